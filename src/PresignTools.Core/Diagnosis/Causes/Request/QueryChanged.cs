using PresignTools.Diagnosis.Known;
using PresignTools.Diagnosis.Reasoning;

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
}
