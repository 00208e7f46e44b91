namespace PresignTools;

internal static partial class Errors
{
    internal static PresignException UrlMalformed(string reason) => new(
        nameof(UrlMalformed), PresignErrorKind.InvalidData,
        $"This is not a URL: {reason}.",
        "Give the whole presigned URL, in single quotes, as the program that signed it wrote it.");

    internal static PresignException UrlTooLong(int length, int maximum) => new(
        nameof(UrlTooLong), PresignErrorKind.InvalidData,
        $"This text has {length} characters; a URL of more than {maximum} is not read.",
        "Give one URL. A file or a log is searched for URLs by Invoke-PresignDiagnosis.");
}
