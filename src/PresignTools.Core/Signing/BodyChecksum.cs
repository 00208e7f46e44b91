namespace PresignTools.Signing;

/// <summary>Checks that a checksum given for a body has the form that S3 takes.</summary>
internal static class BodyChecksum
{
    /// <summary>Checks one value of x-amz-checksum-*: base64 of as many bytes as the algorithm gives.</summary>
    internal static string Check(string algorithm, string value)
    {
        int size = algorithm switch
        {
            "crc32" or "crc32c" => 4,
            "crc64nvme" => 8,
            "sha1" => 20,
            "sha256" => 32,
            _ => -1,
        };
        try
        {
            if (Convert.FromBase64String(value).Length == size)
            {
                return value;
            }
        }
        catch (FormatException)
        {
            // said below
        }

        throw SigningErrors.ChecksumInvalid(algorithm, size);
    }

    /// <summary>Checks a payload hash; hexadecimal digits come back in lower case.</summary>
    internal static string CheckPayloadHash(string value) =>
        value == CanonicalRequest.UnsignedPayload ? value
        : IsHash(value) ? value.ToLowerInvariant()
        : throw SigningErrors.PayloadHashInvalid(value);

    /// <summary>
    /// Whether S3 takes a value of x-amz-content-sha256: a hash, UNSIGNED-PAYLOAD, or one of the marks of a chunked body.
    /// Source: <see href="https://docs.aws.amazon.com/AmazonS3/latest/API/sig-v4-header-based-auth.html"/>, table of x-amz-content-sha256.
    /// </summary>
    internal static bool IsPayloadLine(string value) =>
        IsHash(value) || value == CanonicalRequest.UnsignedPayload || value is "STREAMING-UNSIGNED-PAYLOAD-TRAILER"
            or "STREAMING-AWS4-HMAC-SHA256-PAYLOAD" or "STREAMING-AWS4-HMAC-SHA256-PAYLOAD-TRAILER"
            or "STREAMING-AWS4-ECDSA-P256-SHA256-PAYLOAD" or "STREAMING-AWS4-ECDSA-P256-SHA256-PAYLOAD-TRAILER";

    private static bool IsHash(string value)
    {
        bool hex = value.Length == 64;
        foreach (char c in value)
        {
            hex &= UriEncoding.HexValue(c) >= 0;
        }

        return hex;
    }
}
