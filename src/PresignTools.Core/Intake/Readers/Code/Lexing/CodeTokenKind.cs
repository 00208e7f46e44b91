namespace PresignTools.Intake.Readers.Code.Lexing;

/// <summary>What a token of code is, in any language.</summary>
internal enum CodeTokenKind
{
    /// <summary>A name, with the sign of a variable (<c>$client</c>, <c>@form</c>).</summary>
    Name,

    /// <summary>A text in quotes of any kind.</summary>
    Text,

    /// <summary>A symbol: <c>:put</c>.</summary>
    Symbol,

    /// <summary>A number.</summary>
    Number,

    /// <summary>An opening bracket of any kind.</summary>
    Open,

    /// <summary>A closing bracket of any kind.</summary>
    Close,

    /// <summary>Anything else: operators, separators.</summary>
    Mark,
}
