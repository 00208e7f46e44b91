using PresignTools.Intake.Clues;
using PresignTools.Intake.Fragments;
using PresignTools.Text;

namespace PresignTools.Intake.Readers;

/// <summary>Reads the clues of a fragment of any kind.</summary>
internal sealed class ClueReader : IFragmentReader
{
    /// <inheritdoc/>
    public bool Reads(FragmentKind kind) => true;

    /// <inheritdoc/>
    public bool ReadsWholeText => true;

    /// <inheritdoc/>
    public void Read(Fragment fragment, FactSheet sheet)
    {
        // What stands in two parts of a text is read from the whole of it.
        foreach (Clue clue in ClueFinder.Find(fragment.Text)
            .Where(static c => c.Kind is not (ClueKind.EventKeyRaw or ClueKind.NonAsciiName)))
        {
            Add(clue, fragment, sheet);
        }
    }

    /// <summary>Notes a clue.</summary>
    internal static void Add(Clue clue, Fragment fragment, FactSheet sheet) =>
        sheet.Add(
            new ReadFact(KindOf(clue.Kind), What(clue), fragment.PlaceOf(clue.Start, clue.Length)),
            new DiagnosisInput { Clues = [clue], ClientMessage = Message(clue, fragment.Text) });

    private static ReadFactKind KindOf(ClueKind kind) => kind switch
    {
        ClueKind.BucketArnForObjects => ReadFactKind.Policy,
        ClueKind.PagePolicySources or ClueKind.WantedRole or ClueKind.AccessPointOfVpc => ReadFactKind.ClientSetting,
        ClueKind.NonAsciiHeader or ClueKind.NonAsciiName => ReadFactKind.Request,
        ClueKind.HostReplaced => ReadFactKind.SendingCall,
        _ => ReadFactKind.Message,
    };

    private static string What(Clue clue) => clue.Kind switch
    {
        ClueKind.PagePolicyBlocked => "a browser's message about a content security policy",
        ClueKind.PagePolicySources => "a content security policy",
        ClueKind.NonAsciiHeader => "a header with other than ASCII characters",
        ClueKind.NonAsciiRefused => "a client's message about the characters of a header",
        ClueKind.RefusedCall => "the call " + clue.Detail,
        ClueKind.WantedRole => "the role that should be used",
        ClueKind.ExpiryRefused => "a client's message about the lifetime",
        ClueKind.LengthUnknown => "a client's message about the length of the body",
        ClueKind.HeaderRefused => "a client's message about the value of a header",
        ClueKind.SigV4AMissing => "a message about SigV4A",
        ClueKind.AccessPointOfVpc => "an access point of a VPC",
        ClueKind.AccessPointRefused => "a message about the ARN of an access point",
        ClueKind.ProxyRefused => "a client's message about its proxy",
        ClueKind.BucketNameRefused => "a client's message about the bucket's name",
        ClueKind.HostReplaced => "code that replaces the host of a URL",
        ClueKind.BucketArnForObjects => "a statement about objects that names the bucket",
        ClueKind.ETagHidden => "an upload without an ETag to read",
        _ => "a call for credentials",
    };

    /// <summary>What a client said itself, so that a failure without an answer has its words.</summary>
    private static string? Message(Clue clue, string text) => clue.Kind switch
    {
        ClueKind.PagePolicyBlocked or ClueKind.NonAsciiRefused or ClueKind.ExpiryRefused or ClueKind.CredentialCallAtS3
            or ClueKind.LengthUnknown or ClueKind.HeaderRefused
            or ClueKind.SigV4AMissing or ClueKind.AccessPointRefused or ClueKind.ProxyRefused or ClueKind.BucketNameRefused
            or ClueKind.ETagHidden =>
            Printable.Of(text.Substring(clue.Start, Math.Min(clue.Length, 400)), 400),
        _ => null,
    };
}
