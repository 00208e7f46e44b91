using PresignTools.Policies;
using PresignTools.Policies.Conditions;
using PresignTools.Policies.Decisions;
using PresignTools.Policies.Matching;
using PresignTools.Policies.Model;

namespace PresignTools.Diagnosis.Reasoning;

/// <summary>
/// Why policies refuse, with the statement and the condition that it rests on. An organization's policy, a boundary, a session or an
/// endpoint policy is the cause whatever it tests, because it is another person's to change; else the condition that shut the request out,
/// or that kept the
/// nearest
/// Allow from matching; else the layer. Which cause each of these is, the causes say themselves.
/// </summary>
internal sealed class DenialCause
{
    private readonly RefusingLayer _refusing;

    private DenialCause(CauseDefinition cause, AccessDecision refusal, RefusingLayer refusing,
        StatementMatch? statement = null, PolicyKind? layer = null, Condition? condition = null)
    {
        Cause = cause;
        Refusal = refusal;
        _refusing = refusing;
        Statement = statement;
        Layer = layer;
        Condition = condition;
    }

    /// <summary>The cause.</summary>
    internal CauseDefinition Cause { get; }

    /// <summary>Its id.</summary>
    internal string Id => Cause.Id;

    /// <summary>What it is the cause of.</summary>
    internal AccessDecision Refusal { get; }

    /// <summary>The Deny that hits, or the Allow that fails by one condition only; null if neither is the reason.</summary>
    internal StatementMatch? Statement { get; }

    /// <summary>The layer of that statement.</summary>
    internal PolicyKind? Layer { get; }

    /// <summary>The condition that has a cause of its own; null if the layer is the cause.</summary>
    internal Condition? Condition { get; }

    /// <summary>Whether the condition shuts out by being met: it stands in a Deny.</summary>
    internal bool IsExplicit => _refusing.IsExplicit;

    /// <summary>
    /// The cause that the layer is by itself, as S3 names it. Where a condition is the cause, that one is only a symptom.
    /// </summary>
    internal string LayerCause => OfLayer(_refusing).Id;

    /// <summary>
    /// Every header that the policies want and the request lacks: those of the other statements too, which would refuse next.
    /// </summary>
    internal IReadOnlyList<HeaderDemand> Demands => HeaderDemand.Of(
        IsExplicit ? Denies(Refusal).SelectMany(static m => m.Statement.Conditions) : Condition is null ? [] : [Condition],
        Refusal.Request.Context, IsExplicit);

    /// <summary>The cause of a refusal.</summary>
    /// <param name="refusal">A decision that does not allow.</param>
    internal static DenialCause Of(AccessDecision refusal)
    {
        var refusing = RefusingLayer.Of(refusal);
        RequestContext context = refusal.Request.Context;
        StatementMatch? deciding = refusal.Evaluation.Verdict.Match;
        if (OfOthersPolicy(refusal.DecidedBy) is { } alone)
        {
            return new DenialCause(alone, refusal, refusing, deciding, refusal.DecidedBy);
        }

        if (refusing.IsExplicit)
        {
            (CauseDefinition Cause, Condition Condition)? hit = deciding is { } deny
                ? ConditionCause.OfDeny(deny.Statement, context)
                : null;
            return new DenialCause(hit?.Cause ?? OfLayer(refusing), refusal, refusing, deciding, refusal.DecidedBy, hit?.Condition);
        }

        foreach (LayerEvaluation grantor in refusing.IsKms ? [] : Grantors(refusal))
        {
            foreach (StatementMatch near in grantor.Near)
            {
                bool fails = near is { FailedElement: StatementElement.Condition, Statement.Effect: PolicyEffect.Allow };
                if (fails && ConditionCause.OfUnmet(near, context) is { } cause)
                {
                    return new DenialCause(cause, refusal, refusing, near, grantor.Kind, near.FailedCondition);
                }
            }
        }

        return new DenialCause(OfLayer(refusing), refusal, refusing);
    }

    /// <summary>The cause if a Deny hits whose last condition turns on a key that is not known.</summary>
    /// <param name="asked">The decision without the key.</param>
    /// <param name="layer">The statement's layer.</param>
    /// <param name="deny">The statement.</param>
    internal static DenialCause OfUnknownKey(AccessDecision asked, PolicyKind layer, StatementMatch deny)
    {
        RefusingLayer refusing = RefusingLayer.Of(asked) with { Kind = layer, IsExplicit = true };
        if (OfOthersPolicy(layer) is { } alone)
        {
            return new DenialCause(alone, asked, refusing, deny, layer);
        }

        Condition unknown = deny.FailedCondition!;
        CauseDefinition? hit = ConditionCause.Of(unknown, asked.Request.Context.With(unknown.Key, "(not known)"), isMet: true);
        return new DenialCause(hit ?? OfLayer(refusing), asked, refusing, deny, layer, hit is null ? null : unknown);
    }

    /// <summary>The cause that a layer is by itself.</summary>
    internal static CauseDefinition OfLayer(RefusingLayer layer) =>
        OfOthersPolicy(layer.Kind)
        ?? OfAction(layer)
        ?? CauseBook.All.FirstOrDefault(c => c.IsRefusalBy(layer))
        ?? CauseBook.Get(CauseId.Other);

    /// <summary>What to do: the cause's own advice for this denial, else the evaluator's, else the catalogue's.</summary>
    internal string Fix(FailureFacts e) => Cause.FixOf(this, e)
        ?? (string.IsNullOrEmpty(Refusal.Remedy) ? MarkedText.Show(Cause.Info.Fix) : Text.Printable.Of(Refusal.Remedy, 500));

    /// <summary>What decides, in words: statement, condition, what it wants and what the request has.</summary>
    internal string Evidence()
    {
        bool isSaid = IsExplicit || Condition is null || Layer == Refusal.DecidedBy;
        return isSaid ? Refusal.Explanation
            : $"{Refusal.Explanation} {DecisionText.Statement(Statement!.Value, Layer!.Value)} would allow it, but only with "
                + $"{Condition!.ExplainUnmet(Refusal.Request.Context)}.";
    }

    /// <summary>A policy that somebody else administers is a cause of its own.</summary>
    private static CauseDefinition? OfOthersPolicy(PolicyKind? layer) =>
        layer is { } kind ? CauseBook.All.FirstOrDefault(c => c.Info.PolicyKinds.Contains(kind)) : null;

    /// <summary>A missing permission that only a header of the request needs has that header as its cause.</summary>
    private static CauseDefinition? OfAction(RefusingLayer layer) =>
        layer is { LacksAllow: true, Action: { } action }
            ? CauseBook.All.FirstOrDefault(c => c.Info.Actions.Contains(action, StringComparer.OrdinalIgnoreCase)) : null;

    private static IEnumerable<StatementMatch> Denies(AccessDecision refusal) =>
        refusal.Evaluation.Layers.SelectMany(static l => l.Near).Where(static m => m.Matched && m.Statement.Effect == PolicyEffect.Deny);

    /// <summary>The layers whose Allow would have sufficed: within one account that of the bucket policy too.</summary>
    private static IEnumerable<LayerEvaluation> Grantors(AccessDecision refusal)
    {
        Evaluation evaluation = refusal.Evaluation;
        LayerEvaluation?[] layers = refusal.DecidedBy switch
        {
            PolicyKind.Identity when evaluation.IsSameAccount => [evaluation.Identity, evaluation.Resource, evaluation.AccessPoint],
            PolicyKind.Identity => [evaluation.Identity],
            PolicyKind.Bucket or PolicyKind.AccessPoint => [evaluation.Resource, evaluation.AccessPoint],
            _ => [],
        };
        return layers.OfType<LayerEvaluation>();
    }
}
