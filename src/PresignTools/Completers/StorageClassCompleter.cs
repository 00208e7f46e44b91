namespace PresignTools.Completers;

/// <summary>Offers the storage classes of objects.</summary>
internal sealed class StorageClassCompleter() : ListCompleter(
    ("STANDARD", "The default"),
    ("INTELLIGENT_TIERING", "Moves by itself between tiers"),
    ("STANDARD_IA", "Infrequent access, in three Availability Zones"),
    ("ONEZONE_IA", "Infrequent access, in one Availability Zone"),
    ("GLACIER_IR", "Archive with instant retrieval"),
    ("GLACIER", "Archive; restoring takes minutes to hours"),
    ("DEEP_ARCHIVE", "Archive; restoring takes hours"));
