using PresignTools.Errors;
using PresignTools.Responses;

namespace PresignTools.Intake;

/// <summary>A text that may be an answer.</summary>
internal static class AnswerText
{
    /// <summary>The answer; null if it is not one, or a good one.</summary>
    internal static S3ErrorResponse? TryRead(S3ResponseInput input)
    {
        try
        {
            S3ErrorResponse read = S3ErrorResponseReader.Read(input);
            return read.Code is null && read.StatusCode is null && read.AccessDenied is null ? null : read;
        }
        catch (PresignException)
        {
            return null;
        }
    }
}
