using PresignTools.Text;

namespace PresignTools.Diagnosis.Reasoning;

/// <summary>Names of the signed headers, wherever they stand: in the URL, in an Authorization header, in a log.</summary>
internal static class SignedHeadersText
{
    /// <summary>The names in lower case; none where they are not known.</summary>
    internal static IReadOnlyList<string> Of(FailureFacts e) =>
        e.HasSignedHeadersInUrl ? e.SignedHeaderNames ?? [] : In(e.Header("authorization")) ?? In(e.WholeText) ?? [];

    /// <summary>The names behind the first <c>SignedHeaders=</c> of a text; null without one.</summary>
    internal static IReadOnlyList<string>? In(string? text)
    {
        const string Mark = "SignedHeaders=";
        int at = text is null ? -1 : Scan.Find(text, Mark, 0, true);
        if (at < 0)
        {
            return null;
        }

        int start = at + Mark.Length;
        int end = Scan.Skip(text!, start, static c => char.IsAsciiLetterOrDigit(c) || c is '-' or '_' or ';' or '%');
        string[] names = text![start..end].Replace("%3B", ";", StringComparison.OrdinalIgnoreCase).ToLowerInvariant()
            .Split(';', StringSplitOptions.RemoveEmptyEntries);
        return names.Length > 0 ? names : null;
    }
}
