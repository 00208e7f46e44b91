namespace PresignTools.Completers;

/// <summary>Offers the checksum algorithms of S3.</summary>
internal sealed class ChecksumAlgorithmCompleter() : ListCompleter(
    ("CRC64NVME", "The one that S3 uses by itself; it covers the whole object"),
    ("CRC32", "Fast, known to every tool"),
    ("CRC32C", "Fast, with support in most processors"),
    ("SHA256", "Cryptographic; slower"),
    ("SHA1", "Cryptographic, but broken; only for what demands it"));
