using PresignTools.Text;

namespace PresignTools.Intake;

/// <summary>Where something is in the text that was given.</summary>
/// <param name="Start">Line and column of the first character, from 1.</param>
/// <param name="Length">How many characters.</param>
/// <param name="LastLine">The line of the last character, from 1.</param>
public readonly record struct TextPlace(TextPosition Start, int Length, int LastLine)
{
    /// <summary>Whether it is a place at all: what came by parameter has none.</summary>
    public bool IsKnown => Start.Line > 0;

    /// <summary><c>line 3</c>, <c>lines 20-24</c>; empty where the place is not known.</summary>
    public override string ToString() =>
        !IsKnown ? string.Empty : LastLine > Start.Line ? $"lines {Start.Line}-{LastLine}" : $"line {Start.Line}";
}
