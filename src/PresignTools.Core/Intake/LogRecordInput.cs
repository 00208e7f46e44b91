using System.Net;
using PresignTools.Logs;
using PresignTools.Text;

namespace PresignTools.Intake;

/// <summary>
/// What a record of S3's own logs says of a failure. It proves who signed, what was received, when, and what was answered. It says nothing
/// of the secret, of the headers beside Host (an access log), of the body, and of the URL before it was sent.
/// </summary>
public static class LogRecordInput
{
    private static readonly string[] NoHeaders = ["x-amz-security-token"];

    /// <summary>The record as input of a diagnosis.</summary>
    /// <param name="record">A record that one of the readers of this library made.</param>
    public static DiagnosisInput Of(IS3LogRecord record)
    {
        _ = record ?? throw new ArgumentNullException(nameof(record));
        string? url = record is ILoggedUrl logged && record.AuthenticationType != "AuthHeader" ? logged.LoggedUrl : null;
        return new DiagnosisInput
        {
            Record = record,
            Url = url,
            UrlSource = Verification.Sending.RequestSource.Text,
            Method = record.Method,
            SignedOperation = null,
            Headers = Headers(record),
            HeaderSource = Verification.Sending.RequestSource.Text,
            Response = LoggedAnswer.Of(record),
            SuccessStatus = record.IsFailure ? null : record.Status ?? 200,
            ToldAt = record.Time,
            IsFailureTold = record.IsFailure,
            Server = S3ServerMarks.Aws,
            Principal = record.Requester is { } arn && arn.StartsWith("arn:", StringComparison.Ordinal) ? arn : null,
            SourceIp = IPAddress.TryParse(record.RemoteIp, out _) ? record.RemoteIp : null,
            VpcEndpointId = record.VpcEndpointId,
            Client = record.UserAgent,
            Bucket = new BucketFacts
            {
                Name = record.Bucket,
                ObjectKey = record.Key,
                SignerAccount = record is CloudTrailEventRecord ct ? AwsNames.AccountIn(ct.AccountId) : null,
            },
            Recognized = [What(record)],
        };
    }

    private static bool IsHeader(string name) => name.StartsWith("x-amz-", StringComparison.Ordinal) && !NoHeaders.Contains(name);

    /// <summary>What the record is, for a list of what was found.</summary>
    internal static string What(IS3LogRecord record) =>
        record is CloudTrailEventRecord ? "a CloudTrail event" : "a line of an S3 access log";

    /// <summary>
    /// CloudTrail records the x-amz- headers of the request, and no others; an access log none. Null says that they are not known.
    /// </summary>
    private static List<KeyValuePair<string, string>>? Headers(IS3LogRecord record)
    {
        List<KeyValuePair<string, string>> headers = record is CloudTrailEventRecord ct
            ? [.. ct.RequestParameters.Where(static p => IsHeader(p.Key))] : [];
        return headers.Count > 0 ? headers : null;
    }
}
