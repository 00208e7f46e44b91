using System.Globalization;
using System.Text;
using PresignTools.Text;

namespace PresignTools.Inspection;

/// <summary>
/// The escapes that mail, web pages, JSON and shells put into URLs, each undone by a function from text to text that leaves other text
/// alone.
/// </summary>
internal static class UrlEscapes
{
    private static readonly string[] HtmlAmpersands = ["&amp;", "&#38;", "&#038;", "&#x26;"];

    /// <summary>
    /// Quoted-printable (RFC 2045, 6.7): every <c>=</c> is followed by two hexadecimal digits or by a line break. A URL's own
    /// <c>X-Amz-Algorithm=AWS4</c> is not of that form, so text where one <c>=</c> is otherwise is left alone.
    /// </summary>
    internal static string QuotedPrintable(string text)
    {
        int start = text.IndexOf("http", StringComparison.OrdinalIgnoreCase);
        if (start < 0 || text.IndexOf("=3D", start, StringComparison.Ordinal) < 0)
        {
            return text;
        }

        var result = new StringBuilder(text, 0, start, text.Length);
        int i = start;
        while (i < text.Length)
        {
            if (text[i] != '=')
            {
                result.Append(text[i++]);
            }
            else if (SoftBreak(text, i) is int length and > 0)
            {
                i += length;
            }
            else if (
                i + 2 < text.Length
                && PercentEncoding.HexDigit(text[i + 1]) is >= 0 and < 8 and int high
                && PercentEncoding.HexDigit(text[i + 2]) is >= 0 and int low)
            {
                result.Append((char)((high << 4) | low));
                i += 3;
            }
            else
            {
                return text;
            }
        }

        return result.ToString();
    }

    /// <summary><c>&amp;amp;</c> and its numeric forms, as often as they were encoded.</summary>
    internal static string Html(string text)
    {
        for (int pass = 0; pass < 4; pass++)
        {
            string before = text;
            foreach (string escape in HtmlAmpersands)
            {
                text = text.Replace(escape, "&", StringComparison.OrdinalIgnoreCase);
            }

            if (text.Length == before.Length)
            {
                break;
            }
        }

        text = text.Replace("&#x3d;", "=", StringComparison.OrdinalIgnoreCase);
        text = text.Replace("&#61;", "=", StringComparison.OrdinalIgnoreCase);
        text = text.Replace("&quot;", "\"", StringComparison.OrdinalIgnoreCase);
        text = text.Replace("&#34;", "\"", StringComparison.OrdinalIgnoreCase);
        text = text.Replace("&#39;", "'", StringComparison.OrdinalIgnoreCase);
        text = text.Replace("&lt;", "<", StringComparison.OrdinalIgnoreCase);
        return text.Replace("&gt;", ">", StringComparison.OrdinalIgnoreCase);
    }

    /// <summary>
    /// <c>\u0026</c> and other escapes of ASCII; <c>\/</c> where the scheme itself is written <c>https:\/\/</c>; a JSON string's <c>\"</c>.
    /// </summary>
    internal static string Json(string text)
    {
        if (text.IndexOf('\\') < 0)
        {
            return text;
        }

        bool slashes = text.Contains(":\\/\\/");
        var result = new StringBuilder(text.Length);
        int i = 0;
        while (i < text.Length)
        {
            if (text[i] == '\\' && i + 1 < text.Length)
            {
                // One more backslash in front for each time the JSON was put into a string again.
                int k = i + 1;
                while (k < text.Length && text[k] == '\\' && k - i < 4)
                {
                    k++;
                }

                if (
                    k + 4 < text.Length
                    && text[k] is 'u' or 'U'
                    && int.TryParse(text.AsSpan(k + 1, 4), NumberStyles.AllowHexSpecifier, CultureInfo.InvariantCulture, out int code)
                    && code is > 0x20 and < 0x7F)
                {
                    result.Append((char)code);
                    i = k + 5;
                    continue;
                }

                if (k < text.Length && ((text[k] == '/' && slashes) || text[k] == '"'))
                {
                    result.Append(text[k]);
                    i = k + 1;
                    continue;
                }
            }

            result.Append(text[i++]);
        }

        return result.ToString();
    }

    /// <summary>
    /// <c>\&amp;</c> (sh), <c>^&amp;</c> (cmd), <c>`&amp;</c> (PowerShell), the same in front of a line break (the command goes on), zsh's
    /// <c>\?</c> and <c>\=</c>,
    /// and <c>%%2F</c> of batch files.
    /// </summary>
    internal static string Shell(string text)
    {
        var result = new StringBuilder(text.Length);
        bool batch = text.Contains("%%") && !HasSinglePercent(text);
        for (int i = 0; i < text.Length; i++)
        {
            char c = text[i];
            char next = i + 1 < text.Length ? text[i + 1] : '\0';
            if (c is '\\' or '^' or '`' && next == '&')
            {
                continue;
            }

            if (c == '\\' && next is '?' or '=')
            {
                continue;
            }

            if (c is '\\' or '^' or '`' && next is '\r' or '\n' && !IsCutJsonEscape(text, i + 1))
            {
                continue;
            }

            if (c == '%' && next == '%' && batch)
            {
                i++;
            }

            result.Append(c);
        }

        return result.ToString();
    }

    /// <summary>Whether the line break parts a <c>\</c> from the <c>u0026</c> that it belongs to.</summary>
    private static bool IsCutJsonEscape(string text, int i)
    {
        while (i < text.Length && char.IsWhiteSpace(text[i]))
        {
            i++;
        }

        return string.CompareOrdinal(text, i, "u00", 0, 3) == 0;
    }

    private static bool HasSinglePercent(string text)
    {
        for (int i = 0; i < text.Length; i++)
        {
            if (text[i] == '%')
            {
                if (i + 1 >= text.Length || text[i + 1] != '%')
                {
                    return true;
                }

                i++;
            }
        }

        return false;
    }

    private static int SoftBreak(string text, int i)
    {
        int k = i + 1;
        while (k < text.Length && text[k] is ' ' or '\t')
        {
            k++;
        }

        if (k < text.Length && text[k] == '\r')
        {
            k++;
        }

        return k < text.Length && text[k] == '\n' ? k + 1 - i : 0;
    }

    /// <summary>Whether an <c>&amp;</c> is written as HTML does: what follows a numeric form looks like a fragment.</summary>
    internal static bool HasHtmlAmpersand(string text) => HtmlAmpersands.Any(e => text.Contains(e, StringComparison.OrdinalIgnoreCase));
}
