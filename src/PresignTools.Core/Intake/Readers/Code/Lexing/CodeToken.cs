namespace PresignTools.Intake.Readers.Code.Lexing;

/// <summary>A token of code.</summary>
/// <param name="Kind">What it is.</param>
/// <param name="Start">Offset of its first character.</param>
/// <param name="Length">How many characters, quotes included.</param>
/// <param name="Text">The name, number or mark as written; of a text what it says, or null where parts of it are computed.</param>
/// <param name="HasSpaceBefore">Whether white space or a comment stands before it.</param>
/// <param name="BeginsLine">Whether it is the first token of its line.</param>
internal readonly record struct CodeToken(
    CodeTokenKind Kind,
    int Start,
    int Length,
    string? Text,
    bool HasSpaceBefore,
    bool BeginsLine)
{
    /// <summary>Offset behind its last character.</summary>
    internal int End => Start + Length;

    /// <summary>Whether it is this mark or bracket.</summary>
    internal bool Is(string mark) => Kind is CodeTokenKind.Mark or CodeTokenKind.Open or CodeTokenKind.Close && Text == mark;
}
