using PresignTools.Intake.Fragments;
using PresignTools.Text;

namespace PresignTools.Intake.Readers;

/// <summary>Reads what lies between client and server: from its pages, its headers, its configuration and from words of people.</summary>
internal sealed class IntermediaryReader : IFragmentReader
{
    private const int Most = 16;
    private const int MostHeaders = 32;

    private static readonly PhraseTable<IntermediaryMark> Marks = new(IntermediaryMarks.All.Select(static m => (m.Phrase, m)));

    /// <inheritdoc/>
    public bool Reads(FragmentKind kind) => kind is not FragmentKind.Url;

    /// <inheritdoc/>
    public void Read(Fragment fragment, FactSheet sheet)
    {
        string text = fragment.Text;
        var found = new Dictionary<string, Intermediary>(StringComparer.Ordinal);
        foreach ((int index, int length, IntermediaryMark mark) in Marks.In(text))
        {
            if (found.Count >= Most)
            {
                break;
            }

            IReadOnlyList<string> changed = mark.Phrase == "proxy_set_header" && HeaderAt(text, index + length) is { } name ? [name] : [];
            bool isKnown = found.TryGetValue(mark.Name, out Intermediary? before);
            var one = new Intermediary(mark.Name, isKnown ? before!.Place : fragment.PlaceOf(index, length))
            {
                Answered = mark.Sign == IntermediarySign.Answered || before?.Answered == true,
                IsSeen = mark.Sign != IntermediarySign.Said || before?.IsSeen == true,
                ChangedHeaders = Added(before?.ChangedHeaders ?? [], changed),
            };
            found[mark.Name] = one;
        }

        if (!found.Values.Any(static o => o.Answered) && FilterPage.At(text) is { } page)
        {
            found["a web filter"] = new Intermediary("a web filter", fragment.PlaceOf(page, 6)) { Answered = true, IsSeen = true };
        }

        foreach (Intermediary one in found.Values)
        {
            ReadFactKind kind = one.Answered ? ReadFactKind.Answer : ReadFactKind.Intermediary;
            string what = one.Answered ? "a page of " + one.Name : one.Name;
            sheet.Add(
                new ReadFact(kind, what, one.Place) { IsSeen = one.IsSeen },
                new DiagnosisInput
                {
                    Intermediaries = [one],
                    ClientMessage = one.Answered && sheet.Input.Response is null && sheet.Input.ClientMessage is null ? what : null,
                });
        }
    }

    /// <summary>Each name once, and no more than a configuration has: the work stays linear in the text.</summary>
    private static IReadOnlyList<string> Added(IReadOnlyList<string> known, IReadOnlyList<string> more) =>
        more.Count == 0 || known.Count >= MostHeaders || known.Contains(more[0]) ? known : [.. known, .. more];

    private static string? HeaderAt(string text, int index)
    {
        int start = Scan.SkipBlanks(text, index);
        int end = Scan.Skip(text, start, static c => char.IsAsciiLetterOrDigit(c) || c is '-' or '_');
        return end > start ? text[start..end].ToLowerInvariant() : null;
    }
}
