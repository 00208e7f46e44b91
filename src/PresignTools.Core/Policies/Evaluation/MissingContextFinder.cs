namespace PresignTools.Policies;

/// <summary>
/// Finds the condition keys that decide and were not given, by asking again with values in their place: those that the policies
/// compare with, values just beside them, and one that none of them knows.
/// </summary>
internal static class MissingContextFinder
{
    private const int MaximumKeys = 24;
    private const int MaximumValues = 24;
    private const string AnyValue = "(any value)";
    private const string AnyOther = "(any other value)";

    internal static IReadOnlyList<MissingContextKey> Find(AccessRequest request, PolicySet policies, Evaluation evaluation)
    {
        var wanted = new Dictionary<string, Wanted>(StringComparer.OrdinalIgnoreCase);
        foreach (LayerEvaluation layer in evaluation.Layers)
        {
            foreach (StatementMatch match in layer.Near.Where(m => m.AppliesWithoutConditions))
            {
                List<Condition> missing = match.Statement.Conditions.Where(c => !request.Context.TryGet(c.Key, out _)).ToList();
                foreach (Condition condition in missing)
                {
                    if (!wanted.TryGetValue(condition.Key, out Wanted? entry))
                    {
                        if (wanted.Count == MaximumKeys)
                        {
                            continue;
                        }

                        entry = new Wanted();
                        wanted.Add(condition.Key, entry);
                    }

                    entry.Add(DecisionText.Statement(match, layer.Kind), condition, missing);
                }
            }
        }

        AccessOutcome now = evaluation.Verdict.Outcome;
        return wanted
            .Select(w => new MissingContextKey(w.Key, w.Value.Statements, now, Alternatives(w.Key, w.Value, request, policies, now)))
            .OrderByDescending(k => k.Matters)
            .ToList();
    }

    private static List<ContextAlternative> Alternatives(string key, Wanted wanted, AccessRequest request, PolicySet policies, AccessOutcome now)
    {
        var alternatives = new List<ContextAlternative>();
        List<string> values = wanted.Values.Take(MaximumValues).ToList();
        foreach (string value in values.Append(values.Count == 0 ? AnyValue : AnyOther))
        {
            alternatives.Add(new ContextAlternative(value, Decide(request, policies, request.Context.With(key, value))));
        }

        if (alternatives.Any(a => a.Decision != now))
        {
            return alternatives;
        }

        // Alone it changes nothing; perhaps with the other keys that the same statement lacks.
        foreach (IReadOnlyList<Condition> group in wanted.Groups.Where(g => g.Count > 1))
        {
            RequestContext context = request.Context;
            foreach (Condition condition in group)
            {
                string? fitting = condition.Values.SelectMany(v => v.Candidates).Append(AnyOther)
                    .FirstOrDefault(c => condition.IsMet(RequestContext.Of((condition.Key, c))));
                context = fitting is null ? context : context.With(condition.Key, fitting);
            }

            AccessOutcome decision = Decide(request, policies, context);
            if (decision != now && context[key] is { } own)
            {
                string[] others = group.Select(c => c.Key).Where(k => !k.Equals(key, StringComparison.OrdinalIgnoreCase))
                    .Distinct(StringComparer.OrdinalIgnoreCase).Select(k => $"{k} '{context[k]}'").ToArray();
                alternatives.Add(new ContextAlternative(own, decision) { Together = others });
            }
        }

        return alternatives;
    }

    private static AccessOutcome Decide(AccessRequest request, PolicySet policies, RequestContext context) =>
        Evaluation.Run(request with { Context = context }, policies).Verdict.Outcome;

    private sealed class Wanted
    {
        private readonly List<string> _statements = [];
        private readonly List<string> _values = [];
        private readonly List<IReadOnlyList<Condition>> _groups = [];

        internal IReadOnlyList<string> Statements => _statements;

        internal IEnumerable<string> Values => _values;

        internal IEnumerable<IReadOnlyList<Condition>> Groups => _groups;

        internal void Add(string statement, Condition condition, IReadOnlyList<Condition> group)
        {
            if (!_statements.Contains(statement))
            {
                _statements.Add(statement);
            }

            if (!_groups.Contains(group))
            {
                _groups.Add(group);
            }

            foreach (string candidate in condition.Values.SelectMany(v => v.Candidates))
            {
                if (!_values.Contains(candidate) && candidate != AnyValue)
                {
                    _values.Add(candidate);
                }
            }
        }
    }
}
