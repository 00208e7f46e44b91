using PresignTools.Diagnosis.Reasoning;

namespace PresignTools.Diagnosis.Causes.Request;

/// <summary>X-Amz-Expires is not a number of seconds from 1 to 604800.</summary>
internal sealed class ExpiryInvalid : CauseDefinition
{
    internal override CauseInfo Info { get; } = new("expiry-invalid", CheckLayer.Request)
    {
        Title = "X-Amz-Expires is not a number of seconds from 1 to 604800",
        Why = "X-Amz-Expires counts seconds from the signing time: a whole number from 1 to 604800.",
        Fix = "Sign again with an expiry in the future.",
        Document = AwsDocuments.QueryAuth,
        Stages = [S3CheckStage.ExpiryRange, S3CheckStage.Time],
        Statuses = [400, 403],
    };

    internal override IEnumerable<UrlPlace> PlacesInUrl(FailureFacts e) => [new("X-Amz-Expires", "not 1 to 604800")];

    /// <summary>A URL of no seconds is answered as an expired one; it was never valid.</summary>
    internal override IEnumerable<Match> Find(FailureFacts e) =>
        e.Faults(CauseId.ExpiryInvalid)
            .Select(static f => Match.Of(f, EvidenceKind.SeenInRequest).Explaining(CauseId.UrlExpired, CauseId.ClockSkew));
}
