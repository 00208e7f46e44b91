using PresignTools.Diagnosis.Known;
using PresignTools.Diagnosis.Reasoning;
using PresignTools.Policies.Conditions;
using PresignTools.Policies.Matching;
using PresignTools.Responses;
using PresignTools.Text;
using PresignTools.Verification.Subject;

namespace PresignTools.Diagnosis.Causes.Request;

/// <summary>Signature Version 2 where only Version 4 works.</summary>
internal sealed class SigV2OnV4OnlyRegionOrKms : CauseDefinition
{
    internal override CauseInfo Info { get; } = new("sigv2-on-v4-only-region-or-kms", CheckLayer.Request)
    {
        Title = "Signature Version 2 where only Version 4 works",
        Why = "Signature Version 2 is the old form. Newer regions, SSE-KMS and policies on s3:signatureversion do not accept it.",
        Fix = "Sign with Signature Version 4. Regions opened after January 2014 and SSE-KMS accept nothing else.",
        Document = AwsDocuments.SigV2,
        Stages =
        [
            S3CheckStage.Mechanism, S3CheckStage.Encryption, S3CheckStage.Operation,
            S3CheckStage.Signature, S3CheckStage.Authorization,
        ],
        Statuses = [400, 403],
        ConditionKeys = ["s3:signatureversion"],
    };

    /// <summary>A URL of Version 4 is not of Version 2; what S3 says of the version itself stands, whatever the URL looks like.</summary>
    internal override bool IsRuledOut(FailureFacts e) =>
        e.Code is null && e.StringToSignV2 is null && e.Verification is { Parameters.Form: SignatureForm.V4 or SignatureForm.V4A };

    internal override IEnumerable<Match> Find(FailureFacts e) => e.Denials.Of(Id).Concat(NotTaken(e));

    /// <inheritdoc/>
    internal override IEnumerable<Match> Told(FailureFacts e, string text)
    {
        if (e is { IsAws: false, Verification.Parameters.Form: SignatureForm.V2 } && text.ContainsAny("Missing signature", "no signature"))
        {
            yield return Match.SeenInRequest(
                "The server finds no signature, and the URL has one of Signature Version 2: this server looks for Version 4 only.",
                "Sign with Signature Version 4: signature_version 's3v4' (boto3), signatureVersion: 'v4' (JavaScript).")
                .Explaining(CauseId.WrongBucketOrKey, CauseId.UnsignedRequest, CauseId.UrlExpired);
        }
    }

    /// <summary>A policy that wants Version 4; "AWS" is its name for Version 2.</summary>
    internal override bool IsMeantBy(Condition condition, RequestContext context, bool isMet) =>
        base.IsMeantBy(condition, context, isMet) && context.TryGet(condition.Key, out IReadOnlyList<string> values) && values[0] == "AWS";

    internal override string? FixOf(DenialCause denial, FailureFacts e) => $"Sign with Signature Version 4: {DenialFix.Sign(e)}";

    /// <summary>SigV2 is not taken in regions opened after January 2014, nor for SSE-KMS.</summary>
    private static IEnumerable<Match> NotTaken(FailureFacts e)
    {
        bool mayBe =
            e.Response is null || e.Row is S3Answer.Status400 or S3Answer.SignatureVersionNotSupported or S3Answer.KmsNeedsSignatureV4;
        if (
            e.Verification is null
            && e.Row is S3Answer.Status400
            && e.Bucket.UsesKms == true
            && Topics.SignatureVersion2.IsIn(e.AllText))
        {
            yield return Match.SeenInAccount(
                "According to your description the URL uses Signature Version 2 and the object is encrypted with KMS, which takes Version "
                    + "4 only.");
        }
        else if (mayBe && e.Verification is { Parameters.Form: SignatureForm.V2 } && (e.Bucket.UsesKms == true || e.Response is not null))
        {
            yield return Match.SeenInRequest("The URL is signed with Signature Version 2"
                + (e.Bucket.UsesKms == true ? ", and the object is encrypted with KMS, which takes Version 4 only." : "."));
        }
    }
}
