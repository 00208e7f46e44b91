namespace PresignTools.Measuring.Grouping;

/// <summary>Counts failed requests by some dimensions, in as many groups as there is room for.</summary>
/// <param name="by">The dimensions, in the order in which the user gave them.</param>
/// <param name="mostGroups">How many groups are kept apart.</param>
internal sealed class FailureTally(IReadOnlyList<FailureDimension> by, int mostGroups)
{
    private readonly DimensionSet _set = DimensionSet.Of(by);
    private readonly Dictionary<GroupKey, GroupTotals> _groups = [];

    /// <summary>The dimensions.</summary>
    internal IReadOnlyList<FailureDimension> By => by;

    /// <summary>The groups, those with the most requests first.</summary>
    internal IEnumerable<(GroupKey Key, GroupTotals Totals)> Groups =>
        _groups.Select(static g => (g.Key, g.Value)).OrderByDescending(static g => g.Value.Count);

    /// <summary>Requests of further groups, counted together; null if every group has room.</summary>
    internal GroupTotals? Rest { get; private set; }

    /// <summary>Counts a request.</summary>
    internal void Add(in CountedRequest request, ReadOnlySpan<char> line)
    {
        GroupKey key = request.Key.Only(_set);
        if (!_groups.TryGetValue(key, out GroupTotals? totals))
        {
            if (_groups.Count >= mostGroups || IsWithoutNumber(key))
            {
                totals = Rest ??= new GroupTotals();
            }
            else
            {
                totals = new GroupTotals();
                _groups.Add(key, totals);
            }
        }

        totals.Add(request, line);
    }

    /// <summary>A text for which there was no room has no number of its own: it may be any.</summary>
    private static bool IsWithoutNumber(in GroupKey key) =>
        key.Signer == SpanTable.Full || key.KeyPrefix == SpanTable.Full || key.Client == SpanTable.Full || key.Bucket == SpanTable.Full
        || key.ErrorCode == SpanTable.Full || key.Operation == SpanTable.Full || key.Cause == SpanTable.Full;
}
