using PresignTools.Responses;

namespace PresignTools.Verification.Subject;

/// <summary>
/// The method that the server says it received: the first line of what it computed the signature of. Where nobody told the method, it is
/// this one, and not the one that most requests have.
/// </summary>
internal static class ReceivedMethod
{
    private const int Longest = 10;

    /// <summary>The method; null where the answer does not show it.</summary>
    internal static string? Of(S3ErrorResponse? answer) =>
        FirstLine(answer?.CanonicalRequest) ?? (answer?.StringToSign is { } text && !IsVersion4(text) ? FirstLine(text) : null);

    private static bool IsVersion4(string text) => text.StartsWith("AWS4", StringComparison.Ordinal);

    private static string? FirstLine(string? text)
    {
        int end = text?.IndexOf('\n') ?? -1;
        string line = end > 0 ? text![..end].TrimEnd('\r') : string.Empty;
        return line.Length is > 2 and <= Longest && line.All(char.IsAsciiLetterUpper) ? line : null;
    }
}
