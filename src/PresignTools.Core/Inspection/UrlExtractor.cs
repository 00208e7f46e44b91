using PresignTools.Text;

namespace PresignTools.Inspection;

/// <summary>
/// Finds the URL inside other text: quotes, brackets, a Markdown link, a command line, wrapped lines. Of several URLs it takes the first
/// that is a presigned URL in good shape, else the first that carries signature parameters, else the first.
/// </summary>
internal static class UrlExtractor
{
    private const int MaximumUrls = 8;

    // Characters that are looked at in all, for each of the text, to see whether a URL is whole by now: a URL of 200 pieces takes 100.
    private const int ChecksPerCharacter = 128;
    private const int FixedChecks = 256 * 1024;

    internal static string Extract(string text, List<UrlRepair> repairs)
    {
        text = JoinScheme(text, out bool joined);
        string? best = null;
        var bestRepairs = new List<UrlRepair>();
        int bestRank = -1;
        int firstScheme = text.IndexOf("://", StringComparison.Ordinal);
        int checks = FixedChecks + (ChecksPerCharacter * Math.Min(text.Length, RawUrl.MaximumLength));
        int at = NextUrl(text, 0, firstScheme);
        for (int n = 0; at >= 0 && n < MaximumUrls; n++)
        {
            var made = new List<UrlRepair>();
            string candidate = Take(text, at, made, ref checks);
            int rank = PresignedShape.IsWellFormed(candidate) ? 2 : CarriesSignature(candidate) ? 1 : 0;
            if (rank > bestRank)
            {
                (best, bestRepairs, bestRank) = (candidate, made, rank);
            }

            if (rank == 2)
            {
                break;
            }

            at = NextUrl(text, at + 4, firstScheme);
        }

        if (best is null)
        {
            return text.Trim();
        }

        if (joined && !bestRepairs.Exists(static r => r.Kind == UrlRepairKind.LineWrap))
        {
            bestRepairs.Insert(0, Joined());
        }

        repairs.AddRange(bestRepairs);
        return best;
    }

    private static UrlRepair Joined() => new(UrlRepairKind.LineWrap, "Joined the lines that the URL was wrapped into.");

    /// <summary>Joins a <c>https://</c> that was itself wrapped, so that the URL is found at all.</summary>
    private static string JoinScheme(string text, out bool joined)
    {
        joined = false;
        for (int i = text.IndexOfAny(['h', 'H']); i >= 0; i = i + 1 < text.Length ? text.IndexOfAny(['h', 'H'], i + 1) : -1)
        {
            int k = i;
            bool gap = false;
            bool all = true;
            bool secure = false;
            bool broken = false;    // a line break since the h
            foreach (char c in "https://")
            {
                int start = k;
                bool before = broken;
                bool breaks = false;
                while (k > i && k < text.Length && (char.IsWhiteSpace(text[k]) || (text[k] == '>' && broken)))
                {
                    breaks |= text[k] == '\n';
                    broken |= breaks;
                    k++;
                }

                Work.Add(k - start + 1);
                if (k < text.Length && char.ToLowerInvariant(text[k]) == c)
                {
                    secure |= c == 's';
                    gap |= breaks;
                    k++;
                }
                else if (c == 's')
                {
                    (k, broken) = (start, before);
                }
                else
                {
                    all = false;
                    break;
                }
            }

            if (all && gap)
            {
                joined = true;
                return text[..i] + (secure ? "https://" : "http://") + text[k..];
            }
        }

        return text;
    }

    private static bool CarriesSignature(string text) =>
        text.Contains("X-Amz-", StringComparison.OrdinalIgnoreCase) || text.Contains("AWSAccessKeyId", StringComparison.OrdinalIgnoreCase)
        || text.Contains("X-2DAmz-2D", StringComparison.OrdinalIgnoreCase);

    /// <summary>Place of the next <c>http://</c>, <c>https://</c> or encoded form of them that begins a word.</summary>
    private static int NextUrl(string text, int from, int firstScheme)
    {
        for (int i = from; ; i++)
        {
            i = Scan.Find(text, "http", i, true);
            if (i < 0)
            {
                return -1;
            }

            bool begins = i == 0 || !(char.IsLetterOrDigit(text[i - 1]) || text[i - 1] is '=' or '%' or '/' or '_' or '-' or '.');
            bool afterAssignment = i > 0 && text[i - 1] == '=' && (firstScheme < 0 || firstScheme > i - 2);
            int colon = i + (i + 4 < text.Length && text[i + 4] is 's' or 'S' ? 5 : 4);
            if (
                (begins || afterAssignment)
                && (string.CompareOrdinal(text, colon, "://", 0, 3) == 0 || QueryEscapes.EncodedSchemeAt(text, i)))
            {
                return i;
            }
        }
    }

    private static string Take(string text, int start, List<UrlRepair> made, ref int checks)
    {
        int end = text.Length;
        int before = start;
        char opener = start > 0 ? text[start - 1] : '\0';
        string closers = Closers(opener, start > 1 ? text[start - 2] : '\0');
        bool closed = false;
        if (closers.Length > 0)
        {
            int close = FindClose(text, start, closers);
            before = start - 1;
            if (close >= 0)
            {
                closed = true;
                end = close;
                made.Add(Closing(opener));
                if (opener == '(' && text.LastIndexOf('[', start - 1) is int bracket and >= 0)
                {
                    before = bracket;
                }
            }
        }

        int consumed = end;
        string url = UrlJoiner.Join(text, start, end, closed, ref consumed, ref checks, out bool wrapped, out bool blanks);
        if (wrapped)
        {
            made.Add(Joined());
        }

        if (blanks)
        {
            made.Add(new UrlRepair(UrlRepairKind.Blanks, "Removed or encoded spaces inside the URL."));
        }

        ReadOnlySpan<char> after = text.AsSpan(closed ? Math.Min(end + 1, text.Length) : consumed);
        if (HasWords(text.AsSpan(0, before)) || HasWords(after))
        {
            made.Add(new UrlRepair(UrlRepairKind.SurroundingText, "Took the URL out of the text around it."));
        }
        else if (made.Count == 0 && url.Length < text.Length)
        {
            made.Add(new UrlRepair(UrlRepairKind.Blanks, "Removed spaces and line breaks around the URL."));
        }

        return url;
    }

    private static bool HasWords(ReadOnlySpan<char> text)
    {
        foreach (char c in text)
        {
            if (char.IsLetterOrDigit(c))
            {
                return true;
            }
        }

        return false;
    }

    private static string Closers(char opener, char beforeOpener) => opener switch
    {
        '"' => "\"",
        '\'' => "'",
        '`' => "`",
        '<' => ">",
        '(' when beforeOpener == ']' => ")",
        '[' => "]",
        '\u201C' or '\u201D' or '\u201E' or '\u201F' => "\u201C\u201D\u201F",
        '\u2018' or '\u2019' or '\u201A' or '\u201B' => "\u2018\u2019\u201B",
        '\u00AB' or '\u00BB' => "\u00BB\u00AB",
        '\u2039' or '\u203A' => "\u203A\u2039",
        _ => string.Empty,
    };

    private static UrlRepair Closing(char opener) => opener switch
    {
        '<' => new UrlRepair(UrlRepairKind.AngleBrackets, "Removed the angle brackets around the URL."),
        '(' or '[' => new UrlRepair(UrlRepairKind.MarkdownLink, "Took the URL out of a Markdown link."),
        _ => new UrlRepair(UrlRepairKind.Quotes, "Removed the quotes around the URL."),
    };

    /// <summary>
    /// The closing character that leaves a URL in good shape, else the first that ends a word: an apostrophe or bracket inside the key does
    /// not close.
    /// </summary>
    private static int FindClose(string text, int start, string closers)
    {
        int first = -1;
        int tried = 0;
        Work.Add(text.Length - start);
        for (int i = start; i < text.Length; i++)
        {
            if (closers.IndexOf(text[i]) < 0)
            {
                continue;
            }

            char next = i + 1 < text.Length ? text[i + 1] : ' ';
            if (first < 0 && (char.IsWhiteSpace(next) || ".,;:)]}>(\"'`|\\".Contains(next) || PresignedShape.IsSmartQuote(next)))
            {
                first = i;
            }

            if (tried++ < 16 && i - start <= RawUrl.MaximumLength && PresignedShape.IsWellFormed(text[start..i]))
            {
                return i;
            }
        }

        return first;
    }
}
