using System.Text.RegularExpressions;

namespace PresignTools.Tests.Architecture;

/// <summary>What makes a file readable, held for every source file. A failure names the file and the line.</summary>
public sealed partial class ShapeTests
{
    private const int LongestLine = 140;
    private const int LongestFile = 300;
    private const int MostConditionals = 2;

    private static readonly Lazy<IReadOnlyList<SourceText>> Files = new(SourceText.All);

    [Fact]
    public void The_sources_are_found()
    {
        Assert.True(Files.Value.Count > 300, $"{Files.Value.Count} files");
        Assert.Contains(Files.Value, static f => f.Path == "src/PresignTools.Core/Catalogue/CauseCatalogue.g.cs");
    }

    [Fact]
    public void A_line_fits_on_the_screen() =>
        Assert.Empty(Files.Value.SelectMany(static f => Where(f, f.Lines, static line => line.Length > LongestLine)));

    [Fact]
    public void A_file_holds_one_idea() =>
        Assert.Empty(Files.Value.Where(static f => f.Lines.Length > LongestFile).Select(static f => $"{f.Path}: {f.Lines.Length} lines"));

    [Fact]
    public void Conditionals_are_not_nested_three_deep() =>
        Assert.Empty(Files.Value.SelectMany(static f => Conditionals.Deeper(f.Code, MostConditionals).Select(line => $"{f.Path}:{line}")));

    [Fact]
    public void The_ranking_weighs_nothing_by_a_number() =>
        Assert.Empty(Files.Value
            .Where(static f => f.Path.StartsWith("src/PresignTools.Core/Diagnosis/", StringComparison.Ordinal))
            .SelectMany(static f => Where(f, f.CodeLines, static line => Weight().IsMatch(line))));

    [Fact]
    public void Nothing_is_left_to_do() =>
        Assert.Empty(Files.Value.SelectMany(static f => Where(f, f.Lines, static line => Reminder().IsMatch(line))));

    [Fact]
    public void Core_reads_text_without_regular_expressions() =>
        Assert.Empty(Files.Value
            .Where(static f => f.Path.StartsWith("src/PresignTools.Core/", StringComparison.Ordinal))
            .SelectMany(static f => Where(f, f.CodeLines, static line => RegularExpression().IsMatch(line))));

    [Theory]
    [InlineData("x = a ? b : c;", 0)]
    [InlineData("x = a ? b : c ? d : e;", 0)]
    [InlineData("x = a ? b : c ? d : e ? f : g;", 1)]
    [InlineData("x = a ? b : (c ? d : e ? f : g);", 1)]
    [InlineData("x = a ? (b ? c : d) : F(e, f ? g : h);", 0)]
    [InlineData("x = a ? F(b ? c : (d ? e : f)) : g;", 1)]
    [InlineData("string? x = a?.B ?? c; int?[] y = a ? b : c; F(d ? e : f, g ? h : i, j ? k : l);", 0)]
    [InlineData("x = a ? b : $\"is it? {(c ? \"} ? \" : d)} ? \" + (e ? f : g); // why ? because", 0)]
    [InlineData("x = a ? b : \"\"\" ? \" ? ' \"\"\"; y = c ? '\"' : d ? e : f ? g : h;", 1)]
    [InlineData("x switch { 1 => a ? b : c, 2 => d ? e : f, _ => g ? h : i }", 0)]
    public void The_scanner_counts_conditionals_of_one_statement(string code, int found) =>
        Assert.Equal(found, Conditionals.Deeper(CodeText.WithoutText(code), MostConditionals).Count());

    private static IEnumerable<string> Where(SourceText file, string[] lines, Func<string, bool> isFault) =>
        lines.Select((line, i) => (line, Number: i + 1)).Where(x => isFault(x.line)).Select(x => $"{file.Path}:{x.Number}: {file.Lines[x.Number - 1].Trim()}");

    [GeneratedRegex(@"\b(int|long|double|float|decimal|byte|short)\??\s+_?\w*(strength|weight|score)\b", RegexOptions.IgnoreCase)]
    private static partial Regex Weight();

    [GeneratedRegex(@"\b(TODO|FIXME|HACK)\b")]
    private static partial Regex Reminder();

    [GeneratedRegex(@"\bRegularExpressions\b|\b(Generated)?Regex(Options)?\b")]
    private static partial Regex RegularExpression();
}
