using PresignTools.Addressing;
using PresignTools.Responses;
using PresignTools.Text;

namespace PresignTools.Diagnosis.Known;

/// <summary>
/// Whether S3 wrote an answer. Its errors are XML with a code, and every answer of it has a request id (Common Response Headers); a page
/// without either is of a proxy, a firewall or a CDN, and says nothing of the URL: it need not have reached S3.
/// </summary>
internal static class AnswerSender
{
    /// <summary>
    /// Whether the answer bears the marks of AWS's: a request id of 16 letters and digits, or its Server header.
    /// Where people cut the ids off, only a host of AWS is left, which says nothing of what stands in front of it.
    /// </summary>
    /// <param name="answer">The answer.</param>
    internal static bool ShowsAws(S3ErrorResponse? answer) =>
        answer is not null
        && (string.Equals(answer.Server, "AmazonS3", StringComparison.OrdinalIgnoreCase)
            || (answer.RequestId is { Length: 16 } id && id.All(char.IsAsciiLetterOrDigit)));

    /// <summary>Whether the answer has a request id of radosgw: <c>tx</c>, a number, the time, the gateway and its zone.</summary>
    /// <param name="answer">The answer.</param>
    internal static bool IsRadosgw(S3ErrorResponse? answer) =>
        answer?.RequestId is { } id && id.StartsWith("tx0", StringComparison.Ordinal) && id.Count(static c => c == '-') >= 3;

    /// <summary>
    /// Whether the answer shows that somebody else than S3 wrote it. An answer that shows nothing of its sender is none of those.
    /// </summary>
    /// <param name="answer">The answer.</param>
    /// <param name="location">Where the URL leads; null if it is not known.</param>
    internal static bool IsForeign(S3ErrorResponse? answer, S3Location? location)
    {
        if (answer is null || answer.RequestId is not null || answer.HostId is not null)
        {
            return false;
        }

        // S3's own page, of a website endpoint, has the request id among its lines. On a host that is none of AWS's any server may be the
        // one that is meant, and answer as it likes.
        bool isAws = location is { HostKind: not S3HostKind.Custom };
        bool isOtherServer = isAws && !string.IsNullOrWhiteSpace(answer.Server) && !answer.Server.ContainsAny("S3");
        return answer.Kind switch
        {
            S3ResponseKind.Html => location is not { HostKind: S3HostKind.Website },     // the one host of S3 that answers with pages
            S3ResponseKind.Headers => isOtherServer,
            S3ResponseKind.Text or S3ResponseKind.Json => answer.Code is null
                && (isOtherServer || (isAws && answer is { Row: null, StatusCode: not null })),
            _ => false,
        };
    }
}
