using PresignTools.Policies.Conditions;
using PresignTools.Policies.Matching;
using PresignTools.Policies.Model;

namespace PresignTools.Policies.Decisions;

/// <summary>
/// Finds the condition keys that decide and were not given, by asking again with values in their place: those that the policies
/// compare with, values just beside them, and one that none of them knows. Every such key is listed. How many values are tried for
/// them is bounded by work.
/// </summary>
internal sealed class MissingContextFinder
{
    private const int ListedValues = 24;

    /// <summary>
    /// Comparisons of a condition with one value, over all questions. The first values of each key are tried whatever they cost.
    /// </summary>
    internal const long MaximumWork = 1_000_000;

    private readonly AccessRequest _request;
    private readonly PolicySet _policies;
    private readonly ReducedPolicies _reduced;
    private readonly AccessOutcome _now;
    private readonly Dictionary<string, WantedKey> _wanted = new(StringComparer.OrdinalIgnoreCase);
    private long _work;

    private MissingContextFinder(AccessRequest request, PolicySet policies, Evaluation evaluation)
    {
        _request = request;
        _policies = policies;
        _reduced = new ReducedPolicies(policies, evaluation);
        _now = evaluation.Verdict.Outcome;
        foreach (LayerEvaluation layer in evaluation.Layers)
        {
            foreach (StatementMatch match in layer.Near.Where(static m => m.AppliesWithoutConditions || m.HasVariableResource))
            {
                Collect(match, DecisionText.Statement(match, layer.Kind));
            }
        }
    }

    internal static IReadOnlyList<MissingContextKey> Find(AccessRequest request, PolicySet policies, Evaluation evaluation) =>
        Find(request, policies, evaluation, out _);

    /// <summary>The same, with the work that it took.</summary>
    internal static IReadOnlyList<MissingContextKey> Find(AccessRequest request, PolicySet policies, Evaluation evaluation, out long work)
    {
        var finder = new MissingContextFinder(request, policies, evaluation);
        List<MissingContextKey> keys =
        [
            .. finder._wanted.Select(w => finder.Explore(w.Key, w.Value)).OrderByDescending(static k => k.Matters),
        ];
        work = finder._work;
        return keys;
    }

    private bool Lacks(string key) => !_request.Context.TryGet(key, out _) || IsGuessed(key);

    private bool IsGuessed(string key) => _request.Guessed.Contains(key, StringComparer.OrdinalIgnoreCase);

    private void Collect(in StatementMatch match, string name)
    {
        PolicyStatement statement = match.Statement;
        List<Condition> missing = statement.Conditions.Where(c => Lacks(c.Key)).ToList();
        foreach (Condition condition in missing)
        {
            Want(condition.Key, name, statement, condition.Values.SelectMany(Candidates(condition.Key))).AddGroup(missing);
        }

        foreach (Condition condition in statement.Conditions)
        {
            foreach (ConditionValue value in condition.Values)
            {
                foreach (string key in value.VariableKeys.Where(Lacks))
                {
                    Want(
                        key,
                        name,
                        statement,
                        VariableCandidates.Of(value.Text, key, _request.Context.TryGet(condition.Key, out var actual) ? actual : []));
                }
            }
        }

        foreach (ResourcePattern resource in match.HasVariableResource ? statement.Resources! : [])
        {
            foreach (string key in resource.VariableKeys.Where(Lacks))
            {
                string[] seen = _request.BucketResource is { } bucket ? [_request.Resource, bucket] : [_request.Resource];
                Want(key, name, statement, VariableCandidates.Of(resource.Source, key, seen));
            }
        }
    }

    /// <summary>The values of a condition that are worth trying. For a guessed role only its own ARN with other paths can be.</summary>
    private Func<ConditionValue, IEnumerable<string>> Candidates(string key) =>
        IsGuessed(key) && key.Equals(RolePath.Key, StringComparison.OrdinalIgnoreCase)
            ? v => RolePath.Others(_request.Principal, v.Text)
            : static v => v.Candidates;

    private WantedKey Want(string key, string name, PolicyStatement statement, IEnumerable<string> candidates)
    {
        if (!_wanted.TryGetValue(key, out WantedKey? entry))
        {
            entry = new WantedKey();
            _wanted.Add(key, entry);
        }

        entry.Add(name, statement, candidates);
        return entry;
    }

    private MissingContextKey Explore(string key, WantedKey wanted)
    {
        var alternatives = new List<ContextAlternative>();
        PolicySet reduced = _reduced.For(wanted.Touched);
        bool explored = true;
        bool differs = false;
        int tried = 0;
        void Try(string value)
        {
            tried++;
            AccessOutcome outcome = Decide(reduced, _request.Context.With(key, value), wanted.Cost);
            bool news = outcome != _now && !differs;
            differs |= outcome != _now;
            if (alternatives.Count < ListedValues || news)
            {
                alternatives.Add(new ContextAlternative(value, outcome));
            }
        }

        foreach (string value in wanted.Values())
        {
            if (tried >= ListedValues && differs)
            {
                break;      // what it takes to change the decision is known
            }

            if (tried > 1 && _work > MaximumWork)
            {
                explored = false;
                break;
            }

            Try(value);
        }

        bool isRole = IsGuessed(key) && key.Equals(RolePath.Key, StringComparison.OrdinalIgnoreCase);
        if (!isRole)
        {
            string other = tried == 0 ? WantedKey.AnyValue : WantedKey.AnyOther;
            alternatives.Add(new ContextAlternative(other, Decide(reduced, _request.Context.With(key, other), wanted.Cost)));
        }

        differs = alternatives.Any(a => a.Decision != _now);
        explored = differs || (Together(key, wanted, alternatives) && explored);
        return new MissingContextKey(key, wanted.Statements, _now, alternatives)
        {
            Assumed = IsGuessed(key) ? _request.Context[key] : null,
            IsExplored = explored || alternatives.Any(a => a.Decision != _now),
        };
    }

    /// <summary>
    /// Alone it changes nothing; perhaps with the other keys that the same statement lacks. False if that was too much work.
    /// </summary>
    private bool Together(string key, WantedKey wanted, List<ContextAlternative> alternatives)
    {
        foreach (IReadOnlyList<Condition> group in wanted.Groups)
        {
            if (_work > MaximumWork)
            {
                return false;
            }

            RequestContext context = _request.Context;
            var touched = new HashSet<PolicyStatement>();
            int cost = 0;
            foreach (Condition condition in group)
            {
                string? fitting = condition.Values.SelectMany(Candidates(condition.Key)).Append(WantedKey.AnyOther)
                    .FirstOrDefault(c => condition.IsMet(RequestContext.Of((condition.Key, c))));
                context = fitting is null ? context : context.With(condition.Key, fitting);
                WantedKey one = _wanted[condition.Key];
                touched.UnionWith(one.Touched);
                cost += one.Cost;
            }

            AccessOutcome decision = Decide(_reduced.For(touched), context, cost);
            if (decision != _now && context[key] is { } own)
            {
                string[] others = group.Select(static c => c.Key).Where(k => !k.Equals(key, StringComparison.OrdinalIgnoreCase))
                    .Distinct(StringComparer.OrdinalIgnoreCase).Select(k => $"{k} '{context[k]}'").ToArray();
                alternatives.Add(new ContextAlternative(own, decision) { Together = others });
                return true;
            }
        }

        return true;
    }

    private AccessOutcome Decide(PolicySet reduced, RequestContext context, int cost)
    {
        _work += cost;
        return Evaluation.Run(_request with { Context = context }, reduced, _policies).Verdict.Outcome;
    }
}
