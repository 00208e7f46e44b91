using System.Text;

namespace PresignTools.Inspection;

/// <summary>
/// Makes text with presigned URLs in it fit to be shown: the values of signatures, session tokens and customer keys become <c>***</c>.
/// It works on damaged text too (wrapped lines, <c>&amp;amp;</c>, a second percent encoding, a link inside a link), and masks too much rather than too little.
/// </summary>
public static class UrlMask
{
    private const string Masked = "***";

    private static readonly string[] SecretNames =
    [
        "x-amz-s3session-token", "x-amz-security-token", "x-amz-signature", "signature",
        "x-amz-server-side-encryption-customer-key", "x-amz-copy-source-server-side-encryption-customer-key",
    ];

    /// <summary>Returns <paramref name="url"/> with every signature and token value replaced by <c>***</c>.</summary>
    /// <param name="url">A URL, or any text with URLs in it.</param>
    public static string Mask(string url)
    {
        if (string.IsNullOrEmpty(url))
        {
            return string.Empty;
        }

        StringBuilder? result = null;
        int copied = 0;
        int i = 0;
        while (i < url.Length)
        {
            if (url[i] is 'x' or 'X' or 's' or 'S' && TryMatchSecret(url, i, out int valueStart))
            {
                int valueEnd = ValueEnd(url, valueStart);
                if (valueEnd > valueStart)
                {
                    result ??= new StringBuilder(url.Length);
                    result.Append(url, copied, valueStart - copied).Append(Masked);
                    copied = valueEnd;
                }

                i = Math.Max(valueEnd, i + 1);
                continue;
            }

            i++;
        }

        return result is null ? url : result.Append(url, copied, url.Length - copied).ToString();
    }

    private static bool TryMatchSecret(string text, int start, out int valueStart)
    {
        foreach (string name in SecretNames)
        {
            int after = MatchName(text, start, name);
            if (after >= 0 && (name[0] == 'x' || BeginsName(text, start))
                && MatchSeparator(text, after, name[0] == 'x', out valueStart))
            {
                return true;
            }
        }

        valueStart = -1;
        return false;
    }

    /// <summary>End of <paramref name="name"/> at <paramref name="i"/>, over line breaks, escaped hyphens and Markdown's backslashes; or -1.</summary>
    private static int MatchName(string text, int i, string name)
    {
        for (int k = 0; k < name.Length; k++)
        {
            if (k > 0)
            {
                i = SkipWrap(text, i);
            }

            if (i < text.Length && text[i] == '\\' && name[k] == '-')
            {
                i++;
            }

            if (i >= text.Length)
            {
                return -1;
            }

            if ((text[i] | 0x20) == name[k] || (text[i] == '-' && name[k] == '-'))
            {
                i++;
            }
            else if (name[k] == '-' && EncodedAt(text, i, "2D") is int length and > 0)
            {
                i += length;
            }
            else
            {
                return -1;
            }
        }

        return i;
    }

    /// <summary>What may stand between a name and its value: <c>=</c> in any encoding; for header names also <c>:</c>, with quotes and blanks.</summary>
    private static bool MatchSeparator(string text, int i, bool allowColon, out int valueStart)
    {
        i = SkipFiller(text, i);
        valueStart = -1;
        if (i >= text.Length)
        {
            return false;
        }

        if (text[i] == '=')
        {
            // "=3D" is quoted-printable for "="; no signature is told from that by masking three characters more.
            valueStart = SkipFiller(text, i + 1);
        }
        else if (text[i] == ':' && allowColon)
        {
            valueStart = SkipFiller(text, i + 1);
        }
        else if (EncodedAt(text, i, "3D") is int length and > 0)
        {
            valueStart = SkipFiller(text, i + length);
        }
        else if (StartsWith(text, i, "\\u003d") || StartsWith(text, i, "&#x3d;"))
        {
            valueStart = SkipFiller(text, i + 6);
        }
        else if (StartsWith(text, i, "&#61;"))
        {
            valueStart = SkipFiller(text, i + 5);
        }

        return valueStart >= 0;
    }

    /// <summary>The value runs to an ampersand in any encoding, a quote or bracket, or white space; after white space it goes on where a wrapped line does.</summary>
    private static int ValueEnd(string text, int i)
    {
        int end = RunEnd(text, i);
        while (end < text.Length && IsWrap(text[end]) && end - i != 64)
        {
            int next = SkipWrap(text, end);
            int nextEnd = RunEnd(text, next);
            bool more = nextEnd > next && IsValueText(text, next, nextEnd)
                && (nextEnd - next >= 16 || (nextEnd == text.Length && text.IndexOf('\n', end, next - end) >= 0) || (nextEnd < text.Length && text[nextEnd] == '&') || EncodedAt(text, nextEnd, "26") > 0);
            if (!more)
            {
                break;
            }

            end = nextEnd;
        }

        return end;
    }

    private static int RunEnd(string text, int i)
    {
        while (i < text.Length)
        {
            char c = text[i];
            if (c is '&' or '"' or '\'' or '`' or '<' or '>' or '#' or '\u201C' or '\u201D' or '\u2018' or '\u2019' || IsWrap(c)
                || EncodedAt(text, i, "26") > 0 || StartsWith(text, i, "\\u0026") || StartsWith(text, i, "\\&") || StartsWith(text, i, "^&"))
            {
                break;
            }

            i++;
        }

        return i;
    }

    private static bool IsValueText(string text, int start, int end)
    {
        for (int i = start; i < end; i++)
        {
            if (!(text[i] < 128 && char.IsLetterOrDigit(text[i])) && text[i] is not ('%' or '+' or '/' or '=' or '-' or '_'))
            {
                return false;
            }
        }

        return true;
    }

    /// <summary>Length of the escape of <paramref name="hex"/> at <paramref name="i"/>, however often it was encoded (<c>%26</c>, <c>%2526</c>, …), or 0.</summary>
    private static int EncodedAt(string text, int i, string hex)
    {
        if (i >= text.Length || text[i] != '%')
        {
            return 0;
        }

        int k = i + 1;
        while (StartsWith(text, k, "25"))
        {
            k += 2;
        }

        return StartsWith(text, k, hex) ? k + hex.Length - i : 0;
    }

    private static int SkipWrap(string text, int i)
    {
        while (i < text.Length && (IsWrap(text[i]) || (text[i] == '=' && i + 1 < text.Length && text[i + 1] is '\r' or '\n')))
        {
            i++;
        }

        return i;
    }

    private static int SkipFiller(string text, int i)
    {
        while (i < text.Length && (IsWrap(text[i]) || text[i] is '"' or '\'' or '\\' or '`'))
        {
            i++;
        }

        return i;
    }

    private static bool IsWrap(char c) => char.IsWhiteSpace(c) || c is '\u200B' or '\u200C' or '\u200D' or '\u2060' or '\uFEFF' or '\u00AD';

    /// <summary>Whether a name can begin here: not inside a word, but after <c>%26</c>, <c>%3F</c> and <c>\u0026</c>, which end in letters or digits.</summary>
    private static bool BeginsName(string text, int i) =>
        i == 0 || !IsNameCharacter(text[i - 1]) || (i >= 2 && (StartsWith(text, i - 2, "26") || StartsWith(text, i - 2, "3F")));

    private static bool IsNameCharacter(char c) => c < 128 && (char.IsLetterOrDigit(c) || c == '_' || c == '-');

    private static bool StartsWith(string text, int i, string what) =>
        i + what.Length <= text.Length && string.Compare(text, i, what, 0, what.Length, StringComparison.OrdinalIgnoreCase) == 0;
}
