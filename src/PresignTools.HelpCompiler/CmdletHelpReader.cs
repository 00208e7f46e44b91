using System.Globalization;
using Markdig.Extensions.Yaml;
using Markdig.Syntax;
using Markdig.Syntax.Inlines;

namespace PresignTools.HelpCompiler;

/// <summary>Reads a cmdlet's source: the Markdown schema 2.0.0 of platyPS 0.14.</summary>
internal sealed class CmdletHelpReader
{
    private static readonly string[] FrontMatterKeys = ["external help file", "Module Name", "online version", "schema"];

    private static readonly string[] ParameterKeys =
    [
        "Type", "Parameter Sets", "Aliases", "Accepted values", "Required", "Position", "Default value",
        "Accept pipeline input", "Accept wildcard characters",
    ];

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

    private List<ParameterHelp> ReadParameters()
    {
        List<ParameterHelp> parameters = [];
        foreach (Section section in Subsections("PARAMETERS"))
        {
            if (section.Title == "CommonParameters")
            {
                continue;
            }

            if (!section.Title.StartsWith('-'))
            {
                _faults.Add(section.Line, $"'{section.Title}' is not a parameter; write '### -Name'.");
                continue;
            }

            List<FencedCodeBlock> yaml = [.. section.Blocks.OfType<FencedCodeBlock>().Where(block => block.Info == "yaml")];
            IReadOnlyList<TextRun> description = BlockText.Of(section.Blocks.Where(block => !yaml.Contains(block)), _faults);
            if (yaml.Count == 0)
            {
                _faults.Add(section.Line, $"Parameter {section.Title} has no ```yaml block.");
            }

            if (description.Count == 0)
            {
                _faults.Add(section.Line, $"Parameter {section.Title} has no text.");
            }

            string name = section.Title[1..];
            if (parameters.Exists(parameter => parameter.Name == name))
            {
                _faults.Add(section.Line, $"Parameter {section.Title} stands twice.");
            }

            parameters.Add(new ParameterHelp(name, description, [.. yaml.Select(block => ReadBinding(block, section.Title))]));
        }

        return parameters;
    }

    private ParameterBinding ReadBinding(FencedCodeBlock block, string parameter)
    {
        var yaml = KeyValueBlock.Read(block, $"the yaml of {parameter}", ParameterKeys, _faults);
        string position = yaml.Required("Position");
        int? number = int.TryParse(position, NumberStyles.None, CultureInfo.InvariantCulture, out int parsed) ? parsed : null;
        if (number is null && position is not ("Named" or ""))
        {
            _faults.Add(yaml.LineOf("Position"), $"'Position' is '{position}'; it must be a number or Named.");
        }

        yaml.Required("Parameter Sets");
        return new ParameterBinding
        {
            Type = yaml.Required("Type"),
            ParameterSets = yaml.List("Parameter Sets"),
            Aliases = yaml.List("Aliases"),
            AcceptedValues = yaml.List("Accepted values"),
            Required = yaml.OneOf("Required", "True", "False") == "True",
            Position = number,
            DefaultValue = yaml.Required("Default value"),
            PipelineInput = yaml.OneOf(
                "Accept pipeline input", "False", "True (ByValue)", "True (ByPropertyName)", "True (ByPropertyName, ByValue)"),
            Wildcards = yaml.OneOf("Accept wildcard characters", "True", "False") == "True",
        };
    }

    /// <summary>
    /// The sets that the parameters name. A SYNTAX section is for readers of the Markdown; where there is one, it gives the sets'
    /// order and default, and must say what the parameters say.
    /// </summary>
    private List<string> ReadParameterSets(IReadOnlyList<ParameterHelp> parameters)
    {
        List<string> sets = [.. parameters.SelectMany(parameter => parameter.Bindings).SelectMany(binding => binding.ParameterSets)
            .Where(set => set != ParameterBinding.AllSets).Distinct()];
        if (sets.Count == 0)
        {
            sets.Add(ParameterBinding.AllSets);
        }

        if (!_sections.TryGetValue("SYNTAX", out Section? syntax))
        {
            return sets;
        }

        var (preamble, named) = Section.Split(syntax.Blocks, 3, _faults);
        if (named.Count == 0)
        {
            named = [new Section(ParameterBinding.AllSets, syntax.Line, preamble)];
        }

        bool sound = _faults.Found.Count == 0;   // a fault in a parameter would only be reported again as a difference of syntax
        List<string> printed = [];
        foreach (Section set in named)
        {
            const string Mark = " (Default)";
            string name = set.Title.EndsWith(Mark, StringComparison.Ordinal) ? set.Title[..^Mark.Length] : set.Title;
            printed.Insert(name == set.Title ? printed.Count : 0, name);
            if (!sets.Contains(name))
            {
                _faults.Add(set.Line, $"No parameter is in parameter set '{name}'; the sets are: {string.Join(", ", sets)}.");
            }
            else if (sound)
            {
                CheckSyntax(set, SyntaxText.Of(_name, name, parameters));
            }
        }

        foreach (string missing in sets.Except(printed))
        {
            _faults.Add(syntax.Line, $"SYNTAX lacks parameter set '{missing}'.");
        }

        return printed;
    }

    private void CheckSyntax(Section set, string expected)
    {
        string printed = set.Blocks.OfType<CodeBlock>().FirstOrDefault() is { } block ? BlockText.CodeOf(block) : "";
        if (SyntaxText.Flat(printed) != SyntaxText.Flat(expected))
        {
            _faults.Add(set.Line, $"The syntax printed here differs from the parameters' yaml, which say:\n{expected}");
        }
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
