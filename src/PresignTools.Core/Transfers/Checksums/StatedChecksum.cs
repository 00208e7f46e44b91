using PresignTools.Addressing;

namespace PresignTools.Transfers.Checksums;

/// <summary>A checksum of the whole content that a server states.</summary>
/// <param name="Kind">Which.</param>
/// <param name="Value">Its value in base64.</param>
/// <param name="IsETag">Whether it is the ETag, and not a checksum by name.</param>
internal sealed record StatedChecksum(TransferChecksum Kind, string Value, bool IsETag = false)
{
    /// <summary>The names of S3's headers, the strongest that costs little first.</summary>
    private static readonly (TransferChecksum Kind, string Header, int Size)[] Named =
    [
        (TransferChecksum.CRC64NVME, "x-amz-checksum-crc64nvme", 8),
        (TransferChecksum.CRC32C, "x-amz-checksum-crc32c", 4),
        (TransferChecksum.CRC32, "x-amz-checksum-crc32", 4),
        (TransferChecksum.SHA256, "x-amz-checksum-sha256", 32),
        (TransferChecksum.SHA1, "x-amz-checksum-sha1", 20),
    ];

    /// <summary>In words, for the result.</summary>
    internal string Name => IsETag ? "MD5 (ETag)" : Kind.ToString();

    /// <summary>The checksum by which to compare the whole content; null if the answer states none that can be computed.</summary>
    /// <param name="headers">Headers of the answer.</param>
    /// <param name="wish">Which one the user asks for.</param>
    /// <param name="kind">Kind of the host; null if it is not one of AWS.</param>
    internal static StatedChecksum? Of(AnswerHeaders headers, TransferChecksum wish, S3HostKind? kind)
    {
        if (wish == TransferChecksum.None)
        {
            return null;
        }

        // A composite checksum is one of the checksums of the parts: the content alone does not give it.
        bool isWhole = headers["x-amz-checksum-type"] is not { } type || type.Equals("FULL_OBJECT", StringComparison.OrdinalIgnoreCase);
        foreach ((TransferChecksum named, string header, int size) in Named)
        {
            if ((wish == TransferChecksum.Auto || wish == named)
                && isWhole
                && headers[header] is { } value
                && IsBase64Of(value, size))
            {
                return new StatedChecksum(named, value);
            }
        }

        return wish is TransferChecksum.Auto or TransferChecksum.MD5 && IsMd5(headers, kind, out string md5)
            ? new StatedChecksum(TransferChecksum.MD5, md5, IsETag: true)
            : null;
    }

    /// <summary>
    /// The ETag is the MD5 of the content, unless the object was made of parts, or is encrypted with KMS or with a key of the client's, or
    /// is in a directory bucket (Common Response Headers, ETag).
    /// </summary>
    private static bool IsMd5(AnswerHeaders headers, S3HostKind? kind, out string md5)
    {
        md5 = string.Empty;
        string tag = headers.ETag ?? string.Empty;
        bool isEncrypted = headers["x-amz-server-side-encryption"] is { } encryption
            && !encryption.Equals("AES256", StringComparison.OrdinalIgnoreCase);
        bool isClients = headers["x-amz-server-side-encryption-customer-algorithm"] is not null;
        if (tag.Length != 32 || isEncrypted || isClients || kind is S3HostKind.Express)
        {
            return false;
        }

        Span<byte> bytes = stackalloc byte[16];
        for (int i = 0; i < 16; i++)
        {
            int high = Signing.UriEncoding.HexValue(tag[2 * i]), low = Signing.UriEncoding.HexValue(tag[(2 * i) + 1]);
            if (high < 0 || low < 0)
            {
                return false;
            }

            bytes[i] = (byte)((high << 4) | low);
        }

        md5 = Convert.ToBase64String(bytes);
        return true;
    }

    private static bool IsBase64Of(string value, int size)
    {
        Span<byte> bytes = stackalloc byte[64];
        return value.Length <= 64 && Convert.TryFromBase64String(value, bytes, out int written) && written == size;
    }
}
