namespace PresignTools.Diagnosis.Causes.Request;

/// <summary>Signature Version 2 where only Version 4 works.</summary>
internal sealed class SigV2OnV4OnlyRegionOrKms : CauseDefinition
{
    internal override CauseInfo Info { get; } = new("sigv2-on-v4-only-region-or-kms", CheckLayer.Request)
    {
        Title = "Signature Version 2 where only Version 4 works",
        Why = "Signature Version 2 is the old form. Newer regions, SSE-KMS and policies on s3:signatureversion do not take it.",
        Fix = "Sign with Signature Version 4; regions opened after January 2014 and SSE-KMS take nothing else.",
        Document = AwsDocuments.SigV2,
        Stages =
        [
            S3CheckStage.Mechanism, S3CheckStage.Encryption, S3CheckStage.Operation,
            S3CheckStage.Signature, S3CheckStage.Authorization,
        ],
    };
}
