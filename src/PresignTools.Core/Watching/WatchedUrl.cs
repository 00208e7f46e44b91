using PresignTools.Signing;

namespace PresignTools.Watching;

/// <summary>A URL to watch, and what is known of it beside what it shows itself. It is a secret: it is never shown.</summary>
internal sealed record WatchedUrl
{
    /// <summary>The URL, raw.</summary>
    internal required string Url { get; init; }

    /// <summary>The method that it is for; null if it is not known.</summary>
    internal string? Method { get; init; }

    /// <summary>Headers that were signed, with their values; null if they are not known.</summary>
    internal IReadOnlyList<KeyValuePair<string, string>>? Headers { get; init; }

    /// <summary>The end that whoever signed it knew of; null if nobody knows.</summary>
    internal DateTimeOffset? KnownEnd { get; init; }

    /// <summary>What that end is; only with <see cref="KnownEnd"/>.</summary>
    internal UrlLimit KnownLimit { get; init; }

    /// <summary>Line of the file that it is from; null without one.</summary>
    internal int? Line { get; init; }

    /// <summary>The same URL for the same method is the same thing to watch, wherever it is listed.</summary>
    internal string Id => (Method ?? string.Empty).ToUpperInvariant() + " " + Url;

    /// <summary>Nothing: it is a secret.</summary>
    public override string ToString() => nameof(WatchedUrl);
}
