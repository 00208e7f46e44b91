using System.Text;

namespace PresignTools.Text;

/// <summary>Text without the URLs in it: their names, dates and random letters are no words of whoever wrote the text.</summary>
internal static class UrlFree
{
    /// <summary>The text with a blank in place of every http and https URL. Linear in its length.</summary>
    internal static string Text(string text)
    {
        int at = text.IndexOf("http", StringComparison.OrdinalIgnoreCase);
        if (at < 0)
        {
            return text;
        }

        var result = new StringBuilder(text.Length);
        int from = 0;
        for (; at >= 0; at = text.IndexOf("http", at, StringComparison.OrdinalIgnoreCase))
        {
            int scheme = at + 4;
            scheme += scheme < text.Length && text[scheme] is 's' or 'S' ? 1 : 0;
            if (string.CompareOrdinal(text, scheme, "://", 0, 3) != 0)
            {
                at = scheme;
                continue;
            }

            result.Append(text, from, at - from).Append(' ');
            at = scheme;
            while (at < text.Length && !char.IsWhiteSpace(text[at]) && text[at] is not ('"' or '\'' or '<' or '>' or '`'))
            {
                at++;
            }

            from = at;
        }

        return result.Append(text, from, text.Length - from).ToString();
    }
}
