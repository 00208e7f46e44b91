using System.Globalization;
using PresignTools.Responses;
using PresignTools.Text;
using PresignTools.Text.Masking;

namespace PresignTools.Logs;

/// <summary>
/// An event of CloudTrail about a request to S3. It tells who signed and the whole message of the answer, which an access log does not;
/// it does not tell the status, and requests that fail authentication are not in CloudTrail at all. Source:
/// <see href="https://docs.aws.amazon.com/awscloudtrail/latest/userguide/cloudtrail-event-reference-record-contents.html"/>.
/// </summary>
public sealed record CloudTrailEventRecord : IS3LogRecord, ILoggedUrl
{
    /// <summary>When the request was made, in UTC.</summary>
    public DateTimeOffset? Time { get; internal init; }

    /// <summary>CloudTrail does not record the status.</summary>
    int? IS3LogRecord.Status => null;

    /// <inheritdoc/>
    public string? ErrorCode { get; internal init; }

    /// <inheritdoc/>
    public string? ErrorMessage { get; internal init; }

    /// <inheritdoc/>
    public AccessDeniedStatement? AccessDenied { get; internal init; }

    /// <summary>The event's name, as in <c>GetObject</c>.</summary>
    public string? Operation { get; internal init; }

    /// <inheritdoc/>
    public string? ApiOperation { get; internal init; }

    /// <summary>HTTP method of the operation; CloudTrail does not record the one that was used.</summary>
    public string? Method => ApiOperation is { } name ? S3OperationTable.MethodOf(name) : null;

    /// <inheritdoc/>
    public string? Bucket { get; internal init; }

    /// <inheritdoc/>
    public string? Key { get; internal init; }

    /// <summary>ARN of who signed; the principal or account where there is none; null for an anonymous request.</summary>
    public string? Requester { get; internal init; }

    /// <summary><c>IAMUser</c>, <c>AssumedRole</c>, <c>Root</c>, <c>AWSAccount</c>, <c>AWSService</c>, …</summary>
    public string? IdentityType { get; internal init; }

    /// <summary>Account of who signed; null for an anonymous request.</summary>
    public string? AccountId { get; internal init; }

    /// <summary>Key id that signed.</summary>
    public string? AccessKeyId { get; internal init; }

    /// <summary>ARN of the role or user that made the session; null without a session.</summary>
    public string? SessionIssuer { get; internal init; }

    /// <summary>When the session began; null without a session.</summary>
    public DateTimeOffset? SessionStarted { get; internal init; }

    /// <summary>Whether the session was made with MFA; null where the event does not say.</summary>
    public bool? MfaAuthenticated { get; internal init; }

    /// <inheritdoc/>
    public string? AuthenticationType { get; internal init; }

    /// <inheritdoc/>
    public string? SignatureVersion { get; internal init; }

    /// <inheritdoc/>
    public string? RequestId { get; internal init; }

    /// <inheritdoc/>
    public string? HostId { get; internal init; }

    /// <summary>Address from which the request came; a name of AWS where one of its services made it.</summary>
    public string? RemoteIp { get; internal init; }

    /// <inheritdoc/>
    public string? UserAgent { get; internal init; }

    /// <inheritdoc/>
    public string? HostHeader { get; internal init; }

    /// <inheritdoc/>
    public string? VpcEndpointId { get; internal init; }

    /// <inheritdoc/>
    public string? Url => SecretMask.Of(LoggedUrl);

    /// <summary>Region of the endpoint that answered.</summary>
    public string? Region { get; internal init; }

    /// <summary>The service, as <c>s3.amazonaws.com</c>.</summary>
    public string? EventSource { get; internal init; }

    /// <summary>Id of the event.</summary>
    public string? EventId { get; internal init; }

    /// <summary>Whether the operation only reads; null where the event does not say.</summary>
    public bool? ReadOnly { get; internal init; }

    /// <summary>Version of TLS; null where the event does not say.</summary>
    public string? TlsVersion { get; internal init; }

    /// <summary>Cipher of the connection; null where the event does not say.</summary>
    public string? CipherSuite { get; internal init; }

    /// <summary>What the request was about.</summary>
    public IReadOnlyList<CloudTrailResource> Resources { get; internal init => field = value.ToListing(); } = [];

    /// <summary>Parameters and <c>x-amz-</c> headers of the request, as recorded, masked.</summary>
    public LoggedParameters RequestParameters { get; internal init; } = new([]);

    /// <inheritdoc/>
    public bool IsPresigned => AuthenticationType == "QueryString";

    /// <inheritdoc/>
    public bool IsFailure => ErrorCode is not null;

    /// <inheritdoc/>
    public string? File { get; internal init; }

    /// <inheritdoc/>
    public long Line { get; internal init; }

    string? ILoggedUrl.LoggedUrl => LoggedUrl;

    internal string? LoggedUrl { get; init; }

    /// <summary>Whether nobody signed.</summary>
    public bool IsAnonymous { get; internal init; }

    /// <summary>Time, operation, bucket, key and error code in one line.</summary>
    public override string ToString() => Printable.Line(string.Join(' ',
        Time?.ToString("yyyy-MM-dd'T'HH:mm:ss'Z'", CultureInfo.InvariantCulture) ?? "-", Operation ?? "-", Bucket ?? "-",
        SecretMask.Of(Key) ?? "-", ErrorCode ?? "-"));
}
