using System.Globalization;

namespace PresignTools.Transfers;

/// <summary>Headers of an answer, by name in any case.</summary>
/// <param name="all">All of them.</param>
internal sealed class AnswerHeaders(IReadOnlyList<KeyValuePair<string, string>> all)
{
    /// <summary>All of them.</summary>
    internal IReadOnlyList<KeyValuePair<string, string>> All => all;

    /// <summary>The value; null without one.</summary>
    internal string? this[string name]
    {
        get
        {
            foreach ((string key, string value) in all)
            {
                if (key.Equals(name, StringComparison.OrdinalIgnoreCase) && !string.IsNullOrWhiteSpace(value))
                {
                    return value.Trim();
                }
            }

            return null;
        }
    }

    /// <summary>The entity tag without its quotes; null without one. A weak one stays as it is: it says nothing about bytes.</summary>
    internal string? ETag => this["ETag"] is { } tag ? (tag.StartsWith("W/", StringComparison.Ordinal) ? tag : tag.Trim('"')) : null;

    /// <summary>Whether the entity tag stands for exactly these bytes.</summary>
    internal bool HasStrongTag => ETag is { Length: > 0 } tag && !tag.StartsWith("W/", StringComparison.Ordinal);

    /// <summary>When the object was last changed.</summary>
    internal DateTimeOffset? LastModified => DateTimeOffset.TryParse(
        this["Last-Modified"], CultureInfo.InvariantCulture, DateTimeStyles.AssumeUniversal, out DateTimeOffset time) ? time : null;

    /// <summary>How long the server asks to wait; null if it does not say.</summary>
    /// <param name="now">The clock, for a date.</param>
    internal TimeSpan? RetryAfter(DateTimeOffset now)
    {
        string? text = this["Retry-After"];
        if (int.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out int seconds))
        {
            return TimeSpan.FromSeconds(seconds);
        }

        const DateTimeStyles style = DateTimeStyles.AssumeUniversal;
        return DateTimeOffset.TryParse(text, CultureInfo.InvariantCulture, style, out DateTimeOffset at) && at > now ? at - now : null;
    }
}
