using PresignTools.Diagnosis.Known;
using PresignTools.Diagnosis.Reasoning;
using PresignTools.Text;

namespace PresignTools.Diagnosis.Causes.Request;

/// <summary>A query parameter was changed or removed after signing.</summary>
internal sealed class QueryChanged : CauseDefinition
{
    internal override CauseInfo Info { get; } = new("query-changed", CheckLayer.Request)
    {
        Title = "A query parameter was changed or removed after signing",
        Why = "All of the query except the signature is signed. A changed value, even the expiry, breaks it.",
        Fix = "Use the URL as it was signed: every parameter is signed.",
        Document = AwsDocuments.QueryAuth,
        Stages = [S3CheckStage.Time, S3CheckStage.Signature, S3CheckStage.ExpiryRange],
        Statuses = [400, 403],
    };

    internal override IEnumerable<Match> Find(FailureFacts e) =>
        e
            .Differences.Where(static d => d.Thing == NamedThing.AccessKey)
            .Select(d => new Match(e.IsSignatureRefusal ? EvidenceKind.SeenInRequest : EvidenceKind.SeenInAccount, d.Sentence)
            {
                Fix = "Use the URL as it was signed; X-Amz-Credential is a part of what is signed.",
                Differs = ["access-key"],
            });

    /// <summary>A changed query comes to light with the key only where it is the key id that was changed.</summary>
    internal override bool AlsoGives(FailureFacts e) => e.Stage == S3CheckStage.Credential && e.NamesOther(NamedThing.AccessKey);

    /// <summary>A person says that a value was changed in the finished URL.</summary>
    internal override IEnumerable<Match> Told(FailureFacts e, string text)
    {
        bool mayBe = e.IsSignatureRefusal && (e.Pieces.Count > 0 || e.IsPresigned || Tellings.Presigned.IsIn(text)
            || text.ContainsAny("X-Amz-Expires", "the link", "the url")) && !text.ContainsAny(OfHost);
        if (mayBe && (Phrases.MentionsNear(text, Edits, InUrl, NearEdit) || Phrases.MentionsNear(text, InUrl, EditsBehind, NearEdit)))
        {
            yield return Match
                .SeenInRequest(
                    "By the text a value was changed in the finished URL. Every parameter but the signature itself is signed, the "
                        + "expiry too.",
                    "Have the signer make the URL with the value that is wanted.")
                .About("query")
                .Explaining(CauseId.ContentTypeMismatch, CauseId.SignedHostMismatch);
        }
    }

    private const int NearEdit = 60;

    // Another host or path in a URL is another cause.
    private static readonly string[] OfHost = ["the host", "hostname", "the domain", "the port", "localhost", "the path", "file name"];

    private static readonly string[] Edits =
    [
        "made it", "changed", "edited", "replaced", "increased", "raised", "set it to", "modified", "bumped", "changing", "editing",
        "swapped", "extended", "altered", "tweaked", "lowered",
    ];

    private static readonly string[] InUrl =
    [
        "in the url", "in the link", "in the query", "in the address", "of the url", "of the link", "in the presigned", "in the signed",
    ];

    private static readonly string[] EditsBehind = ["by hand", "manually changed", "was edited", "edited afterwards", "changed afterwards"];
}
