using PresignTools.Measuring.Grouping;

namespace PresignTools.Measuring;

/// <summary>How requests of a log are counted.</summary>
public sealed record MeasureOptions
{
    /// <summary>What failed requests are grouped by.</summary>
    public IReadOnlyList<FailureDimension> GroupBy { get; init; } = [FailureDimension.Cause];

    /// <summary>Counts every request; otherwise only those that were signed in their query.</summary>
    public bool CountsAll { get; init; }

    /// <summary>How many folders of a key belong to its prefix.</summary>
    public int PrefixDepth { get; init; } = 1;

    /// <summary>Also counts what a report shows: hours, signers, clients, prefixes and answers.</summary>
    public bool ForReport { get; init; }

    /// <summary>How many groups are kept apart; requests of further groups are counted together.</summary>
    public int MostGroups { get; init; } = 10_000;
}
