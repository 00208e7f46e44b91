using System.Globalization;
using System.Xml.Linq;

namespace PresignTools.HelpCompiler;

/// <summary>
/// Writes MAML, the XML that Get-Help reads.
/// Source: <see href="https://learn.microsoft.com/powershell/scripting/developer/help/writing-help-for-windows-powershell-cmdlets"/>.
/// </summary>
internal static class MamlWriter
{
    private static readonly XNamespace Help = "http://msh";
    private static readonly XNamespace Maml = "http://schemas.microsoft.com/maml/2004/10";
    private static readonly XNamespace Command = "http://schemas.microsoft.com/maml/dev/command/2004/10";
    private static readonly XNamespace Dev = "http://schemas.microsoft.com/maml/dev/2004/10";

    /// <summary>One help file for some cmdlets.</summary>
    internal static XDocument Write(IEnumerable<CmdletHelp> cmdlets) => new(
        new XDeclaration("1.0", "utf-8", null),
        new XElement(Help + "helpItems", new XAttribute("schema", "maml"), cmdlets.Select(Of)));

    private static XElement Of(CmdletHelp help)
    {
        int dash = help.Name.IndexOf('-', StringComparison.Ordinal);
        return new XElement(
            Command + "command",
            new XAttribute(XNamespace.Xmlns + "maml", Maml.NamespaceName),
            new XAttribute(XNamespace.Xmlns + "command", Command.NamespaceName),
            new XAttribute(XNamespace.Xmlns + "dev", Dev.NamespaceName),
            new XElement(
                Command + "details",
                new XElement(Command + "name", help.Name),
                new XElement(Command + "verb", help.Name[..Math.Max(dash, 0)]),
                new XElement(Command + "noun", help.Name[(dash + 1)..]),
                new XElement(Maml + "description", new XElement(Maml + "para", help.Synopsis))),
            new XElement(Maml + "description", Paragraphs(help.Description)),
            new XElement(Command + "syntax", help.ParameterSets.Select(set => SyntaxItem(help, set))),
            new XElement(
                Command + "parameters",
                help.Parameters.Select(parameter => Parameter(parameter, parameter.Bindings[0], inSyntax: false))),
            new XElement(Command + "inputTypes", help.Inputs.Select(type => Type("inputType", type))),
            new XElement(Command + "returnValues", help.Outputs.Select(type => Type("returnValue", type))),
            new XElement(Maml + "alertSet", new XElement(Maml + "alert", Paragraphs(help.Notes))),
            new XElement(Command + "examples", help.Examples.Select(Example)),
            new XElement(
                Command + "relatedLinks",
                Link(new LinkHelp("Online Version:", help.OnlineVersion)),
                help.Links.Where(link => link.Address != help.OnlineVersion).Select(Link)));
    }

    private static XElement SyntaxItem(CmdletHelp help, string set) => new(
        Command + "syntaxItem",
        new XElement(Maml + "name", help.Name),
        SyntaxText.Order(set, help.Parameters).Select(pair => Parameter(pair.Parameter, pair.Binding, inSyntax: true)));

    private static XElement Parameter(ParameterHelp parameter, ParameterBinding binding, bool inSyntax)
    {
        var element = new XElement(
            Command + "parameter",
            new XAttribute("required", Of(binding.Required)),
            new XAttribute("variableLength", "true"),
            new XAttribute("globbing", Of(binding.Wildcards)),
            new XAttribute("pipelineInput", binding.PipelineInput),
            new XAttribute("position", binding.Position?.ToString(CultureInfo.InvariantCulture) ?? "named"),
            new XAttribute("aliases", binding.Aliases.Count == 0 ? "none" : string.Join(", ", binding.Aliases)),
            new XElement(Maml + "name", parameter.Name),
            new XElement(Maml + "description", Paragraphs(parameter.Description), AcceptedValues(binding)));

        if (inSyntax && binding.AcceptedValues.Count > 0)
        {
            element.Add(new XElement(
                Command + "parameterValueGroup",
                binding.AcceptedValues.Select(value => ParameterValue(value, required: false))));
        }

        if (!inSyntax || !binding.IsSwitch)
        {
            element.Add(ParameterValue(binding.Type, required: !binding.IsSwitch));
        }

        element.Add(
            new XElement(Dev + "type", new XElement(Maml + "name", binding.Type), new XElement(Maml + "uri")),
            new XElement(Dev + "defaultValue", binding.DefaultValue));
        return element;
    }

    /// <summary>Get-Help lists accepted values in the syntax only; a reader of one parameter's help wants them there too.</summary>
    private static XElement? AcceptedValues(ParameterBinding binding) => binding.AcceptedValues.Count == 0
        ? null
        : new XElement(Maml + "para", "Accepted values: " + string.Join(", ", binding.AcceptedValues) + ".");

    private static XElement ParameterValue(string text, bool required) => new(
        Command + "parameterValue", new XAttribute("required", Of(required)), new XAttribute("variableLength", "false"), text);

    private static XElement Type(string name, TypeHelp type) => new(
        Command + name,
        new XElement(Dev + "type", new XElement(Maml + "name", type.Name)),
        new XElement(Maml + "description", Paragraphs(type.Description)));

    /// <summary>
    /// All prose goes below the code, as in the help of PowerShell's own cmdlets: Get-Help would set a MAML introduction on the
    /// first line of the code.
    /// </summary>
    private static XElement Example(ExampleHelp example) => new(
        Command + "example",
        new XElement(Maml + "title", $"-------- {example.Title} --------"),
        new XElement(Dev + "code", example.Output is null ? example.Code : $"{example.Code}\n\n{example.Output}"),
        new XElement(Dev + "remarks", Spaced([.. example.Introduction, .. example.Remarks])));

    private static XElement Link(LinkHelp link) => new(
        Maml + "navigationLink",
        new XElement(Maml + "linkText", link.Text),
        new XElement(Maml + "uri", link.Address));

    private static IEnumerable<XElement> Paragraphs(IReadOnlyList<TextRun> runs)
    {
        for (int i = 0; i < runs.Count; i++)
        {
            string text = runs[i].Mark + runs[i].Text;

            // Get-Help puts an empty line between paragraphs, and keeps line ends within one: a list is one paragraph.
            for (; runs[i].Kind == TextKind.ListItem && i + 1 < runs.Count && runs[i + 1].Kind == TextKind.ListItem; i++)
            {
                text += "\n" + runs[i + 1].Mark + runs[i + 1].Text;
            }

            yield return new XElement(Maml + "para", text);
        }
    }

    /// <summary>Paragraphs with an empty one behind them: Get-Help sets the next example's title right after the last.</summary>
    private static IEnumerable<XElement> Spaced(IReadOnlyList<TextRun> runs) =>
        runs.Count == 0 ? [] : Paragraphs(runs).Append(new XElement(Maml + "para"));

    private static string Of(bool value) => value ? "true" : "false";
}
