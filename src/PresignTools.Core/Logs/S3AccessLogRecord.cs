using System.Globalization;
using PresignTools.Responses;
using PresignTools.Text;
using PresignTools.Text.Masking;

namespace PresignTools.Logs;

/// <summary>
/// A line of S3's server access log: what S3 recorded of one request. A field that the log leaves open is null. What the client wrote
/// (URL, referer, user agent) is shown with its secrets masked. Fields are cut out of the line when they are asked for.
/// </summary>
public sealed partial class S3AccessLogRecord : IS3LogRecord, ILoggedUrl
{
    private static readonly IReadOnlyList<string> None = Array.Empty<string>().ToListing();

    private readonly string _line;
    private readonly S3AccessLogFields _fields;
    private readonly int _further;

    internal S3AccessLogRecord(string line, in S3AccessLogFields fields, int further, DateTimeOffset time)
    {
        _line = line;
        _fields = fields;
        _further = further;
        Time = time;
    }

    /// <summary>When S3 received the request, in UTC.</summary>
    public DateTimeOffset Time { get; }

    DateTimeOffset? IS3LogRecord.Time => Time;

    /// <summary>HTTP status of the answer.</summary>
    public int? Status => int.TryParse(Span(S3AccessLogField.Status), NumberStyles.None, CultureInfo.InvariantCulture, out int status)
        ? status : null;

    /// <inheritdoc/>
    public string? ErrorCode => Text(S3AccessLogField.ErrorCode);

    /// <summary>HTTP method.</summary>
    public string? Method => RequestMethod();

    /// <inheritdoc/>
    public string? Bucket => Text(S3AccessLogField.Bucket);

    /// <inheritdoc/>
    public string? Key => RequestKey();

    /// <inheritdoc/>
    public string? Operation => Text(S3AccessLogField.Operation);

    /// <inheritdoc/>
    public string? ApiOperation => Operation is { } logged
        ? LoggedOperation.ApiName(logged, !IsDash(S3AccessLogField.Key), Target().Contains("list-type=2", StringComparison.Ordinal))
        : null;

    /// <summary>Who signed: an ARN, or a canonical user id; null for an anonymous request.</summary>
    public string? Requester => Span(S3AccessLogField.Requester) is "Anonymous" ? null : Text(S3AccessLogField.Requester);

    /// <inheritdoc/>
    public string? AuthenticationType => Text(S3AccessLogField.AuthenticationType);

    /// <inheritdoc/>
    public string? SignatureVersion => Text(S3AccessLogField.SignatureVersion);

    /// <inheritdoc/>
    public string? RequestId => Text(S3AccessLogField.RequestId);

    /// <inheritdoc/>
    public string? HostId => Text(S3AccessLogField.HostId);

    /// <inheritdoc/>
    public string? RemoteIp => Text(S3AccessLogField.RemoteIp);

    /// <inheritdoc/>
    public string? HostHeader => Text(S3AccessLogField.HostHeader);

    /// <inheritdoc/>
    public string? Url => SecretMask.Of(LoggedUrl());

    /// <summary>The request line as recorded: method, path with query, version of HTTP; masked.</summary>
    public string? RequestUri => SecretMask.Of(Text(S3AccessLogField.RequestUri));

    /// <inheritdoc/>
    public string? UserAgent => SecretMask.Of(Text(S3AccessLogField.UserAgent));

    /// <summary>The page that led to the request, as the client says; masked.</summary>
    public string? Referer => SecretMask.Of(Text(S3AccessLogField.Referer));

    /// <summary>Canonical user id of the bucket's owner.</summary>
    public string? BucketOwner => Text(S3AccessLogField.BucketOwner);

    /// <summary>Bytes of the answer, without headers.</summary>
    public long? BytesSent => Number(S3AccessLogField.BytesSent);

    /// <summary>Size of the object.</summary>
    public long? ObjectSize => Number(S3AccessLogField.ObjectSize);

    /// <summary>Milliseconds from the request to the last byte of the answer, as S3 saw it.</summary>
    public long? TotalTime => Number(S3AccessLogField.TotalTime);

    /// <summary>Milliseconds that S3 worked on the request.</summary>
    public long? TurnAroundTime => Number(S3AccessLogField.TurnAroundTime);

    /// <summary>The version that the request names.</summary>
    public string? VersionId => Text(S3AccessLogField.VersionId);

    /// <summary>Cipher of the connection; null over plain HTTP.</summary>
    public string? CipherSuite => Text(S3AccessLogField.CipherSuite);

    /// <summary>Version of TLS, as <c>TLSv1.2</c>; null over plain HTTP.</summary>
    public string? TlsVersion => Text(S3AccessLogField.TlsVersion);

    /// <summary>ARN of the access point through which the request came.</summary>
    public string? AccessPointArn => Text(S3AccessLogField.AccessPointArn);

    /// <summary>Whether an ACL was needed to allow the request; null where the log does not say.</summary>
    public bool? AclRequired => Span(S3AccessLogField.AclRequired) is "Yes" ? true : null;

    /// <summary>AWS Region from which the request came.</summary>
    public string? SourceRegion => Text(S3AccessLogField.SourceRegion);

    /// <summary>Fields behind those that have a name here, as recorded, masked; empty for most lines.</summary>
    public IReadOnlyList<string> FurtherFields => _further < _line.Length
        ? SecretMask.Of(_line[_further..].TrimEnd('\r', '\n')).Split(' ', StringSplitOptions.RemoveEmptyEntries).ToListing()
        : None;

    /// <summary>An access log has no message.</summary>
    public string? ErrorMessage => null;

    /// <summary>An access log has no message.</summary>
    public AccessDeniedStatement? AccessDenied => null;

    /// <summary>An access log does not tell the endpoint.</summary>
    public string? VpcEndpointId => null;

    /// <inheritdoc/>
    public bool IsPresigned => IsSignedInQuery();

    /// <inheritdoc/>
    public bool IsFailure => IsRefusal(Status ?? 0, !IsDash(S3AccessLogField.ErrorCode));

    /// <inheritdoc/>
    public string? File { get; private set; }

    /// <inheritdoc/>
    public long Line { get; private set; }

    string? ILoggedUrl.LoggedUrl => LoggedUrl();

    /// <summary>Time, method, bucket, key, status and error code in one line.</summary>
    public override string ToString() => Printable.Line(string.Join(' ',
        Time.ToString("yyyy-MM-dd'T'HH:mm:ss'Z'", CultureInfo.InvariantCulture), Method ?? Operation ?? "-", Bucket ?? "-",
        SecretMask.Of(Key) ?? "-", Status?.ToString(CultureInfo.InvariantCulture) ?? "-", ErrorCode ?? "-"));

    /// <summary>The same record, with the place where it was read.</summary>
    internal S3AccessLogRecord At(string? file, long line)
    {
        (File, Line) = (file, line);
        return this;
    }

    /// <summary>A field as it stands in the line, for what must not pay for a string.</summary>
    internal ReadOnlySpan<char> Span(S3AccessLogField field) => _line.AsSpan(_fields[field]);

    /// <summary>Whether S3 refused the request or redirected it; without a status, the error code says so.</summary>
    internal static bool IsRefusal(int status, bool hasCode) => status == 0 ? hasCode : status is >= 300 and not (304 or 308);

    private bool IsDash(S3AccessLogField field) => Span(field) is "" or "-";

    private string? Text(S3AccessLogField field) => Span(field) is var text && text is not ("" or "-") ? text.ToString() : null;

    private long? Number(S3AccessLogField field) =>
        long.TryParse(Span(field), NumberStyles.None, CultureInfo.InvariantCulture, out long number) ? number : null;
}
