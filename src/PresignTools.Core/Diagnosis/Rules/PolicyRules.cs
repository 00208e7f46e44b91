using PresignTools.Policies;
using PresignTools.Policies.Conditions;
using PresignTools.Policies.Decisions;
using PresignTools.Policies.Matching;
using PresignTools.Policies.Model;
using PresignTools.Responses;
using PresignTools.Text;
using PresignTools.Verification.Subject;

namespace PresignTools.Diagnosis.Rules;

/// <summary>What the policies that were given decide, named by the layer and the condition key that decide.</summary>
internal static class PolicyRules
{
    internal static Suspect? Decided(Evidence e)
    {
        if (!e.MayBePermission || e.IsSilentRefusal && e.IsPresigned && e.Method == "HEAD" && e.Signing.Method == "GET")
        {
            return null;
        }

        return Refusal(e);
    }

    /// <summary>What the policies refuse, whatever S3 answered.</summary>
    internal static Suspect? Refusal(Evidence e)
    {
        PolicyEvidence policies = e.Policies;
        AccessDecision? refusal = policies.Refusal ?? policies.RefusalWithoutHoisted;
        if (refusal is null)
        {
            return null;
        }

        bool hoisted = policies.Refusal is null;
        DenialCause cause = DenialCause.Of(refusal);
        bool matchesAnswer = e.Response?.AccessDenied is { } said && Agrees(said, refusal);
        bool sure = matchesAnswer && (e.Clock.IsProof || !Ranking.Proof.AsksForTime(e.Input.Policies)) && policies.IsCertainQuestion && refusal.MissingContext.All(static m => !m.Matters);
        string assumed = policies.Assumptions.Count == 0 ? string.Empty : " " + string.Join(" ", policies.Assumptions);
        string evidence = (hoisted ? "x-amz-* parameters of the query may not count for a policy's condition on headers: without them, " : string.Empty) + Printable.Of(cause.Evidence(), 900) + Printable.Of(assumed, 240);
        if (IsOpen(e, refusal))
        {
            return Suspect.Possible(cause.Id, 55, evidence, Remedy(e, cause));
        }

        return new Suspect(cause.Id, sure ? Certainty.Established : Certainty.Likely, hoisted ? 74 : e.Response?.AccessDenied is not null && !matchesAnswer ? 60 : 90, evidence)
        {
            Remedy = Remedy(e, cause),
        };
    }

    /// <summary>
    /// A key that nobody told is not one that the request lacks: where the URL is used, what the object is tagged with and who the signer is beside its
    /// name is not seen from here. As long as S3 has not refused for permission, that decides nothing.
    /// </summary>
    private static bool IsOpen(Evidence e, AccessDecision refusal)
    {
        if (e.Response is not null && e.MayBePermission)
        {
            return false;
        }

        return refusal.Reasons.Any(static r => !r.Matched && HasUnknownVariable(r.Expected)) || refusal.MissingContext.Any(m => m.Matters && MayHave(e, m.Key));
    }

    /// <summary>Whether a policy variable stands for something that the signer's ARN does not tell: a tag, an organization, a value of a federation.</summary>
    private static bool HasUnknownVariable(string? text)
    {
        for (int at = text?.IndexOf("${", StringComparison.Ordinal) ?? -1; at >= 0; at = text!.IndexOf("${", at + 2, StringComparison.Ordinal))
        {
            int end = text!.IndexOfAny(['}', ','], at);
            string key = end < 0 ? string.Empty : text.Substring(at + 2, end - at - 2).Trim().ToLowerInvariant();
            if (key.Length > 1 && key is not ("aws:username" or "aws:principalaccount" or "aws:principalarn" or "aws:currenttime") && !key.StartsWith("s3:x-amz-", StringComparison.Ordinal))
            {
                return true;
            }
        }

        return false;
    }

    /// <summary>
    /// S3 says that a policy denies explicitly, and what is known of the request does not show which statement: a Deny that only lacks a key
    /// that nobody told (when the session began, MFA, the TLS version) may be it.
    /// </summary>
    internal static Suspect? Untold(Evidence e)
    {
        bool isSaid = e.Response?.AccessDenied is { Denial: PolicyDenial.Explicit, IsKms: false };
        AccessDecision? decision = e.Policies.Decision;
        if (decision is null || !(isSaid || e.IsBareDenial) || e.Policies.Refusal is { } refusal && (!isSaid || Agrees(e.Response!.AccessDenied!, refusal)))
        {
            return null;
        }

        List<(AccessDecision Asked, LayerEvaluation Layer, StatementMatch Match)> open = [.. decision.Actions
            .SelectMany(static a => a.Evaluation.Layers.SelectMany(l => l.Near.Select(m => (Asked: a, Layer: l, Match: m))))
            .Where(static n => n.Match is { Failures: 1, FailedElement: StatementElement.Condition, Statement.Effect: PolicyEffect.Deny })
            .Where(n => !n.Asked.Request.Context.Mentions(n.Match.FailedCondition!.Key) && MayHave(e, n.Match.FailedCondition.Key))
            .Where(n => !isSaid || e.Response!.AccessDenied!.PolicyType == SentenceName(n.Layer.Kind))];
        if (open.Count == 0)
        {
            return null;
        }

        (AccessDecision asked, LayerEvaluation layer, StatementMatch match) = open[0];
        DenialCause cause = DenialCause.OfUntold(asked, layer.Kind, match);
        string said = isSaid ? $"S3 says that {PolicyKinds.NameWithArticle(layer.Kind)} denies it explicitly; " : string.Empty;
        string several = open.Count == 1 ? string.Empty : $" {open.Count - 1} more statements are open in the same way.";
        string evidence = $"{said}{DecisionText.Statement(match, layer.Kind)} denies with {match.FailedCondition!.OperatorText} {Printable.Of(match.FailedCondition.Key, 80)} {Printable.Of(match.FailedCondition.Wanted, 200)}, and what the request has for it is not known here.{several}";
        bool only = isSaid && open.Count == 1;
        return new Suspect(cause.Id, only ? Certainty.Likely : Certainty.Possible, only ? 91 : isSaid ? 87 : 57, char.ToUpperInvariant(evidence[0]) + evidence[1..]) { Remedy = Remedy(e, cause) };
    }

    /// <summary>The bucket policy is all that was given, and lets the request in but for a condition: whoever gives it relies on it.</summary>
    internal static Suspect? NearMiss(Evidence e) =>
        (e.IsBareDenial || e.IsSilentRefusal) && e.Policies.NearMiss is { } near
            ? new Suspect(near.Id, Certainty.Possible, 63, Printable.Of(near.Evidence(), 400)) { Remedy = Remedy(e, near) }
            : null;

    /// <summary>An endpoint policy for certain buckets, and a request whose bucket is not known: those of AWS's own services are seldom in such a list.</summary>
    internal static Suspect? NarrowEndpoint(Evidence e)
    {
        bool narrow = e.Input.Policies.VpcEndpoint is { Count: > 0 } given
            && !given.SelectMany(static p => p.Statements).Any(static s => s.Effect == PolicyEffect.Allow && s.Conditions.Count == 0 && (s.Resources ?? []).Any(static r => r.ToString() is "*" or "arn:aws:s3:::*"));
        return narrow && (e.IsBareDenial || e.IsSilentRefusal) && e.Location is null && e.Bucket.Name is null
            ? Suspect.Likely(CauseId.VpcEndpointPolicy, 78, "The VPC endpoint's policy allows certain buckets only; the bucket of this request is not known to be one of them.")
            : null;
    }

    /// <summary>S3's own sentence names the type of the policy; with an explicit deny, no Allow can help.</summary>
    internal static Suspect? Sentence(Evidence e)
    {
        if (e.Response?.AccessDenied is not { IsKms: false } said)
        {
            return null;
        }

        (string? cause, bool isProof) = (said.Denial, said.PolicyType) switch
        {
            (_, "service control policy" or "resource control policy") => (CauseId.ScpOrRcpDeny, true),
            (_, "permissions boundary") => (CauseId.PermissionsBoundary, true),
            (_, "session policy") => (CauseId.SessionPolicy, true),
            (_, "VPC endpoint policy") => (CauseId.VpcEndpointPolicy, true),
            (PolicyDenial.Explicit, "resource-based policy") => (CauseId.BucketPolicyExplicitDeny, false),
            (PolicyDenial.Implicit, "identity-based policy") => (DenialCause.ForAction(said.Action, CauseId.MissingIdentityPermission), false),
            (PolicyDenial.Implicit, "resource-based policy") => (DenialCause.ForAction(said.Action, CauseId.BucketPolicyMissingAllowCrossAccount), false),
            (PolicyDenial.BucketSetting, _) when said.Reason.HasAny("SSE-C", "Customer provided keys") => (CauseId.SseCBlocked, true),
            (PolicyDenial.BucketSetting, _) => (CauseId.PublicAccessBlock, true),
            (PolicyDenial.Unspecified, null) => (DenialCause.ForAction(said.Action, CauseId.MissingIdentityPermission), false),
            _ => (null, false),
        };
        return cause is null ? null : new Suspect(cause, isProof ? Certainty.Established : Certainty.Likely, isProof ? 95 : 85, $"S3 says of {Printable.Of(said.Principal ?? "the signer", 120)}: {said}.")
        {
            Remedy = said.Action is { } action && cause == CauseId.MissingIdentityPermission ? Allow(action, said.Resource) : null,
        };
    }

    /// <summary>Block Public Access refuses public ACLs, and leaves everything else to the policies.</summary>
    internal static Suspect? PublicAccess(Evidence e) =>
        (e.IsBareDenial || e.IsSilentRefusal || e.Response is null) && PublicAcl(e) is { } evidence
            ? Suspect.Likely(CauseId.PublicAccessBlock, 92, evidence, "Leave the ACL out; a presigned URL gives access without it.")
            : null;

    /// <summary>Where the bucket's settings are not known: Block Public Access is on for new buckets since April 2023.</summary>
    internal static Suspect? PublicAclUntold(Evidence e) =>
        e.IsBareDenial && e.Bucket.BlockPublicAcls is null && e.AmzValue("x-amz-acl") is "public-read" or "public-read-write" or "authenticated-read"
            ? Suspect.Possible(CauseId.PublicAccessBlock, 50, "The request sets a public ACL, which Block Public Access refuses; it is on for buckets made since April 2023.", $"Get-S3PublicAccessBlock -BucketName {SigningCommand.Quote(e.BucketName ?? "BUCKET")} shows it. Leave the ACL out; a presigned URL gives access without it.")
            : null;

    /// <summary>A public ACL that BlockPublicAcls refuses; null if there is none.</summary>
    internal static string? PublicAcl(Evidence e)
    {
        string? acl = e.AmzValue("x-amz-acl");
        bool isPublic = acl is "public-read" or "public-read-write" or "authenticated-read" || e.Headers?.Any(static h => h.Key.StartsWith("x-amz-grant-", StringComparison.Ordinal) && h.Value.HasAny("AllUsers", "AuthenticatedUsers")) == true;
        return e.Bucket.BlockPublicAcls == true && e.Bucket.AclsDisabled != true && isPublic
            ? $"The request sets the public ACL '{Printable.Of(acl ?? "a grant to all users", 40)}', and BlockPublicAcls is on."
            : null;
    }

    /// <summary>An ACL for a bucket that has them off; null if there is none, or one that changes nothing.</summary>
    internal static string? AclIsOff(Evidence e) => e.Bucket.AclsDisabled == true && e.AmzValue("x-amz-acl") is { Length: > 0 } acl && acl is not ("bucket-owner-full-control" or "private")
        ? $"The request sets the ACL '{Printable.Of(acl, 40)}', and the bucket has ACLs turned off (Object Ownership: bucket owner enforced)." : null;

    /// <summary>An ACL in the request needs s3:PutObjectAcl, and ACLs enabled.</summary>
    internal static Suspect? Acl(Evidence e)
    {
        string? acl = e.AmzValue("x-amz-acl");
        if (e.Code == "AccessControlListNotSupported")
        {
            return new Suspect(CauseId.AclWithoutPermissionOrAclsDisabled, e.IsAws ? Certainty.Established : Certainty.Likely, 95, $"The request sets an ACL{(acl is null ? string.Empty : $" ({Printable.Of(acl, 40)})")}, and the bucket has ACLs turned off (Object Ownership: bucket owner enforced).")
            {
                Remedy = "Leave x-amz-acl out of the request, and out of what is signed.",
            };
        }

        if (e.Response is null && e.IsUpload && AclIsOff(e) is { } off)
        {
            return Suspect.Likely(CauseId.AclWithoutPermissionOrAclsDisabled, 90, off, "Leave x-amz-acl out of the request, and out of what is signed.");
        }

        if (acl is null || !(e.IsBareDenial || e.IsSilentRefusal) || !e.IsUpload)
        {
            return null;
        }

        return e.Bucket.AclsDisabled == true
            ? Suspect.Likely(CauseId.AclWithoutPermissionOrAclsDisabled, 70, "The request sets an ACL, and ACLs are off for the bucket.")
            : Suspect.Likely(CauseId.AclWithoutPermissionOrAclsDisabled, 52, $"The request sets the ACL '{Printable.Of(acl, 40)}', which needs s3:PutObjectAcl beside s3:PutObject.", Allow("s3:PutObjectAcl", null)).As(Certainty.Possible);
    }

    internal static Suspect? Anonymous(Evidence e)
    {
        bool noSignature = e.Judgement is { Parameters.Form: SignatureForm.None } && e.Header("authorization") is null && !e.IsForm && e.Method != "OPTIONS";
        bool saysNone = Words.HasAny(e.Signing.Text, "none", "unsigned", "no-sign-request", "anonymous", "not signed") || Words.HasAny(e.Input.Client, "without signature");
        bool plainClient = noSignature && e.Signing.Text is null;
        return (noSignature && (saysNone || plainClient) || (saysNone && e.Judgement is null)) && (e.IsBareDenial || e.IsSilentRefusal || e.Row is "anonymous" or "authentication-token-missing")
            ? Suspect.Likely(CauseId.UnsignedRequest, 92, "The request carries no signature: neither in the URL nor in an Authorization header.")
            : null;
    }

    /// <summary>Without policies there is a list of what a bare refusal can be; who is of which account orders it.</summary>
    internal static Suspect? CrossAccount(Evidence e)
    {
        string? signer = RequestPrincipal.TryParse(e.Input.Principal ?? string.Empty)?.Account ?? e.Bucket.SignerAccount ?? Identity.AccessKey.AccountId(e.AccessKeyId);
        bool other = signer is not null && e.Bucket.OwnerAccount is { } owner && owner != signer;
        if (e.Bucket.IsOfSigner == false && e.IsBareDenial && e.Input.Policies.Bucket is null)
        {
            return Suspect.Likely(CauseId.BucketPolicyMissingAllowCrossAccount, 72, "The bucket is another account's, and S3 gave no reason, as it does across organizations: its bucket policy must allow the signer too.");
        }

        // Within an account or organization S3 writes a sentence; without one, and with the signer's own policies allowing it, the other side is next.
        if (e.IsBareDenial && e.IsAws && e.Input.Policies.Identity.Count > 0 && e.Input.Policies.Bucket is null && e.Bucket.IsOfSigner != true && e.Policies.Decision is { IsAllowed: true } && e.Policies.MayList == true)
        {
            return Suspect.Possible(CauseId.BucketPolicyMissingAllowCrossAccount, 60, "The signer's own policies allow it, and S3 gave no reason, as it does when signer and bucket are of different organizations: the bucket policy must allow the signer too.");
        }

        // Since 2024 S3 gives the reason within one account, and since 2025 within one organization (troubleshoot-403-errors).
        bool tellsWithin = e.AsOf.UtcDateTime.Year >= 2025 && e.IsBareDenial && e.Input.Principal is not null && !e.Policies.IsGiven && e.Bucket.IsOfSigner != true && e.Bucket.OwnerAccount is null;
        if (tellsWithin)
        {
            return Suspect.Possible(CauseId.BucketPolicyMissingAllowCrossAccount, 58, "S3 gave no reason. To a signer of the bucket's own account or organization it gives one: the bucket is probably another's, whose bucket policy must allow the signer too.");
        }

        return other && (e.IsBareDenial || e.IsSilentRefusal) && e.Input.Policies.Bucket is null
            ? Suspect.Likely(CauseId.BucketPolicyMissingAllowCrossAccount, 58, $"The signer is of account {signer}, the bucket of {e.Bucket.OwnerAccount}: both the signer's policies and the bucket policy must allow it.").As(Certainty.Possible)
            : null;
    }

    internal static Suspect? MissingPermission(Evidence e) =>
        (e.IsBareDenial || e.IsSilentRefusal && !e.IsPresigned) && !e.Policies.IsGiven
            ? Suspect.Possible(CauseId.MissingIdentityPermission, 31, "The commonest reason of a bare AccessDenied: no policy of the signer allows the action. Signing is local, and never checks permissions.",
                "Get-S3AccessDecision tells it from the signer's policies (-IdentityPolicy) before they are changed.")
            : null;

    private static bool Agrees(AccessDeniedStatement said, AccessDecision refusal) => refusal.DecidedBy is { } kind
        && said.PolicyType == SentenceName(kind) && (said.Denial == PolicyDenial.Explicit) == (refusal.Decision == AccessOutcome.ExplicitlyDenied);

    /// <summary>Whether the request may have a key that nobody told. What a request shows by itself, and what its signer or its network cannot have, it has not.</summary>
    private static bool MayHave(Evidence e, string key) => key.ToLowerInvariant() switch
    {
        "aws:multifactorauthpresent" or "aws:multifactorauthage" or "aws:tokenissuetime" => e.IsTemporaryKey,
        "aws:sourcevpc" or "aws:sourcevpce" or "aws:vpcsourceip" => e.Input.SourceIp is null,
        "aws:sourceip" => e.Input.VpcEndpointId is null,
        "aws:referer" => e.Headers is null,
        _ => ContextKeySources.Of(key) switch
        {
            ContextKeySource.Signer or ContextKeySource.User or ContextKeySource.Resource => true,
            ContextKeySource.Request => e.Headers is null && HeaderDemand.HeaderOf(key) is not null,
            _ => false,
        },
    };

    /// <summary>What S3's sentence calls a kind of policy.</summary>
    private static string SentenceName(PolicyKind kind) =>
        kind is PolicyKind.Bucket or PolicyKind.AccessPoint or PolicyKind.Key ? "resource-based policy" : PolicyKinds.Name(kind);

    private static string Remedy(Evidence e, DenialCause cause)
    {
        AccessDecision refusal = cause.Refusal;
        return cause.Id == CauseId.MissingIdentityPermission && refusal.Decision == AccessOutcome.ImplicitlyDenied ? Allow(refusal.Action, refusal.Resource)
            : DenialRemedies.For(cause, e) ?? (string.IsNullOrEmpty(refusal.Remedy) ? CauseCatalogue.Get(cause.Id).Remedy : Printable.Of(refusal.Remedy, 500));
    }

    internal static string Allow(string action, string? resource) =>
        $$"""Add to the signer's policy: {"Effect":"Allow","Action":"{{Printable.Of(action, 60)}}","Resource":"{{Printable.Of(resource ?? "arn:aws:s3:::BUCKET/*", 200)}}"}""";
}
