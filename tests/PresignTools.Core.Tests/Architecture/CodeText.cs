namespace PresignTools.Tests.Architecture;

/// <summary>C# with comments, texts and characters blanked out, so that what is left is code. Lines stay where they are.</summary>
internal static class CodeText
{
    internal static string WithoutText(string code)
    {
        char[] result = code.ToCharArray();
        int i = 0;
        while (i < code.Length)
        {
            int end = EndOfText(code, i);
            for (int k = i; k < end; k++)
            {
                result[k] = code[k] == '\n' ? '\n' : ' ';
            }

            i = Math.Max(end, i + 1);
        }

        return new string(result);
    }

    /// <summary>The texts of the code with their quotes, holes and all, each with the line that it begins on.</summary>
    internal static IEnumerable<(int Line, string Text)> Texts(string code)
    {
        int line = 1;
        int i = 0;
        while (i < code.Length)
        {
            int end = EndOfText(code, i);
            if (end > i && code[i] is not ('/' or '\''))
            {
                yield return (line, code[i..end]);
            }

            end = Math.Max(end, i + 1);
            line += code.AsSpan(i, end - i).Count('\n');
            i = end;
        }
    }

    /// <summary>Where the comment or text that begins at that place ends; the place itself if none begins there.</summary>
    private static int EndOfText(string code, int start)
    {
        string rest = code.Length - start > 1 ? code.Substring(start, 2) : string.Empty;
        if (rest == "//")
        {
            int end = code.IndexOf('\n', start);
            return end < 0 ? code.Length : end;
        }

        if (rest == "/*")
        {
            return After(code, "*/", start + 2);
        }

        if (code[start] == '\'')
        {
            return EndOfCharacter(code, start);
        }

        int quote = start;
        while (quote < code.Length && code[quote] is '$' or '@')
        {
            quote++;
        }

        return quote < code.Length && code[quote] == '"' ? EndOfString(code, start, quote) : start;
    }

    private static int EndOfCharacter(string code, int start)
    {
        int i = start + 1;
        i += i < code.Length && code[i] == '\\' ? 2 : 1;
        return After(code, "'", i);
    }

    private static int EndOfString(string code, int start, int quote)
    {
        int quotes = 0;
        while (quote + quotes < code.Length && code[quote + quotes] == '"')
        {
            quotes++;
        }

        if (quotes >= 3)
        {
            return After(code, new string('"', quotes), quote + quotes);
        }

        string prefix = code[start..quote];
        bool verbatim = prefix.Contains('@');
        bool interpolated = prefix.Contains('$');
        int i = quote + 1;
        while (i < code.Length && code[i] != '"')
        {
            bool isDoubled = i + 1 < code.Length && code[i + 1] == code[i];
            if (interpolated && code[i] == '{' && !isDoubled)
            {
                i = EndOfHole(code, i + 1);
            }
            else if ((code[i] == '\\' && !verbatim) || (code[i] == '{' && isDoubled))
            {
                i += 2;
            }
            else
            {
                i++;
            }

            // In a verbatim text two quotes are one that is meant.
            if (verbatim && i + 1 < code.Length && code[i] == '"' && code[i + 1] == '"')
            {
                i += 2;
            }
        }

        return Math.Min(i + 1, code.Length);
    }

    /// <summary>The hole of an interpolated text is code again, with texts and braces of its own.</summary>
    private static int EndOfHole(string code, int start)
    {
        int depth = 1;
        int i = start;
        while (i < code.Length && depth > 0)
        {
            int end = EndOfText(code, i);
            if (end > i)
            {
                i = end;
                continue;
            }

            depth += code[i] switch { '{' => 1, '}' => -1, _ => 0 };
            i++;
        }

        return i;
    }

    private static int After(string code, string mark, int start)
    {
        int at = start >= code.Length ? -1 : code.IndexOf(mark, start, StringComparison.Ordinal);
        return at < 0 ? code.Length : at + mark.Length;
    }
}
