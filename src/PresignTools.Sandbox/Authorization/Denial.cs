using System.Globalization;
using PresignTools.Policies;
using PresignTools.Policies.Decisions;
using PresignTools.Sandbox.Answers;
using PresignTools.Sandbox.Authentication;
using PresignTools.Sandbox.Http;

namespace PresignTools.Sandbox.Authorization;

/// <summary>
/// What S3 says when policies deny, and what denied. What that means for a presigned URL, the diagnosis has to find out by itself: nothing
/// here knows the catalogue's causes. The reason is shown only to callers of the owner's account or organization;
/// everybody else reads "Access Denied". Source: "Troubleshoot access denied (403 Forbidden) errors in Amazon S3".
/// </summary>
internal static class Denial
{
    internal static Failure Of(Exchange x, AccessDecision decision, string owner) =>
        Refuse(decision, IsShown(x, decision, owner) ? Text(decision, quoted: true) : "Access Denied");

    /// <summary>A refusal by policies, with this message.</summary>
    internal static Failure Refuse(AccessDecision decision, string message, int status = 403) =>
        new(status, "AccessDenied", message, null) { DeniedBy = By(decision) };

    /// <summary>What denied: the kind of policy, and for a Deny its statement with the condition keys that it tests.</summary>
    internal static string By(AccessDecision decision)
    {
        if (decision.DecidedBy == PolicyKind.BlockPublicAccess)
        {
            return "Block Public Access";
        }

        if (decision.Decision != AccessOutcome.ExplicitlyDenied)
        {
            return $"no Allow in {decision.DecidedBy} policy";
        }

        IEnumerable<string> keys = decision.Evaluation.Verdict.Match?.Statement.Conditions.Select(static c => c.Key) ?? [];
        return string.Join(
            ", ",
            keys.Prepend(
                $"Deny in {decision.DecidedBy} policy, statement {decision.StatementIndex.ToString(CultureInfo.InvariantCulture)}"
            ));
    }

    /// <summary>The message with its reason. S3 puts the resource in quotation marks, other services do not.</summary>
    internal static string Text(AccessDecision decision, bool quoted)
    {
        string resource = quoted ? $"\"{decision.Resource}\"" : decision.Resource;
        return $"User: {decision.Principal} is not authorized to perform: {decision.Action} on resource: {resource} {Reason(decision)}";
    }

    private static bool IsShown(Exchange x, AccessDecision decision, string owner) =>
        !DirectoryKeys.IsDirectory(x.Request.Target.Bucket)     // directory buckets give no reason
        && x.World.AreRelated(x.Caller.Account, owner)
        && (x.Caller.Account == owner || decision.DecidedBy != PolicyKind.VpcEndpoint);

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

        string arn =
            decision.Policy is { } name
            && name.StartsWith("arn:", StringComparison.Ordinal)
            && decision.DecidedBy is not (PolicyKind.Bucket or PolicyKind.Key or PolicyKind.VpcEndpoint)
                ? $", with policy ARN: {name}"
                : string.Empty;
        return $"with an explicit deny in {(kind[0] == 'i' ? "an" : "a")} {kind}{arn}";
    }
}
