using PresignTools.Intake.Clues;
using PresignTools.Intake.Fragments;

namespace PresignTools.Intake.Readers;

/// <summary>Reads the clues whose parts stand in different places of a text.</summary>
internal sealed class ApartClueReader : IFragmentReader
{
    /// <inheritdoc/>
    public bool ReadsWholeText => true;

    /// <inheritdoc/>
    public bool Reads(FragmentKind kind) => true;

    /// <inheritdoc/>
    public void Read(Fragment fragment, FactSheet sheet)
    {
        foreach (Clue clue in ClueFinder.FindApart(fragment.Text))
        {
            if (!sheet.Input.Clues.Any(c => c.Kind == clue.Kind))
            {
                ClueReader.Add(clue, fragment, sheet);
            }
        }
    }
}
