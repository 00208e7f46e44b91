
namespace PresignTools.Intake.Fragments;

/// <summary>
/// Reads one kind of fragment: facts with their place go into the sheet, and nothing is judged. A reader is pure and linear in the
/// fragment's length.
/// </summary>
internal interface IFragmentReader
{
    /// <summary>Whether it reads fragments of this kind.</summary>
    bool Reads(FragmentKind kind);

    /// <summary>
    /// Whether it reads a text as a whole, as one fragment of prose: code whose variables are set in one place and used in another, or
    /// statements about two things that stand apart.
    /// </summary>
    bool ReadsWholeText => false;

    /// <summary>Reads one fragment.</summary>
    /// <param name="fragment">The fragment.</param>
    /// <param name="sheet">Where its facts go.</param>
    void Read(Fragment fragment, FactSheet sheet);
}
