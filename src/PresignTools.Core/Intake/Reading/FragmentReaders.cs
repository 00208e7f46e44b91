using PresignTools.Intake.Fragments;
using PresignTools.Intake.Readers;

namespace PresignTools.Intake.Reading;

/// <summary>All readers, and the way of a text through them. To add a reader, write its file and name it here.</summary>
internal static class FragmentReaders
{
    private static readonly IFragmentReader[] All =
    [
        new SettingsReader(),
        new LibraryVersionReader(),
        new UnreachedHostReader(),
        new IntermediaryReader(),
        new NetworkTabReader(),
        new ContrastReader(),
    ];

    /// <summary>Cuts a text into fragments and reads each.</summary>
    /// <param name="text">The text.</param>
    /// <param name="known">What is known before.</param>
    internal static FactSheet Read(string text, DiagnosisInput known)
    {
        var sheet = new FactSheet(known);
        foreach (Fragment fragment in Segmenter.Cut(new SourceText(text)))
        {
            foreach (IFragmentReader reader in All)
            {
                if (reader.Reads(fragment.Kind))
                {
                    reader.Read(fragment, sheet);
                }
            }
        }

        return sheet;
    }
}
