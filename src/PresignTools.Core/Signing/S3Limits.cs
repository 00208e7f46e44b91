using System.Text;

namespace PresignTools.Signing;

/// <summary>Sizes that S3 accepts, and how it counts them.</summary>
internal static class S3Limits
{
    /// <summary>
    /// Longest key, in bytes of UTF-8; S3 answers KeyTooLongError to a longer one.
    /// Source: <see href="https://docs.aws.amazon.com/AmazonS3/latest/userguide/object-keys.html"/>, "up to 1,024 bytes long".
    /// </summary>
    internal const int KeyBytes = 1024;

    /// <summary>
    /// Most user metadata of an upload: the bytes of all names (without x-amz-meta-) and values; S3 answers MetadataTooLarge to more.
    /// Source: <see href="https://docs.aws.amazon.com/AmazonS3/latest/userguide/UsingMetadata.html"/>, "limited to 2 KB in size … the sum
    /// of the number of bytes in the UTF-8 encoding of each key and value".
    /// </summary>
    internal const int MetadataBytes = 2048;

    /// <summary>
    /// Largest header section of an upload; S3 answers RequestHeaderSectionTooLarge to a larger one.
    /// Source: <see href="https://docs.aws.amazon.com/AmazonS3/latest/userguide/UsingMetadata.html"/>, "the PUT request header is limited
    /// to 8 KB in size".
    /// </summary>
    internal const int HeaderBytes = 8192;

    /// <summary>
    /// Largest object of a single upload: 5 GiB. Source: <see href="https://docs.aws.amazon.com/AmazonS3/latest/userguide/qfacts.html"/>.
    /// </summary>
    internal const long LargestPut = 5L * 1024 * 1024 * 1024;

    internal const string MetadataPrefix = "x-amz-meta-";

    private const string ChecksumPrefix = "x-amz-checksum-";

    /// <summary>Whether a key is longer than S3 takes; most are too short to need counting.</summary>
    internal static bool IsKeyTooLong(string key, out long bytes)
    {
        bytes = key.Length;
        if (key.Length <= KeyBytes / 3)
        {
            return false;
        }

        bytes = Encoding.UTF8.GetByteCount(key);
        return bytes > KeyBytes;
    }

    /// <summary>Bytes of user metadata, as S3 counts them; names are in lower case.</summary>
    internal static long CountMetadata(IEnumerable<KeyValuePair<string, string>> headers)
    {
        long bytes = 0;
        foreach (KeyValuePair<string, string> header in headers)
        {
            if (header.Key.StartsWith(MetadataPrefix, StringComparison.Ordinal))
            {
                bytes += Encoding.UTF8.GetByteCount(header.Key) - MetadataPrefix.Length + Encoding.UTF8.GetByteCount(header.Value);
            }
        }

        return bytes;
    }

    /// <summary>
    /// Bytes of names and values, without the colons and line ends between them: what is over the limit so is over it on the wire.
    /// </summary>
    internal static long CountHeaders(IEnumerable<KeyValuePair<string, string>> headers) =>
        headers.Sum(static h => (long)Encoding.UTF8.GetByteCount(h.Key) + Encoding.UTF8.GetByteCount(h.Value));

    /// <summary>
    /// Whether a header, by its lower-case name, holds a checksum of the body. One is allowed; S3 answers InvalidRequest "Expecting a
    /// single x-amz-checksum- header. Multiple checksum Types are not allowed." to two.
    /// Source: <see href="https://docs.aws.amazon.com/AmazonS3/latest/userguide/checking-object-integrity.html"/>.
    /// </summary>
    internal static bool IsChecksum(string name) =>
        name.StartsWith(ChecksumPrefix, StringComparison.Ordinal)
        && name is not (ChecksumPrefix + "mode" or ChecksumPrefix + "algorithm" or ChecksumPrefix + "type");
}
