using PresignTools.Errors;
using PresignTools.Text;

namespace PresignTools.Signing;

/// <summary>
/// Signs requests as S3 verifies them: SigV4 in the query string, SigV4A for a multi-region access point. One signer serves many requests
/// and keeps their signing keys; it is safe for several threads.
/// Source: <see href="https://docs.aws.amazon.com/AmazonS3/latest/API/sigv4-query-string-auth.html"/>.
/// </summary>
public sealed class Signer
{
    private readonly SigningKeyCache _keys = new();

    /// <summary>Number of signing keys derived so far.</summary>
    internal int KeyDerivations => _keys.Derivations;

    /// <summary>Signs one request.</summary>
    /// <param name="request">What to sign.</param>
    /// <param name="credentials">Who signs. The URL carries this signer's permission and no more.</param>
    /// <exception cref="PresignException">
    /// <c>ExpiryOutOfRange</c> outside 1 s to 7 days, <c>SigningTimeOutOfRange</c>, <c>MethodMissing</c>, <c>KeyNotUnicode</c>,
    /// <c>KeyTooLong</c>,
    /// <c>ValueNotUnicode</c>, <c>BucketNameNotAllowed</c>.
    /// </exception>
    public PresignedUrl Sign(PresignRequest request, SigningCredentials credentials)
    {
        string method = CheckMethod(request.Method);
        if (request.ExpiresInSeconds is < 1 or > SignatureV4.LongestExpiry)
        {
            throw SigningErrors.ExpiryOutOfRange(request.ExpiresInSeconds);
        }

        if (request.SignedAt.UtcTicks > DateTimeOffset.MaxValue.UtcTicks - (request.ExpiresInSeconds * TimeSpan.TicksPerSecond))
        {
            throw SigningErrors.SigningTimeOutOfRange(request.SignedAt);
        }

        CheckNames(request);
        CheckKind(request, credentials);

        var time = new AmzTime(request.SignedAt);
        SigningKey key = _keys.Get(credentials, time.Day, request.Address.ScopeRegion, request.Address.SigningService);
        Utf8Buffer canonical = Utf8Buffer.Rent();
        Utf8Buffer other = Utf8Buffer.Rent();
        try
        {
            canonical.Append(method);
            canonical.Append((byte)'\n');
            int uriStart = canonical.Length;
            CanonicalRequest.AppendUri(canonical, request.Address.PathPrefix, request.Key);
            int uriLength = canonical.Length - uriStart;
            canonical.Append((byte)'\n');
            int queryStart = canonical.Length;
            AppendQuery(canonical, request, credentials, key, time);
            int queryLength = canonical.Length - queryStart;
            CanonicalRequest.AppendEnd(
                canonical,
                request.Headers,
                request.Address.HostHeader,
                request.Headers.PayloadHash ?? CanonicalRequest.UnsignedPayload);

            SignatureV4.AppendStringToSign(other, time, key, canonical);

            // The URL's path and query are the canonical ones, so they are taken from the canonical request as they lie there.
            canonical.SetLength(queryStart + queryLength);
            canonical.Append("&X-Amz-Signature="u8);
            key.AppendSignature(canonical, other);
            other.SetLength(0);
            other.Append(request.Address.Scheme);
            other.Append("://"u8);
            other.Append(request.Address.Authority);
            other.Append(canonical.Written.Slice(uriStart, uriLength));
            other.Append((byte)'?');
            other.Append(canonical.Written[queryStart..]);
            return new PresignedUrl(other.Ascii(0, other.Length), method, request, credentials, time.Instant);
        }
        finally
        {
            other.Return();
            canonical.Return();
        }
    }

    private static void AppendQuery(Utf8Buffer buffer, PresignRequest request, SigningCredentials credentials, SigningKey key, AmzTime time)
    {
        CanonicalQuery query = request.VersionId is null ? request.Query : request.Query.With("versionId", request.VersionId);
        if (!query.SortsAfterSignature)
        {
            query.AppendMerged(buffer, SignatureParameters(request, credentials, key, time));
            return;
        }

        buffer.Append(key.IsV4A ? "X-Amz-Algorithm=AWS4-ECDSA-P256-SHA256"u8 : "X-Amz-Algorithm=AWS4-HMAC-SHA256"u8);
        buffer.Append("&X-Amz-Credential="u8);
        buffer.Append(key.EncodedCredential);
        buffer.Append("&X-Amz-Date="u8);
        time.AppendTimestamp(buffer);
        buffer.Append("&X-Amz-Expires="u8);
        buffer.AppendNumber(request.ExpiresInSeconds);
        if (request.Address.RegionSet is { } regions)
        {
            buffer.Append("&X-Amz-Region-Set="u8);
            UriEncoding.AppendEncoded(buffer, regions, keepSlash: false);
        }

        if (credentials.SessionToken is not null)
        {
            // Part of the signed query for S3 (some other services add it after signing).
            buffer.Append(credentials.IsDirectoryBucketSession ? "&X-Amz-S3session-Token="u8 : "&X-Amz-Security-Token="u8);
            UriEncoding.AppendEncoded(buffer, credentials.SessionToken, keepSlash: false);
        }

        buffer.Append("&X-Amz-SignedHeaders="u8);
        buffer.Append(request.Headers.EncodedSignedHeaders);
        if (!query.IsEmpty)
        {
            buffer.Append((byte)'&');
            buffer.Append(query.Text);
        }
    }

    private static List<KeyValuePair<string, string>> SignatureParameters(
        PresignRequest request,
        SigningCredentials credentials,
        SigningKey key,
        AmzTime time)
    {
        var parameters = new List<KeyValuePair<string, string>>
        {
            new("X-Amz-Algorithm", key.IsV4A ? SignatureV4A.Algorithm : SignatureV4.Algorithm),
            new("X-Amz-Credential", System.Text.Encoding.ASCII.GetString(key.EncodedCredential)),
            new("X-Amz-Date", time.ToString()),
            new("X-Amz-Expires", request.ExpiresInSeconds.ToString(System.Globalization.CultureInfo.InvariantCulture)),
            new("X-Amz-SignedHeaders", request.Headers.EncodedSignedHeaders),
        };
        if (request.Address.RegionSet is { } regions)
        {
            parameters.Add(new("X-Amz-Region-Set", UriEncoding.Encode(regions)));
        }

        if (credentials.SessionToken is not null)
        {
            string name = credentials.IsDirectoryBucketSession ? "X-Amz-S3session-Token" : "X-Amz-Security-Token";
            parameters.Add(new(name, UriEncoding.Encode(credentials.SessionToken)));
        }

        return parameters;
    }

    private static void CheckNames(PresignRequest request)
    {
        if (request.Address.NameFault is { } fault)
        {
            throw SigningErrors.BucketNameNotAllowed(request.Address.Bucket!, fault);
        }

        if (request.Key is not null && !UriEncoding.IsValidUnicode(request.Key))
        {
            throw SigningErrors.KeyNotUnicode();
        }

        if (
            request.Key is not null
            && request.Address.HostKind != Addressing.S3HostKind.Custom
            && S3Limits.IsKeyTooLong(request.Key, out long bytes))
        {
            throw SigningErrors.KeyTooLong(bytes);
        }

        if (request.VersionId is not null && !UriEncoding.IsValidUnicode(request.VersionId))
        {
            throw SigningErrors.ValueNotUnicode("version id");
        }
    }

    /// <summary>What belongs to one kind of host, and is refused by every other.</summary>
    private static void CheckKind(PresignRequest request, SigningCredentials credentials)
    {
        if (credentials.IsDirectoryBucketSession && request.Address.SigningService != "s3express")
        {
            throw SigningErrors.DirectorySessionElsewhere(request.Address.Bucket);
        }

        // Written by the signature itself there, and an ordinary parameter elsewhere.
        if (request.Address.RegionSet is not null && request.Query.Has("X-Amz-Region-Set"))
        {
            throw SigningErrors.QueryParameterReserved("X-Amz-Region-Set");
        }

        if (credentials.IsDirectoryBucketSession && request.Query.Has("X-Amz-S3session-Token"))
        {
            throw SigningErrors.QueryParameterReserved("X-Amz-S3session-Token");
        }
    }

    private static string CheckMethod(string method)
    {
        switch (method)
        {
            case "GET" or "PUT" or "HEAD" or "DELETE" or "POST":
                return method;
            case null or "":
                throw SigningErrors.MethodMissing(method);
        }

        foreach (char c in method)
        {
            if (c is not ((>= 'A' and <= 'Z') or (>= 'a' and <= 'z') or '-' or '_'))
            {
                throw SigningErrors.MethodMissing(Printable.Of(method));
            }
        }

        return method.ToUpperInvariant();
    }
}
