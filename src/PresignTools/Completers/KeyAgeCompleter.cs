namespace PresignTools.Completers;

/// <summary>Offers ages of access keys.</summary>
internal sealed class KeyAgeCompleter() : ListCompleter(
    ("30d", "30 days"),
    ("90d", "90 days, the default of AWS Config's rule access-keys-rotated"),
    ("365d", "one year"));
