using System.Globalization;
using System.Text;

namespace PresignTools.Responses;

/// <summary>
/// S3's XML as a string of JSON: a HAR file, a line of a structured log. There <c>\n</c> and <c>\"</c> are two characters each.
/// </summary>
internal static class JsonStrings
{
    /// <summary>Whether the XML whose root begins at <paramref name="root"/> (-1: none was found) is the value of a JSON string.</summary>
    internal static bool HoldsXml(string text, int root)
    {
        if (root < 0)
        {
            return text.Contains("\\u003cError", StringComparison.OrdinalIgnoreCase);
        }

        // A quote of the JSON before the XML, or an escaped one in its declaration. A backslash alone says nothing: keys may have one.
        int declaration = text.LastIndexOf("<?xml", root, StringComparison.Ordinal);
        int start = declaration >= 0 && root - declaration < 200 ? declaration : root;
        return text.IndexOf("version=\\\"", start, root - start, StringComparison.Ordinal) >= 0 || (start > 0 && text[start - 1] == '"')
            || HasEscapedEndTag(text, root);
    }

    /// <summary>PHP escapes slashes in JSON, so that an end tag is <c>&lt;\/Code&gt;</c>; XML itself never has that.</summary>
    private static bool HasEscapedEndTag(string text, int root)
    {
        const int Near = 200;   // of the first child of the root: a code
        return text.IndexOf("<\\/", root, Math.Min(Near, text.Length - root), StringComparison.Ordinal) >= 0;
    }

    /// <summary>The text with the escapes of JSON strings undone; what is no escape stays.</summary>
    internal static string Unescape(string text)
    {
        var result = new StringBuilder(text.Length);
        for (int i = 0; i < text.Length; i++)
        {
            char next = text[i] == '\\' && i + 1 < text.Length ? text[i + 1] : '\0';
            char? plain = next switch { 'n' => '\n', 'r' => '\r', 't' => '\t', '"' or '\\' or '/' => next, _ => null };
            if (plain is { } one)
            {
                result.Append(one);
                i++;
            }
            else if (
                next == 'u'
                && i + 5 < text.Length
                && int.TryParse(text.AsSpan(i + 2, 4), NumberStyles.AllowHexSpecifier, CultureInfo.InvariantCulture, out int code))
            {
                result.Append((char)code);
                i += 5;
            }
            else
            {
                result.Append(text[i]);
            }
        }

        return result.ToString();
    }
}
