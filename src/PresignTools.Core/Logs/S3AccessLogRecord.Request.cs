using PresignTools.Text;

namespace PresignTools.Logs;

public sealed partial class S3AccessLogRecord
{
    private const string InQuery = "QueryString";

    /// <summary>The method of the request line; without one, that of the operation.</summary>
    private string? RequestMethod()
    {
        ReadOnlySpan<char> line = Span(S3AccessLogField.RequestUri);
        int blank = line.IndexOf(' ');
        return blank switch
        {
            3 when line.StartsWith("GET") => "GET",
            3 when line.StartsWith("PUT") => "PUT",
            > 0 when line[..blank].IndexOfAnyExceptInRange('A', 'Z') < 0 => line[..blank].ToString(),
            _ => LoggedOperation.Method(Span(S3AccessLogField.Operation)),
        };
    }

    /// <summary>Path and query of the request line; empty where there is none.</summary>
    private ReadOnlySpan<char> Target() => TargetOf(Span(S3AccessLogField.RequestUri));

    /// <summary>Path and query of a request line; empty where there is none.</summary>
    internal static ReadOnlySpan<char> TargetOf(ReadOnlySpan<char> line)
    {
        int start = line.IndexOf(' ') + 1;
        if (start == 0 || start >= line.Length || line[start] != '/')
        {
            return [];
        }

        ReadOnlySpan<char> target = line[start..];
        int version = target.LastIndexOf(" HTTP/");
        return version < 0 ? target : target[..version];
    }

    private ReadOnlySpan<char> Path()
    {
        ReadOnlySpan<char> target = Target();
        int query = target.IndexOf('?');
        return query < 0 ? target : target[..query];
    }

    /// <summary>
    /// The key field is encoded twice by S3, in some logs once. The request line shows the same key as the client encoded it: where both
    /// agree there is no doubt, else the document's way is taken.
    /// </summary>
    private string? RequestKey()
    {
        ReadOnlySpan<char> field = Span(S3AccessLogField.Key);
        if (field is "" or "-")
        {
            return null;
        }

        if (!field.Contains('%'))
        {
            return WithoutSlash(field.ToString());
        }

        string once = PercentEncoding.Decode(field.ToString());
        string twice = PercentEncoding.Decode(once);
        if (once == twice)
        {
            return WithoutSlash(once);
        }

        string sent = PercentEncoding.Decode(Path().ToString());
        return WithoutSlash(sent.EndsWith("/" + once.TrimStart('/'), StringComparison.Ordinal) ? once : twice);

        // AWS's example shows a key with the slash of its path before it. A key that begins with one stands behind two in the request.
        string WithoutSlash(string key) =>
            key.Length > 1 && key[0] == '/' && !Path().Contains("//", StringComparison.Ordinal)
                && !Path().Contains("/%2F", StringComparison.OrdinalIgnoreCase) && Path().Length > 0 ? key[1..] : key;
    }

    private bool IsSignedInQuery() => IsSignedInQuery(Span(S3AccessLogField.AuthenticationType), Target());

    /// <summary>Whether a request was signed in its query, by the recorded type and the target.</summary>
    internal static bool IsSignedInQuery(ReadOnlySpan<char> authenticationType, ReadOnlySpan<char> target) => authenticationType switch
    {
        InQuery => true,
        "AuthHeader" => false,
        _ => HasSignature(target),
    };

    /// <summary>A request that S3 could not authenticate may leave the type open; the query shows what the client meant.</summary>
    private static bool HasSignature(ReadOnlySpan<char> target) =>
        target.Contains("X-Amz-Signature=", StringComparison.OrdinalIgnoreCase) || target.Contains("?Signature=", StringComparison.Ordinal)
            || target.Contains("&Signature=", StringComparison.Ordinal);

    /// <summary>
    /// The URL: the recorded host and the recorded target. Logs of years ago have no host; then it is that of the bucket. Where a path
    /// repeats the bucket that the host already names, as AWS's examples show it, the bucket is left out.
    /// </summary>
    private string? LoggedUrl()
    {
        ReadOnlySpan<char> target = Target();
        string? bucket = Bucket;
        if (target.Length == 0)
        {
            return null;
        }

        string? host = HostHeader;
        bool isPathStyle = bucket is not null && target.Length > bucket.Length && target[1..].StartsWith(bucket)
            && (target.Length == bucket.Length + 1 || target[bucket.Length + 1] is '/' or '?');
        if (host is null)
        {
            host = isPathStyle || bucket is null ? "s3.amazonaws.com" : bucket + ".s3.amazonaws.com";
        }
        else if (isPathStyle && host.StartsWith(bucket + ".", StringComparison.OrdinalIgnoreCase) && IsBucketBeforeKey(bucket!))
        {
            target = target[(bucket!.Length + 1)..];
        }

        bool isPlain = !IsDash(S3AccessLogField.HostHeader) && IsDash(S3AccessLogField.CipherSuite) && IsDash(S3AccessLogField.TlsVersion);
        return string.Concat(isPlain ? "http://" : "https://", host, target is ['/', ..] ? "" : "/", target);
    }

    /// <summary>Whether the path is the bucket and the key: the key that S3 read does not begin with the bucket's name itself.</summary>
    private bool IsBucketBeforeKey(string bucket) =>
        RequestKey() is not { } key || PercentEncoding.Decode(Path().ToString()) == "/" + bucket + "/" + key;
}
