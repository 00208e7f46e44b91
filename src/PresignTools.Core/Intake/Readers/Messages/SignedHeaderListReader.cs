using PresignTools.Intake.Fragments;
using PresignTools.Text;

namespace PresignTools.Intake.Readers.Messages;

/// <summary>Reads the list of signed headers, wherever it stands: in an Authorization header, a log, a piece of a URL.</summary>
internal sealed class SignedHeaderListReader : IFragmentReader
{
    private const string Name = "SignedHeaders=";
    private const string UrlPrefix = "X-Amz-";
    private const int MostLists = 64;

    /// <inheritdoc/>
    public bool Reads(FragmentKind kind) => true;

    /// <inheritdoc/>
    public void Read(Fragment fragment, FactSheet sheet)
    {
        if (sheet.Input.SignedHeaderList.Count > 0)
        {
            return;
        }

        string text = fragment.Text;
        (int Start, int End) place = default;
        string[] longest = [];
        int lists = 0;
        for (int i = Scan.Find(text, Name, 0); i >= 0 && lists < MostLists; i = Scan.Find(text, Name, i + Name.Length))
        {
            lists++;
            int start = i + Name.Length;
            int end = Scan.Skip(text, start, static c => char.IsAsciiLetterOrDigit(c) || c is '-' or ';' or '%' or '_');
            string[] names =
            [
                .. text[start..end].Replace("%3B", ";", StringComparison.OrdinalIgnoreCase).ToLowerInvariant()
                    .Split(';', StringSplitOptions.RemoveEmptyEntries),
            ];

            // Of several the longest: people show a URL that works beside the one that does not.
            if (names.Contains("host") && names.Length > longest.Length)
            {
                (longest, place) = (names, (i, end));
            }
        }

        if (longest.Length > 0)
        {
            bool isUrl = Scan.At(text, place.Start - UrlPrefix.Length, UrlPrefix, true);
            sheet.Add(
                new ReadFact(ReadFactKind.Request, "the list of signed headers", fragment.PlaceOf(place.Start, place.End - place.Start)),
                new DiagnosisInput { SignedHeaderList = longest, IsSignedByHeader = !isUrl });
        }
    }
}
