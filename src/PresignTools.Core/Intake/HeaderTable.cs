using PresignTools.Text;

namespace PresignTools.Intake;

/// <summary>
/// Reads a hashtable that is written out: <c>@{ 'Content-Type' = "text/csv"; Range = 'bytes=0-9' }</c>. In one pass: what was looked at is
/// not looked at again.
/// </summary>
internal static class HeaderTable
{
    /// <summary>The entries whose name and value stand there; names in lower case.</summary>
    internal static IEnumerable<KeyValuePair<string, string>> Read(string text)
    {
        int i = 0;
        while (i < text.Length)
        {
            bool quoted = text[i] is '\'' or '"';
            int start = quoted ? i + 1 : i;
            int end = Scan.Skip(text, start, IsName);
            bool closed = !quoted || (end < text.Length && text[end] == text[i]);
            if (end > start && closed && Value(text, quoted ? end + 1 : end, out int next) is { } value)
            {
                yield return new(text[start..end].ToLowerInvariant(), value);
                i = next;
            }
            else
            {
                // A name that is closed by no quote may still be one that stands without any.
                i = quoted && !closed ? start : Math.Max(end, i + 1);
            }
        }
    }

    private static string? Value(string text, int from, out int next)
    {
        next = from;
        int equals = Scan.SkipSpace(text, from);
        if (equals >= text.Length || text[equals] != '=')
        {
            return null;
        }

        int start = Scan.SkipSpace(text, equals + 1);
        if (start < text.Length && text[start] is '\'' or '"' && Scan.Find(text, text[start], start + 1, text.Length) is >= 0 and var close)
        {
            next = close + 1;
            return text[(start + 1)..close];
        }

        next = Scan.Skip(text, start, static c => c is not (';' or '}') && !char.IsWhiteSpace(c));
        return next > start ? text[start..next] : null;
    }

    private static bool IsName(char c) => char.IsAsciiLetterOrDigit(c) || c == '-';
}
