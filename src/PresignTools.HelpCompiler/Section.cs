using Markdig;
using Markdig.Syntax;

namespace PresignTools.HelpCompiler;

/// <summary>A heading and the blocks below it, up to the next heading of its level.</summary>
/// <param name="Title">The heading's text.</param>
/// <param name="Line">The heading's line, from 0.</param>
/// <param name="Blocks">What follows; deeper headings are among them.</param>
internal sealed record Section(string Title, int Line, IReadOnlyList<Block> Blocks)
{
    private static readonly MarkdownPipeline Pipeline =
        new MarkdownPipelineBuilder().UseYamlFrontMatter().UsePipeTables().Build();

    /// <summary>Parses Markdown. Tables are recognized so that they can be refused instead of becoming prose with bars in it.</summary>
    internal static MarkdownDocument Parse(string markdown) => Markdown.Parse(markdown, Pipeline);

    /// <summary>Cuts blocks at the headings of one level.</summary>
    /// <param name="blocks">The blocks, in order.</param>
    /// <param name="level">1 for #, 2 for ##, and so on.</param>
    /// <param name="faults">Takes faults in the headings' own text.</param>
    /// <returns>What stands before the first such heading, and the sections.</returns>
    internal static (IReadOnlyList<Block> Preamble, IReadOnlyList<Section> Sections) Split(
        IEnumerable<Block> blocks,
        int level,
        Faults faults)
    {
        List<Block> preamble = [];
        List<Section> sections = [];
        List<Block> current = preamble;
        foreach (Block block in blocks)
        {
            if (block is HeadingBlock heading && heading.Level == level)
            {
                current = [];
                sections.Add(new Section(InlineText.Of(heading, faults), heading.Line, current));
            }
            else
            {
                current.Add(block);
            }
        }

        return (preamble, sections);
    }
}
