using System.Globalization;
using PresignTools.Responses;
using PresignTools.Text;

namespace PresignTools.Diagnosis.Known;

/// <summary>How findings quote the server.</summary>
internal static class AnswerSentence
{
    /// <summary>The answer in a sentence.</summary>
    /// <param name="answer">The answer.</param>
    /// <param name="server">Who gave it, to begin a sentence with.</param>
    internal static string Of(S3ErrorResponse answer, string server = "S3")
    {
        string status = answer.StatusCode is int s ? string.Create(CultureInfo.InvariantCulture, $" ({s})") : string.Empty;
        string bare = answer.StatusCode?.ToString(CultureInfo.InvariantCulture) ?? "something";
        string what = answer.Code is null ? bare + " without an error code" : Printable.Of(answer.Code, 60) + status;
        string message = string.IsNullOrEmpty(answer.Message) ? string.Empty : ": " + Printable.Of(answer.Message, 240).TrimEnd('.');
        return $"{server} answered {what}{message}.";
    }
}
