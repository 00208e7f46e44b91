namespace PresignTools.HelpCompiler.Tests;

/// <summary>An about topic comes out as the plain text that Get-Help shows.</summary>
public sealed class AboutTopicTests
{
    [Fact]
    public void A_topic_is_wrapped_and_indented_with_headings_in_upper_case()
    {
        var faults = new Faults("about_Sample.md");
        string text = AboutTopicWriter.Write("about_Sample", Sources.About, faults);
        Assert.Empty(faults.Found);
        Assert.Equal(
            """
            TOPIC
                about_Sample

            SHORT DESCRIPTION
                What samples are.

            LONG DESCRIPTION
                This paragraph is longer than a line of eighty columns, so that the writer
                has to break it, and then once more.

                1. A first item that is so long that it needs a second line below its own
                   text to end
                2. A second item

              INSIDE
                Text.

                    Get-Sample

                    Get-Sample -All

            """,
            text);
    }

    [Fact]
    public void The_fifth_line_is_the_short_description()
    {
        string[] lines = AboutTopicWriter.Write("about_Sample", Sources.About, new Faults("about_Sample.md")).Split('\n');
        Assert.Equal("    What samples are.", lines[4]);
    }
}
