using PresignTools.Diagnosis.Known;
using PresignTools.Diagnosis.Reasoning;
using PresignTools.Responses;
using PresignTools.Text;

namespace PresignTools.Diagnosis.Causes.Object;

/// <summary>The upload worked, and the object is private: its plain URL is refused.</summary>
internal sealed class ObjectLeftPrivate : CauseDefinition
{
    internal override CauseInfo Info { get; } = new("object-left-private", CheckLayer.Object)
    {
        Title = "The upload worked, and the object is private: its plain URL is refused",
        Why = "An uploaded object is private unless a policy or an ACL says otherwise. A signed upload does not make it public.",
        Fix = "Read it with a URL that is signed for GET. For a public file, allow s3:GetObject in the bucket policy, or use a CDN.",
        Document = AwsDocuments.Presigned,
        Stages = [S3CheckStage.Authorization],
        Statuses = [403],
    };

    internal override bool IsRuledOut(FailureFacts e) => e.IsPresigned || e.Bucket.ObjectExists == false;

    /// <summary>A plain URL is refused after an upload that went well.</summary>
    internal override IEnumerable<Match> Find(FailureFacts e)
    {
        bool isPlainRead = e.Raw is not null && !e.IsPresigned && !e.IsUrlElided && e.Method is null or "GET" or "HEAD"
            && e.Header("authorization") is null;
        bool isRefused = e.IsBareDenial || e.IsSilentRefusal || e.Row is S3Answer.Anonymous;
        if (isPlainRead && isRefused && e.Raw is not null && !e.IsPresigned
            && (Tellings.UploadWorked.IsAffirmedIn(e.WholeText) || ShownUpload.IsIn(e.WholeText)))
        {
            yield return Match.SeenInRequest(
                "The upload worked. The URL that is refused has no signature, and the object is private: nothing made it public.")
                .Explaining(CauseId.UnsignedRequest, CauseId.MissingIdentityPermission, CauseId.KeyMissingWithoutListPermission);
        }
    }

    /// <inheritdoc/>
    internal override IEnumerable<Match> Told(FailureFacts e, string text)
    {
        bool isPlain =
            e.Raw is null
            && !e.IsPresigned
            && text.ContainsAny("plain url", "public url", "stored url", "object url", "direct url", "avatar");
        if (isPlain && e.IsSilentRefusal && Tellings.Presigned.IsIn(text))
        {
            yield return Match.Reported(
                "What is fetched by presigned URLs works; what is refused is linked by its plain URL, and the bucket is private.",
                "Let the application link it by a presigned URL too, or make that prefix readable for everybody.");
            yield break;
        }

        bool isRefused = e.IsBareDenial || e.IsSilentRefusal;
        bool isOpened = Symptoms.OpenedInBrowser.IsIn(text)
            || text.ContainsAny("opening it", "open it", "view it", "viewing it", "<img", "<Image");
        bool isUnsigned = (e.Raw is null || e.IsUrlElided) && !e.IsPresigned && !text.ContainsAny("X-Amz-Signature", "Signature=");
        if (isRefused && isOpened && isUnsigned && (Tellings.UploadWorked.IsAffirmedIn(text) || ShownUpload.IsIn(text) || BothWork(text)))
        {
            yield return Match.Reported("The upload worked, and what is opened in a browser is refused: a browser signs nothing, and the "
                + "object is private unless something makes it public.");
        }
    }

    /// <summary>Upload and download by a client that signs are told to work.</summary>
    private static bool BothWork(string text) => text.ContainsAny("both work") && text.ContainsAny("upload")
        && text.ContainsAny("download");

    internal override IEnumerable<DiagnosisNeed> Needs(FailureFacts e) => Ask.BucketPolicy(e);
}
