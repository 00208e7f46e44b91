using System.Text;
using System.Xml.Linq;
using PresignTools.Text;

namespace PresignTools.Reports;

/// <summary>
/// Writes elements as HTML5: void elements without an end, all others with one. Text and attributes are encoded here and nowhere else, so
/// that no caller can forget it.
/// </summary>
internal static class HtmlPage
{
    /// <summary>
    /// Elements that have no content and no end tag. Source: https://html.spec.whatwg.org/multipage/syntax.html#void-elements
    /// </summary>
    private static readonly HashSet<string> Void =
        ["area", "base", "br", "col", "embed", "hr", "img", "input", "link", "meta", "source", "track", "wbr"];

    internal static string Write(XElement html)
    {
        var text = new StringBuilder("<!DOCTYPE html>\n");
        Append(text, html);
        return text.Append('\n').ToString();
    }

    private static void Append(StringBuilder text, XElement element)
    {
        string name = element.Name.LocalName;
        text.Append('<').Append(name);
        foreach (XAttribute attribute in element.Attributes())
        {
            text.Append(' ').Append(attribute.Name.LocalName).Append("=\"");
            Encode(text, attribute.Value);
            text.Append('"');
        }

        text.Append('>');
        if (Void.Contains(name))
        {
            return;
        }

        foreach (XNode node in element.Nodes())
        {
            if (node is XElement child)
            {
                Append(text, child);
            }
            else if (node is XText plain && name == "style")
            {
                // The one element whose text HTML does not decode; it holds our own style sheet and nothing else.
                text.Append(plain.Value);
            }
            else if (node is XText words)
            {
                Encode(text, words.Value);
            }
        }

        text.Append("</").Append(name).Append('>');
    }

    private static void Encode(StringBuilder text, string value)
    {
        // Controls and bidirectional characters would turn or hide what stands beside them on the page, too.
        foreach (char c in Printable.Lines(value))
        {
            _ = c switch
            {
                '&' => text.Append("&amp;"),
                '<' => text.Append("&lt;"),
                '>' => text.Append("&gt;"),
                '"' => text.Append("&quot;"),
                _ => text.Append(c),
            };
        }
    }
}
