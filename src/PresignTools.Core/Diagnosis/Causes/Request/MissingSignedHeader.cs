namespace PresignTools.Diagnosis.Causes.Request;

/// <summary>A header that was signed is not sent.</summary>
internal sealed class MissingSignedHeader : CauseDefinition
{
    internal override CauseInfo Info { get; } = new("missing-signed-header", CheckLayer.Request)
    {
        Title = "A header that was signed is not sent",
        Why = "X-Amz-SignedHeaders lists what S3 puts into the canonical request. A header that does not come counts as empty.",
        Fix = "Send every header that X-Amz-SignedHeaders names, with the value that was signed.",
        Document = AwsDocuments.HeaderAuth,
        Stages = [S3CheckStage.Signature],
    };

    internal override bool IsRuledOut(Evidence e) =>
        e.SignedHeaderNames is { Count: > 0 } signed && signed.All(static n => n == "host");

    /// <summary>MinIO says "headers not signed" also where a signed header is not sent (cmd/signature-v4-utils.go, extractSignedHeaders).</summary>
    internal override bool IsOtherServersAnswer(Evidence e) =>
        e.Row == "headers-not-signed" && (!e.IsAws || Rules.HeaderRules.Underscored(e) is not null);
}
