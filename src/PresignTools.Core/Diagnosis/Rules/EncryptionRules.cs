using PresignTools.Responses;
using PresignTools.Text;

namespace PresignTools.Diagnosis.Rules;

/// <summary>KMS and customer-provided keys: S3 itself has allowed the operation when it gets here.</summary>
internal static class EncryptionRules
{
    internal static Suspect? Sentence(Evidence e)
    {
        if (e.Response?.AccessDenied is not { IsKms: true } said)
        {
            return null;
        }

        string who = Printable.Of(said.Principal ?? "the signer", 120);
        string evidence = $"S3 itself allows the operation; KMS does not let {who} do {Printable.Of(said.Action, 40)}: {Printable.Of(said.Reason ?? "no reason given", 240)}.";
        bool gone = said.Reason.HasAny("does not exist in this Region", "no resource-based");
        return (said.Denial, said.PolicyType) switch
        {
            (PolicyDenial.Implicit, "identity-based policy") => new Suspect(CauseId.KmsPermissionMissing, Certainty.Likely, 96, evidence) { Remedy = PolicyRules.Allow(said.Action ?? "kms:Decrypt", said.Resource ?? "arn:aws:kms:REGION:ACCOUNT:key/ID") },
            (PolicyDenial.Implicit, "resource-based policy") or (PolicyDenial.Explicit, "resource-based policy") => new Suspect(CauseId.KmsKeyPolicy, Certainty.Established, 96, evidence) { Remedy = KeyStatement(said) },
            (PolicyDenial.Explicit, "identity-based policy") => Suspect.Likely(CauseId.KmsPermissionMissing, 88, evidence),
            (_, not null) => null,
            _ => gone
                ? Suspect.Likely(CauseId.KmsKeyPolicy, 86, evidence, KeyStatement(said))
                : Suspect.Likely(CauseId.KmsPermissionMissing, 80, evidence, PolicyRules.Allow(said.Action ?? "kms:Decrypt", said.Resource ?? "arn:aws:kms:REGION:ACCOUNT:key/ID")),
        };
    }

    internal static Suspect? KeyState(Evidence e) =>
        e.Code?.StartsWith("KMS.", StringComparison.OrdinalIgnoreCase) == true
            ? new Suspect(CauseId.KmsKeyDisabledOrMissing, e.Code.HasAny("NotFound") ? Certainty.Likely : Certainty.Established, 96, AnswerRules.Said(e.Response!)) { Remedy = KeyRemedy(e) }
            : KeyFault(e) is { } fault && (e.Response is null || e.Status == 400 && e.Code is null)
            ? Suspect.Likely(CauseId.KmsKeyDisabledOrMissing, 88, fault)
            : null;

    /// <summary>A KMS key that cannot be used, in a request that needs it; null if there is none.</summary>
    internal static string? KeyFault(Evidence e) => e.Bucket.KmsKeyState is { } state && !state.Equals("Enabled", StringComparison.OrdinalIgnoreCase) && (e.Operation is null || e.IsRead || e.IsUpload)
        ? $"The KMS key is in state {Printable.Of(state, 40)}." : null;

    /// <summary>A KMS object behind a bare refusal: S3 permission alone does not suffice.</summary>
    internal static Suspect? Bare(Evidence e)
    {
        bool kms = e.Bucket.UsesKms == true || e.Bucket.KmsKeyArn is not null || e.AmzValue("x-amz-server-side-encryption").HasAny("aws:kms");
        if (!kms || !(e.IsBareDenial || e.IsSilentRefusal) || e.Input.Policies.Key is not null && e.Policies.Refusal is not null)
        {
            return null;
        }

        string need = e.IsRead ? "kms:Decrypt" : "kms:GenerateDataKey";
        bool identity = e.Input.Policies.Identity.Count > 0;
        string cause = e.Bucket.OwnerAccount is { } owner && Policies.RequestPrincipal.TryParse(e.Input.Principal ?? string.Empty)?.Account is { } signer && owner != signer ? CauseId.KmsKeyPolicy : CauseId.KmsPermissionMissing;
        return Suspect.Likely(cause, identity ? 50 : 56, $"The object is under a KMS key, for which the signer needs {need} too.", PolicyRules.Allow(need, e.Bucket.KmsKeyArn ?? "arn:aws:kms:REGION:ACCOUNT:key/ID")).As(Certainty.Possible);
    }

    /// <summary>The other side of the same key: both its policy and the signer's must allow it.</summary>
    internal static Suspect? BareOther(Evidence e) => Bare(e) is { } bare
        ? Suspect.Possible(bare.Cause == CauseId.KmsKeyPolicy ? CauseId.KmsPermissionMissing : CauseId.KmsKeyPolicy, bare.Strength - 4,
            bare.Cause == CauseId.KmsKeyPolicy ? "The signer's own policies must allow the KMS key too." : "The KMS key's own policy must let the signer, or its account, use it.",
            "Get-KMSKeyPolicy -KeyId KEY -PolicyName default shows it; then -KeyPolicy.")
        : null;

    /// <summary>
    /// Customer-provided keys. That the key's headers were not signed is no missing signed header: the signature was good. So those answers have no
    /// cause of their own; the evidence and the remedy say what they are about.
    /// </summary>
    internal static Suspect? CustomerKey(Evidence e)
    {
        const string Customer = "x-amz-server-side-encryption-customer-";
        if (e.Row == "access-denied-ssec-blocked")
        {
            return new Suspect(CauseId.SseCBlocked, Certainty.Established, 97, AnswerRules.Said(e.Response!));
        }

        if (e.Response is null && BlockedCustomerKey(e) is { } blocked)
        {
            return Suspect.Likely(CauseId.SseCBlocked, 90, blocked);
        }

        string? remedy = e.Row switch
        {
            "ssec-key-needed" or "ssec-algorithm" or "ssec-key-missing" or "ssec-md5-missing" =>
                $"Sign the headers of the key, and let the client send them: {SigningCommand.Of(e.BucketName, e.Key, e.Method, SigningCommand.Parameters([new HeaderDemand(Customer + "algorithm", null, null)]))}",
            "ssec-wrong-key" => "Use the 32 bytes that the object was stored with; S3 keeps no copy of them.",
            "ssec-key-invalid" => $"Send the 32 bytes of the key in Base64 as {Customer}key.",
            "ssec-md5-mismatch" => $"Send the MD5 of the key's 32 bytes (not of its Base64 text), in Base64, as {Customer}key-MD5.",
            "ssec-not-applicable" => $"Leave the {Customer}* headers out: the object was not stored with such a key.",
            _ => null,
        };
        return remedy is null ? null : Suspect.Likely(CauseId.Other, 90, $"{AnswerRules.Said(e.Response!)} {e.Response!.Meaning}", remedy);
    }

    /// <summary>An upload with a customer-provided key to a bucket that blocks them; null if it is none.</summary>
    internal static string? BlockedCustomerKey(Evidence e) => e.Bucket.BlocksCustomerKeys == true && e.IsUpload && e.AmzValue("x-amz-server-side-encryption-customer-algorithm") is not null
        ? "The request brings its own key (SSE-C), and the bucket's default encryption blocks that." : null;

    private static string KeyRemedy(Evidence e)
    {
        // S3's message names the key.
        string? named = e.Response?.Message?.Split(' ').FirstOrDefault(static w => w.StartsWith("arn:", StringComparison.Ordinal) && w.IndexOf(":kms:", StringComparison.Ordinal) > 0)?.Trim('\'', '"', '.', ',');
        string key = SigningCommand.Quote(e.Bucket.KmsKeyArn ?? named ?? "KEY");
        return e.Code.HasAny("NotFound") ? $"Get-KMSKey -KeyId {key} shows whether it is there; a key must lie in the bucket's region. Copy the object with a key that exists, or mend the bucket's default encryption."
            : e.Bucket.KmsKeyState.HasAny("Pending") || e.Response?.Message.HasAny("pending") == true ? $"Stop-KMSKeyDeletion -KeyId {key}; Enable-KMSKey -KeyId {key}"
            : $"Enable-KMSKey -KeyId {key}; Get-KMSKey -KeyId {key} shows its state.";
    }

    private static string KeyStatement(AccessDeniedStatement said) =>
        $$"""Add to the key's policy: {"Effect":"Allow","Principal":{"AWS":"{{Printable.Of(said.PrincipalAccount is { } a ? $"arn:aws:iam::{a}:root" : "arn:aws:iam::ACCOUNT:root", 80)}}"},"Action":["kms:Decrypt","kms:GenerateDataKey"],"Resource":"*"}; the account's own policies must allow it too.""";
}
