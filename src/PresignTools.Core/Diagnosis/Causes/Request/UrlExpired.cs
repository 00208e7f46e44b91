namespace PresignTools.Diagnosis.Causes.Request;

/// <summary>The URL has expired.</summary>
internal sealed class UrlExpired : CauseDefinition
{
    internal override CauseInfo Info { get; } = new("url-expired", CheckLayer.Request)
    {
        Title = "The URL has expired",
        Why = "The end of a URL is signing time plus X-Amz-Expires, by S3's clock. It is judged before the signature.",
        Fix = "Sign a fresh URL; expiry cannot be extended, because it is signed.",
        Document = AwsDocuments.Presigned,
        Stages = [S3CheckStage.Time, S3CheckStage.PostPolicy],
    };

    internal override bool IsRuledOut(Evidence e) =>
        e.Has(CauseId.ExpiryInvalid);

    internal override bool IsProvenByAnswer(Evidence e) => true;
}
