using PresignTools.Measuring.Grouping;
using PresignTools.Text;

namespace PresignTools.Measuring;

/// <summary>What was counted of a log.</summary>
public sealed class FailureSummary
{
    /// <summary>The cause of a request for which the diagnosis finds none.</summary>
    internal const string Unexplained = "unexplained";

    internal FailureSummary()
    {
    }

    /// <summary>What a report has a table of.</summary>
    internal static FailureDimension[] Reported { get; } =
    [
        FailureDimension.Cause, FailureDimension.Signer, FailureDimension.Client, FailureDimension.KeyPrefix, FailureDimension.Bucket,
        FailureDimension.ErrorCode,
    ];

    /// <summary>How many records were read, of whatever kind.</summary>
    public long Read { get; internal init; }

    /// <summary>How many of them are counted: those that were signed in their query, or all.</summary>
    public long Requests { get; internal init; }

    /// <summary>How many of those failed.</summary>
    public long Failures { get; internal init; }

    /// <summary>How many records were diagnosed; the others are of a shape that was diagnosed before.</summary>
    public long Diagnosed { get; internal init; }

    /// <summary>When the first counted request was received.</summary>
    public DateTimeOffset? FirstSeen { get; internal init; }

    /// <summary>When the last counted request was received.</summary>
    public DateTimeOffset? LastSeen { get; internal init; }

    /// <summary>The groups, those with the most requests first; at the end the rest, if there was no room for every group.</summary>
    public IReadOnlyList<PresignFailureGroup> Groups { get; internal init => field = value.ToListing(); } = [];

    /// <summary>For a report: the same requests by each of several dimensions.</summary>
    internal IReadOnlyDictionary<FailureDimension, IReadOnlyList<PresignFailureGroup>> By { get; init; } =
        new Dictionary<FailureDimension, IReadOnlyList<PresignFailureGroup>>();

    /// <summary>For a report: failed requests by cause over time.</summary>
    internal IReadOnlyList<FailureStep> Steps { get; init; } = [];

    /// <summary>For a report: hours of one step.</summary>
    internal int HoursPerStep { get; init; }
}
