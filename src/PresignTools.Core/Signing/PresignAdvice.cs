using System.Globalization;
using PresignTools.Addressing;
using PresignTools.Errors;

namespace PresignTools.Signing;

/// <summary>Something legal that is likely to surprise; said once per command.</summary>
/// <param name="Id">Stable id.</param>
/// <param name="Message">What is surprising, and what to do.</param>
public sealed record PresignWarning(string Id, string Message);

/// <summary>Looks over a request for what S3 accepts but people regret.</summary>
public static class PresignAdvice
{
    // The secret keys of AWS have 40 characters; what is this short was typed or filled in for one.
    private const int ShortestSecret = 8;

    // AssumeRole, DurationSeconds: no session is shorter. One that has begun may still end sooner, but it rarely meets a URL of minutes.
    private static readonly TimeSpan ShortestSession = TimeSpan.FromMinutes(15);

    /// <summary>Warnings that the options alone give rise to.</summary>
    /// <param name="options">The options.</param>
    /// <param name="headers">The headers that came of them.</param>
    /// <param name="query">The query parameters that came of them.</param>
    /// <param name="fault">What Amazon S3 would refuse in them, where the URL is for another server; else null.</param>
    internal static IEnumerable<PresignWarning> For(
        PresignOptions options, CanonicalHeaders headers, IReadOnlyList<KeyValuePair<string, string>> query, PresignException? fault)
    {
        if (fault is not null)
        {
            yield return new("BeyondS3Limits", $"Amazon S3 would refuse this; the server that the URL is for may take it. {fault.Message}");
        }

        long size = S3Limits.CountHeaders(headers.Headers) + query.Sum(static p => p.Key.Length + (p.Value ?? string.Empty).Length);
        if (size > S3Limits.HeaderBytes)
        {
            yield return new(
                "RequestTooLarge",
                $"Headers and query parameters have {size.ToString(CultureInfo.InvariantCulture)} characters together. S3 answers "
                    + $"RequestHeaderSectionTooLarge beyond about 8192, and many clients and proxies take no longer URL.");
        }

        if (!options.IsForAmazonS3 && headers.PayloadHash is { } hash && hash != CanonicalRequest.UnsignedPayload)
        {
            yield return new(
                "PayloadHashMayBeIgnored",
                "The URL is for a server other than Amazon S3. Some of them do not compare the body with x-amz-content-sha256, or refuse "
                    + "presigned URLs that have it. Try it with another body first.");
        }

        foreach (KeyValuePair<string, string> item in query)
        {
            if (
                item.Key.StartsWith("response-", StringComparison.OrdinalIgnoreCase)
                && (item.Value ?? string.Empty).Any(static c => c > '\xff'))
            {
                yield return new(
                    "OverrideNotLatin1",
                    $"{item.Key} has characters beyond Latin-1; S3 answers 400 \"Header value cannot be represented using ISO-8859-1\". "
                        + $"For a file name use {Setting.DownloadName}, which encodes it.");
            }
        }

        foreach (PresignWarning warning in MethodAdvice.For(options.Method, headers.Headers, query))
        {
            yield return warning;
        }

        if (
            options.Method == "GET"
            && options.Headers.Any(static h => h.Key.StartsWith("x-amz-checksum-mode", StringComparison.OrdinalIgnoreCase)))
        {
            yield return new(
                "ChecksumModeSigned",
                "x-amz-checksum-mode is signed as a header: a browser or plain curl does not send it and gets SignatureDoesNotMatch.");
        }
    }

    /// <summary>Warnings about one signed URL; for most there are none, and then nothing is allocated.</summary>
    /// <param name="url">The URL.</param>
    /// <param name="now">The time it is.</param>
    public static IReadOnlyList<PresignWarning> For(PresignedUrl url, DateTimeOffset now)
    {
        List<PresignWarning>? warnings = null;
        if (url.Key is { Length: > 0 } key && key[0] == '/')
        {
            (warnings ??= []).Add(
                new(
                    "KeyBeginsWithSlash",
                    $"The key begins with a slash. S3 keeps it: the object's name is '{Text.Printable.Of(key)}', not "
                        + $"'{Text.Printable.Of(key.TrimStart('/'))}'."
                ));
        }

        if (url.Key is { Length: > 0 } name && HasDotSegment(name))
        {
            (warnings ??= []).Add(
                new(
                    "KeyHasDotSegments",
                    "The key has '.' or '..' between its slashes. S3 takes them as part of the name, but curl, browsers, .NET and "
                        + "Python's requests remove them from the path before they send: then S3 answers SignatureDoesNotMatch, or gives "
                        + "another object. Send the URL with a client that leaves the path alone (curl --path-as-is), or use another key."
                ));
        }

        if (url.Key is { } whole && S3Limits.IsKeyTooLong(whole, out long bytes))
        {
            (warnings ??= []).Add(
                new(
                    "BeyondS3Limits",
                    $"Amazon S3 would refuse this; the server that the URL is for may take it. {SigningErrors.KeyTooLong(bytes).Message}"
                ));
        }

        if (url.Key is { Length: > 2 } coded && KeyAdvice.LooksEncoded(coded))
        {
            (warnings ??= []).Add(
                new(
                    "KeyLooksEncoded",
                    $"The key '{Text.Printable.Of(coded)}' looks percent-encoded already. It is signed as it is, for an object whose name "
                        + "has the percent sign. If that was not meant, give the key as S3 stores it: "
                        + $"'{Text.Printable.Of(KeyAdvice.Decoded(coded))}'."
                ));
        }

        if (url.LimitedBy == UrlLimit.CredentialsUnknown && url.ExpiresAt - url.SignedAt > ShortestSession)
        {
            (warnings ??= []).Add(
                new(
                    "CredentialsEndUnknown",
                    $"The URL is signed until {Utc(url.ExpiresAt)} with temporary credentials that do not show when they end. The URL ends "
                        + "with them, then S3 answers ExpiredToken. Most live an hour, none longer than 36 hours. For a longer URL sign "
                        + "with the keys of an IAM user."
                ));
        }

        if (url.TokenAdvice is { } token)
        {
            (warnings ??= []).Add(token);
        }

        if (url.IsOfDirectoryBucketSession)
        {
            (warnings ??= []).Add(SpecialAdvice.OfSession(url));
        }
        else if (url.LimitedBy == UrlLimit.Credentials)
        {
            (warnings ??= []).Add(
                new(
                    "CredentialsEndFirst",
                    $"The URL is signed until {Utc(url.ExpiresAt)}, but the credentials that sign it end at "
                        + $"{Utc(url.EffectiveExpiresAt)}: from then on S3 answers ExpiredToken."
                ));
        }

        if (url.ExpiresAt < now)
        {
            (warnings ??= []).Add(
                new("AlreadyExpired", $"The URL ended at {Utc(url.ExpiresAt)}, before now: S3 answers \"Request has expired\"."));
        }
        else if (url.SignedAt - now > TimeSpan.FromMinutes(15))
        {
            (warnings ??= []).Add(
                new("NotYetValid", $"The URL is signed for {Utc(url.SignedAt)}; until then S3 answers \"Request is not yet valid\"."));
        }

        if (
            !url.HasSessionToken
            && url.AccessKeyId.StartsWith("ASIA", StringComparison.Ordinal)
            && Identity.AccessKey.Kind(url.AccessKeyId) == Identity.AccessKeyKind.Temporary)
        {
            (warnings ??= []).Add(
                new(
                    "TemporaryKeyWithoutToken",
                    "The access key id begins with ASIA, so it is temporary and works only with its session token; none was given. S3 "
                        + "answers InvalidAccessKeyId."
                ));
        }

        return (IReadOnlyList<PresignWarning>?)warnings ?? [];
    }

    /// <summary>Warnings about the keys that sign; for most there are none, and then nothing is allocated.</summary>
    /// <param name="credentials">The keys.</param>
    public static IReadOnlyList<PresignWarning> For(SigningCredentials credentials) =>
        credentials.SecretAccessKey.Length < ShortestSecret
            && Identity.AccessKey.Kind(credentials.AccessKeyId) is Identity.AccessKeyKind.LongTerm or Identity.AccessKeyKind.Temporary
        ? [new(
            "SecretTooShort",
            "The access key id is one of AWS, whose secret keys have 40 characters; the one given has fewer than "
                + $"{ShortestSecret.ToString(CultureInfo.InvariantCulture)}. S3 will answer SignatureDoesNotMatch.")]
        : [];

    /// <summary>Warnings about where a request goes.</summary>
    /// <param name="address">Its address.</param>
    public static IEnumerable<PresignWarning> For(S3Address address)
    {
        foreach (PresignWarning warning in SpecialAdvice.For(address))
        {
            yield return warning;
        }

        // A region that fits the naming pattern is taken, since AWS opens new ones; but it may as well be a slip of the finger.
        if (address is { Partition: not null, RegionSet: null } && !S3Partitions.Regions.Contains(address.SigningRegion))
        {
            yield return new(
                "RegionNotKnown",
                $"'{address.SigningRegion}' is not among the regions that this version knows. "
                    + AddressingErrors.Meant(address.SigningRegion)
                    + "If it is new, all is well; if it is mistyped, the host does not exist.");
        }

        if (
            address is { HostKind: not S3HostKind.Custom, Bucket: { } bucket }
            && !S3BucketArn.Looks(bucket)
            && S3BucketNameRules.WhyUnusual(bucket) is { } why)
        {
            yield return new(
                "BucketNameBreaksRules",
                $"'{Text.Printable.Of(bucket)}' is an unusual bucket name: {why}. If there is no such bucket, S3 answers "
                    + $"InvalidBucketName or NoSuchBucket.");
        }
    }

    /// <summary>Whether a segment of the key is <c>.</c> or <c>..</c>, which RFC 3986, section 5.2.4, has clients remove.</summary>
    private static bool HasDotSegment(string key)
    {
        int start = 0;
        for (int i = 0; i <= key.Length; i++)
        {
            if (i < key.Length && key[i] != '/')
            {
                continue;
            }

            int length = i - start;
            if (length is 1 or 2 && key[start] == '.' && key[i - 1] == '.')
            {
                return true;
            }

            start = i + 1;
        }

        return false;
    }

    internal static string Utc(DateTimeOffset time) => time.UtcDateTime.ToString("yyyy-MM-dd HH:mm:ss'Z'", CultureInfo.InvariantCulture);
}
