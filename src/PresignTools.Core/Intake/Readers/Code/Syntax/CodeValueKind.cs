namespace PresignTools.Intake.Readers.Code.Syntax;

/// <summary>What a value in code is.</summary>
internal enum CodeValueKind
{
    /// <summary>An expression that is not taken apart: a sum, a comparison.</summary>
    Other,

    /// <summary>A text that is written out; null where parts of it are computed.</summary>
    Text,

    /// <summary>A number, or a product of numbers.</summary>
    Number,

    /// <summary>A name, or a path of names: <c>process.env.BUCKET</c>, <c>HttpMethod.PUT</c>.</summary>
    Name,

    /// <summary>A call, a constructor, or a type with its fields.</summary>
    Call,

    /// <summary>What brackets hold: an object, a list, a block.</summary>
    Group,
}
