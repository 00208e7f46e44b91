using PresignTools.Addressing;

namespace PresignTools.Inspection;

/// <summary>
/// An object or bucket as people name it in one text: <c>s3://bucket/key</c>, <c>bucket/key</c>, the URL of an object or of its page in the
/// console, or an ARN with a key.
/// </summary>
public sealed record ObjectReference
{
    private const string ConsoleHost = "console.aws.amazon.com";

    private ObjectReference()
    {
    }

    /// <summary>Bucket name, or the ARN or alias of an access point.</summary>
    public required string Bucket { get; init; }

    /// <summary>Object key as S3 stores it; null if the text names a bucket only.</summary>
    public string? Key { get; init; }

    /// <summary>Version of the object, if the text names one.</summary>
    public string? VersionId { get; init; }

    /// <summary>Region, if the text names one.</summary>
    public string? Region { get; init; }

    /// <summary>Reads a text. Null for one that is a plain name, and for what names no bucket.</summary>
    /// <param name="text">The text.</param>
    /// <param name="endpointUrl">The endpoint of an S3-compatible server, so that URLs on it can be read; null for AWS.</param>
    public static ObjectReference? Read(string? text, string? endpointUrl = null)
    {
        string trimmed = (text ?? string.Empty).Trim();
        if (trimmed.StartsWith("arn:", StringComparison.Ordinal))
        {
            return OfArn(trimmed);
        }

        if (Rest(trimmed, "s3://") is { } uri)
        {
            return OfUri(uri);
        }

        if (IsWebUrl(trimmed))
        {
            return RawUrl.TryParse(trimmed, out RawUrl? url, out _) ? OfUrl(url, endpointUrl) : null;
        }

        return trimmed.Contains("://", StringComparison.Ordinal) ? null : OfPath(trimmed);
    }

    /// <summary>Whether a text can be nothing but a reference: it has a scheme, or is an ARN.</summary>
    /// <param name="text">The text.</param>
    public static bool IsExplicit(string? text) =>
        text is not null
        && (text.StartsWith("arn:", StringComparison.Ordinal) || text.StartsWith("s3://", StringComparison.OrdinalIgnoreCase)
            || IsWebUrl(text));

    private static bool IsWebUrl(string text) =>
        text.StartsWith("https://", StringComparison.OrdinalIgnoreCase) || text.StartsWith("http://", StringComparison.OrdinalIgnoreCase);

    private static string? Rest(string text, string start) =>
        text.StartsWith(start, StringComparison.OrdinalIgnoreCase) ? text[start.Length..] : null;

    private static ObjectReference? OfPath(string text)
    {
        int slash = text.IndexOf('/', StringComparison.Ordinal);
        return slash > 0 ? new() { Bucket = text[..slash], Key = NullIfEmpty(text[(slash + 1)..]) } : null;
    }

    // A key may have a question mark, and no tool agrees on how an s3:// URI escapes one: only a version at the very end is one.
    private static ObjectReference? OfUri(string rest)
    {
        const string Version = "?versionId=";
        int slash = rest.IndexOf('/', StringComparison.Ordinal);
        if (rest.StartsWith("arn:", StringComparison.Ordinal))
        {
            return OfArn(rest) ?? new() { Bucket = rest };
        }

        if (slash < 0)
        {
            return rest.Length == 0 ? null : new() { Bucket = rest };
        }

        string key = rest[(slash + 1)..];
        int version = key.LastIndexOf(Version, StringComparison.Ordinal);
        bool hasVersion = version >= 0 && key.AsSpan(version + Version.Length).IndexOfAny('/', '&') < 0;
        return slash == 0 ? null : new()
        {
            Bucket = rest[..slash],
            Key = NullIfEmpty(hasVersion ? key[..version] : key),
            VersionId = hasVersion ? NullIfEmpty(key[(version + Version.Length)..]) : null,
        };
    }

    /// <summary>An ARN of an object; of a bucket; or of an access point with <c>/object/KEY</c> behind it.</summary>
    private static ObjectReference? OfArn(string arn)
    {
        string[] parts = arn.Split(':', 6);
        if (parts.Length < 6 || parts[2] is not ("s3" or "s3-object-lambda" or "s3-outposts"))
        {
            return null;
        }

        string resource = parts[5];
        if (parts[3].Length == 0 && parts[4].Length == 0)
        {
            int slash = resource.IndexOf('/', StringComparison.Ordinal);
            return slash < 0
                ? new() { Bucket = resource }
                : new() { Bucket = resource[..slash], Key = NullIfEmpty(resource[(slash + 1)..]) };
        }

        const string Marker = "/object/";
        int key = resource.IndexOf(Marker, StringComparison.Ordinal);
        return key < 0 ? null : new()
        {
            Bucket = arn[..^(resource.Length - key)],
            Key = NullIfEmpty(resource[(key + Marker.Length)..]),
            Region = NullIfEmpty(parts[3]),
        };
    }

    private static ObjectReference? OfUrl(RawUrl url, string? endpointUrl)
    {
        if (url.Host.Equals(ConsoleHost, StringComparison.OrdinalIgnoreCase)
            || url.Host.EndsWith("." + ConsoleHost, StringComparison.OrdinalIgnoreCase))
        {
            return OfConsole(url);
        }

        S3Location place = S3HostParser.Parse(url.Scheme, url.Authority, url.Path, endpointUrl);
        bool isKnown = place.HostKind != S3HostKind.Custom || endpointUrl is not null;
        return isKnown && !string.IsNullOrEmpty(place.Bucket) ? new()
        {
            Bucket = place.Bucket,
            Key = NullIfEmpty(place.Key ?? string.Empty),
            VersionId = Value(url, "versionId"),
            Region = place.HostKind == S3HostKind.Custom ? null : place.Region,
        } : null;
    }

    /// <summary>The page of a bucket or an object in the console: <c>/s3/buckets/NAME</c>, <c>/s3/object/NAME?prefix=KEY</c>.</summary>
    private static ObjectReference? OfConsole(RawUrl url)
    {
        string? name = Rest(url.Path, "/s3/object/") ?? Rest(url.Path, "/s3/buckets/");
        return string.IsNullOrEmpty(name) ? null : new()
        {
            Bucket = S3Path.Decode(name.TrimEnd('/'), out _),
            Key = Value(url, "prefix"),
            VersionId = Value(url, "versionId"),
            Region = Value(url, "region"),
        };
    }

    private static string? Value(RawUrl url, string name) =>
        url.Find(name)?.Value is { Length: > 0 } value ? value : null;

    private static string? NullIfEmpty(string text) => text.Length == 0 ? null : text;
}
