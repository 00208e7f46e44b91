using System.Globalization;
using Markdig.Syntax;

namespace PresignTools.HelpCompiler;

/// <summary>The parameters, their bindings and sets.</summary>
internal sealed partial class CmdletHelpReader
{
    private static readonly string[] ParameterKeys =
    [
        "Type", "Parameter Sets", "Aliases", "Accepted values", "Required", "Position", "Default value",
        "Accept pipeline input", "Accept wildcard characters",
    ];

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
}
