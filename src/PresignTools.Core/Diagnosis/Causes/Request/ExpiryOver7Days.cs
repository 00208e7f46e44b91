using PresignTools.Diagnosis.Reasoning;
using PresignTools.Intake;
using PresignTools.Text;

namespace PresignTools.Diagnosis.Causes.Request;

/// <summary>Expiry of more than 7 days.</summary>
internal sealed class ExpiryOver7Days : CauseDefinition
{
    internal override CauseInfo Info { get; } = new("expiry-over-7-days", CheckLayer.Request)
    {
        Title = "Expiry of more than 7 days",
        Why = "Signature Version 4 allows seven days at most, because its signing keys live no longer.",
        Fix = "Sign for at most 604800 seconds. For longer links sign on demand, or use CloudFront signed URLs.",
        Document = AwsDocuments.QueryAuth,
        Stages = [S3CheckStage.ExpiryRange],
        Statuses = [400],
    };

    internal override bool IsProvenByAnswer(Evidence e) => true;

    /// <summary>The client refuses to sign for so long; no request is sent.</summary>
    internal override IEnumerable<Match> Find(Evidence e)
    {
        if (e.Response?.Code is null && e.Clue(ClueKind.ExpiryRefused) is { } said)
        {
            yield return Match.NamedByAnswer($"The client refuses to sign for so long: {Printable.Of(said, 200)}");
        }
    }
}
