using System.Globalization;
using System.Text;

namespace PresignTools.Forms;

/// <summary>Text inside XML and HTML, also between quotes: what could end it, or begin something else, is a numbered character.</summary>
internal static class MarkupText
{
    internal static string Encoded(string? text)
    {
        var result = new StringBuilder();
        foreach (char c in text ?? string.Empty)
        {
            if (c is '&' or '<' or '>' or '"' or '\'' or '`' or < ' ' or '\x7f' or '\u2028' or '\u2029')
            {
                result.Append("&#").Append(((int)c).ToString(CultureInfo.InvariantCulture)).Append(';');
            }
            else
            {
                result.Append(c);
            }
        }

        return result.ToString();
    }
}
