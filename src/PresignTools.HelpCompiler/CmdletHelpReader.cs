using System.Globalization;
using Markdig.Extensions.Yaml;
using Markdig.Syntax;
using Markdig.Syntax.Inlines;

namespace PresignTools.HelpCompiler;

/// <summary>Reads a cmdlet's source: the Markdown schema 2.0.0 of platyPS 0.14.</summary>
internal sealed partial class CmdletHelpReader
{
    private static readonly string[] FrontMatterKeys = ["external help file", "Module Name", "online version", "schema"];

    private static readonly string[] RequiredSections =
        ["SYNOPSIS", "DESCRIPTION", "EXAMPLES", "PARAMETERS", "INPUTS", "OUTPUTS", "RELATED LINKS"];

    private static readonly string[] OptionalSections = ["SYNTAX", "NOTES"];

    private readonly Faults _faults;
    private readonly string _name;
    private readonly Dictionary<string, Section> _sections = new(StringComparer.Ordinal);

    private CmdletHelpReader(string name, Faults faults)
    {
        _name = name;
        _faults = faults;
    }

    /// <summary>Reads a source.</summary>
    /// <param name="name">Name of the cmdlet, which is the name of the file.</param>
    /// <param name="markdown">The source's text.</param>
    /// <param name="faults">Takes what is wrong; the result is good only if nothing was added.</param>
    internal static CmdletHelp Read(string name, string markdown, Faults faults) =>
        new CmdletHelpReader(name, faults).Read(Section.Parse(markdown));

    private CmdletHelp Read(MarkdownDocument document)
    {
        KeyValueBlock? frontMatter = ReadFrontMatter(document);
        ReadSections(document);

        IReadOnlyList<ParameterHelp> parameters = ReadParameters();
        IReadOnlyList<string> sets = ReadParameterSets(parameters);
        return new CmdletHelp
        {
            Name = _name,
            HelpFile = frontMatter?.Required("external help file") ?? "",
            OnlineVersion = frontMatter?.Required("online version") ?? "",
            Synopsis = ReadSynopsis(),
            Description = Text("DESCRIPTION"),
            ParameterSets = sets,
            Parameters = parameters,
            Examples = ReadExamples(),
            Inputs = ReadTypes("INPUTS"),
            Outputs = ReadTypes("OUTPUTS"),
            Notes = Text("NOTES"),
            Links = ReadLinks(),
        };
    }

    private KeyValueBlock? ReadFrontMatter(MarkdownDocument document)
    {
        if (document.FirstOrDefault() is not YamlFrontMatterBlock block)
        {
            _faults.Add(0, "The source does not begin with front matter (--- … ---).");
            return null;
        }

        var values = KeyValueBlock.Read(block, "the front matter", FrontMatterKeys, _faults);
        values.Required("Module Name");
        values.OneOf("schema", "2.0.0");
        return values;
    }

    private void ReadSections(MarkdownDocument document)
    {
        var (_, titles) = Section.Split(document, 1, _faults);
        if (titles.Count != 1 || titles[0].Title != _name)
        {
            _faults.Add(titles.Count > 0 ? titles[^1].Line : 0, $"The source must have one heading '# {_name}', as its file is named.");
        }

        foreach (Section section in Section.Split(titles.Count > 0 ? titles[0].Blocks : document, 2, _faults).Sections)
        {
            if (!RequiredSections.Contains(section.Title) && !OptionalSections.Contains(section.Title))
            {
                _faults.Add(section.Line, $"Unknown section '{section.Title}'.");
            }
            else if (!_sections.TryAdd(section.Title, section))
            {
                _faults.Add(section.Line, $"Section '{section.Title}' stands twice.");
            }
        }

        foreach (string title in RequiredSections.Where(title => !_sections.ContainsKey(title)))
        {
            _faults.Add(titles.Count > 0 ? titles[0].Line : 0, $"Section '## {title}' is missing.");
        }
    }

    private IReadOnlyList<Block> Blocks(string title) => _sections.TryGetValue(title, out Section? section) ? section.Blocks : [];

    private IReadOnlyList<Section> Subsections(string title)
    {
        var (preamble, sections) = Section.Split(Blocks(title), 3, _faults);
        if (preamble.FirstOrDefault(block => !BlockText.IsComment(block)) is { } stray)
        {
            _faults.Add(stray.Line, $"Text before the first ### heading of '{title}' would be lost.");
        }

        return sections;
    }

    private IReadOnlyList<TextRun> Text(string title)
    {
        IReadOnlyList<TextRun> runs = BlockText.Of(Blocks(title), _faults);
        if (runs.Count == 0 && _sections.TryGetValue(title, out Section? section))
        {
            _faults.Add(section.Line, $"Section '{title}' is empty.");
        }

        return runs;
    }

    private string ReadSynopsis()
    {
        IReadOnlyList<TextRun> runs = Text("SYNOPSIS");
        if (runs.Count > 1 || (runs.Count == 1 && runs[0].Kind != TextKind.Paragraph))
        {
            _faults.Add(runs[^1].Line, "The synopsis is one paragraph.");
        }

        return runs.Count > 0 ? runs[0].Text : "";
    }

    private List<ExampleHelp> ReadExamples()
    {
        List<ExampleHelp> examples = [];
        foreach (Section section in Subsections("EXAMPLES"))
        {
            string start = string.Create(CultureInfo.InvariantCulture, $"Example {examples.Count + 1}: ");
            if (!section.Title.StartsWith(start, StringComparison.Ordinal))
            {
                _faults.Add(section.Line, $"The heading must be '### {start}title'.");
            }

            List<Block> blocks = [.. section.Blocks];
            int code = blocks.FindIndex(IsFence("powershell"));
            if (code < 0)
            {
                _faults.Add(section.Line, $"'{section.Title}' has no ```powershell block.");
                code = blocks.Count;
            }

            int next = Math.Min(code + 1, blocks.Count);
            string? output = next < blocks.Count && IsFence("output")(blocks[next]) ? BlockText.CodeOf((CodeBlock)blocks[next++]) : null;
            foreach (Block extra in blocks.Skip(next).Where(block => IsFence("powershell")(block) || IsFence("output")(block)))
            {
                _faults.Add(
                    extra.Line,
                    "An example has one ```powershell block, and at most one ```output block right below it. Start another example, or "
                        + "use ```text for what is not run.");
            }

            examples.Add(new ExampleHelp(
                section.Title,
                BlockText.Of(blocks.Take(code), _faults),
                code < blocks.Count ? BlockText.CodeOf((CodeBlock)blocks[code]) : "",
                output,
                BlockText.Of(blocks.Skip(next), _faults)));
        }

        if (examples.Count == 0 && _sections.TryGetValue("EXAMPLES", out Section? empty))
        {
            _faults.Add(empty.Line, "There is no example.");
        }

        return examples;
    }

    private static Predicate<Block> IsFence(string language) => block => block is FencedCodeBlock fence && fence.Info == language;

    private List<TypeHelp> ReadTypes(string title)
    {
        List<TypeHelp> types =
        [
            .. Subsections(title).Select(section => new TypeHelp(section.Title, BlockText.Of(section.Blocks, _faults))),
        ];
        if (types.Count == 0 && _sections.TryGetValue(title, out Section? empty))
        {
            _faults.Add(empty.Line, $"'{title}' names no type; write '### None' if there is none.");
        }

        return types;
    }

    private List<LinkHelp> ReadLinks()
    {
        List<LinkHelp> links = [];
        foreach (Block block in Blocks("RELATED LINKS"))
        {
            IEnumerable<LeafBlock> leaves = block is LeafBlock leaf ? [leaf] : block.Descendants().OfType<LeafBlock>();
            List<LinkInline> found = [.. leaves.SelectMany(text => text.Inline?.FindDescendants<LinkInline>() ?? [])];
            if (found.Count == 0 && block is not LinkReferenceDefinitionGroup && !BlockText.IsComment(block))
            {
                _faults.Add(block.Line, "Related links are [text](address) only.");
            }

            links.AddRange(found.Select(link => new LinkHelp(
                InlineText.Of(link, _faults), InlineText.IsWebAddress(link.Url) ? link.Url : null)));
        }

        return links;
    }
}
