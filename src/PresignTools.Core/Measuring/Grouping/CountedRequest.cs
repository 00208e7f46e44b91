using PresignTools.Logs;

namespace PresignTools.Measuring.Grouping;

/// <summary>A failed request as it is counted.</summary>
internal readonly ref struct CountedRequest
{
    /// <summary>What it is counted under.</summary>
    internal GroupKey Key { get; init; }

    /// <summary>How sure its cause is; null without a cause.</summary>
    internal Certainty? Certainty { get; init; }

    /// <summary>How many requests it stands for: a row of a query may be many.</summary>
    internal long Weight { get; init; }

    /// <summary>When the first of them was received, in ticks.</summary>
    internal long FirstTicks { get; init; }

    /// <summary>When the last of them was received, in ticks.</summary>
    internal long LastTicks { get; init; }

    /// <summary>The request's id.</summary>
    internal ReadOnlySpan<char> RequestId { get; init; }

    /// <summary>The record, if there is an object of it.</summary>
    internal IS3LogRecord? Record { get; init; }
}
