using PresignTools.Text;

namespace PresignTools.Signing;

/// <summary>
/// Writes a canonical request, the one text that both the signer and S3 hash: method, canonical URI, canonical query string, canonical
/// headers, signed headers, hashed payload. Signing writes the parts from plain values, verifying from the raw URL; the frame is this one.
/// Source: <see href="https://docs.aws.amazon.com/AmazonS3/latest/API/sigv4-query-string-auth.html"/>.
/// </summary>
internal static class CanonicalRequest
{
    /// <summary>The payload line of a presigned URL that does not sign its body.</summary>
    internal const string UnsignedPayload = "UNSIGNED-PAYLOAD";

    /// <summary>Canonical URI of a key: encoded once, slashes kept, no dot segments removed, no slashes merged.</summary>
    internal static void AppendUri(Utf8Buffer buffer, string pathPrefix, string? key)
    {
        buffer.Append(pathPrefix);
        if (key is not null)
        {
            buffer.Append((byte)'/');
            UriEncoding.AppendEncoded(buffer, key, keepSlash: true);
        }
        else if (pathPrefix.Length == 0)
        {
            buffer.Append((byte)'/');
        }
    }

    /// <summary>Canonical URI of a path as it stands in a URL; an empty path is <c>/</c>.</summary>
    internal static void AppendRawUri(Utf8Buffer buffer, ReadOnlySpan<char> rawPath)
    {
        if (rawPath.Length == 0)
        {
            buffer.Append((byte)'/');
        }
        else
        {
            UriEncoding.AppendNormalized(buffer, rawPath, keepSlash: true);
        }
    }

    /// <summary>Writes what follows the query string: header lines, an empty line, signed headers, hashed payload.</summary>
    internal static void AppendEnd(Utf8Buffer buffer, CanonicalHeaders headers, string host, string payloadHash)
    {
        buffer.Append((byte)'\n');
        headers.AppendLines(buffer, host);
        buffer.Append((byte)'\n');
        buffer.Append(headers.SignedHeaders);
        buffer.Append((byte)'\n');
        buffer.Append(payloadHash);
    }
}
