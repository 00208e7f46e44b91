namespace PresignTools.Transfers;

/// <summary>With which checksum the content of a transfer is compared.</summary>
public enum TransferChecksum : long
{
    /// <summary>The best one that the server gives.</summary>
    Auto,

    /// <summary>None: only the length is compared.</summary>
    None,

    /// <summary>CRC-64/NVME, S3's own default.</summary>
    CRC64NVME,

    /// <summary>CRC-32.</summary>
    CRC32,

    /// <summary>CRC-32C (Castagnoli).</summary>
    CRC32C,

    /// <summary>SHA-1.</summary>
    SHA1,

    /// <summary>SHA-256.</summary>
    SHA256,

    /// <summary>MD5, which is the ETag of an object that was uploaded in one request and is not encrypted with KMS.</summary>
    MD5,
}
