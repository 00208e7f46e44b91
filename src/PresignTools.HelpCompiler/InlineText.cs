using System.Text;
using Markdig.Syntax;
using Markdig.Syntax.Inlines;

namespace PresignTools.HelpCompiler;

/// <summary>The plain text of a paragraph or heading: a console shows no emphasis, and a link needs its address spelled out.</summary>
internal static class InlineText
{
    /// <summary>The text of a block on one line; a hard line break becomes a line feed.</summary>
    internal static string Of(LeafBlock block, Faults faults)
    {
        var text = new StringBuilder();
        if (block.Inline is not null)
        {
            Append(text, block.Inline, faults);
        }

        return text.ToString().Trim();
    }

    /// <summary>The text inside an inline container, such as a link's label.</summary>
    internal static string Of(ContainerInline container, Faults faults)
    {
        var text = new StringBuilder();
        Append(text, container, faults);
        return text.ToString().Trim();
    }

    private static void Append(StringBuilder text, ContainerInline container, Faults faults)
    {
        foreach (Inline inline in container)
        {
            switch (inline)
            {
                case LiteralInline literal:
                    text.Append(literal.Content.AsSpan());
                    break;
                case CodeInline code:
                    text.Append(code.Content);
                    break;
                case LineBreakInline lineBreak:
                    text.Append(lineBreak.IsHard ? '\n' : ' ');
                    break;
                case AutolinkInline autolink:
                    text.Append(autolink.Url);
                    break;
                case HtmlEntityInline entity:
                    text.Append(entity.Transcoded.AsSpan());
                    break;
                case LinkInline { IsImage: false } link:
                    AppendLink(text, link, faults);
                    break;
                case EmphasisInline emphasis:
                    Append(text, emphasis, faults);
                    break;
                default:
                    faults.Add(inline.Line, $"{inline.GetType().Name} has no place in console help; write it as text.");
                    break;
            }
        }
    }

    private static void AppendLink(StringBuilder text, LinkInline link, Faults faults)
    {
        string label = Of(link, faults);
        text.Append(label);
        if (IsWebAddress(link.Url) && link.Url != label)
        {
            text.Append(" (").Append(link.Url).Append(')');
        }
    }

    /// <summary>Whether a link leads to the web, not to another source in the folder.</summary>
    internal static bool IsWebAddress(string? url) =>
        url is not null && (url.StartsWith("https://", StringComparison.Ordinal) || url.StartsWith("http://", StringComparison.Ordinal));
}
