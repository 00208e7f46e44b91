using System.Xml.Linq;

namespace PresignTools.HelpCompiler.Tests;

/// <summary>A source that is right comes out as the MAML that Get-Help reads.</summary>
public sealed class MamlTests
{
    private static readonly XNamespace Maml = "http://schemas.microsoft.com/maml/2004/10";
    private static readonly XNamespace Command = "http://schemas.microsoft.com/maml/dev/command/2004/10";
    private static readonly XNamespace Dev = "http://schemas.microsoft.com/maml/dev/2004/10";

    private readonly XElement _command = Compile(Sources.Cmdlet);

    private static XElement Compile(string source)
    {
        var faults = new Faults("Get-Sample.md");
        CmdletHelp help = CmdletHelpReader.Read("Get-Sample", source, faults);
        Assert.Empty(faults.Found);

        // Through text and back: what counts is what a reader of the file sees.
        XElement root = XDocument.Parse(MamlWriter.Write([help]).ToString(SaveOptions.DisableFormatting)).Root!;
        Assert.Equal(XName.Get("helpItems", "http://msh"), root.Name);
        return Assert.Single(root.Elements(Command + "command"));
    }

    private static string[] Paragraphs(XElement? parent) => [.. parent!.Elements(Maml + "para").Select(para => para.Value)];

    private XElement Parameter(string name) => _command.Element(Command + "parameters")!.Elements()
        .Single(parameter => parameter.Element(Maml + "name")!.Value == name);

    [Fact]
    public void Details_hold_name_verb_noun_and_synopsis()
    {
        XElement details = _command.Element(Command + "details")!;
        Assert.Equal("Get-Sample", details.Element(Command + "name")!.Value);
        Assert.Equal("Get", details.Element(Command + "verb")!.Value);
        Assert.Equal("Sample", details.Element(Command + "noun")!.Value);
        Assert.Equal(["Gets a sample & says so."], Paragraphs(details.Element(Maml + "description")));
    }

    [Fact]
    public void Description_keeps_paragraphs_and_sets_a_list_as_one() => Assert.Equal(
        ["First paragraph on two lines, with a link (https://example.com/a) and <code>.", "- one\n- two", "Last paragraph."],
        Paragraphs(_command.Element(Maml + "description")));

    [Fact]
    public void Syntax_has_an_item_a_set_in_the_order_of_the_source()
    {
        string[][] items = [.. _command.Element(Command + "syntax")!.Elements(Command + "syntaxItem")
            .Select(item => (string[])[.. item.Elements(Command + "parameter").Select(parameter => parameter.Element(Maml + "name")!.Value)])];
        Assert.Equal([["Name", "Kind"], ["All", "Kind"]], items);
    }

    [Fact]
    public void Syntax_shows_accepted_values_and_no_value_for_a_switch()
    {
        XElement[] all = [.. _command.Element(Command + "syntax")!.Elements().Last().Elements(Command + "parameter")];
        Assert.Null(all[0].Element(Command + "parameterValue"));
        Assert.Equal(["Small", "Large"], all[1].Element(Command + "parameterValueGroup")!.Elements().Select(value => value.Value));
        Assert.Equal("String", all[1].Element(Command + "parameterValue")!.Value);
    }

    [Theory]
    [InlineData("Name", "true", "0", "none", "True (ByPropertyName, ByValue)", "true", "String[]", "None")]
    [InlineData("Kind", "false", "named", "Type, K", "True (ByPropertyName)", "false", "String", "Small")]
    [InlineData("All", "true", "named", "none", "False", "false", "SwitchParameter", "False")]
    public void Parameters_carry_every_fact_of_their_yaml(
        string name, string required, string position, string aliases, string pipeline, string wildcards, string type, string defaultValue)
    {
        XElement parameter = Parameter(name);
        Assert.Equal(required, parameter.Attribute("required")!.Value);
        Assert.Equal(position, parameter.Attribute("position")!.Value);
        Assert.Equal(aliases, parameter.Attribute("aliases")!.Value);
        Assert.Equal(pipeline, parameter.Attribute("pipelineInput")!.Value);
        Assert.Equal(wildcards, parameter.Attribute("globbing")!.Value);
        Assert.Equal(type, parameter.Element(Dev + "type")!.Element(Maml + "name")!.Value);
        Assert.Equal(type, parameter.Element(Command + "parameterValue")!.Value);
        Assert.Equal(defaultValue, parameter.Element(Dev + "defaultValue")!.Value);
    }

    [Fact]
    public void A_parameters_text_ends_with_its_accepted_values() =>
        Assert.Equal(["The kind.", "Accepted values: Small, Large."], Paragraphs(Parameter("Kind").Element(Maml + "description")));

    [Fact]
    public void An_example_shows_code_with_output_and_all_prose_below()
    {
        XElement example = _command.Element(Command + "examples")!.Elements().First();
        Assert.Equal("-------- Example 1: By name --------", example.Element(Maml + "title")!.Value);
        Assert.Equal("Get-Sample -Name a |\n    Select-Object Name\n\nName\n----\na", example.Element(Dev + "code")!.Value);
        Assert.Equal(["Before the code.", "After the code.", "curl \"$url\" \\\n  --fail", ""], Paragraphs(example.Element(Dev + "remarks")));
    }

    [Fact]
    public void An_example_without_output_is_its_code_alone() =>
        Assert.Equal("Get-Sample -All", _command.Element(Command + "examples")!.Elements().Last().Element(Dev + "code")!.Value);

    [Fact]
    public void Types_notes_and_links_are_there()
    {
        XElement input = _command.Element(Command + "inputTypes")!.Elements().Single();
        Assert.Equal("System.String", input.Element(Dev + "type")!.Value);
        Assert.Equal(["A name."], Paragraphs(input.Element(Maml + "description")));
        XElement output = _command.Element(Command + "returnValues")!.Elements().Single();
        Assert.Equal("Sample.Thing", output.Element(Dev + "type")!.Value);
        Assert.Equal(["A note."], Paragraphs(_command.Element(Maml + "alertSet")!.Element(Maml + "alert")));
        Assert.Equal(
            [("Online Version:", "https://example.com/docs/Get-Sample.md"), ("Set-Sample", ""), ("The service", "https://example.com/service")],
            _command.Element(Command + "relatedLinks")!.Elements().Select(link => (link.Element(Maml + "linkText")!.Value, link.Element(Maml + "uri")!.Value)));
    }

    [Fact]
    public void Without_SYNTAX_the_sets_come_from_the_parameters()
    {
        int start = Sources.Cmdlet.IndexOf("## SYNTAX", StringComparison.Ordinal);
        int end = Sources.Cmdlet.IndexOf("## DESCRIPTION", StringComparison.Ordinal);
        XElement command = Compile(Sources.Cmdlet.Remove(start, end - start));
        Assert.Equal(2, command.Element(Command + "syntax")!.Elements().Count());
    }

    [Fact]
    public void A_parameter_may_differ_from_set_to_set()
    {
        XElement command = Compile(Sources.Cmdlet
            .With("Parameter Sets: (All)\nAliases: Type, K", "Parameter Sets: Named\nAliases: Type, K")
            .With("### -Name\n", "```yaml\nType: String\nParameter Sets: All\nAliases: Type, K\nRequired: True\nPosition: Named\nDefault value: Small\nAccept pipeline input: False\nAccept wildcard characters: False\n```\n\n### -Name\n")
            .With("Get-Sample -All [-Kind <String>]", "Get-Sample -All -Kind <String>"));
        string[] required = [.. command.Element(Command + "syntax")!.Elements()
            .SelectMany(item => item.Elements(Command + "parameter").Where(parameter => parameter.Element(Maml + "name")!.Value == "Kind"))
            .Select(parameter => parameter.Attribute("required")!.Value)];
        Assert.Equal(["false", "true"], required);
    }
}
