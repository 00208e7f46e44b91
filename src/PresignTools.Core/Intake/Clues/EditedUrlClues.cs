using PresignTools.Text;

namespace PresignTools.Intake.Clues;

/// <summary>
/// Code that puts another host into a URL: a replacement of one host by another, or an assignment to the host of a parsed URL. The host is
/// part of what is signed, so this is no way to reach a server under another name.
/// </summary>
internal static class EditedUrlClues
{
    private const int LongestArgument = 120;

    // The calls by which languages replace text; the first two arguments in quotes are what goes and what comes.
    private static readonly string[] Replacements =
        [".replace(", ".replaceAll(", ".gsub(", ".sub(", "re.sub(", "str_replace(", "strings.Replace(", "strings.ReplaceAll(",
            ".Replace(", "Str::replace("];

    // The ends of file names, which look like names of hosts.
    private static readonly string[] Extensions =
        ["jpg", "jpeg", "png", "gif", "webp", "txt", "csv", "json", "xml", "html", "js", "css", "pdf", "zip", "gz", "mp4", "mp3", "tmp"];

    private static readonly string[] Assignments =
        [".host = ", ".hostname = ", ".Host = ", ".netloc = ", "_replace(netloc=", ".withHost(", ".setHost(", "proxy_set_header Host "];

    private static readonly string[] AboutUrls = ["sign", "url", "endpoint", "link"];

    internal static IEnumerable<Clue> Find(string text)
    {
        if (!text.ContainsAny("sign"))
        {
            yield break;
        }

        foreach (string call in Replacements)
        {
            for (int i = Scan.Find(text, call, 0); i >= 0; i = Scan.Find(text, call, i + call.Length))
            {
                int line = text.LastIndexOf('\n', i, Math.Min(i + 1, LongestArgument)) + 1;
                string[] pair = [.. Quoted(text, i + call.Length).Take(2)];
                if (pair.Length == 2 && pair[0] != pair[1] && IsHost(pair[0]) && IsHost(pair[1])
                    && text[Math.Min(line, i)..Math.Min(text.Length, i + LongestArgument)].ContainsAny(AboutUrls))
                {
                    yield return new Clue(ClueKind.HostReplaced, pair[1], i, call.Length);
                    yield break;
                }
            }
        }

        foreach (string assignment in Assignments)
        {
            for (int i = Scan.Find(text, assignment, 0); i >= 0; i = Scan.Find(text, assignment, i + assignment.Length))
            {
                int begin = Math.Max(0, i - 40);
                string value = text[(i + assignment.Length)..Math.Min(Scan.LineEnd(text, i), i + assignment.Length + LongestArgument)];
                if (text[begin..i].ContainsAny(AboutUrls) || assignment[0] == 'p')
                {
                    yield return new Clue(ClueKind.HostReplaced, value.Trim(), i, assignment.Length);
                    yield break;
                }
            }
        }
    }

    /// <summary>The texts in quotes from a place on, on the same line.</summary>
    private static IEnumerable<string> Quoted(string text, int from)
    {
        int end = Math.Min(Scan.LineEnd(text, from), from + 2 * LongestArgument);
        for (int i = from; i < end; i++)
        {
            if (text[i] is '"' or '\'' or '`')
            {
                int close = Scan.Find(text, text[i], i + 1, end);
                if (close < 0)
                {
                    yield break;
                }

                yield return text[(i + 1)..close];
                i = close;
            }
        }
    }

    /// <summary>A host by its look: a scheme, a port, localhost, or a name with dots.</summary>
    private static bool IsHost(string text)
    {
        if (text.Contains("://", StringComparison.Ordinal) || text.StartsWith("localhost", StringComparison.OrdinalIgnoreCase))
        {
            return true;
        }

        int colon = text.LastIndexOf(':');
        bool hasPort = colon > 0 && colon + 1 < text.Length && text.AsSpan(colon + 1).IndexOfAnyExceptInRange('0', '9') < 0;
        bool isName = text.Length > 3 && char.IsAsciiLetterOrDigit(text[0]) && text.Contains('.')
            && text.All(static c => char.IsAsciiLetterOrDigit(c) || c is '.' or '-');
        return hasPort || (isName && Array.IndexOf(Extensions, text[(text.LastIndexOf('.') + 1)..].ToLowerInvariant()) < 0);
    }
}
