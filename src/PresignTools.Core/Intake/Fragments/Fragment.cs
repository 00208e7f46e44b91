namespace PresignTools.Intake.Fragments;

/// <summary>A piece of a text of one kind, with its place.</summary>
/// <param name="Kind">What it is.</param>
/// <param name="Source">The whole text.</param>
/// <param name="Start">Offset of its first character.</param>
/// <param name="Length">How many characters.</param>
internal sealed record Fragment(FragmentKind Kind, SourceText Source, int Start, int Length)
{
    private string? _text;

    /// <summary>Its text.</summary>
    internal string Text => _text ??= Source.Text.Substring(Start, Length);

    /// <summary>
    /// What people or headings say just before it, on the lines above; empty at the beginning. It tells whose policy a document is.
    /// </summary>
    internal string Before { get; init; } = string.Empty;

    /// <summary>Its place.</summary>
    internal TextPlace Place => Source.PlaceOf(Start, Length);

    /// <summary>The place of a piece of it.</summary>
    /// <param name="offset">Offset in <see cref="Text"/>.</param>
    /// <param name="length">How many characters.</param>
    internal TextPlace PlaceOf(int offset, int length) => Source.PlaceOf(Start + offset, length);
}
