
namespace PresignTools.Intake.Fragments;

/// <summary>
/// Reads one kind of fragment: facts with their place go into the sheet, and nothing is judged. A reader is pure and linear in the
/// fragment's length.
/// </summary>
internal interface IFragmentReader
{
    /// <summary>Whether it reads fragments of this kind.</summary>
    bool Reads(FragmentKind kind);

    /// <summary>Reads one fragment.</summary>
    /// <param name="fragment">The fragment.</param>
    /// <param name="sheet">Where its facts go.</param>
    void Read(Fragment fragment, FactSheet sheet);
}
