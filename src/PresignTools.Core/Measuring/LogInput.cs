using System.Net;
using PresignTools.Intake;
using PresignTools.Intake.Readers;
using PresignTools.Logs;
using PresignTools.Responses;

namespace PresignTools.Measuring;

/// <summary>What a record tells a diagnosis.</summary>
internal static class LogInput
{
    internal static DiagnosisInput Of(IS3LogRecord record)
    {
        // CloudTrail leaves key id, token and signature out of the parameters: that is no fault of the URL.
        bool showsUrl = record is S3AccessLogRecord && (record.IsPresigned || record.Requester is null);
        return new DiagnosisInput
        {
            Url = showsUrl ? (record as ILoggedUrl)?.LoggedUrl ?? record.Url : null,
            Method = record.Method,
            SignedOperation = record.ApiOperation,
            Response = record.ErrorCode is { } code
                ? ToldAnswer.Of(code, record.ErrorMessage, record.Status)
                : AnswerText.TryRead(new S3ResponseInput { Status = record.Status }),
            Principal = record.Requester is { } requester && requester.StartsWith("arn:", StringComparison.Ordinal) ? requester : null,
            ToldAt = record.Time,
            IsFailureTold = record.IsFailure,
            SourceIp = IPAddress.TryParse(record.RemoteIp, out _) ? record.RemoteIp : null,
            VpcEndpointId = record.VpcEndpointId,
            Client = record.UserAgent,
            Bucket = new BucketFacts { Name = record.Bucket, ObjectKey = record.Key },
        };
    }
}
