using System.Net;
using System.Text;

namespace PresignTools.Responses;

/// <summary>The text of an HTML page.</summary>
internal static class PageText
{
    private static readonly string[] BlockTags =
    [
        "title",
        "h1",
        "h2",
        "h3",
        "li",
        "ul",
        "p",
        "div",
        "br",
        "hr",
        "tr",
        "td",
        "pre",
        "center",
        "body",
        "head",
    ];

    /// <summary>Text of a page: tags out, block tags become line ends, character references decoded.</summary>
    internal static string Of(string html)
    {
        var result = new StringBuilder(html.Length);
        int i = 0;
        while (i < html.Length)
        {
            if (html[i] != '<')
            {
                int next = html.IndexOf('<', i);
                next = next < 0 ? html.Length : next;
                result.Append(WebUtility.HtmlDecode(html[i..next]));
                i = next;
                continue;
            }

            int close = html.IndexOf('>', i);
            if (close < 0)
            {
                break;
            }

            string tag = html.Substring(i + 1, Math.Min(close - i - 1, 12)).Trim('/', ' ');
            int nameEnd = tag.IndexOfAny([' ', '/', '\t', '\n']);
            tag = (nameEnd < 0 ? tag : tag[..nameEnd]).ToLowerInvariant();
            if (Array.IndexOf(BlockTags, tag) >= 0)
            {
                result.Append('\n');
            }

            i = close + 1;
        }

        return result.ToString();
    }
}
