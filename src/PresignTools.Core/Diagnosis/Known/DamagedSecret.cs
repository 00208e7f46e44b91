using PresignTools.Text;
using PresignTools.Text.Masking;

namespace PresignTools.Diagnosis.Known;

/// <summary>
/// A secret that a text shows with a line break or blank in it: in a dump, in a settings file, in Base64, in the bytes of a hex dump, or by
/// the command that stored it. The value itself is never given on.
/// </summary>
internal static class DamagedSecret
{
    private const int MostNames = 200;
    private const int MostCommands = 50;
    private const int LongestName = 60;
    private const int LongestValue = 400;
    private const int ShortestSecret = 16;

    private static readonly string[] LiteralEnds = ["\\r\\n", "\\n", "\\r", "%0A", "%0a", "%0D%0A", "\\t", "\\u000a", "\\x0a"];

    /// <summary>What is wrong, as the end of "the secret key …"; null where nothing is.</summary>
    internal static string? In(string text)
    {
        if (!text.Contains("secret", StringComparison.OrdinalIgnoreCase))
        {
            return null;
        }

        return OfNames(text) ?? OfCommand(text) ?? OfHexDump(text);
    }

    private static string? OfNames(string text)
    {
        int names = 0;
        for (int i = Scan.Find(text, "secret", 0, true); i >= 0 && names < MostNames; i = Scan.Find(text, "secret", i + 6, true))
        {
            names++;
            int start = i;
            while (start > 0 && i - start < LongestName && IsName(text[start - 1]))
            {
                start--;
            }

            int end = Scan.Skip(text, i, IsName);
            if (SecretNames.Of(text.AsSpan(start, end - start)) != NameKind.Secret)
            {
                continue;
            }

            // repr(os.environ['NAME']) prints the value on the next line.
            int value = Scan.Skip(text, end, static c => c is '"' or '\'' or ']' or ')' or ' ' or '\\');
            value = value < text.Length && text[value] == '.' ? Scan.Skip(text, value, static c => IsName(c) || c is '(' or ')') : value;
            bool isAssigned = value < text.Length && text[value] is ':' or '=';
            int next = isAssigned ? Scan.SkipBlanks(text, value + 1) : Scan.SkipSpace(text, value);
            if (value > end + 24 || next >= text.Length || !(isAssigned || text[Math.Min(value, text.Length - 1)] is '\n' or '\r'))
            {
                continue;
            }

            if (OfValue(text, next) is { } fault)
            {
                return fault;
            }
        }

        return null;
    }

    private static string? OfValue(string text, int start)
    {
        int open = Scan.Skip(text, start, static c => c is '"' or '\'' or '`' or 'b' or '\\');
        bool isQuoted = open > start && text[open - 1] is '"' or '\'' or '`';
        char quote = isQuoted ? text[open - 1] : ' ';
        int begin = isQuoted ? open : start;
        int end = begin, reach = Math.Min(text.Length, begin + LongestValue + 1);
        while (end < reach && text[end] is not ('\n' or '\r') && (isQuoted ? text[end] != quote : !char.IsWhiteSpace(text[end])))
        {
            end++;
        }

        Work.Add(end - begin);
        string value = text[begin..end].TrimEnd('\\');
        if (value.Length is < ShortestSecret or > LongestValue)
        {
            return null;
        }

        string? literal = Array.Find(LiteralEnds, l => value.EndsWith(l, StringComparison.Ordinal));
        if (literal is not null)
        {
            return "ends in a line break or another invisible character (" + literal + ")";
        }

        if (isQuoted && end < text.Length && text[end] == quote && (value[^1] == ' ' || value[0] == ' '))
        {
            return "has a space at its beginning or end";
        }

        return InBase64(value) ? "has a line break or space at its end, behind Base64" : null;
    }

    /// <summary>Base64 of 40 characters or more that are text, and of a line break or space behind them.</summary>
    private static bool InBase64(string value)
    {
        byte[] bytes = new byte[value.Length];
        if (value.Length % 4 != 0 || !Convert.TryFromBase64String(value, bytes, out int length) || length is < ShortestSecret or > 64)
        {
            return false;
        }

        ReadOnlySpan<byte> decoded = bytes.AsSpan(0, length);
        return decoded[^1] is (byte)'\n' or (byte)'\r' or (byte)' ' && decoded[..^2].IndexOfAnyExceptInRange((byte)' ', (byte)'~') < 0;
    }

    /// <summary><c>echo VALUE | base64</c> encodes the line break of echo too.</summary>
    private static string? OfCommand(string text)
    {
        int commands = 0;
        for (int i = Scan.Find(text, "echo ", 0); i >= 0 && commands < MostCommands; i = Scan.Find(text, "echo ", i + 5))
        {
            commands++;
            int reach = Math.Min(text.Length, i + LongestValue);
            string command = text[i..(Scan.Find(text, '\n', i, reach) is >= 0 and var end ? end : reach)];
            bool isKept = command.StartsWith("echo -n", StringComparison.Ordinal);
            if (!isKept && command.Contains("| base64", StringComparison.Ordinal)
                && !command.ContainsAny("base64 -d", "base64 --decode", "base64 -D", "tr -d"))
            {
                return "was encoded with 'echo … | base64', and echo adds a line break that is encoded with it";
            }
        }

        return null;
    }

    /// <summary>The last line of a hex dump ends in 0a, beside a word of the secret.</summary>
    private static string? OfHexDump(string text)
    {
        string? last = null;
        foreach (string line in text.Split('\n'))
        {
            int colon = Scan.Skip(line, 0, char.IsAsciiHexDigit);
            bool isDump = colon is 7 or 8 && colon < line.Length && line[colon] is ':' or ' ';
            if (!isDump && last is not null)
            {
                break;
            }

            // hexdump -C ends with a line that has the length alone.
            last = isDump && line.Length > colon + 3 ? line : last;
        }

        if (last is null)
        {
            return null;
        }

        int gap = last.IndexOf("  ", 10, StringComparison.Ordinal);
        int bar = last.IndexOf('|', StringComparison.Ordinal);
        string bytes = (bar > 0 ? last[..bar] : gap > 0 ? last[..gap] : last).TrimEnd();
        return bytes.EndsWith("0a", StringComparison.Ordinal) ? "ends in a line break (0a in the dump of its bytes)" : null;
    }

    private static bool IsName(char c) => char.IsAsciiLetterOrDigit(c) || c is '_' or '-' or '.';
}
