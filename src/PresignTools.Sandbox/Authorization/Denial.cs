using PresignTools.Diagnosis;
using PresignTools.Policies;
using PresignTools.Sandbox.Answers;
using PresignTools.Sandbox.Http;

namespace PresignTools.Sandbox.Authorization;

/// <summary>
/// What S3 says when policies deny, and what the cause is. The reason is shown only to callers of the owner's account or organization;
/// everybody else reads "Access Denied". Source: "Troubleshoot access denied (403 Forbidden) errors in Amazon S3".
/// </summary>
internal static class Denial
{
    internal static Failure Of(Exchange x, AccessDecision decision, PolicySet policies, string owner) =>
        Failures.AccessDenied(Cause(decision, policies, x), IsShown(x, decision, owner) ? Text(decision, quoted: true) : "Access Denied");

    /// <summary>The message with its reason. S3 puts the resource in quotation marks, other services do not.</summary>
    internal static string Text(AccessDecision decision, bool quoted)
    {
        string resource = quoted ? $"\"{decision.Resource}\"" : decision.Resource;
        return $"User: {decision.Principal} is not authorized to perform: {decision.Action} on resource: {resource} {Reason(decision)}";
    }

    /// <summary>The cause of a denial: the condition that shut the caller out if there is one, else the layer.</summary>
    internal static string Cause(AccessDecision decision, PolicySet policies, Exchange x)
    {
        bool isExplicit = decision.Decision == AccessOutcome.ExplicitlyDenied;
        if (isExplicit && Statement(decision, policies) is { } statement
            && statement.Conditions.Select(c => OfCondition(c.Key)).FirstOrDefault(c => c is not null) is { } condition)
        {
            return condition;
        }

        bool kms = decision.Action.StartsWith("kms:", StringComparison.OrdinalIgnoreCase);
        if (!isExplicit && !kms && decision.DecidedBy is PolicyKind.Bucket or PolicyKind.Identity && NearMiss(decision) is { } near)
        {
            return near;
        }

        return decision.DecidedBy switch
        {
            PolicyKind.Key => Causes.KmsKeyPolicy,
            PolicyKind.Identity when kms => Causes.KmsPermissionMissing,
            PolicyKind.Identity => Causes.MissingIdentityPermission,
            PolicyKind.PermissionsBoundary => Causes.PermissionsBoundary,
            PolicyKind.Session => Causes.SessionPolicy,
            PolicyKind.ServiceControl or PolicyKind.ResourceControl => Causes.ScpOrRcpDeny,
            PolicyKind.VpcEndpoint => Causes.VpcEndpointPolicy,
            PolicyKind.BlockPublicAccess => Causes.PublicAccessBlock,
            PolicyKind.Bucket when isExplicit => Causes.BucketPolicyExplicitDeny,
            PolicyKind.Bucket when x.Caller.IsAnonymous => Causes.UnsignedRequest,
            PolicyKind.Bucket => Causes.BucketPolicyMissingAllowCrossAccount,
            _ => Causes.Other,
        };
    }

    private static bool IsShown(Exchange x, AccessDecision decision, string owner) =>
        x.World.AreRelated(x.Caller.Account, owner) && (x.Caller.Account == owner || decision.DecidedBy != PolicyKind.VpcEndpoint);

    private static string Reason(AccessDecision decision)
    {
        string kind = decision.DecidedBy switch
        {
            PolicyKind.Identity or PolicyKind.AccountRoot or null => "identity-based policy",
            PolicyKind.PermissionsBoundary => "permissions boundary",
            PolicyKind.Session => "session policy",
            PolicyKind.ServiceControl => "service control policy",
            PolicyKind.ResourceControl => "resource control policy",
            PolicyKind.VpcEndpoint => "VPC endpoint policy",
            PolicyKind.RoleTrust => "role trust policy",
            _ => "resource-based policy",
        };
        // RestrictPublicBuckets shows as an explicit deny.
        if (decision.Decision != AccessOutcome.ExplicitlyDenied && decision.DecidedBy != PolicyKind.BlockPublicAccess)
        {
            return $"because no {kind} allows the {decision.Action} action";
        }

        string arn = decision.Policy is { } name && name.StartsWith("arn:", StringComparison.Ordinal) && decision.DecidedBy is not (PolicyKind.Bucket or PolicyKind.Key or PolicyKind.VpcEndpoint)
            ? $", with policy ARN: {name}" : string.Empty;
        return $"with an explicit deny in {(kind[0] == 'i' ? "an" : "a")} {kind}{arn}";
    }

    private static PolicyStatement? Statement(AccessDecision decision, PolicySet policies) => policies.All
        .Where(p => p.Kind == decision.DecidedBy && p.Name == decision.Policy)
        .SelectMany(p => p.Statements).FirstOrDefault(s => s.Index == decision.StatementIndex);

    /// <summary>An Allow that fails by one condition only.</summary>
    private static string? NearMiss(AccessDecision decision) => decision.Reasons
        .Where(r => r is { Matched: false, Effect: PolicyEffect.Allow, FailedElement: StatementElement.Condition, FailedCondition: not null })
        .Select(r => OfCondition(r.FailedCondition![(r.FailedCondition!.LastIndexOf(' ') + 1)..])).FirstOrDefault(c => c is not null);

    private static string? OfCondition(string key) => key.ToLowerInvariant() switch
    {
        "aws:sourceip" => Causes.SourceIpCondition,
        "aws:sourcevpce" or "aws:sourcevpc" or "aws:vpcsourceip" => Causes.VpceCondition,
        "aws:securetransport" or "s3:tlsversion" => Causes.SecureTransportCondition,
        "s3:signatureage" => Causes.SignatureAgeCondition,
        "s3:authtype" => Causes.AuthTypeCondition,
        "s3:x-amz-server-side-encryption" or "s3:x-amz-server-side-encryption-aws-kms-key-id" or "s3:x-amz-server-side-encryption-customer-algorithm" => Causes.SseHeaderRequiredByPolicy,
        _ => null,
    };
}
