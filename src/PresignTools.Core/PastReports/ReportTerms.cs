using PresignTools.Text;

namespace PresignTools.PastReports;

/// <summary>
/// The terms of a text: what reports are compared by. A term is a word of letters, in lower case; of a name in several words
/// (<c>PutObjectTagging</c>, <c>signatureVersion</c>) each word and the whole; or an HTTP status. Values are no terms: a long run of
/// letters with several digits is a key, a token, a signature or an id, and says nothing about other reports. Of a presigned URL only the
/// host counts: its path is a name of somebody's, and its parameters stand in all of them.
/// </summary>
internal static class ReportTerms
{
    /// <summary>The longest term, in characters: what is longer is no word.</summary>
    internal const int Longest = 40;

    private const int ShortestValue = 16;
    private const int LongestHost = 253;

    /// <summary>The terms of a text, each once, in the order of the text.</summary>
    internal static IReadOnlyList<string> Of(string text)
    {
        var seen = new HashSet<string>(StringComparer.Ordinal);
        var terms = new List<string>();
        foreach ((int start, int end) in Places(text))
        {
            string term = text[start..end].ToLowerInvariant();
            if (seen.Add(term))
            {
                terms.Add(term);
            }
        }

        return terms;
    }

    /// <summary>Where terms stand. One that occurs twice is given twice.</summary>
    internal static IEnumerable<(int Start, int End)> Places(string text)
    {
        int at = 0;
        while (at < text.Length)
        {
            if (!char.IsAsciiLetterOrDigit(text[at]))
            {
                at = text[at] == '/' && BehindHost(text, at) is { } behind ? behind : at + (IsEscape(text, at) ? 3 : 1);
                continue;
            }

            int end = at;
            while (end < text.Length && (char.IsAsciiLetterOrDigit(text[end]) || IsApostrophe(text, end)))
            {
                end++;
            }

            Work.Add(end - at);
            foreach ((int Start, int End) term in InRun(text, at, end))
            {
                yield return term;
            }

            at = end;
        }
    }

    /// <summary>The end of a presigned URL whose path begins at a place; null where none does.</summary>
    private static int? BehindHost(string text, int slash)
    {
        int host = slash;
        while (host > 0 && slash - host < LongestHost && HostText.IsOfHost(text[host - 1]))
        {
            host--;
        }

        if (host < 3 || !Scan.At(text, host - 3, "://"))
        {
            return null;
        }

        int end = Scan.Skip(text, slash, static c => !char.IsWhiteSpace(c) && c is not ('"' or '\'' or '`' or '<' or '>'));
        Work.Add(slash - host);
        return text.AsSpan(slash, end - slash).Contains("ignature=", StringComparison.Ordinal) ? end : null;
    }

    /// <summary>The terms of a run of letters and digits.</summary>
    private static IEnumerable<(int Start, int End)> InRun(string text, int start, int end)
    {
        if (IsStatus(text.AsSpan(start, end - start)))
        {
            yield return (start, end);
            yield break;
        }

        if (end - start >= ShortestValue && HasDigits(text.AsSpan(start, end - start)))
        {
            yield break;
        }

        int at = start;
        while (at < end)
        {
            if (!char.IsAsciiLetter(text[at]))
            {
                at++;
                continue;
            }

            int stop = at;
            while (stop < end && !char.IsAsciiDigit(text[stop]))
            {
                stop++;
            }

            foreach ((int Start, int End) term in InName(text, at, stop))
            {
                yield return term;
            }

            at = stop;
        }
    }

    /// <summary>A name as a whole, and its words where it has several.</summary>
    private static IEnumerable<(int Start, int End)> InName(string text, int start, int end)
    {
        if (end - start is > 1 and <= Longest)
        {
            yield return (start, end);
        }

        int word = start;
        for (int at = start + 1; at <= end; at++)
        {
            if (at < end && !BeginsWord(text, at, end))
            {
                continue;
            }

            if (at - word > 1 && at - word <= Longest && (word > start || at < end))
            {
                yield return (word, at);
            }

            word = at;
        }
    }

    /// <summary>A capital after a small letter, or the last of several capitals: <c>put|Object</c>, <c>XML|Http</c>.</summary>
    private static bool BeginsWord(string text, int at, int end) =>
        char.IsAsciiLetterUpper(text[at])
        && (char.IsAsciiLetterLower(text[at - 1]) || (at + 1 < end && char.IsAsciiLetterLower(text[at + 1])));

    /// <summary>An escape of a URL: the digits of <c>%2F</c> begin no word.</summary>
    private static bool IsEscape(string text, int at) =>
        text[at] == '%' && at + 2 < text.Length && char.IsAsciiHexDigit(text[at + 1]) && char.IsAsciiHexDigit(text[at + 2]);

    /// <summary>An apostrophe inside a word: <c>doesn't</c>.</summary>
    private static bool IsApostrophe(string text, int at) =>
        text[at] == '\'' && at > 0 && at + 1 < text.Length
        && char.IsAsciiLetterLower(text[at - 1]) && char.IsAsciiLetterLower(text[at + 1]);

    /// <summary>Whether it has three digits or more: <c>s3ForcePathStyle</c> is a name, and has one.</summary>
    private static bool HasDigits(ReadOnlySpan<char> run)
    {
        int digits = 0;
        foreach (char c in run)
        {
            digits += char.IsAsciiDigit(c) ? 1 : 0;
        }

        return digits >= 3;
    }

    private static bool IsStatus(ReadOnlySpan<char> run) =>
        run.Length == 3 && run[0] is >= '1' and <= '5' && char.IsAsciiDigit(run[1]) && char.IsAsciiDigit(run[2]);
}
