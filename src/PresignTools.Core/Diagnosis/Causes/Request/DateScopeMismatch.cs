using PresignTools.Diagnosis.Reasoning;

namespace PresignTools.Diagnosis.Causes.Request;

/// <summary>The day of the credential scope is not that of X-Amz-Date.</summary>
internal sealed class DateScopeMismatch : CauseDefinition
{
    internal override CauseInfo Info { get; } = new("date-scope-mismatch", CheckLayer.Request)
    {
        Title = "The day of the credential scope is not that of X-Amz-Date",
        Why = "The credential scope holds the day of the signing key, which must be the day of X-Amz-Date, in UTC.",
        Fix = "Sign again: both come from the same instant, in UTC.",
        Document = AwsDocuments.QueryAuth,
        Stages = [S3CheckStage.Format],
        Statuses = [400],
    };

    internal override IEnumerable<UrlPlace> PlacesInUrl(FailureFacts e) =>
        [UrlPlace.InScope(e.Url?.ScopeDate, "not the day of X-Amz-Date")];

    /// <summary>Some servers take the day of the scope for the time of the request.</summary>
    internal override bool AlsoGives(FailureFacts e) => e is { Code: "RequestTimeTooSkewed", IsPresigned: true };

    internal override IEnumerable<Match> Find(FailureFacts e) =>
        e is { Code: "RequestTimeTooSkewed", IsPresigned: true }
            ? e.Faults(Id).Select(static f => Match.Of(f, EvidenceKind.SeenInRequest).Explaining(CauseId.ClockSkew))
            : [];
}
