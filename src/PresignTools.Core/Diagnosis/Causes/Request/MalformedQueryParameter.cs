using PresignTools.Diagnosis.Reasoning;
using PresignTools.Responses;

namespace PresignTools.Diagnosis.Causes.Request;

/// <summary>A parameter of the signature is malformed.</summary>
internal sealed class MalformedQueryParameter : CauseDefinition
{
    internal override CauseInfo Info { get; } = new("malformed-query-parameter", CheckLayer.Request)
    {
        Title = "A parameter of the signature is malformed",
        Why = "S3 reads the form of each signature parameter before anything else, and stops at the first that it cannot read.",
        Fix = "Use the URL as it was signed.",
        Document = AwsDocuments.QueryAuth,
        Stages = [S3CheckStage.Parameters, S3CheckStage.Format],
        Statuses = [400],
    };

    /// <summary>A time that is not written as it must be, a server that is not AWS's may read as another time.</summary>
    internal override bool AlsoGives(FailureFacts e) => ReadAsOther(e).Any();

    internal override IEnumerable<Match> Find(FailureFacts e) => ReadAsOther(e);

    private IEnumerable<Match> ReadAsOther(FailureFacts e) =>
        e.HasOrderOfAws || e.Row is not (S3Answer.UrlExpired or S3Answer.UrlNotYetValid) ? [] : e.Checked
            .Where(f => f.Status == FindingStatus.Fail && f.Cause == Id && f.Differs.Contains("date"))
            .Select(static f => Match.Of(f, EvidenceKind.SeenInRequest).Explaining(CauseId.UrlExpired, CauseId.ClockSkew));
}
