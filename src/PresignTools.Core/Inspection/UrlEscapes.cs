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

    /// <summary>
    /// A query whose <c>?</c> was encoded, and maybe its <c>&amp;</c> and <c>=</c> too: whoever encodes a path takes all of it for the
    /// path. Only before a parameter of the signature, and only where there is no other query.
    /// </summary>
    internal static string QuestionMark(string text)
    {
        if (text.Contains('?'))
        {
            return text;
        }

        for (int at = 0; (at = text.IndexOf("%3F", at, StringComparison.OrdinalIgnoreCase)) >= 0; at += 3)
        {
            string query = text[(at + 3)..];
            if (
                query.StartsWith("X-Amz-", StringComparison.OrdinalIgnoreCase)
                || query.StartsWith("AWSAccessKeyId", StringComparison.OrdinalIgnoreCase))
            {
                query = query.Contains('&') ? query : ReplaceIgnoringCase(query, "%26", "&");
                query = query.Contains("ignature=", StringComparison.Ordinal) ? query : ReplaceIgnoringCase(query, "%3D", "=");
                return text[..at] + "?" + query;
            }
        }

        return text;
    }

    /// <summary>Whether an <c>&amp;</c> is written as HTML does: what follows a numeric form looks like a fragment.</summary>
    internal static bool HasHtmlAmpersand(string text) => HtmlAmpersands.Any(e => text.Contains(e, StringComparison.OrdinalIgnoreCase));

    /// <summary><c>&amp;amp;</c> and its numeric forms, as often as they were encoded.</summary>
    internal static string Html(string text)
    {
        for (int pass = 0; pass < 4; pass++)
        {
            string before = text;
            foreach (string escape in HtmlAmpersands)
            {
                text = ReplaceIgnoringCase(text, escape, "&");
            }

            if (text.Length == before.Length)
            {
                break;
            }
        }

        text = ReplaceIgnoringCase(text, "&#x3d;", "=");
        text = ReplaceIgnoringCase(text, "&#61;", "=");
        text = ReplaceIgnoringCase(text, "&quot;", "\"");
        text = ReplaceIgnoringCase(text, "&#34;", "\"");
        text = ReplaceIgnoringCase(text, "&#39;", "'");
        text = ReplaceIgnoringCase(text, "&lt;", "<");
        return ReplaceIgnoringCase(text, "&gt;", ">");
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

    /// <summary>
    /// Undoes a second encoding of the query. If every <c>%</c> of it is a <c>%25</c>, the whole query was encoded twice; otherwise only
    /// parameters of the signature are decoded, because their values never hold an encoded <c>%</c>. Others may: a download name of
    /// <c>100%</c> is legal.
    /// </summary>
    internal static string DoubleEncodedQuery(string text)
    {
        int question = text.IndexOf('?');
        if (question < 0 || text.IndexOf("%25", question, StringComparison.Ordinal) < 0)
        {
            return text;
        }

        string query = text[(question + 1)..];
        string[] pieces = query.Split('&');
        bool whole = true;
        bool needed = false;
        for (int i = 0; i < query.Length; i++)
        {
            whole &= query[i] != '%' || string.CompareOrdinal(query, i, "%25", 0, 3) == 0;
        }

        for (int i = 0; i < pieces.Length; i++)
        {
            string piece = pieces[i];
            if (IsSignaturePiece(piece) && piece.Contains("%25"))
            {
                needed = true;
                pieces[i] = Peel(piece);
            }
        }

        if (!needed)
        {
            return text;
        }

        return text[..(question + 1)] + (whole ? query.Replace("%25", "%") : string.Join("&", pieces));
    }

    /// <summary>A <c>#</c> before the query: browsers and clients cut there, so it can only be an unencoded part of the key.</summary>
    internal static string Hash(string text)
    {
        int hash = text.IndexOf('#');
        int question = text.IndexOf('?');
        bool beforeQuery =
            hash >= 0
            && question > hash
            && (
                text.IndexOf("X-Amz-", question, StringComparison.Ordinal) > 0
                || text.IndexOf("AWSAccessKeyId=", question, StringComparison.Ordinal) > 0);
        return beforeQuery ? text[..question].Replace("#", "%23") + text[question..] : text;
    }

    /// <summary>Whether the text begins with <c>https%3A%2F%2F</c>, encoded once or more.</summary>
    internal static bool StartsWithEncodedScheme(string text) => EncodedSchemeAt(text, 0);

    /// <summary>Whether <c>https%3A%2F%2F</c> or <c>http%3A%2F%2F</c> stands at that place, encoded once or more.</summary>
    internal static bool EncodedSchemeAt(string text, int index)
    {
        int i = index + 4;
        if (i >= text.Length || string.Compare(text, index, "http", 0, 4, StringComparison.OrdinalIgnoreCase) != 0)
        {
            return false;
        }

        i += text[i] is 's' or 'S' ? 1 : 0;
        if (i >= text.Length || text[i] != '%')
        {
            return false;
        }

        i++;
        while (string.CompareOrdinal(text, i, "25", 0, 2) == 0)
        {
            i += 2;
        }

        return string.Compare(text, i, "3A", 0, 2, StringComparison.OrdinalIgnoreCase) == 0;
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

    private static string Peel(string text)
    {
        for (int pass = 0; pass < 3 && text.Contains("%25"); pass++)
        {
            text = text.Replace("%25", "%");
        }

        return text;
    }

    private static bool IsSignaturePiece(string piece) =>
        piece.StartsWith("X-Amz-", StringComparison.Ordinal) || piece.StartsWith("Signature=", StringComparison.Ordinal)
        || piece.StartsWith("x-amz-security-token=", StringComparison.Ordinal);

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

    private static string ReplaceIgnoringCase(string text, string what, string with)
    {
        int found = text.IndexOf(what, StringComparison.OrdinalIgnoreCase);
        if (found < 0)
        {
            return text;
        }

        var result = new StringBuilder(text.Length);
        int copied = 0;
        while (found >= 0)
        {
            result.Append(text, copied, found - copied).Append(with);
            copied = found + what.Length;
            found = text.IndexOf(what, copied, StringComparison.OrdinalIgnoreCase);
        }

        return result.Append(text, copied, text.Length - copied).ToString();
    }
}
