namespace PresignTools.Intake.Fragments.Unwrapping;

/// <summary>
/// How much of what is wrapped in a text is read. The ways to unwrap overlap: a string's text may be read as a string, with its
/// entities, and from a dump, and each result again. Nested often enough, a small text would be read a hundred times.
/// </summary>
internal sealed class UnwrappingBudget
{
    // An honest text is wrapped four times at most, and each wrapping is read in two ways at most.
    private const int PerCharacter = 8;
    private const int Least = 16 * 1024;

    private long _left;

    /// <param name="length">The length of the text as it was given.</param>
    internal UnwrappingBudget(int length) => _left = Least + ((long)PerCharacter * length);

    /// <summary>Whether a text may still be read; if so, it is counted.</summary>
    internal bool Takes(SourceText text)
    {
        bool fits = text.Text.Length <= _left;
        _left -= fits ? text.Text.Length : 0;
        return fits;
    }
}
