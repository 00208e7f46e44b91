namespace PresignTools.Completers;

/// <summary>Offers lifetimes of URLs.</summary>
internal sealed class DurationCompleter() : ListCompleter(
    ("15m", "15 minutes"),
    ("1h", "one hour, the default"),
    ("12h", "12 hours: the longest session of a role"),
    ("1d", "one day"),
    ("7d", "7 days: the longest that S3 accepts"));
