namespace PresignTools.Tests.Architecture;

/// <summary>
/// Core is a library as well as the engine of the module: no text in it names a cmdlet or a parameter. Text/Wording says what they are called.
/// </summary>
public sealed class WordingTests
{
    private const string Core = "src/PresignTools.Core/";

    /// <summary>Rooms whose texts are looked for in what people paste, and are never shown; their errors are.</summary>
    private static readonly string[] Read = [Core + "Intake/", Core + "Facts/", Core + "Diagnosis/Known/"];

    [Fact]
    public void No_text_of_Core_names_a_cmdlet_or_a_parameter() =>
        Assert.Empty(SourceText.All()
            .Where(static f => f.Path.StartsWith(Core, StringComparison.Ordinal)
                && (f.Path.EndsWith("Errors.cs", StringComparison.Ordinal) || !Array.Exists(Read, r => f.Path.StartsWith(r, StringComparison.Ordinal))))
            .SelectMany(static f => CodeText.Texts(string.Join('\n', f.Lines)).SelectMany(t => ModuleNames.In(t.Text).Select(n => $"{f.Path}:{t.Line}: {n}"))));

    [Theory]
    [InlineData("x = \"Give -Region.\";", 1)]
    [InlineData("x = $\"Sign with {y} -Region {z}\";", 1)]
    [InlineData("x = $\"{F(\"-Region eu\")}\";", 1)]
    [InlineData("x = \"\"\"\n    Get-S3Object\n    \"\"\";", 1)]
    [InlineData("x = \"see Get-S3BucketLocation\" + \"-KeyId KEY\";", 2)]
    [InlineData("// Give -Region.\nx = a -Region; /* Get-S3Object */ y = '-';", 0)]
    [InlineData("x = \"x-amz-date, Content-Type, a-B, --Region, get-object\";", 0)]
    public void Texts_are_found_and_nothing_else(string code, int found) =>
        Assert.Equal(found, CodeText.Texts(code).SelectMany(static t => ModuleNames.In(t.Text)).Count());
}
