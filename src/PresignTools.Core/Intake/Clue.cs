namespace PresignTools.Intake;

/// <summary>A statement of a text about the failure that belongs to no field of a request or an answer.</summary>
/// <param name="Kind">What it tells.</param>
/// <param name="Detail">The part that counts, by the kind.</param>
/// <param name="Start">Where it begins in the text that was read.</param>
/// <param name="Length">How many characters.</param>
internal sealed record Clue(ClueKind Kind, string Detail, int Start, int Length)
{
    private const int Longest = 300;

    /// <summary>The lines that say it, where the detail is only a part of them.</summary>
    internal string Words { get; init; } = string.Empty;

    /// <summary>A clue whose detail is the text itself, cut where it is long.</summary>
    internal static Clue Of(ClueKind kind, string text, int start, int end) =>
        new(kind, text.Substring(start, Math.Min(end - start, Longest)).Trim(), start, end - start);
}
