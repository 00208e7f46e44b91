using PresignTools.Intake.Fragments;
using PresignTools.Intake.Fragments.Cutting;
using PresignTools.Intake.Fragments.Unwrapping;
using PresignTools.Intake.Readers;
using PresignTools.Intake.Readers.Buckets;
using PresignTools.Intake.Readers.Logs;
using PresignTools.Intake.Readers.Policies;

namespace PresignTools.Intake.Reading;

/// <summary>All readers, and the way of a text through them. To add a reader, write its file and name it here.</summary>
internal static class FragmentReaders
{
    internal static IReadOnlyList<IFragmentReader> All { get; } =
    [
        new ClueReader(),
        new ApartClueReader(),
        new Readers.Code.CodeReader(),
        new GoogleSignCommandReader(),
        new AnswerReader(),
        new CloudTrailReader(),
        new AccessLogReader(),
        new RequestTargetReader(),
        new PolicyReader(),
        new BucketSettingReader(),
        new PrintedSettingReader(),
        new ListingReader(),
        new CorsReader(),
        new IdentityReader(),
        new OperationReader(),
        new SettingsReader(),
        new LibraryVersionReader(),
        new UnreachedHostReader(),
        new Readers.Messages.RequestInMessageReader(),
        new Readers.Messages.SignedHeaderListReader(),
        new Readers.Messages.ExpiryLimitReader(),
        new Readers.Messages.ClientCanonicalRequestReader(),
        new IntermediaryReader(),
        new NetworkTabReader(),
        new ContrastReader(),
        new Readers.Forms.UploadFormReader(),
        new WholeTextClueReader(),
        new BrowserRequestReader(),
    ];

    /// <summary>Cuts a text into fragments and reads each, and what is wrapped in it.</summary>
    /// <param name="text">The text.</param>
    /// <param name="known">What is known before.</param>
    internal static FactSheet Read(string text, DiagnosisInput known)
    {
        var source = new SourceText(text);
        return Read(source, Segmenter.Cut(source), known);
    }

    /// <summary>Reads each fragment of a text, and what is wrapped in it.</summary>
    /// <param name="source">The text.</param>
    /// <param name="cuts">Its fragments.</param>
    /// <param name="known">What is known before.</param>
    internal static FactSheet Read(SourceText source, IReadOnlyList<Fragment> cuts, DiagnosisInput known)
    {
        var sheet = new FactSheet(known);
        Read(source, cuts, string.Empty, sheet, new UnwrappingBudget(source.Text.Length));
        return sheet;
    }

    private static void Read(SourceText source, IReadOnlyList<Fragment> cuts, string before, FactSheet sheet, UnwrappingBudget budget)
    {
        var whole = new Fragment(FragmentKind.Prose, source, 0, source.Text.Length) { Before = before };
        foreach (IFragmentReader reader in All.Where(static r => r.ReadsWholeText))
        {
            reader.Read(whole, sheet);
        }

        foreach (Fragment cut in cuts)
        {
            Fragment fragment = before.Length > 0 && cut.Before.Length == 0 ? cut with { Before = before } : cut;
            foreach (IFragmentReader reader in All)
            {
                if (!reader.ReadsWholeText && reader.Reads(fragment.Kind))
                {
                    reader.Read(fragment, sheet);
                }
            }

            foreach (SourceText inner in Inner.Of(fragment).Where(budget.Takes))
            {
                Read(inner, Segmenter.Cut(inner), fragment.Before, sheet, budget);
            }
        }
    }
}
