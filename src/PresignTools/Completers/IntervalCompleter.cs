namespace PresignTools.Completers;

/// <summary>Offers intervals and spans of watching.</summary>
internal sealed class IntervalCompleter() : ListCompleter(
    ("30s", "30 seconds"),
    ("1m", "one minute"),
    ("5m", "5 minutes"),
    ("15m", "15 minutes"),
    ("1h", "one hour"),
    ("1d", "one day"));
