using PresignTools.Diagnosis.Reasoning;

namespace PresignTools.Diagnosis.Causes.Request;

/// <summary>A part carries a checksum that CreateMultipartUpload did not declare.</summary>
internal sealed class MultipartChecksumNotDeclared : CauseDefinition
{
    internal override CauseInfo Info { get; } = new("multipart-checksum-not-declared", CheckLayer.Request)
    {
        Title = "A part carries a checksum that CreateMultipartUpload did not declare",
        Why = "The checksum algorithm of a multipart upload is fixed when the upload starts. Parts with another one are refused.",
        Fix = "Name the checksum algorithm in CreateMultipartUpload, or send the parts without one.",
        Document = AwsDocuments.Integrity,
        Stages = [S3CheckStage.Operation],
        Statuses = [400],
    };
}
