using PresignTools.Diagnosis.Known;
using PresignTools.Diagnosis.Reasoning;
using PresignTools.Policies;
using PresignTools.Text;

namespace PresignTools.Diagnosis.Causes.Encryption;

/// <summary>The signer may not use the KMS key.</summary>
internal sealed class KmsPermissionMissing : CauseDefinition
{
    internal override CauseInfo Info { get; } = new("kms-permission-missing", CheckLayer.Encryption)
    {
        Title = "The signer may not use the KMS key",
        Why = "S3 calls KMS in the signer's name. Permission on the object does not cover the key that encrypts it.",
        Fix = "Allow the signer kms:Decrypt (downloads) or kms:GenerateDataKey (uploads) on the key.",
        Document = AwsDocuments.Kms,
        Stages = [S3CheckStage.Authorization, S3CheckStage.Encryption],
        Statuses = [403],
    };

    internal override bool IsProvenByAnswer(FailureFacts e) => false;

    internal override IEnumerable<Match> Find(FailureFacts e) => e.Denials.Of(Id).Concat(Kms(e));

    internal override bool IsRefusalBy(RefusingLayer layer) => layer is { Kind: PolicyKind.Identity, IsKms: true };

    internal override IEnumerable<DiagnosisNeed> Needs(FailureFacts e) => Ask.KmsKey(e);

    /// <inheritdoc/>
    internal override IEnumerable<Match> Told(FailureFacts e, string text)
    {
        if (e.Response?.AccessDenied is null or { Action: null } && e.MayBePermission
            && text.ContainsAny("no identity-based policy allows") && KmsActions.IsAffirmedIn(text))
        {
            yield return Match.Reported(
                "By what the text says, the message names an action of KMS, and that none of the signer's own policies allows it.",
                KmsDenial.Allow(KmsDenial.Action(e), e.Bucket.KmsKeyArn))
                .Explaining(CauseId.MissingIdentityPermission);
        }

        if ((e.IsBareDenial || e.IsSilentRefusal) && EncryptionContrast.In(text) is { } contrast
            && KmsDenial.IsToldOfOwnKey(e, text, contrast))
        {
            yield return Match.Circumstance(
                $"The bucket is encrypted with a KMS key of its own. An upload with '{Printable.Of(contrast.Option, 60)}' works, which "
                    + "does not use that key; one without it does, and is refused.",
                KmsDenial.Allow(KmsDenial.Action(e), e.Bucket.KmsKeyArn))
                .Explaining(CauseId.MissingIdentityPermission, CauseId.SseHeaderRequiredByPolicy, CauseId.BucketPolicyExplicitDeny);
        }
    }

    private static IEnumerable<Match> Kms(FailureFacts e)
    {
        if (e.Response?.AccessDenied is { IsKms: true } said)
        {
            if (KmsDenial.IsOfSignersPolicies(said))
            {
                yield return Match.NamedByAnswer(KmsDenial.Evidence(said), KmsDenial.Allow(said));
            }
        }
        else if (Unpolicied.IsIn(e.WholeText))
        {
            yield break;    // what works without the bucket's policy has its key
        }
        else if (e.IsUnexplainedRefusal && e.RefusedCalls.Any(Multipart.IsStep) && Tellings.KmsEncryption.IsIn(e.WholeText))
        {
            yield return Match.SeenInRequest(
                "A part of a multipart upload with SSE-KMS was refused. Each part takes kms:Decrypt beside kms:GenerateDataKey.",
                KmsDenial.Allow("kms:Decrypt", e.Bucket.KmsKeyArn))
                .Explaining(CauseId.MultipartStepPermission, CauseId.MissingIdentityPermission);
        }
        else if (KmsDenial.IsBehindBareRefusal(e))
        {
            // Within one account the usual key policy leaves it to the signer's policies; across accounts the key policy comes first.
            string allow = KmsDenial.Allow(KmsDenial.Action(e), e.Bucket.KmsKeyArn);
            yield return KmsDenial.IsCrossAccount(e) ? Match.CommonCause("The signer's own policies must allow the KMS key too.", allow)
                : Match.Circumstance($"The object is encrypted with a KMS key, for which the signer needs {KmsDenial.Action(e)} "
                    + "too.", allow);
        }
    }

    private static readonly Topic KmsActions = new("Decrypt", "GenerateDataKey", "kms:Decrypt", "kms:GenerateDataKey");

    private static readonly Topic Unpolicied =
        new("without the policy it", "without this policy it", "without that policy it", "policy removed", "removed the policy",
            "without the deny",
            "policy off");
}
