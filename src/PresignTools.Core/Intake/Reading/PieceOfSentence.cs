using PresignTools.Intake.Readers;
using PresignTools.Responses;

namespace PresignTools.Intake.Reading;

/// <summary>A piece of S3's sentence about a denial, where the text shows no more of the answer.</summary>
internal static class PieceOfSentence
{
    /// <summary>
    /// The input with the piece as the answer, where nothing else, or no more than a status or the code, is known of one.
    /// </summary>
    internal static DiagnosisInput Add(DiagnosisInput input, string text, List<string> found)
    {
        S3ErrorResponse? known = input.Response;
        bool isOpen = known is null ? input is { SuccessStatus: null, UnreachedHost: null, Record: null }
            : known.AccessDenied is null && known.StatusCode is null or 403 && known.Code is null or "AccessDenied"
                && known.RequestId is null && IsShort(known, text);
        if (!isOpen || CutDenial.Find(text) is not { } sentence
            || ToldAnswer.Of("AccessDenied", sentence, known?.StatusCode ?? 403) is not { AccessDenied: not null } answer)
        {
            return input;
        }

        found.Add("a piece of S3's answer AccessDenied");
        return input with { Response = answer, IsStatusReported = false };
    }

    /// <summary>Whether the answer that is known is the code or status alone, or has the piece as its message.</summary>
    private static bool IsShort(S3ErrorResponse known, string text) => string.IsNullOrWhiteSpace(known.Message)
        || known.Message!.Contains("not authorized to perform", StringComparison.OrdinalIgnoreCase)
        || known.Message.Contains("explicit deny", StringComparison.OrdinalIgnoreCase)
        || (known.Message.Trim() is "Access Denied" or "AccessDenied" && !text.Contains("<Message>", StringComparison.Ordinal));
}
