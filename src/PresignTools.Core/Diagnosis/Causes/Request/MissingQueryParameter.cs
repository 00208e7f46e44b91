using PresignTools.Diagnosis.Known;
using PresignTools.Diagnosis.Reasoning;
using PresignTools.Responses;
using PresignTools.Text;

namespace PresignTools.Diagnosis.Causes.Request;

/// <summary>A parameter of the signature is missing.</summary>
internal sealed class MissingQueryParameter : CauseDefinition
{
    internal override CauseInfo Info { get; } = new("missing-query-parameter", CheckLayer.Request)
    {
        Title = "A parameter of the signature is missing",
        Why = "S3 needs six parameters to check a signature. If one is missing, S3 does not treat the URL as signed, or "
            + "cannot read it.",
        Fix = "Take the whole URL: all six X-Amz- parameters must be there.",
        Document = AwsDocuments.QueryAuth,
        Stages = [S3CheckStage.Mechanism, S3CheckStage.Parameters],
        Statuses = [400, 403],
    };

    /// <summary>The answer says what is missing, and not why: the signer left it out, or it was cut off.</summary>
    internal override IEnumerable<Match> Find(FailureFacts e)
    {
        if (e.Row == S3Answer.QueryParametersMissing && !e.Faults(CauseId.MissingQueryParameter).Any())
        {
            yield return Match.Circumstance(
                "S3 saw a URL that lacks at least one of X-Amz-Algorithm, X-Amz-Credential, X-Amz-Date, X-Amz-Expires, "
                    + "X-Amz-SignedHeaders and X-Amz-Signature.");
        }
    }

    /// <summary>Without any parameter of the signature S3 takes the request for an anonymous one.</summary>
    internal override bool AlsoGives(FailureFacts e) => e.Input.FullText is { } text && Lost(e, text) is not null;

    private static string? Lost(FailureFacts e, string text) =>
        e.IsPresigned && (e.IsSilentRefusal || e.IsBareDenial) ? LostQuery.In(e.Raw!, text) : null;

    /// <summary>The text has the whole URL, and shows a request for its address alone.</summary>
    internal override IEnumerable<Match> Told(FailureFacts e, string text)
    {
        if (Lost(e, text) is { } sent)
        {
            yield return Match
                .SeenInRequest(
                    $"What failed is the request for {Printable.Of(sent, 120)}, without the query: the signature was left behind.",
                    "Give the client the whole URL. A player or loader that makes addresses out of a path needs each of them signed, or "
                        + "signed cookies (CloudFront).")
                .About("query")
                .Compared()
                .Explaining(
                    CauseId.UrlExpired, CauseId.KeyMissingWithoutListPermission, CauseId.MissingIdentityPermission,
                    CauseId.CorsMisconfigured);
        }
    }
}
