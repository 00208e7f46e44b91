using PresignTools.Diagnosis.Known;
using PresignTools.Diagnosis.Reasoning;
using PresignTools.Responses;
using PresignTools.Text;

namespace PresignTools.Diagnosis.Causes.Region;

/// <summary>A static website host takes no signature.</summary>
internal sealed class WebsiteEndpoint : CauseDefinition
{
    internal override CauseInfo Info { get; } = new("website-endpoint", CheckLayer.Region)
    {
        Title = "A static website host does not accept signatures",
        Why = "Website endpoints serve public content over plain HTTP. They ignore signatures.",
        Fix = "Sign for the REST host, BUCKET.s3.REGION.amazonaws.com.",
        Document = AwsDocuments.Website,
        Stages = [S3CheckStage.Routing, S3CheckStage.Mechanism, S3CheckStage.Authorization, S3CheckStage.Target],
        Statuses = [301, 302, 400, 403, 404, 405],
    };

    /// <summary>A CDN whose origin is a website endpoint asks as anybody, whatever it is allowed: its signature is not looked at.</summary>
    internal override IEnumerable<Match> Find(FailureFacts e)
    {
        bool isRefused = e.IsBareDenial || e.IsSilentRefusal || e.Row is S3Answer.Anonymous;
        if (isRefused && !e.IsPresigned && Topics.WebsiteOrigin.FirstIn(e.WholeText) is { } origin
            && Topics.OriginSigning.IsAffirmedIn(e.WholeText))
        {
            yield return Match
                .SeenInRequest(
                    $"The CDN's origin is a website endpoint ('{Printable.Of(origin, 60)}'). It takes no signature: an origin access "
                        + "identity or control does not count, and a private bucket refuses.",
                    "Make the bucket's REST host the origin (BUCKET.s3.REGION.amazonaws.com), with origin access control and a default "
                        + "root object. Or let everybody read the bucket."
                )
                .Explaining(CauseId.MissingIdentityPermission, CauseId.UnsignedRequest, CauseId.ObjectLeftPrivate,
                    CauseId.BucketPolicyMissingAllowCrossAccount, CauseId.KeyMissingWithoutListPermission);
        }
    }

    /// <summary>
    /// The page of errors that website endpoints alone have: a list with <c>Code: …</c> in HTML. They look at no signature, whoever made
    /// one.
    /// </summary>
    internal override IEnumerable<Match> Told(FailureFacts e, string text)
    {
        bool isPage = text.ContainsAny("<li>Code:", "<li> Code:", "&lt;li&gt;Code:");
        bool isHost = text.ContainsAny(".s3-website-", ".s3-website.");
        bool isSigned = e.IsPresigned || e.Pieces.Count > 0 || Tellings.Presigned.IsIn(text) || text.ContainsAny("signature", "signed");
        if (isPage && isHost && isSigned && !e.IsAccepted)
        {
            yield return Match
                .SeenInRequest(
                    "The answer is the HTML page of a website endpoint. It serves what everybody may read, and looks at no signature.",
                    "Sign for the bucket's REST host, BUCKET.s3.REGION.amazonaws.com, and send the URL there.")
                .Explaining(CauseId.MissingIdentityPermission, CauseId.UnsignedRequest, CauseId.ObjectLeftPrivate,
                    CauseId.BucketPolicyMissingAllowCrossAccount, CauseId.KeyMissingWithoutListPermission, CauseId.PublicAccessBlock,
                    CauseId.IntermediaryBlock);
        }
    }
}
