using PresignTools.Policies.Matching;
using PresignTools.Policies.Model;

namespace PresignTools.Diagnosis.Reasoning;

/// <summary>Whom a policy shuts out by name: where nobody told who signed, it may be one of these.</summary>
internal static class NamedPrincipals
{
    // A policy may name hundreds; each is a decision of its own.
    private const int Most = 8;

    internal static IEnumerable<RequestPrincipal> Of(Policy policy) =>
        policy.Statements
            .Where(static s => s is { Effect: PolicyEffect.Deny, Principal: { Excludes: false } })
            .SelectMany(static s => s.Principal!.Entries)
            .Where(static p => p is { Type: PrincipalType.Arn, Named: not null })
            .Select(static p => p.Named!)
            .DistinctBy(static p => p.Text)
            .Take(Most);
}
