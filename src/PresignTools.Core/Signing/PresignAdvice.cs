using System.Globalization;
using PresignTools.Addressing;

namespace PresignTools.Signing;

/// <summary>Something legal that is likely to surprise; said once per command.</summary>
/// <param name="Id">Stable id.</param>
/// <param name="Message">What is surprising, and what to do.</param>
public sealed record PresignWarning(string Id, string Message);

/// <summary>Looks over a request for what S3 accepts but people regret.</summary>
public static class PresignAdvice
{
    /// <summary>Warnings that the options alone give rise to.</summary>
    internal static IEnumerable<PresignWarning> For(PresignOptions options)
    {
        foreach (KeyValuePair<string, string> item in options.ResponseOverrides)
        {
            if ((item.Value ?? string.Empty).Any(static c => c > '\xff'))
            {
                yield return new("OverrideNotLatin1", $"{item.Key} has characters beyond Latin-1; S3 answers 400 \"Header value cannot be represented using ISO-8859-1\". For a file name use -DownloadName, which encodes it.");
            }
        }

        if (options.Method == "GET" && options.Headers.Any(static h => h.Key.StartsWith("x-amz-checksum-mode", StringComparison.OrdinalIgnoreCase)))
        {
            yield return new("ChecksumModeSigned", "x-amz-checksum-mode is signed as a header: a browser or plain curl does not send it and gets SignatureDoesNotMatch.");
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
            (warnings ??= []).Add(new("KeyBeginsWithSlash", $"The key begins with a slash. S3 keeps it: the object's name is '{Text.Printable.Of(key)}', not '{Text.Printable.Of(key.TrimStart('/'))}'."));
        }

        if (url.LimitedBy == UrlLimit.Credentials)
        {
            (warnings ??= []).Add(new("CredentialsEndFirst", $"The URL is signed until {Utc(url.ExpiresAt)}, but the credentials that sign it end at {Utc(url.EffectiveExpiresAt)}: from then on S3 answers ExpiredToken."));
        }

        if (url.ExpiresAt < now)
        {
            (warnings ??= []).Add(new("AlreadyExpired", $"The URL ended at {Utc(url.ExpiresAt)}, before now: S3 answers \"Request has expired\"."));
        }
        else if (url.SignedAt > now.AddMinutes(15))
        {
            (warnings ??= []).Add(new("NotYetValid", $"The URL is signed for {Utc(url.SignedAt)}; until then S3 answers \"Request is not yet valid\"."));
        }

        if (!url.HasSessionToken && url.AccessKeyId.StartsWith("ASIA", StringComparison.Ordinal) && Identity.AccessKey.Kind(url.AccessKeyId) == Identity.AccessKeyKind.Temporary)
        {
            (warnings ??= []).Add(new("TemporaryKeyWithoutToken", "The access key id begins with ASIA, so it is temporary and works only with its session token; none was given. S3 answers InvalidAccessKeyId."));
        }

        return (IReadOnlyList<PresignWarning>?)warnings ?? [];
    }

    /// <summary>Warnings about where a request goes.</summary>
    /// <param name="address">Its address.</param>
    public static IEnumerable<PresignWarning> For(S3Address address)
    {
        // A region that fits the naming pattern is taken, since AWS opens new ones; but it may as well be a slip of the finger.
        if (address.Partition is not null && !S3Partitions.Regions.Contains(address.SigningRegion))
        {
            yield return new("RegionNotKnown", $"'{address.SigningRegion}' is not among the regions that this version knows. If it is new, all is well; if it is mistyped, the host does not exist.");
        }
    }

    private static string Utc(DateTimeOffset time) => time.UtcDateTime.ToString("yyyy-MM-dd HH:mm:ss'Z'", CultureInfo.InvariantCulture);
}
