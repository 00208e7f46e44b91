using System.Xml;
using System.Xml.Linq;
using PresignTools.Inspection;
using PresignTools.Logs;
using PresignTools.Responses;

namespace PresignTools.Intake;

/// <summary>
/// S3's answer to a recorded request. An access log has the code and not the message; what it does have, S3's own clock and whether S3 knew
/// who asked, says from which check a plain AccessDenied came.
/// </summary>
internal static class LoggedAnswer
{
    // X-Amz-Date may be this far ahead of S3's clock.
    private static readonly TimeSpan Skew = TimeSpan.FromMinutes(15);

    /// <summary>The answer; null if the request succeeded.</summary>
    internal static S3ErrorResponse? Of(IS3LogRecord record)
    {
        if (!record.IsFailure)
        {
            return null;
        }

        S3ErrorResponse? answer = AnswerText.TryRead(new S3ResponseInput
        {
            Body = Body(record),
            Status = record.Status,
            Headers = [.. Headers(record)],
        });
        if (answer is { Row: S3Answer.AccessDenied })
        {
            Narrow(answer, record);
        }

        return answer;
    }

    private static string? Body(IS3LogRecord record)
    {
        // CloudTrail writes "Client.InvalidAccessKeyId" of some services.
        string? code = record.ErrorCode?[(record.ErrorCode.LastIndexOf('.') + 1)..];
        if (code is null || code.Length is 0 or > 80 || !code.All(char.IsAsciiLetterOrDigit))
        {
            return null;
        }

        var error = new XElement("Error", new XElement("Code", code));
        if (record.ErrorMessage is { Length: > 0 } message && message.All(XmlConvert.IsXmlChar))
        {
            error.Add(new XElement("Message", message));
        }

        return error.ToString(SaveOptions.DisableFormatting);
    }

    private static IEnumerable<KeyValuePair<string, string>> Headers(IS3LogRecord record)
    {
        yield return new("Server", "AmazonS3");
        if (record.RequestId is { } request)
        {
            yield return new("x-amz-request-id", request);
        }

        if (record.HostId is { } host)
        {
            yield return new("x-amz-id-2", host);
        }

        if (record.Time is { } time)
        {
            yield return new("Date", time.UtcDateTime.ToString("R", System.Globalization.CultureInfo.InvariantCulture));
        }
    }

    /// <summary>
    /// Time is judged before everything else that is answered with AccessDenied, and by the clock that wrote the record. Behind it, a
    /// requester that S3 names is one whose signature it accepted.
    /// </summary>
    private static void Narrow(S3ErrorResponse answer, IS3LogRecord record)
    {
        (DateTimeOffset? signed, DateTimeOffset? end) = Lifetime(record as ILoggedUrl);
        if (record.Time is { } time && end < time)
        {
            answer.ExpiresAt = end;
            Take(answer, S3Answer.UrlExpired, names: true);
        }
        else if (record.Time is { } early && signed - early > Skew)
        {
            answer.SignedAt = signed;
            Take(answer, S3Answer.UrlNotYetValid, names: true);
        }
        else if (record.Requester is not null)
        {
            answer.Accepted = S3CheckStages.Through(S3CheckStage.Signature);
            answer.LikelyCauses = [.. answer.LikelyCauses.Where(static c => c != CauseId.UnsignedRequest)];
        }
        else if (record.IsPresigned)
        {
            // The URL was in time and carried a signature, and S3 does not name who signed: it refused before it knew.
            Take(answer, S3Answer.HeadersNotSigned, names: false);
        }
    }

    private static void Take(S3ErrorResponse answer, string id, bool names)
    {
        S3ErrorRow row = S3ErrorCatalogue.Row(id);
        answer.Row = id;
        answer.NamesFirstCause = names;
        answer.Stage = row.Stage;
        answer.Accepted = S3CheckStages.Through(row.Accepted);
        answer.NotChecked = S3CheckStages.After(row.Stage);
        answer.LikelyCauses = row.Causes;
        answer.DocumentationUri = row.Documentation;
        answer.Meaning = row.Meaning;
    }

    /// <summary>Signing time and end of the URL; null where it does not have them.</summary>
    private static (DateTimeOffset? Signed, DateTimeOffset? End) Lifetime(ILoggedUrl? record)
    {
        if (!RawUrl.TryParse(record?.LoggedUrl, out RawUrl? url, out _))
        {
            return default;
        }

        if (url.Find("X-Amz-Date") is { } date && AmzDate.TryParse(date.Value, out DateTimeOffset signed))
        {
            return Number(url.Find("X-Amz-Expires")?.Value) is { } seconds and > 0 and <= 604800
                ? (signed, signed.AddSeconds(seconds)) : (signed, null);
        }

        // 253402300799 is the end of the year 9999.
        return Number(url.Find("Expires")?.Value) is { } epoch and <= 253402300799
            ? (null, DateTimeOffset.FromUnixTimeSeconds(epoch)) : default;
    }

    private static long? Number(string? text) =>
        long.TryParse(text, System.Globalization.NumberStyles.None, System.Globalization.CultureInfo.InvariantCulture, out long number)
            ? number : null;
}
