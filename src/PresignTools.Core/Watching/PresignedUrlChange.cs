using PresignTools.Text;

namespace PresignTools.Watching;

/// <summary>A watched URL is in another state than before. It holds no secret: the URL is masked.</summary>
public sealed record PresignedUrlChange
{
    /// <summary>When it was seen.</summary>
    public DateTimeOffset Time { get; init; }

    /// <summary>The state now.</summary>
    public PresignedUrlState State { get; init; }

    /// <summary>The state before; null the first time.</summary>
    public PresignedUrlState? Was { get; init; }

    /// <summary>The HTTP method that the URL is for.</summary>
    public string Method { get; init; } = string.Empty;

    /// <summary>Bucket; null where the URL does not show it.</summary>
    public string? BucketName { get; init; }

    /// <summary>Object key; null without one.</summary>
    public string? Key { get; init; }

    /// <summary>What was seen, and what follows from it, in words.</summary>
    public string Reason { get; init => field = Printable.Line(value); } = string.Empty;

    /// <summary>The cause, an id of the catalogue; null where nothing is wrong, or the cause is not known.</summary>
    public string? Cause { get; init; }

    /// <summary>What to do; empty where there is nothing to do.</summary>
    public string Remedy { get; init => field = Printable.Lines(value); } = string.Empty;

    /// <summary>When the URL ends, or ended; null where that is not known.</summary>
    public DateTimeOffset? EndsAt { get; init; }

    /// <summary>What ends it then; null where that is not known.</summary>
    public UrlEnding? EndsBecause { get; init; }

    /// <summary>Whether it may end before: the end of the credentials that signed it is not known.</summary>
    public bool MayEndEarlier { get; init; }

    /// <summary>When it is checked again; null if it is not.</summary>
    public DateTimeOffset? NextCheck { get; init; }

    /// <summary>How it was checked.</summary>
    public UrlCheck CheckedBy { get; init; }

    /// <summary>HTTP status of the server's answer; null without one.</summary>
    public int? StatusCode { get; init; }

    /// <summary>Error code of the server's answer; null without one.</summary>
    public string? ErrorCode { get; init => field = value is null ? null : Printable.Line(value); }

    /// <summary>Request id of the server's answer, for AWS Support.</summary>
    public string? RequestId { get; init => field = value is null ? null : Printable.Line(value); }

    /// <summary>Line of the list that the URL is from; null for one that is from no file.</summary>
    public int? Line { get; init; }

    /// <summary>
    /// What a program that checks once reports to its scheduler: 0 for a URL that works, 1 for one that ends soon, 2 for one that does not
    /// work or could not be reached.
    /// </summary>
    public int ExitCode => State switch
    {
        PresignedUrlState.Valid => 0,
        PresignedUrlState.EndsSoon => 1,
        _ => 2,
    };

    /// <summary>The URL, signature and token masked.</summary>
    public string Url { get; init; } = string.Empty;

    /// <summary>What changed, and why, in one line.</summary>
    public override string ToString()
    {
        string target = string.Join('/', new[] { BucketName, Key }.Where(static t => !string.IsNullOrEmpty(t)));
        string change = Was is null ? $"{State}" : $"{Was} -> {State}";
        return Printable.Line($"{Times.Utc(Time)} {(target.Length > 0 ? target : Url)}: {change}. {Reason}");
    }
}
