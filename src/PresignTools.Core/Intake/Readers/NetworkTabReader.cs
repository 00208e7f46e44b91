using PresignTools.Intake.Fragments;
using PresignTools.Text;

namespace PresignTools.Intake.Readers;

/// <summary>Reads what the network tab of a browser says of a request: <c>Request Method: PUT</c>.</summary>
internal sealed class NetworkTabReader : IFragmentReader
{
    private static readonly string[] Methods = ["GET", "PUT", "POST", "HEAD", "DELETE", "OPTIONS"];

    /// <inheritdoc/>
    public bool Reads(FragmentKind kind) => kind is not (FragmentKind.Json or FragmentKind.Xml or FragmentKind.Code);

    /// <inheritdoc/>
    public void Read(Fragment fragment, FactSheet sheet)
    {
        const string Mark = "Request Method";
        string text = fragment.Text;
        int at = Scan.Find(text, Mark, 0, true);
        if (at < 0)
        {
            return;
        }

        int start = Scan.Skip(text, at + Mark.Length, static c => c is ':' or ' ' or '\t' or '\r' or '\n');
        if (Scan.OneOf(text, start, Methods) is { } method)
        {
            sheet.Add(
                new ReadFact(ReadFactKind.Request, "a request of a browser's network tab", fragment.PlaceOf(at, start - at)),
                new DiagnosisInput { Method = method, Client = "browser" });
        }
    }
}
