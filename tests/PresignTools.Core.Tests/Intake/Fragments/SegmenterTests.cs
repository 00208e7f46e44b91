using PresignTools.Intake.Fragments;
using PresignTools.Intake.Fragments.Cutting;
using PresignTools.Text;

namespace PresignTools.Tests.Intake.Fragments;

public class SegmenterTests
{
    public static TheoryData<string, string> Shapes()
    {
        var shapes = new TheoryData<string, string>();
        foreach ((FragmentKind kind, string text) in FragmentSamples.All)
        {
            shapes.Add(kind.ToString(), text);
        }

        return shapes;
    }

    [Theory]
    [MemberData(nameof(Shapes))]
    public void AKindIsKnownByItsShape(string kind, string text)
    {
        Fragment fragment = Assert.Single(Segmenter.Cut(new SourceText(text)));
        Assert.Equal(kind, fragment.Kind.ToString());
        Assert.Equal(text.TrimEnd('\n'), fragment.Text);
    }

    [Theory]
    [MemberData(nameof(Shapes))]
    public void AKindIsKnownAmongOthers(string kind, string text)
    {
        string mixed = "It fails like this:\n\n" + text + "\n\nWhat can it be?";
        Assert.Contains(Segmenter.Cut(new SourceText(mixed)), f => f.Kind.ToString() == kind && f.Text == text.TrimEnd('\n'));
    }

    [Fact]
    public void FragmentsCoverTheTextAndDoNotOverlap() => Covers(FragmentSamples.Everything);

    /// <summary>Wherever a paste is cut, what is left is cut into fragments as well.</summary>
    [Fact]
    public void AnyCutOfATextIsCoveredToo()
    {
        string text = FragmentSamples.Everything;
        for (int length = 0; length < text.Length; length += 7)
        {
            Covers(text[..length]);
            Covers(text[length..]);
        }
    }

    [Fact]
    public void WhatWasSaidAboveComesWithAFragment()
    {
        IReadOnlyList<Fragment> fragments = Segmenter.Cut(
            new SourceText("The policy of our organization:\n{\n  \"Effect\": \"Deny\"\n}\n\n$ aws s3api get-bucket-policy --bucket b\n{ \"Policy\": \"x\" }"));
        Assert.Equal(
            ["The policy of our organization:", "$ aws s3api get-bucket-policy --bucket b"],
            fragments.Where(static f => f.Kind == FragmentKind.Json).Select(static f => f.Before));
    }

    [Theory]
    [InlineData("> <Error>\n> <Code>NoSuchKey</Code>\n> </Error>", FragmentKind.Xml, 1)]
    [InlineData("│ Error: AccessDenied: Access Denied\n│\n│ {\n│   \"a\": 1\n│ }", FragmentKind.Json, 3)]
    [InlineData("app-1  | {\n app-1  |  \"Code\": \"x\"\n app-1  | }", FragmentKind.Json, 1)]
    [InlineData("10: {\n11:   \"Effect\": \"Deny\"\n12: }", FragmentKind.Json, 1)]
    [InlineData("\u001b[31m{ \"Code\": \"x\" }\u001b[0m", FragmentKind.Json, 1)]
    [InlineData("```json\n{ \"Code\": \"x\" }\n```", FragmentKind.Json, 2)]
    [InlineData("```python\nx\n```", FragmentKind.Code, 2)]
    public void WhatStandsBeforeEachLineIsTakenOff(string text, object kind, int line)
    {
        Fragment fragment = Assert.Single(Segmenter.Cut(new SourceText(text)), f => f.Kind == (FragmentKind)kind);
        Assert.Equal(line, fragment.Place.Start.Line);
        Assert.DoesNotContain("│", fragment.Text);
    }

    /// <summary>curl marks what it sends with the same sign as a quote.</summary>
    [Fact]
    public void ATranscriptOfCurlIsNoQuote() =>
        Assert.Equal(
            "> GET /a HTTP/1.1\n> Host: b.s3.amazonaws.com",
            Assert.Single(Segmenter.Cut(new SourceText("> GET /a HTTP/1.1\n> Host: b.s3.amazonaws.com"))).Text);

    [Theory]
    [InlineData("word ")]
    [InlineData("word\n")]
    [InlineData("> a\n")]
    [InlineData("> GET / HTTP/1.1\n")]
    [InlineData("{\n")]
    [InlineData("\"a\": {\n")]
    [InlineData("<a>\n")]
    [InlineData("<a")]
    [InlineData("$ curl 'x\n")]
    [InlineData("resource \"a\" \"b\" {\n")]
    [InlineData("```\n")]
    [InlineData("a: b\n")]
    [InlineData("1: a\n")]
    [InlineData("[[[[")]
    public void TheWorkGrowsWithTheLength(string piece)
    {
        long once = Cost(piece, 2000), twice = Cost(piece, 4000), fourTimes = Cost(piece, 8000);
        Assert.InRange(twice, 0, (3 * once) + 1000);
        Assert.InRange(fourTimes, 0, (3 * twice) + 1000);
    }

    private static long Cost(string piece, int count)
    {
        string text = string.Concat(Enumerable.Repeat(piece, count));
        long before = Work.Done;
        Segmenter.Cut(new SourceText(text));
        return Work.Done - before;
    }

    private static bool IsEmpty(string text) => text.All(static c => char.IsWhiteSpace(c) || c == '>');

    private static void Covers(string text)
    {
        var source = new SourceText(text);
        int end = 0;
        foreach (Fragment fragment in Segmenter.Cut(source))
        {
            // What is cut from behind a gutter has its place in the whole text too.
            int start = fragment.Source.RootOffset(fragment.Start);
            Assert.True(start >= end, $"{fragment.Kind} at {fragment.Place} overlaps");
            Assert.True(IsEmpty(text[end..start]), $"left out: {text[end..start]}");
            end = fragment.Source.RootOffset(fragment.Start + fragment.Length - 1) + 1;
        }

        Assert.True(IsEmpty(text[end..]), "left out: " + text[end..]);
    }
}
