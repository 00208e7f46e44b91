using PresignTools.Text;

namespace PresignTools.Diagnosis.Known;

/// <summary>
/// A client that is set to send no signature, as code, options and environments of tools say it: <c>anon=True</c>,
/// <c>--no-sign-request</c>, <c>skip_signature: true</c>, credentials of the SDKs that stand for none.
/// </summary>
internal static class AnonymousClient
{
    private const int LongestLine = 400;

    // Switches, by the end of their names without signs and in lower case.
    private static readonly string[] Switches =
        ["anon", "anonymous", "nosignrequest", "skipsignature", "allowanonymous", "anonymousaccess", "makeunauthenticatedrequest"];

    // Names that mean it by themselves.
    private static readonly string[] Marks =
    [
        "--no-sign-request", "signature_version=UNSIGNED", "signature_version=botocore.UNSIGNED", "AnonymousAWSCredentials",
        "AnonymousCredentials", "unsigned requests: true", "NoSignRequest()", "no_credentials(",
    ];

    private static readonly string[] Fine = ["works", "worked", " ok", "is fine", "no problem", "succeeds"];

    /// <summary>The setting as it is written; null if no client in the text is set so.</summary>
    internal static string? Word(string? text)
    {
        if (text is null)
        {
            return null;
        }

        for (int start = 0; start < text.Length;)
        {
            int end = Scan.LineEnd(text, start);
            if (end - start <= LongestLine && OfLine(text[start..end]) is { } found)
            {
                return found;
            }

            start = end + 1;
        }

        return null;
    }

    /// <summary>A line that says that this way works is about the other one.</summary>
    private static string? OfLine(string line)
    {
        string? found = line.FirstContained(Marks) ?? Switch(line);
        return found is null || line.ContainsAny(Fine) || IsComment(line) ? null : found;
    }

    private static bool IsComment(string line) =>
        line.TrimStart() is var plain && (plain.StartsWith("//", StringComparison.Ordinal)
            || plain.StartsWith("# ", StringComparison.Ordinal));

    /// <summary>A name, a sign, and yes.</summary>
    private static string? Switch(string line)
    {
        for (int i = 0; i < line.Length; i++)
        {
            if (!char.IsAsciiLetter(line[i]) || (i > 0 && IsOfName(line[i - 1])))
            {
                continue;
            }

            int end = Scan.Skip(line, i, IsOfName);
            string name = line[i..end].Replace("_", string.Empty).Replace("-", string.Empty).Replace(".", string.Empty).ToLowerInvariant();
            if (Array.Exists(Switches, s => name.EndsWith(s, StringComparison.Ordinal)) && YesAt(line, end) is { } stop)
            {
                return line[i..stop];
            }

            i = end;
        }

        return null;
    }

    private static bool IsOfName(char c) => char.IsAsciiLetterOrDigit(c) || c is '_' or '-' or '.';

    private static int? YesAt(string line, int index)
    {
        int sign = Scan.Skip(line, index, static c => c is '"' or '\'' or ' ');
        int value = Scan.Skip(line, sign, static c => c is '=' or ':' or '>' or '(' or '"' or '\'' or ' ');
        bool isSet = sign < line.Length && line[sign] is '=' or ':' or '(';
        int end = Scan.SkipWord(line, value);
        return isSet && line[value..end].ToLowerInvariant() is "true" or "yes" or "on" or "1" ? end : null;
    }
}
