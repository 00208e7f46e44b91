using PresignTools.Verification.Subject;

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
        Statuses = [400, 403],
    };

    /// <summary>SigV2 is not taken in regions opened after January 2014, nor for SSE-KMS.</summary>
    internal override IEnumerable<Match> Find(Evidence e)
    {
        bool mayBe = e.Response is null || e.Row is "status-400" or "signature-version-not-supported" or "kms-needs-signature-v4";
        if (e.Judgement is null && e.Row is "status-400" && e.Bucket.UsesKms == true && Topics.SignatureVersion2.IsIn(e.AllText))
        {
            yield return Match.SeenInAccount(
                "According to your description the URL uses Signature Version 2 and the object is encrypted with KMS, which takes Version 4 only.");
        }
        else if (mayBe && e.Judgement is { Parameters.Form: SignatureForm.V2 } && (e.Bucket.UsesKms == true || e.Response is not null))
        {
            yield return Match.SeenInRequest("The URL is signed with Signature Version 2"
                + (e.Bucket.UsesKms == true ? ", and the object is encrypted with KMS, which takes Version 4 only." : "."));
        }
    }
}
