using System.Globalization;
using Markdig.Syntax;

namespace PresignTools.HelpCompiler;

/// <summary>How a run of text is set on a console.</summary>
internal enum TextKind
{
    /// <summary>Prose, to be wrapped.</summary>
    Paragraph,

    /// <summary>An item of a list: prose with a hanging mark.</summary>
    ListItem,

    /// <summary>Lines to be kept as they are.</summary>
    Preformatted,

    /// <summary>A heading inside the text.</summary>
    Heading,
}

/// <summary>A run of text as a console shows it.</summary>
/// <param name="Kind">How it is set.</param>
/// <param name="Text">The text, without the mark of a list item.</param>
/// <param name="Mark">The mark of a list item ("- ", "2. ") with its indentation; empty otherwise.</param>
/// <param name="Line">Its line in the source, from 0.</param>
internal sealed record TextRun(TextKind Kind, string Text, string Mark, int Line);

/// <summary>Turns Markdown blocks into runs of plain text.</summary>
internal static class BlockText
{
    /// <summary>The runs of some blocks, in order. What a console cannot show is a fault.</summary>
    internal static IReadOnlyList<TextRun> Of(IEnumerable<Block> blocks, Faults faults)
    {
        List<TextRun> runs = [];
        foreach (Block block in blocks)
        {
            Append(runs, block, faults);
        }

        return runs;
    }

    /// <summary>The content of a code block, line ends as LF, without the last one.</summary>
    internal static string CodeOf(CodeBlock block) => block.Lines.ToString().ReplaceLineEndings("\n").TrimEnd('\n');

    /// <summary>Whether a block is a comment, which helps the writer and is not shown.</summary>
    internal static bool IsComment(Block block) => block is HtmlBlock { Type: HtmlBlockType.Comment };

    private static void Append(List<TextRun> runs, Block block, Faults faults)
    {
        switch (block)
        {
            case ParagraphBlock paragraph:
                runs.Add(new TextRun(TextKind.Paragraph, InlineText.Of(paragraph, faults), "", block.Line));
                break;
            case HeadingBlock heading:
                runs.Add(new TextRun(TextKind.Heading, InlineText.Of(heading, faults), "", block.Line));
                break;
            case ListBlock list:
                AppendList(runs, list, "", faults);
                break;
            case CodeBlock code:
                runs.Add(new TextRun(TextKind.Preformatted, CodeOf(code), "", block.Line));
                break;
            case LinkReferenceDefinitionGroup:
            case Block when IsComment(block):
                break;
            default:
                faults.Add(block.Line, $"{block.GetType().Name} has no place in console help; write a paragraph, a list or a code block.");
                break;
        }
    }

    private static void AppendList(List<TextRun> runs, ListBlock list, string indent, Faults faults)
    {
        int number = int.TryParse(list.OrderedStart, NumberStyles.None, CultureInfo.InvariantCulture, out int start) ? start : 1;
        foreach (ListItemBlock item in list.OfType<ListItemBlock>())
        {
            string mark = indent + (list.IsOrdered ? string.Create(CultureInfo.InvariantCulture, $"{number++}. ") : "- ");
            foreach (Block block in item)
            {
                switch (block)
                {
                    case ParagraphBlock paragraph:
                        runs.Add(new TextRun(TextKind.ListItem, InlineText.Of(paragraph, faults), mark, block.Line));
                        mark = new string(' ', mark.Length);
                        break;
                    case ListBlock inner:
                        AppendList(runs, inner, indent + "  ", faults);
                        break;
                    default:
                        faults.Add(block.Line, "A list item holds paragraphs and lists only.");
                        break;
                }
            }
        }
    }
}
