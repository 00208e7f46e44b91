using PresignTools.Diagnosis.Reasoning;

namespace PresignTools.Diagnosis.Causes.Policy;

/// <summary>A policy refuses a body whose hash was not signed (s3:x-amz-content-sha256).</summary>
internal sealed class PayloadHashCondition : CauseDefinition
{
    internal override CauseInfo Info { get; } = new("payload-hash-condition", CheckLayer.Policy)
    {
        Title = "A policy refuses a body whose hash was not signed (s3:x-amz-content-sha256)",
        Why = "A presigned URL does not sign its body: s3:x-amz-content-sha256 is UNSIGNED-PAYLOAD, unless the header with the "
            + "real hash is signed.",
        Fix = "Sign x-amz-content-sha256 with the body's real hash ({sign:PayloadHash}), and send it; without it "
            + "a presigned URL says UNSIGNED-PAYLOAD.",
        Document = AwsDocuments.PolicyConditions,
        Stages = [S3CheckStage.Authorization],
        Statuses = [403],
        ConditionKeys = ["s3:x-amz-content-sha256"],
    };

    internal override bool IsRuledOut(FailureFacts e) =>
        e.Operation is not null && !e.IsUpload && e.Operation?.EndsWith("Acl", StringComparison.Ordinal) != true;

    private const string EmptyHash = "e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855";

    internal override IEnumerable<Match> Find(FailureFacts e) => e.Denials.Of(Id);

    internal override string? FixOf(DenialCause denial, FailureFacts e)
    {
        string hash = e.IsUpload ? Say.Of(Phrase.HashOfFile) : Say.Quoted(EmptyHash);
        return $"Sign the hash of the body, and let the client send it as x-amz-content-sha256: "
            + $"{DenialFix.Sign(e, new Argument(nameof(Setting.PayloadHash), hash))}";
    }

    internal override IEnumerable<DiagnosisNeed> Needs(FailureFacts e) => Ask.BucketPolicy(e);
}
