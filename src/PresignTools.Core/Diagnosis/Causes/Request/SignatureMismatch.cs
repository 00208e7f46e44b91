using PresignTools.Diagnosis.Reasoning;

namespace PresignTools.Diagnosis.Causes.Request;

/// <summary>The signature does not fit the request.</summary>
internal sealed class SignatureMismatch : CauseDefinition
{
    internal override CauseInfo Info { get; } = new("signature-mismatch", CheckLayer.Request)
    {
        Title = "The signature does not fit the request",
        Why = "S3 computed a different signature from what it received. Something differs from what was signed, or a "
            + "different secret signed it.",
        Fix = "Give S3's SignatureDoesNotMatch body ({setting:ErrorResponse}), or the URL as it was when it was signed.",
        Document = AwsDocuments.QueryAuth,
        Stages = [S3CheckStage.Signature],
        Statuses = [403],
    };

    internal override IEnumerable<DiagnosisNeed> Needs(FailureFacts e) => Ask.Credentials(e);
}
