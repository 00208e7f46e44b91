using PresignTools.Intake.Fragments;

namespace PresignTools.Intake.Readers.Messages;

/// <summary>Reads a library's refusal to sign for longer than seven days.</summary>
internal sealed class ExpiryLimitReader : IFragmentReader
{
    /// <inheritdoc/>
    public bool Reads(FragmentKind kind) =>
        kind is not (FragmentKind.Xml or FragmentKind.Url or FragmentKind.Headers or FragmentKind.HttpExchange or FragmentKind.Har);

    /// <inheritdoc/>
    public void Read(Fragment fragment, FactSheet sheet)
    {
        if (ExpiryLimit.Find(fragment.Text) is { } line)
        {
            int at = fragment.Text.IndexOf(line, StringComparison.Ordinal);
            sheet.Add(
                new ReadFact(ReadFactKind.Message, "a library's refusal of the lifetime", fragment.PlaceOf(Math.Max(0, at), line.Length)),
                new DiagnosisInput { ClientMessage = line });
        }
    }
}
