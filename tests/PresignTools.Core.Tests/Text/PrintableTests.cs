using System.Globalization;
using PresignTools.Errors;
using PresignTools.Text;

namespace PresignTools.Tests;

/// <summary>Nothing that moves a cursor, turns or hides text comes through; everything that is text does.</summary>
public class PrintableTests
{
    [Theory]
    [InlineData("a\u001b]0;pwn\u0007b", @"a\u001b]0;pwn\u0007b")]
    [InlineData("\u009b31m", @"\u009b31m")]
    [InlineData("a\u007f\u0000", @"a\u007f\u0000")]
    [InlineData("\u202e\u2066\u200e\u200f\u061c", @"\u202e\u2066\u200e\u200f\u061c")]
    [InlineData("\u200b\u200d\ufeff\u00ad\u2060", @"\u200b\u200d\ufeff\u00ad\u2060")]
    [InlineData("a\u2028b\u2029", @"a\u2028b\u2029")]
    [InlineData("\U000e0041", @"\u{e0041}")]
    [InlineData("\ud83d\ude00 \u65e5\u672c\u8a9e \u0639\u0631\u0628\u064a \u00e4\u0301", "\ud83d\ude00 \u65e5\u672c\u8a9e \u0639\u0631\u0628\u064a \u00e4\u0301")]
    [InlineData("a\r\nb\tc", @"a\u000d\u000ab\u0009c")]
    public void A_line_has_escapes_for_what_no_terminal_should_get(string text, string expected) => Assert.Equal(expected, Printable.Line(text));

    [Fact]
    public void Halves_of_a_surrogate_pair_are_escapes()
    {
        Assert.Equal(@"\ud83d", Printable.Line("\ud83d"));
        Assert.Equal(@"x\ude00y\ud83dz", Printable.Line("x\ude00y\ud83dz"));
        Assert.Equal(@"\ufffe\uffff", Printable.Line("\ufffe\uffff"));
    }

    [Fact]
    public void Lines_keep_their_line_breaks_and_no_other_control() => Assert.Equal("a\nb\n\\u000dc\\u0009", Printable.Lines("a\r\nb\n\rc\t"));

    [Fact]
    public void Clean_text_is_given_back_as_it_is()
    {
        string text = new('x', 5000);
        Assert.Same(text, Printable.Line(text));
        Assert.Same(text, Printable.Lines(text));
    }

    [Fact]
    public void A_cut_never_leaves_half_a_pair()
    {
        string smiles = string.Concat(Enumerable.Repeat("\ud83d\ude00", 50));
        for (int maximum = 1; maximum < 20; maximum++)
        {
            string cut = Printable.Of("a" + smiles, maximum);
            Assert.True(Printable.IsClean(cut), cut);
            Assert.EndsWith("...", cut, StringComparison.Ordinal);
        }

        Assert.Equal("abc", Printable.Of("abc", 3));
        Assert.Equal("abc...", Printable.Of("abcd", 3));
    }

    [Fact]
    public void Every_character_is_judged_by_its_kind()
    {
        for (int c = 0; c <= 0xFFFF; c++)
        {
            string text = ((char)c).ToString();
            bool unfit = char.IsSurrogate((char)c) || c >= 0xFFFE || CharUnicodeInfo.GetUnicodeCategory((char)c)
                is UnicodeCategory.Control or UnicodeCategory.Format or UnicodeCategory.LineSeparator or UnicodeCategory.ParagraphSeparator;
            Assert.Equal(unfit, !Printable.IsClean(text));
            Assert.True(Printable.IsClean(Printable.Line(text)));
        }
    }

    [Fact]
    public void An_exception_s_texts_are_fit_for_a_terminal()
    {
        var inner = new InvalidDataException("'\u0001', hexadecimal value 0x01, is an invalid character");
        var exception = new PresignException("X", PresignErrorKind.InvalidData, "bad \u001b[8m", "do \u202e", inner);
        Assert.Equal((@"bad \u001b[8m", @"do \u202e"), (exception.Message, exception.Advice));
        Assert.Null(exception.InnerException);
        Assert.NotNull(new PresignException("X", PresignErrorKind.InvalidData, "m", "a", new InvalidDataException("line 1\r\nline 2")).InnerException);
    }
}
