using System.Globalization;
using PresignTools.Text;

namespace PresignTools.Catalogue;

/// <summary>A place in the text that was given, with its line, secrets masked, and what is to be seen there.</summary>
/// <param name="Line">The line, from 1.</param>
/// <param name="Column">The column in <paramref name="Quote"/>, from 1.</param>
/// <param name="Length">How many characters of the quote are meant.</param>
/// <param name="Quote">The line, or the part of it around the place.</param>
/// <param name="Label">What is there, in a few words.</param>
public sealed record QuotedPlace(int Line, int Column, int Length, string Quote, string Label)
{
    /// <summary>The line with a mark below the place.</summary>
    public string Drawing
    {
        get
        {
            string number = Line.ToString(CultureInfo.InvariantCulture).PadLeft(4);
            string mark = new string(' ', Math.Max(0, Column - 1)) + new string('^', Math.Max(1, Length));
            return $"{number} | {Printable.Of(Quote)}\n     | {mark} {Printable.Of(Label, 80)}";
        }
    }

    /// <summary>Line and label: <c>line 9: SignatureDoesNotMatch</c>.</summary>
    public override string ToString() => string.Create(CultureInfo.InvariantCulture, $"line {Line}: {Printable.Of(Label, 80)}");
}
