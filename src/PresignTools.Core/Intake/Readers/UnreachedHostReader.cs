using PresignTools.Intake.Fragments;

namespace PresignTools.Intake.Readers;

/// <summary>Reads the host that a client could not reach.</summary>
internal sealed class UnreachedHostReader : IFragmentReader
{
    /// <inheritdoc/>
    public bool Reads(FragmentKind kind) => kind is not (FragmentKind.Json or FragmentKind.Xml or FragmentKind.Url);

    /// <inheritdoc/>
    public void Read(Fragment fragment, FactSheet sheet)
    {
        if (sheet.Input.UnreachedHost is null && UnreachedHost.Place(fragment.Text) is { } found)
        {
            sheet.Add(
                new ReadFact(ReadFactKind.Message, "a host that was not reached", fragment.PlaceOf(found.Index, found.Host.Length)),
                new DiagnosisInput { UnreachedHost = found.Host });
        }
    }
}
