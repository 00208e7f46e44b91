namespace PresignTools.Text.Masking;

/// <summary>
/// What stands in the place of a value that somebody blotted out before they showed it: stars, dots, crosses, a word, a remark in brackets.
/// Nothing may be concluded from it but that there was a value.
/// </summary>
internal static class MaskedValue
{
    private const int LongestRemark = 40;

    private static readonly string[] Words =
        ["REDACTED", "SIGNATURE", "TOKEN", "masked", "hidden", "removed", "omitted", "filtered", "snip", "snipped", "secret", "anonymized"];

    // A few characters of the value left, the rest blotted out.
    private static readonly string[] Parts = ["**", "...", "\u2026", "xxxx", "####", "\u2022\u2022", "REDACTED", "%E2%80%A6", "%2A%2A"];

    /// <summary>Whether the whole value is a mask.</summary>
    internal static bool Is(ReadOnlySpan<char> value) => IsWord(value) || IsRemark(value) || IsRun(value);

    /// <summary>Whether a part of the value is blotted out.</summary>
    internal static bool HasPart(ReadOnlySpan<char> value)
    {
        Work.Add(value.Length);
        foreach (string part in Parts)
        {
            if (value.Contains(part, StringComparison.OrdinalIgnoreCase))
            {
                return true;
            }
        }

        return false;
    }

    /// <summary>Whether a character is one that masks are written with, and values of signatures are not.</summary>
    internal static bool IsMaskCharacter(char c) => c is '*' or '.' or '\u2026' or '\u2022' or '#' or '-' or '_';

    private static bool IsWord(ReadOnlySpan<char> value)
    {
        ReadOnlySpan<char> plain = value.Trim("*_-.#".AsSpan());
        foreach (string word in Words)
        {
            if (plain.Equals(word, StringComparison.OrdinalIgnoreCase))
            {
                return true;
            }
        }

        return false;
    }

    /// <summary>Nothing but stars, dots or crosses.</summary>
    private static bool IsRun(ReadOnlySpan<char> value)
    {
        foreach (char c in value)
        {
            if (!IsMaskCharacter(c) && c is not ('x' or 'X'))
            {
                return false;
            }
        }

        return value is "*" or "\u2026" || value.Length > 1;
    }

    /// <summary><c>&lt;signature&gt;</c>, <c>[removed by us]</c>, <c>{token}</c>.</summary>
    private static bool IsRemark(ReadOnlySpan<char> value)
    {
        bool encoded =
            value.StartsWith("%3C", StringComparison.OrdinalIgnoreCase) && value.EndsWith("%3E", StringComparison.OrdinalIgnoreCase);
        bool plain = value.Length > 1 && value[0] is '<' or '[' or '{' or '(' && value[^1] is '>' or ']' or '}' or ')';
        return (plain && value.Length <= LongestRemark + 2) || (encoded && value.Length is >= 6 and <= LongestRemark + 6);
    }
}
