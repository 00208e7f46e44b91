using System.Globalization;
using PresignTools.Responses;
using PresignTools.Text;

namespace PresignTools.Diagnosis.Causes.Request;

/// <summary>Something else.</summary>
internal sealed class Other : CauseDefinition
{
    internal override CauseInfo Info { get; } = new("other", CheckLayer.Request)
    {
        Title = "Something else",
        Why = "None of the catalogue's causes. S3's own message says the most.",
        Fix = "",
        Document = AwsDocuments.Errors,
        IsOutsideS3 = true,
    };

    /// <summary>An answer that S3 is not known to give: no reason to say that nothing is wrong.</summary>
    internal override IEnumerable<Match> Find(Evidence e)
    {
        if (e.Response is not { LikelyCauses.Count: 0 } answer || (answer.Code is null && answer.StatusCode is null or < 300))
        {
            yield break;
        }

        string code = answer.Code is null ? string.Empty : " " + Printable.Of(answer.Code, 60);
        string status = answer.StatusCode is int s ? string.Create(CultureInfo.InvariantCulture, $" {s}") : string.Empty;
        string message = string.IsNullOrEmpty(answer.Message) ? string.Empty : ": " + Printable.Of(answer.Message, 240).TrimEnd('.');
        string said = $"The server answered{status}{code}{message}.";
        if (answer.StatusCode is >= 500)
        {
            yield return Match.SeenInAccount(
                said + " That is a problem of the server, or of what is in front of it, rather than of the URL.",
                "Try again. If it stays, ask whoever runs the server or proxy, with the time and the request id.");
            yield break;
        }

        string kind = answer.Kind == S3ResponseKind.Html ? " That is a page, where S3 sends XML:" : " That is not an error that S3 is known to give:";
        yield return Match.SeenInAccount(
            said + kind + " a proxy, a CDN or another server may have answered in its place.",
            "Look at the headers of the answer (curl -i): S3's has x-amz-request-id. Without one, ask whoever runs what is in front of S3.");
    }
}
