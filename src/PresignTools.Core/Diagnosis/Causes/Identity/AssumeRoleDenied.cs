using PresignTools.Diagnosis.Reasoning;
using PresignTools.Intake;
using PresignTools.Text;

namespace PresignTools.Diagnosis.Causes.Identity;

/// <summary>STS gives no credentials for the role.</summary>
internal sealed class AssumeRoleDenied : CauseDefinition
{
    internal override CauseInfo Info { get; } = new("assume-role-denied", CheckLayer.Identity)
    {
        Title = "STS does not let the role be assumed, so S3 was not asked",
        Why = "A program that works with a role asks STS for the role's credentials first. The trust policy of the role says who gets "
            + "them, and in another account the caller's own policies must allow it too.",
        Fix = "Compare the trust policy of the role with who asks (aws sts get-caller-identity where the program runs): principal or "
            + "identity provider, and each condition. Policies about S3 do not matter yet.",
        Document = AwsDocuments.Roles,
        IsOutsideS3 = true,
    };

    internal override bool IsProvenByAnswer(FailureFacts e) => false;

    /// <summary>S3 answered to a signature, so there were credentials; a URL that is signed has them as well.</summary>
    internal override bool IsRuledOut(FailureFacts e) => e.IsAccepted || e.IsSignatureRefusal;

    internal override IEnumerable<Match> Find(FailureFacts e)
    {
        if (e.Input.FullText is not { } text || StsRefusal.In(text) is not { } refusal)
        {
            yield break;
        }

        string who = refusal.Principal is { } principal ? $" for {Printable.Of(principal, 160)}" : string.Empty;
        string role = refusal.Role is { } arn ? $" on {Printable.Of(arn, 160)}" : string.Empty;
        string evidence = $"STS refuses {refusal.Call}{who}{role}: {What(refusal.Kind)}. The program has no credentials of the role to ask "
            + "S3 with.";
        bool goesOn = GoesOn(e, text);
        Match match = goesOn ? Match.Circumstance(evidence, FixOf(refusal)) : Match.NamedByAnswer(evidence, FixOf(refusal)).Explaining(
            CauseId.MissingIdentityPermission, CauseId.BucketPolicyMissingAllowCrossAccount, CauseId.HiddenCallNotPermitted,
            CauseId.UnexpectedIdentity, CauseId.UnsignedRequest, CauseId.Other, CauseId.NotS3, CauseId.DnsOrTls,
            CauseId.BucketPolicyExplicitDeny, CauseId.SessionPolicy, CauseId.SessionExpiredMidJob, CauseId.MissingSessionToken,
            CauseId.MfaCondition, CauseId.WebIdentityTokenUnreadable);
        yield return match;
    }

    /// <summary>S3 refuses somebody all the same: the client went on with other credentials.</summary>
    private static bool GoesOn(FailureFacts e, string text) => e.IsPresigned
        || text.ContainsAny("perform: s3:", "perform s3:", "perform: kms:")
        || e.Response is { HostId: not null }
        || e.Code is not (null or "AccessDenied" or "InvalidIdentityToken" or "ValidationError" or "Forbidden" or "Unauthorized"
            or "AccessDeniedException" or "RegionDisabledException" or "InvalidParameterValue" or "InvalidRequestException");

    private static string What(StsRefusalKind kind) => kind switch
    {
        StsRefusalKind.NoProvider => "the role's account has no identity provider for the issuer of the token",
        StsRefusalKind.Audience => "the token is for another audience than the identity provider takes",
        StsRefusalKind.ProviderKey => "it cannot get the keys of the token's issuer",
        StsRefusalKind.Duration => "the session is to live longer than is allowed",
        StsRefusalKind.Region => "the account does not use STS in this region",
        StsRefusalKind.Mfa => "it does not take the code of the MFA device",
        _ => "who asks may not have the role",
    };

    private static string FixOf(StsRefusal refusal)
    {
        string role = refusal.Role is { } arn ? Printable.Of(arn, 160) : "the role";
        return refusal.Kind switch
        {
            StsRefusalKind.NoProvider =>
                "Create an IAM identity provider for the issuer in the role's account, and name it in the role's trust policy. Compare the "
                    + "issuer's URL exactly: a new cluster has a new one.",
            StsRefusalKind.Audience =>
                "Add the token's audience to the identity provider (sts.amazonaws.com is the usual one), or request the token with that "
                    + "one.",
            StsRefusalKind.ProviderKey =>
                "See that ISSUER/.well-known/openid-configuration and the keys it names can be read from the internet. If they can, it was "
                    + "a passing failure: try again.",
            StsRefusalKind.Duration =>
                "Ask for a shorter session, or raise the role's MaxSessionDuration. Where one role assumes another, one hour is the most.",
            StsRefusalKind.Region => "Activate the region for STS in the account's settings of IAM, or ask STS in another region.",
            StsRefusalKind.Mfa => "Give a new code of the device that the command names (--serial-number); each code works once.",
            _ when refusal.Call == "TagSession" || refusal.Call == "SetSourceIdentity" =>
                $"Allow sts:{refusal.Call} beside sts:AssumeRole in the trust policy of {role}, or do not set it.",
            _ when refusal.Call == "AssumeRoleWithWebIdentity" =>
                $"In the trust policy of {role}, compare the provider's ARN and the conditions on sub and aud with the token's: "
                    + "system:serviceaccount:NAMESPACE:NAME for a pod, repo:OWNER/NAME:… for a job of GitHub.",
            _ when refusal.Principal is { } principal =>
                $"Name {Printable.Of(principal, 160)} in the trust policy of {role}, and allow it sts:AssumeRole on the role in a policy "
                    + "of its own. Conditions of the trust policy must hold too (external id, MFA, source).",
            _ => $"Name who asks in the trust policy of {role} (service, role or user), and see that its conditions hold (external id, "
                + "MFA, source).",
        };
    }

    internal override IEnumerable<DiagnosisNeed> Needs(FailureFacts e)
    {
        if (e.Input.FullText is { } text && StsRefusal.In(text)?.Role is { } role)
        {
            int slash = role.LastIndexOf('/');
            yield return new("The trust policy of the role", "it says who gets the role's credentials, and under which conditions",
                $"aws iam get-role --role-name {Printable.Of(role[(slash + 1)..], 64)} --query Role.AssumeRolePolicyDocument");
        }
    }
}
