using System.Text.RegularExpressions;

namespace PresignTools.Tests.Architecture;

/// <summary>
/// Everything that a user reads is plain American English. The phrases here are word for word from another language, or have a plainer word. A failure
/// names the file and the line.
/// </summary>
public sealed partial class LanguageTests
{
    private static readonly string[] Pages = ["README.md", "SECURITY.md", "CONTRIBUTING.md", "docs/security.md", "docs/sandbox.md"];

    [Fact]
    public void Messages_have_no_banned_phrase() => Assert.Empty(SourceText.All().SelectMany(static f => Hits(
        f.Path, CodeText.Texts(string.Join('\n', f.Lines)).Where(static t => t.Text.Contains(' ', StringComparison.Ordinal)))));

    [Fact]
    public void Pages_have_no_banned_phrase()
    {
        string[] files =
        [
            .. Pages.Select(static p => Path.Combine(SourceTree.Root, p)),
            .. Directory.EnumerateFiles(Path.Combine(SourceTree.Root, "docs/en-US"), "*.md"),
            .. Directory.EnumerateFiles(Path.Combine(SourceTree.Root, "docs/causes"), "*.md"),
        ];
        Assert.True(files.Length > 60, $"{files.Length} pages");
        Assert.Empty(files.SelectMany(static f => Hits(
            Path.GetRelativePath(SourceTree.Root, f).Replace('\\', '/'), File.ReadAllLines(f).Select(static (line, i) => (i + 1, line)))));
    }

    [Theory]
    [InlineData("the key stands in the path", "stands in")]
    [InlineData("Whoever has it", "Whoever")]
    [InlineData("a bucket that is told", "is told")]
    [InlineData("'x' is no duration", "is no d")]
    [InlineData("The policy wants TLS", "wants")]
    [InlineData("There is no bucket. It is no longer there, and no S3 answer.", null)]
    [InlineData("It stands for a plus. The blankets and the wanted key are mentioned.", null)]
    public void Phrases_are_found_and_nothing_else(string text, string? found) =>
        Assert.Equal(found, Banned().Match(text) is { Success: true } m ? m.Value : null);

    private static IEnumerable<string> Hits(string path, IEnumerable<(int Line, string Text)> texts) =>
        texts.SelectMany(t => Banned().Matches(t.Text).Select(m => $"{path}:{t.Line}: '{m.Value}'"));

    [GeneratedRegex(
        @"\bstands? (in|there|under|after|before|beside|behind)\b|\b(is|are|was|were) told\b|\b(which|but) is none\b|\btells?\b|\bmend(s|ed)?\b|\bblanks?\b"
        + @"|\basked for\b|\bof one's own\b|\bgo(es)? before\b|\bsomebody who\b|\bwhoever\b|\bhad not come\b|\bbrings?\b|\bwants\b|\bsays? of\b"
        + @"|\bfound out\b|\bhas to say\b|\botherwise than\b|\bdoes not do\b|\bletter by letter\b|(?<!\bthere )\bis no (?!longer|more|less|one)[a-z]"
        + @"|\ball the same\b|\bcannot be told\b|\btaken for\b|\bsomebody else's\b|\bpassed over\b|\bin the place of\b",
        RegexOptions.IgnoreCase)]
    private static partial Regex Banned();
}
