using PresignTools.Intake.Clues;
using PresignTools.Intake.Fragments;

namespace PresignTools.Intake.Readers;

/// <summary>
/// Reads the clues whose halves may stand in different parts of a text: code that takes a name, and the name; code that takes a key, and
/// the call that decodes it.
/// </summary>
internal sealed class WholeTextClueReader : IFragmentReader
{
    /// <inheritdoc/>
    public bool Reads(FragmentKind kind) => true;

    /// <inheritdoc/>
    public bool ReadsWholeText => true;

    /// <inheritdoc/>
    public void Read(Fragment fragment, FactSheet sheet)
    {
        IEnumerable<Clue> names = NonAsciiClues.Find(fragment.Text).Where(static c => c.Kind == ClueKind.NonAsciiName);
        foreach (Clue clue in names.Concat(EventKeyClues.Find(fragment.Text)).Take(2))
        {
            string what = clue.Kind == ClueKind.NonAsciiName
                ? "a file name with other than ASCII characters"
                : "the key of an event, not decoded";
            sheet.Add(
                new ReadFact(ReadFactKind.Request, what, fragment.PlaceOf(clue.Start, clue.Length)),
                new DiagnosisInput { Clues = [clue] });
        }
    }
}
