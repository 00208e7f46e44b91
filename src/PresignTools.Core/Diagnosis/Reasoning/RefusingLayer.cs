using PresignTools.Policies;
using PresignTools.Policies.Decisions;
using PresignTools.Policies.Matching;

namespace PresignTools.Diagnosis.Reasoning;

/// <summary>
/// What refuses, without the condition that it may turn on: which kind of policy, by a Deny or for want of an Allow, and which action.
/// </summary>
/// <param name="Kind">The kind of policy.</param>
/// <param name="IsExplicit">Whether a Deny hits; else nothing allows it.</param>
/// <param name="Action">The action that is refused; null if it is not known.</param>
/// <param name="IsAnonymous">Whether the request came without a signature.</param>
internal readonly record struct RefusingLayer(PolicyKind? Kind, bool IsExplicit, string? Action, bool IsAnonymous = false)
{
    /// <summary>Whether KMS refuses, which S3 calls in the signer's name.</summary>
    internal bool IsKms => Action?.StartsWith("kms:", StringComparison.OrdinalIgnoreCase) == true;

    /// <summary>Whether it is the policy of a bucket or access point.</summary>
    internal bool IsOfBucket => Kind is PolicyKind.Bucket or PolicyKind.AccessPoint;

    /// <summary>Whether an Allow for a known signer is missing, on the signer's side or on the bucket's.</summary>
    internal bool LacksAllow => !IsExplicit && !IsKms && !IsAnonymous && (IsOfBucket || Kind == PolicyKind.Identity);

    /// <summary>What a decision of the evaluator rests on.</summary>
    internal static RefusingLayer Of(AccessDecision refusal) => new(refusal.DecidedBy, refusal.Decision == AccessOutcome.ExplicitlyDenied,
        refusal.Action, refusal.Request.Principal.Kind == RequestPrincipalKind.Anonymous);
}
