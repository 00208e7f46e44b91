namespace PresignTools.HelpCompiler.Tests;

/// <summary>A source that is wrong is refused, with the line and what is expected there.</summary>
public sealed class FaultTests
{
    private static IReadOnlyList<Fault> Read(string source)
    {
        var faults = new Faults("Get-Sample.md");
        CmdletHelpReader.Read("Get-Sample", source, faults);
        return faults.Found;
    }

    private static IReadOnlyList<Fault> ReadAbout(string source)
    {
        var faults = new Faults("about_Sample.md");
        AboutTopicWriter.Write("about_Sample", source, faults);
        return faults.Found;
    }

    [Fact]
    public void The_sample_is_right() => Assert.Empty(Read(Sources.Cmdlet));

    [Theory]
    [InlineData("## INPUTS\n\n### System.String\nA name.\n\n", "", "# Get-Sample", "'## INPUTS' is missing")]
    [InlineData("## NOTES", "## REMARKS", "## REMARKS", "Unknown section 'REMARKS'")]
    [InlineData("## NOTES\nA note.", "## OUTPUTS\nA note.", "## OUTPUTS\nA note.", "'OUTPUTS' stands twice")]
    [InlineData("# Get-Sample\n", "# Get-Simple\n", "# Get-Simple\n", "one heading '# Get-Sample'")]
    [InlineData("schema: 2.0.0", "schema: 3.0.0", "schema: 3.0.0", "must be one of: 2.0.0")]
    [InlineData("Module Name: Sample\n", "", "---", "has no 'Module Name'")]
    [InlineData("Aliases: Type, K", "Alias: Type, K", "Alias: Type, K", "Unknown key 'Alias'")]
    [InlineData("Aliases: Type, K", "Type: String", "Accepted values: Small", "'Type' stands twice", -1)]
    [InlineData("Aliases: Type, K", "no colon", "no colon", "is not 'key: value'")]
    [InlineData("Required: False", "Required: No", "Required: No", "'Required' is 'No'")]
    [InlineData("Position: 0", "Position: first", "Position: first", "'Position' is 'first'")]
    [InlineData("pipeline input: True (ByPropertyName)\n", "pipeline input: Yes\n", "Accept pipeline input: Yes", "'Accept pipeline input' is 'Yes'")]
    [InlineData("### -Kind\nThe kind.\n\n```yaml", "### -Kind\nThe kind.\n\n```text", "### -Kind", "-Kind has no ```yaml block")]
    [InlineData("### -Kind\nThe kind.\n", "### -Kind\n", "### -Kind", "-Kind has no text")]
    [InlineData("### -Name\n", "### Name\n", "### Name\n", "'Name' is not a parameter")]
    [InlineData("```powershell\nGet-Sample -All\n```", "Nothing.", "### Example 2: All", "has no ```powershell block")]
    [InlineData("### Example 2: All", "### Example 3: All", "### Example 3: All", "'### Example 2: title'")]
    [InlineData("```text\ncurl", "```powershell\ncurl", "```powershell\ncurl", "one ```powershell block")]
    [InlineData("### Example 1: By name", "Lost.\n\n### Example 1: By name", "Lost.", "would be lost")]
    [InlineData("Get-Sample -All [-Kind <String>]", "Get-Sample [-All] [-Kind <String>]", "### All", "Get-Sample -All [-Kind <String>] [<CommonParameters>]")]
    [InlineData("### All\n", "### Every\n", "### Every", "No parameter is in parameter set 'Every'")]
    [InlineData("Last paragraph.", "| a | b |\n|---|---|\n| 1 | 2 |", "| a | b |", "Table has no place")]
    [InlineData("Last paragraph.", "![image](a.png)", "![image]", "has no place")]
    [InlineData("[Set-Sample](Set-Sample.md)", "Set-Sample", "Set-Sample", "[text](address) only")]
    public void A_spoiled_source_is_refused_at_the_line(string old, string @new, string at, string message, int offset = 0)
    {
        string source = Sources.Cmdlet.With(old, @new);
        Assert.Contains(Read(source), fault => fault.Line == Sources.LineOf(source, at) + offset && fault.Message.Contains(message, StringComparison.Ordinal));
    }

    [Fact]
    public void A_source_without_front_matter_is_refused()
    {
        string source = Sources.Cmdlet[Sources.Cmdlet.IndexOf("# Get-Sample", StringComparison.Ordinal)..];
        Assert.Contains(Read(source), fault => fault.Line == 1 && fault.Message.Contains("front matter", StringComparison.Ordinal));
    }

    [Fact]
    public void All_faults_are_reported_at_once() =>
        Assert.Equal(2, Read(Sources.Cmdlet.With("Required: False", "Required: No").With("Position: 0", "Position: first")).Count);

    [Theory]
    [InlineData("# about_Sample", "# About samples", "# About samples", "must begin with '# about_Sample'")]
    [InlineData("## SHORT DESCRIPTION", "## DESCRIPTION", "# about_Sample", "first section must be '## SHORT DESCRIPTION'")]
    [InlineData("What samples are.", "What samples are.\n\nMore.", "## SHORT DESCRIPTION", "one paragraph of at most 76")]
    [InlineData("Get-Sample\n", "Get-Sample -Name 'a name so long that the line of code does not fit into the eighty columns'\n", "Get-Sample -Name", "at most 72 fit")]
    public void A_spoiled_topic_is_refused_at_the_line(string old, string @new, string at, string message)
    {
        string source = Sources.About.With(old, @new);
        Assert.Contains(ReadAbout(source), fault => fault.Line == Sources.LineOf(source, at) && fault.Message.Contains(message, StringComparison.Ordinal));
    }
}
