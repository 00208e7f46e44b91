using PresignTools.Intake.Readers.Code.Syntax;
using PresignTools.Text;

namespace PresignTools.Tests.Intake.Code;

/// <summary>The parser reads each token a few times at most, however the brackets of a cut or damaged text stand.</summary>
public class CodeParserWorkTests
{
    private static readonly string[] Pieces =
    [
        "(", "[", "{", "(", "[", "{", ")", "]", "}", ", ", ": ", " = ", " => ", " -> ", "a", "Name", "x.y", "'t'", "\"t\"", " 12 ", "f(", "new A(", "new A {", "map[string]T{", "[]T{",
        "puts a, ", "\n", " ", "...", "**", "?", "!", "@", ";", "<T>(", "::", ".", "$x", "let a = ", "(String) b", "\\", "`", "|", "#{",
    ];

    [Fact]
    public void Each_token_is_read_a_few_times_at_most()
    {
        var random = new Random(Nightly.IsOn ? Environment.TickCount : 20261130);
        for (int i = 0; i < Nightly.Times(5_000); i++)
        {
            string text = string.Concat(Enumerable.Range(0, random.Next(1, 300)).Select(_ => Pieces[random.Next(Pieces.Length)]));
            Holds(text);
        }
    }

    /// <summary>Brackets that nothing closes, with others among them that are closed: as many as code goes deep.</summary>
    [Theory]
    [InlineData("[(", "a")]
    [InlineData("{[", "a: 1, ")]
    [InlineData("f({", "'x', ")]
    [InlineData("(a[", "] ")]
    public void Brackets_that_nothing_closes_are_read_once(string open, string then)
    {
        for (int depth = 1; depth < 60; depth++)
        {
            Holds(string.Concat(Enumerable.Repeat(open, depth)) + string.Concat(Enumerable.Repeat(then, 200)) + ")]}");
        }
    }

    private static void Holds(string text)
    {
        long before = Work.Done;
        CodeDocument read = CodeParser.Read(text);
        Assert.True(Work.Done - before <= 1_000 + (60L * text.Length), $"{Work.Done - before} steps for {read.Tokens.Count} tokens: {Printable.Of(text, 2000)}");
    }
}
