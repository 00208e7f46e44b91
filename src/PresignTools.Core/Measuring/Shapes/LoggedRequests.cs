using PresignTools.Logs;

namespace PresignTools.Measuring.Shapes;

/// <summary>Makes a request out of a line, without an object, or of a record.</summary>
internal static class LoggedRequests
{
    private const int Plain = 1, AccessPoint = 2, AclNeeded = 4, Version = 8, VpcEndpoint = 16, Mfa = 32, Session = 64;

    /// <summary>The request of a line that was split.</summary>
    internal static LoggedRequest Of(ReadOnlySpan<char> line, in S3AccessLogFields fields, DateTimeOffset time)
    {
        ReadOnlySpan<char> request = line[fields[S3AccessLogField.RequestUri]];
        int blank = request.IndexOf(' ');
        return new LoggedRequest
        {
            Time = time,
            Bucket = Text(line, fields, S3AccessLogField.Bucket),
            Key = Text(line, fields, S3AccessLogField.Key),
            IsKeyEncoded = true,
            Requester = line[fields[S3AccessLogField.Requester]] is "Anonymous" ? [] : Text(line, fields, S3AccessLogField.Requester),
            Operation = Text(line, fields, S3AccessLogField.Operation),
            Target = S3AccessLogRecord.TargetOf(request),
            Method = blank > 0 ? request[..blank] : [],
            Status = StatusOf(line[fields[S3AccessLogField.Status]]),
            ErrorCode = Text(line, fields, S3AccessLogField.ErrorCode),
            UserAgent = Text(line, fields, S3AccessLogField.UserAgent),
            RemoteIp = Text(line, fields, S3AccessLogField.RemoteIp),
            RequestId = Text(line, fields, S3AccessLogField.RequestId),
            Authentication = Text(line, fields, S3AccessLogField.AuthenticationType),
            SignatureVersion = Text(line, fields, S3AccessLogField.SignatureVersion),
            Host = Text(line, fields, S3AccessLogField.HostHeader),
            Flags = (Text(line, fields, S3AccessLogField.CipherSuite).IsEmpty ? Plain : 0)
                | (Text(line, fields, S3AccessLogField.AccessPointArn).IsEmpty ? 0 : AccessPoint)
                | (Text(line, fields, S3AccessLogField.AclRequired).IsEmpty ? 0 : AclNeeded)
                | (Text(line, fields, S3AccessLogField.VersionId).IsEmpty ? 0 : Version),
        };
    }

    /// <summary>The request of a record.</summary>
    internal static LoggedRequest Of(IS3LogRecord record)
    {
        string? url = (record as ILoggedUrl)?.LoggedUrl ?? record.Url;
        int scheme = url?.IndexOf("://", StringComparison.Ordinal) ?? -1;
        int path = scheme < 0 ? -1 : url!.IndexOf('/', scheme + 3);
        var access = record as S3AccessLogRecord;
        var trail = record as CloudTrailEventRecord;
        return new LoggedRequest
        {
            Time = record.Time,
            Bucket = record.Bucket,
            Key = record.Key,
            Requester = record.Requester,
            Operation = record.Operation,
            Target = path < 0 ? [] : url.AsSpan(path),
            Method = record.Method,
            Status = record.Status ?? 0,
            ErrorCode = record.ErrorCode,
            Message = record.ErrorMessage,
            UserAgent = record.UserAgent,
            RemoteIp = record.RemoteIp,
            RequestId = record.RequestId,
            Authentication = record.AuthenticationType,
            SignatureVersion = record.SignatureVersion,
            Host = record.HostHeader,
            Further = trail is null ? [] : trail.IdentityType + " " + string.Join(' ', trail.RequestParameters.Keys.Order()),
            Flags = (url?.StartsWith("http:", StringComparison.OrdinalIgnoreCase) == true ? Plain : 0)
                | (access?.AccessPointArn is null ? 0 : AccessPoint)
                | (access?.AclRequired == true ? AclNeeded : 0)
                | (access?.VersionId is null ? 0 : Version)
                | (record.VpcEndpointId is null ? 0 : VpcEndpoint)
                | (trail?.MfaAuthenticated == true ? Mfa : 0)
                | (trail?.SessionIssuer is null ? 0 : Session),
        };
    }

    /// <summary>A field; empty where the log has a dash.</summary>
    private static ReadOnlySpan<char> Text(ReadOnlySpan<char> line, in S3AccessLogFields fields, S3AccessLogField field) =>
        line[fields[field]] is var text && text is "-" ? [] : text;

    private static int StatusOf(ReadOnlySpan<char> text) =>
        int.TryParse(text, System.Globalization.NumberStyles.None, System.Globalization.CultureInfo.InvariantCulture, out int status)
            ? status : 0;
}
