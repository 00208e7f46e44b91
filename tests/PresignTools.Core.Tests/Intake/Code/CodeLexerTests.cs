using CsCheck;
using PresignTools.Intake.Readers.Code.Lexing;
using PresignTools.Text;

namespace PresignTools.Tests.Intake.Code;

/// <summary>Tokens of code in any language, and of what is no code.</summary>
public sealed class CodeLexerTests
{
    private static readonly string[] Pieces =
    [
        "'", "\"", "`", "'''", "\"\"\"", "\\", "/*", "*/", "//", "#", "<<EOF", "EOF", "\n", " ", "(", ")", "[", "]", "{", "}", "=>", "->", "::",
        ".", ",", "=", ":", "a", "getSignedUrl", "new ", "f'", "@\"", "$x", ":put", "1_000", "\u00e9", "\ud83d\ude00", "await ", "?", "<T>", "...",
    ];

    private static readonly Gen<string> Codes = Gen.OneOf(Pieces).Array[0, 80].Select(static p => string.Concat(p));

    [Fact]
    public void Tokens_are_in_order_and_lie_within_the_text() => Codes.Sample(
        static code =>
        {
            int end = 0;
            foreach (CodeToken token in CodeLexer.Read(code))
            {
                Assert.True(token.Start >= end && token.Length > 0 && token.End <= code.Length);
                end = token.End;
            }
        },
        iter: 3000);

    [Fact]
    public void Whatever_is_read_nothing_fails() => Codes.Sample(static code => Assert.NotNull(CodeFacts.Read(code)), iter: 3000);

    [Theory]
    [InlineData("=(await =>")]
    [InlineData("f(x =>")]
    [InlineData("f(x =>)")]
    [InlineData("f(a:")]
    [InlineData("f(...")]
    [InlineData("f(**")]
    [InlineData("a ? b :")]
    [InlineData("x = ")]
    [InlineData("new ")]
    [InlineData("p -> ")]
    public void Code_that_is_cut_is_read_as_far_as_it_goes(string code) => Assert.NotNull(CodeFacts.Read(code));

    [Theory]
    [InlineData("'a b'", "a b")]
    [InlineData("\"a\\\"b\"", "a\"b")]
    [InlineData("'''a\n'b'''", "a\n'b")]
    [InlineData("r'a\\b'", "a\\b")]
    [InlineData("@\"a\\b\"", "a\\b")]
    [InlineData("`plain`", "plain")]
    [InlineData("`a${b}`", null)]
    [InlineData("f'a{b}'", null)]
    [InlineData("$\"a{b}\"", null)]
    [InlineData("\"a#{b}\"", null)]
    [InlineData("<<EOF\na\nEOF", "a\n")]
    public void A_text_says_what_it_says(string code, string? expected)
    {
        CodeToken token = Assert.Single(CodeLexer.Read(code));
        Assert.Equal(CodeTokenKind.Text, token.Kind);
        Assert.Equal(expected, token.Text);
    }

    [Fact]
    public void Apostrophes_fences_and_comments_hide_no_code()
    {
        string[] names = [.. CodeLexer.Read("don't\n```js\n# no\nfetch(url) // don't\n```\nit's").Select(static t => t.Text!)];
        Assert.Contains("fetch", names);
        Assert.DoesNotContain("no", names);
    }

    [Theory]
    [InlineData("'")]
    [InlineData("\"\\")]
    [InlineData("`a ")]
    [InlineData("/* ")]
    [InlineData("<<EOF ")]
    [InlineData("(")]
    [InlineData("a(")]
    [InlineData("a.")]
    [InlineData("a<b,")]
    [InlineData("x = f(")]
    [InlineData("x, ")]
    [InlineData("fetch(url) ")]
    [InlineData("a = a\n")]
    [InlineData("s3.getSignedUrl('putObject', p) ")]
    [InlineData("p.a = 1\n")]
    public void The_work_grows_as_the_text_does(string piece)
    {
        long small = WorkOf(piece, 4_000), large = WorkOf(piece, 40_000);
        Assert.True(large <= 12 * small, $"{small} for a tenth, {large} for the whole");
    }

    private static long WorkOf(string piece, int length)
    {
        string text = string.Concat(Enumerable.Repeat(piece, length / piece.Length));
        long before = Work.Done;
        CodeFacts.Read(text);
        return Work.Done - before;
    }
}
