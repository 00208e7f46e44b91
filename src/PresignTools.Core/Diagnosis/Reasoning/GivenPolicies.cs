using PresignTools.Policies;
using PresignTools.Policies.Conditions;
using PresignTools.Policies.Decisions;
using PresignTools.Policies.Matching;
using PresignTools.Policies.Model;
using PresignTools.Responses;
using PresignTools.Text;

namespace PresignTools.Diagnosis.Reasoning;

/// <summary>What the policies that were given decide, named by the layer and the condition key that decide.</summary>
internal static class GivenPolicies
{
    internal static IEnumerable<(CauseDefinition Cause, Match Match)> Matches(FailureFacts e) =>
        [.. Refusal(e), .. UnknownKey(e), .. NearMiss(e), .. Named(e)];

    /// <summary>What they refuse.</summary>
    private static IEnumerable<(CauseDefinition Cause, Match Match)> Refusal(FailureFacts e)
    {
        bool isOfMethod = e.IsSilentRefusal && e.IsPresigned && e.Method == "HEAD" && e.Signing.Method == "GET";
        PolicyEvidence policies = e.Policies;
        if (!e.MayBePermission || isOfMethod || (policies.Refusal ?? policies.RefusalWithoutHoisted) is not { } refusal)
        {
            yield break;
        }

        var denial = DenialCause.Of(refusal);
        string hoisted = policies.Refusal is not null ? string.Empty
            : "x-amz-* parameters of the query may not count for a policy's condition on headers: without them, ";
        string assumed = policies.Assumptions.Count == 0 ? string.Empty : " " + string.Join(" ", policies.Assumptions);
        string evidence = hoisted + Printable.Of(denial.Evidence(), 900) + Printable.Of(assumed, 240);
        Match match = new(Kind(e, refusal), evidence) { Fix = denial.Fix(e) };

        // Where S3 names the layer, a condition that this layer turns on is what lies behind it.
        bool isBehind = denial.Condition is not null && e.Response?.AccessDenied is { } said && DenialSentence.Agrees(said, refusal);
        // A bucket policy that lets everybody in under a condition means callers without a signature: that there is none is no fault.
        bool isMeantForAll = denial is { IsExplicit: false, Condition: not null }
            && refusal.Principal == RequestPrincipal.Anonymous.Text;
        List<string> behind = isBehind ? [denial.LayerCause] : [];
        if (isMeantForAll)
        {
            behind.Add(CauseId.UnsignedRequest);
        }

        yield return (denial.Cause, behind.Count > 0 ? match.Explaining([.. behind]) : match);
    }

    /// <summary>
    /// The documents show it. Where S3 answers that the request is not allowed, and the documents agree, the answer names it. With S3's own
    /// sentence about the same layer, a question in which nothing was taken for granted, and no key that would change it, S3's check was
    /// made here.
    /// </summary>
    private static EvidenceKind Kind(FailureFacts e, AccessDecision refusal)
    {
        if (IsUndecidable(e, refusal) || e.Policies.IsOperationAssumed)
        {
            return EvidenceKind.Circumstance;
        }

        bool agrees = e.Response?.AccessDenied is { } said && DenialSentence.Agrees(said, refusal);
        bool isTimed = TimedPolicies.AskForTime(e.Input.Policies) && !e.Clock.IsProof;
        bool isCertain = !isTimed && e.Policies.IsCertainQuestion && refusal.MissingContext.All(static m => !m.Matters);
        return agrees && isCertain ? EvidenceKind.Recomputed
            : agrees || e.IsBareDenial ? EvidenceKind.NamedByAnswer
            : EvidenceKind.SeenInAccount;
    }

    /// <summary>
    /// A key that is not known here is not one that the request lacks: where the URL is used, what the object is tagged with and who the
    /// signer is beside its name cannot be seen. As long as S3 has not refused for permission, that decides nothing.
    /// </summary>
    private static bool IsUndecidable(FailureFacts e, AccessDecision refusal)
    {
        if (e.Response is not null && e.MayBePermission)
        {
            return false;
        }

        return refusal.Reasons.Any(static r => !r.Matched && UnknownKeys.HasVariable(r.Expected))
            || refusal.MissingContext.Any(m => m.Matters && UnknownKeys.MayHave(e, m.Key));
    }

    /// <summary>
    /// S3 says that a policy denies explicitly, and what is known of the request does not show which statement: a Deny that only lacks a
    /// key that is not known (when the session began, MFA, the TLS version) may be it.
    /// </summary>
    private static IEnumerable<(CauseDefinition Cause, Match Match)> UnknownKey(FailureFacts e)
    {
        AccessDeniedStatement? said = e.Response?.AccessDenied is { Denial: PolicyDenial.Explicit, IsKms: false } explicitly
            ? explicitly
            : null;
        bool isExplained = e.Policies.Refusal is { } refusal && (said is null || DenialSentence.Agrees(said, refusal));
        if (e.Policies.Decision is not { } decision || (said is null && !e.IsBareDenial) || isExplained)
        {
            yield break;
        }

        List<(AccessDecision Asked, LayerEvaluation Layer, StatementMatch Match)> open =
        [
            .. decision
                .Actions.SelectMany(static a => a.Evaluation.Layers.SelectMany(l => l.Near.Select(m => (Asked: a, Layer: l, Match: m))))
                .Where(static n =>
                    n.Match is { Failures: 1, FailedElement: StatementElement.Condition, Statement.Effect: PolicyEffect.Deny }
                )
                .Where(n =>
                    !n.Asked.Request.Context.Mentions(n.Match.FailedCondition!.Key)
                    && UnknownKeys.MayHave(e, n.Match.FailedCondition.Key)
                )
                .Where(n => said is null || said.PolicyType == DenialSentence.NameOf(n.Layer.Kind)),
        ];
        if (open.Count == 0)
        {
            yield break;
        }

        (AccessDecision asked, LayerEvaluation layer, StatementMatch match) = open[0];
        var denial = DenialCause.OfUnknownKey(asked, layer.Kind, match);
        Condition condition = match.FailedCondition!;
        string who = said is null ? string.Empty : $"S3 says that {PolicyKinds.NameWithArticle(layer.Kind)} denies it explicitly; ";
        string several = open.Count == 1 ? string.Empty : $" {open.Count - 1} more statements are open in the same way.";
        string evidence = $"{who}{DecisionText.Statement(match, layer.Kind)} denies with {condition.OperatorText} "
            + $"{Printable.Of(condition.Key, 80)} "
            + $"{Printable.Of(condition.Wanted, 200)}, and what the request has for it is not known here.{several}";
        bool isOnly = said is not null && open.Count == 1;
        EvidenceKind kind = isOnly ? EvidenceKind.SeenInAccount : EvidenceKind.Circumstance;
        Match found = new(kind, char.ToUpperInvariant(evidence[0]) + evidence[1..]) { Fix = denial.Fix(e) };
        yield return (denial.Cause, said is null ? found : found.Explaining(denial.LayerCause));
    }

    /// <summary>The bucket policy shuts somebody out by name, and nobody told who signed.</summary>
    private static IEnumerable<(CauseDefinition Cause, Match Match)> Named(FailureFacts e)
    {
        if ((e.IsBareDenial || e.IsSilentRefusal) && e.Policies.RefusalOfNamed is { } refusal)
        {
            var denial = DenialCause.Of(refusal.Actions.FirstOrDefault(static a => !a.IsAllowed) ?? refusal);
            yield return (
                denial.Cause,
                Match.Circumstance(
                    $"{Printable.Of(denial.Evidence(), 400)} Whether {Printable.Of(refusal.Principal, 120)} signed is not known "
                        + $"({Setting.Principal}).",
                    denial.Fix(e)));
        }
    }

    /// <summary>
    /// The bucket policy is all that was given, and lets the request in but for a condition: whoever gives it relies on it.
    /// </summary>
    private static IEnumerable<(CauseDefinition Cause, Match Match)> NearMiss(FailureFacts e)
    {
        bool mayBe = e.IsBareDenial || e.IsSilentRefusal || (e.Response is null && e.Policies.IsOperationAssumed);
        if (mayBe && e.Policies.NearMiss is { } near)
        {
            yield return (near.Cause, Match.Circumstance(Printable.Of(near.Evidence(), 400), near.Fix(e)));
        }
    }
}
