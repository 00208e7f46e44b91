using PresignTools.Intake;
using PresignTools.Verification.Subject;

namespace PresignTools.Watching;

/// <summary>What one check of a URL came to.</summary>
internal sealed record UrlObservation
{
    /// <summary>When the check began.</summary>
    internal required DateTimeOffset At { get; init; }

    /// <summary>The state.</summary>
    internal required PresignedUrlState State { get; init; }

    /// <summary>How it was checked.</summary>
    internal UrlCheck CheckedBy { get; init; }

    /// <summary>What was seen, in words.</summary>
    internal string Reason { get; init; } = string.Empty;

    /// <summary>The cause; null if nothing is wrong.</summary>
    internal string? Cause { get; init; }

    /// <summary>What to do.</summary>
    internal string Remedy { get; init; } = string.Empty;

    /// <summary>The end that comes first, or that is over; null if none is known.</summary>
    internal UrlEnd? End { get; init; }

    /// <summary>Whether it may end before.</summary>
    internal bool MayEndEarlier { get; init; }

    /// <summary>When the state changes by itself, as far as that is known; null if it does not.</summary>
    internal DateTimeOffset? Wake { get; init; }

    /// <summary>Whether nothing can change any more: a URL that has ended does not come back.</summary>
    internal bool IsFinal { get; init; }

    /// <summary>The method that was judged.</summary>
    internal string Method { get; init; } = string.Empty;

    /// <summary>Bucket.</summary>
    internal string? BucketName { get; init; }

    /// <summary>Key.</summary>
    internal string? Key { get; init; }

    /// <summary>The URL, masked.</summary>
    internal string Url { get; init; } = string.Empty;

    /// <summary>What the server answered; null if nothing was sent.</summary>
    internal LiveProbeResult? Live { get; init; }

    /// <summary>
    /// The failure, where the server's answer is worth a diagnosis: it is made only where the state has changed. Null without an answer.
    /// </summary>
    internal DiagnosisInput? Failure { get; init; }
}
