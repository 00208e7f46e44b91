using PresignTools.Diagnosis.Known;
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

    /// <summary>A header that was written by hand, with no signature in it at all.</summary>
    internal override IEnumerable<Match> Find(FailureFacts e)
    {
        bool isOpen = e.Response is null || e.IsSilentRefusal || e.IsSignatureRefusal;
        if (isOpen && !e.IsAccepted && !e.IsPresigned && e.Input.FullText is { } text && SecretAsSignature.IsIn(text))
        {
            yield return Match.SeenInRequest(
                "The Authorization header has the secret key where the signature belongs: nothing was signed, and the secret was sent.",
                "Sign with an SDK, or make a presigned URL anew each time. Replace the key: its secret went over the wire.")
                .Explaining(
                    CauseId.MissingIdentityPermission, CauseId.SdkSigningBug, CauseId.WrongSecretKey, CauseId.UnsignedRequest,
                    CauseId.InvalidOrDeletedAccessKey);
        }
    }

    internal override IEnumerable<DiagnosisNeed> Needs(FailureFacts e) => Ask.Credentials(e);
}
