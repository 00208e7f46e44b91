using PresignTools.Text;

namespace PresignTools.Intake.Clues;

/// <summary>
/// Values of headers that hold more than ASCII: user metadata, Content-Disposition and tags, in header lines, in code of any language and
/// in options of a command; and the messages of clients that refuse to send them.
/// </summary>
internal static class NonAsciiClues
{
    private const int LongestValue = 1500;
    private const int LongestName = 120;

    // Names under which metadata and other headers are given: the value, or a group of them, follows.
    private static readonly string[] Names =
    [
        "x-amz-meta-", "metadata", "content-disposition", "ContentDisposition", "content_disposition", "x-amz-tagging",
        "CopySource", "copy_source", "copy-source", "copySource",
    ];

    private static readonly string[] Refusals =
    [
        "Non ascii characters found in S3 metadata",                // botocore
        "Invalid character in header content",                      // Node.js, ERR_INVALID_CHAR
        "ERR_INVALID_CHAR",
        "non ISO-8859-1 code point",                                // browsers, setRequestHeader and fetch
        "Cannot convert argument to a ByteString",                  // undici, fetch of Node.js
        "is not a valid ByteString",
        "'latin-1' codec can't encode",                             // http.client of Python
        "Request headers must contain only ASCII characters",       // HttpClient of .NET
        "Invalid non-ASCII or control character in header",
        "unsupported metadata characters",                          // MinIO's clients
        "metadata value contains non",
        "Header value must be latin-1",
        "only US-ASCII characters are allowed in metadata",
    ];

    // Calls that upload, one argument of which is a table of headers and metadata.
    private static readonly string[] Uploads = ["putObject(", "put_object(", "uploadObject(", "upload(", "PutObject("];

    private static readonly string[] HeaderNames =
        ["\"x-amz-", "'x-amz-", "\"content-type\"", "'content-type'", "\"cache-control\"", "'cache-control'"];

    internal static IEnumerable<Clue> Find(string text) => [.. Refused(text), .. HasOther(text) ? Sent(text) : []];

    private static IEnumerable<Clue> Refused(string text)
    {
        foreach (string sentence in Refusals)
        {
            int i = Scan.Find(text, sentence, 0, true);
            if (i >= 0)
            {
                int start = text.LastIndexOf('\n', i) + 1;
                yield return Clue.Of(ClueKind.NonAsciiRefused, text, start, Scan.LineEnd(text, i));
                yield break;
            }
        }

        // OkHttp: "Unexpected char 0x4e2d at 0 in x-amz-meta-name value".
        int unexpected = Scan.Find(text, "Unexpected char 0x", 0);
        if (unexpected >= 0 && text[unexpected..Scan.LineEnd(text, unexpected)].ContainsAny(" value"))
        {
            yield return Clue.Of(ClueKind.NonAsciiRefused, text, unexpected, Scan.LineEnd(text, unexpected));
        }
    }

    private static IEnumerable<Clue> Sent(string text)
    {
        bool fromName = false;
        foreach (string name in Names)
        {
            for (int i = Scan.Find(text, name, 0, true); i >= 0; i = Scan.Find(text, name, i + 1, true))
            {
                int end = EndOfValue(text, i + name.Length, out bool isGroup);
                if (IsResponseHeader(text, i))
                {
                    continue;       // those go into the query, where every SDK encodes them
                }

                string value = text[(i + name.Length)..end];
                if (Foreign(value, isGroup) is { } word)
                {
                    yield return new Clue(ClueKind.NonAsciiHeader, word, i, end - i);
                    i = end - 1;
                }

                fromName |= value.ContainsAny("filename", "file.name", "file_name", "originalname", "title", ".name");
            }
        }

        if (HeaderGroup(text) is { } group)
        {
            yield return group;
        }

        if (fromName && FileName(text) is { } file)
        {
            yield return file;
        }
        else if (ToldValue(text) is { } told)
        {
            yield return told;
        }
    }

    /// <summary>
    /// An argument of an upload that holds headers or metadata, by the header that is named in it, and among them a value beyond ASCII.
    /// </summary>
    private static Clue? HeaderGroup(string text)
    {
        foreach (string call in Uploads)
        {
            for (int i = Scan.Find(text, call, 0, true); i >= 0; i = Scan.Find(text, call, i + call.Length, true))
            {
                int end = EndOfValue(text, i + call.Length - 1, out _);
                int open = text.IndexOf('{', i, end - i);
                if (open < 0)
                {
                    continue;
                }

                string group = text[open..end];
                if (group.ContainsAny(HeaderNames) && Foreign(group, isGroup: true) is { } word)
                {
                    return new Clue(ClueKind.NonAsciiHeader, word, open, end - open);
                }
            }
        }

        return null;
    }

    /// <summary>A value in quotes, on a line that says of it that it is metadata.</summary>
    private static Clue? ToldValue(string text)
    {
        for (int i = Scan.Find(text, "metadata", 0, true); i >= 0; i = Scan.Find(text, "metadata", Scan.LineEnd(text, i), true))
        {
            int start = i == 0 ? 0 : text.LastIndexOf('\n', i - 1, Math.Min(i, LongestValue)) + 1;
            for (int open = Scan.Find(text, '"', start, i); open >= 0;)
            {
                int close = Scan.Find(text, '"', open + 1, i);
                bool isValue = close > open && close - open <= LongestName;
                if (isValue && text.AsSpan(open, close - open).IndexOfAnyExceptInRange('\0', '\u007f') >= 0)
                {
                    return new Clue(ClueKind.NonAsciiName, text[(open + 1)..close], open + 1, close - open - 1);
                }

                open = close < 0 ? -1 : Scan.Find(text, '"', close + 1, i);
            }
        }

        return null;
    }

    /// <summary>The end of what is given: of the brackets that open here, else of the line.</summary>
    private static int EndOfValue(string text, int from, out bool isGroup)
    {
        int most = Math.Min(text.Length, from + LongestValue);
        int lineEnd = Scan.Find(text, '\n', from, most) is >= 0 and var feed ? feed : most;
        int open = from + Scan.Skip(text[from..lineEnd], 0, IsBeforeValue);
        isGroup = open < lineEnd && text[open] is '{' or '(' or '[';
        if (!isGroup)
        {
            return lineEnd;
        }

        int depth = 0, limit = Math.Min(text.Length, open + LongestValue);
        for (int i = open; i < limit; i++)
        {
            depth += text[i] is '{' or '(' or '[' ? 1 : 0;
            depth -= text[i] is '}' or ')' or ']' ? 1 : 0;
            if (depth == 0)
            {
                Work.Add(i - open);
                return i + 1;
            }
        }

        Work.Add(limit - open);
        return lineEnd;
    }

    /// <summary>
    /// A word with a letter beyond ASCII, also as UTF-8 bytes that were escaped; in a group of values only within quotes.
    /// </summary>
    private static string? Foreign(string value, bool isGroup)
    {
        char quote = '\0';
        for (int i = 0; i < value.Length; i++)
        {
            char c = value[i];
            bool isQuote = c is '"' or '\'' or '`';
            quote = isQuote && quote == '\0' ? c : isQuote && quote == c ? '\0' : quote;
            bool isInside = !isGroup || quote != '\0';
            bool isForeign = IsOther(c) || (isGroup && quote != '\0' && IsSign(c)) || IsEscapedByte(value, i);
            if (isInside && isForeign)
            {
                int start = i, end = i;
                while (start > 0 && IsOfWord(value[start - 1]))
                {
                    start--;
                }

                while (end < value.Length && IsOfWord(value[end]) && end - start < LongestName)
                {
                    end++;
                }

                return value[start..Math.Max(end, i + 1)];
            }
        }

        return null;
    }

    private static bool IsBeforeValue(char c) => Scan.IsWord(c) || c is '"' or '\'' or ':' or '=' or ' ' or '>' or '@' or '.' or '-';

    /// <summary>A name with an extension and a letter beyond ASCII.</summary>
    private static Clue? FileName(string text)
    {
        for (int i = 0; i < text.Length; i++)
        {
            if (!IsOther(text[i]))
            {
                continue;
            }

            int start = i, end = i;
            while (start > 0 && i - start < LongestName && (IsOfWord(text[start - 1])))
            {
                start--;
            }

            while (end < text.Length && end - i < LongestName && IsOfWord(text[end]))
            {
                end++;
            }

            int dot = text.LastIndexOf('.', end - 1, end - i);
            if (dot > i && end - dot is >= 3 and <= 6 && text.AsSpan(dot + 1, end - dot - 1).IndexOfAnyExceptInRange('0', 'z') < 0)
            {
                return new Clue(ClueKind.NonAsciiName, text[start..end], start, end - start);
            }

            Work.Add(end - start);
            i = end;
        }

        return null;
    }

    private static bool HasOther(string text)
    {
        Work.Add(text.Length);
        return text.AsSpan().IndexOfAnyExceptInRange('\0', '\u007f') >= 0 || text.Contains(@"\xC", StringComparison.OrdinalIgnoreCase)
            || text.Contains(@"\u00", StringComparison.OrdinalIgnoreCase);
    }

    /// <summary>A letter or picture; not the quotes, dashes and dots that a word processor puts in the place of ASCII's.</summary>
    private static bool IsOther(char c) => c > '\u007f' && (char.IsLetter(c) || char.IsSurrogate(c));

    /// <summary>A sign beyond ASCII within quotes of code; dots and bullets may stand for what somebody left out.</summary>
    private static bool IsSign(char c) => c > '\u007f' && c is not ('\u2026' or '\u2022' or '\u00a0' or (>= '\u2018' and <= '\u201f'));

    private static bool IsOfWord(char c) => char.IsLetterOrDigit(c) || char.IsSurrogate(c) || c is '.' or '_' or '-' or '\\';

    private static bool IsEscapedByte(string value, int i) =>
        value[i] == '\\' && i + 3 < value.Length && value[i + 1] is 'x' && "cdefCDEF".Contains(value[i + 2])
            && Uri.IsHexDigit(value[i + 3]);

    private static bool IsResponseHeader(string text, int at) =>
        Scan.At(text, at - 9, "response-", true) || Scan.At(text, at - 8, "response", true) || Scan.At(text, at - 9, "response_", true);
}
