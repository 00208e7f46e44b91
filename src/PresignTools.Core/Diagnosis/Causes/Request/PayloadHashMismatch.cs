namespace PresignTools.Diagnosis.Causes.Request;

/// <summary>The body, or its hash or checksum, is not the one that was signed or sent.</summary>
internal sealed class PayloadHashMismatch : CauseDefinition
{
    internal override CauseInfo Info { get; } = new("payload-hash-mismatch", CheckLayer.Request)
    {
        Title = "The body, or its hash or checksum, is not the one that was signed or sent",
        Why = "S3 computes hash and checksum of what arrives, and refuses what differs from what was signed or declared.",
        Fix = "Send the bytes that the hash was made of, or sign without a hash (UNSIGNED-PAYLOAD).",
        Document = AwsDocuments.Integrity,
        Stages = [S3CheckStage.Signature, S3CheckStage.Operation],
    };

    internal override bool IsProvenByAnswer(Evidence e) => false;
}
