using PresignTools.Policies.Conditions;
using PresignTools.Policies.Model;

namespace PresignTools.Policies.Decisions;

/// <summary>
/// A condition key that statements need and the request lacks, with those statements and the values that they compare with.
/// </summary>
internal sealed class WantedKey
{
    internal const string AnyValue = "(any value)";
    internal const string AnyOther = "(any other value)";

    private readonly HashSet<string> _names = new(StringComparer.Ordinal);
    private readonly List<string> _statements = [];
    private readonly List<IEnumerable<string>> _candidates = [];
    private readonly List<IReadOnlyList<Condition>> _groups = [];

    /// <summary>The statements, for a person.</summary>
    internal IReadOnlyList<string> Statements => _statements;

    /// <summary>The statements that a value of the key can turn.</summary>
    internal HashSet<PolicyStatement> Touched { get; } = [];

    /// <summary>Conditions of one statement that lack their key together with this one.</summary>
    internal IReadOnlyList<IReadOnlyList<Condition>> Groups => _groups;

    /// <summary>What one question with another value costs: the values that are compared.</summary>
    internal int Cost { get; private set; }

    internal void Add(string name, PolicyStatement statement, IEnumerable<string> candidates)
    {
        if (_names.Add(name))
        {
            _statements.Add(name);
        }

        if (Touched.Add(statement))
        {
            Cost += 1 + statement.Conditions.Sum(static c => c.Values.Count);
        }

        _candidates.Add(candidates);
    }

    internal void AddGroup(IReadOnlyList<Condition> group)
    {
        if (group.Count > 1 && (_groups.Count == 0 || !ReferenceEquals(_groups[^1], group)))
        {
            _groups.Add(group);
        }
    }

    /// <summary>The values to try: of each condition the first, then of each the second, and so on, each value once.</summary>
    internal IEnumerable<string> Values()
    {
        var seen = new HashSet<string>(StringComparer.Ordinal) { AnyValue };
        List<IEnumerator<string>> rows = [.. _candidates.Select(static c => c.GetEnumerator())];
        while (rows.Count > 0)
        {
            var left = new List<IEnumerator<string>>();
            foreach (IEnumerator<string> row in rows)
            {
                if (!row.MoveNext())
                {
                    continue;
                }

                left.Add(row);
                if (seen.Add(row.Current))
                {
                    yield return row.Current;
                }
            }

            rows = left;
        }
    }
}
