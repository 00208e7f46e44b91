using PresignTools.Diagnosis.Reasoning;

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

    /// <summary>An argument that a server calls invalid without naming it is the one that is seen to be malformed.</summary>
    internal override IEnumerable<Match> Find(FailureFacts e) =>
        e.Code == "InvalidArgument" && !e.ProvesByOrder && IsOfUrl(e.Element("ArgumentName"))
            ? e.Faults(CauseId.MalformedQueryParameter)
                .Select(static f => Match.Of(f, EvidenceKind.SeenInRequest).Explaining(CauseId.InvalidHeaderValue, CauseId.Other))
            : [];

    /// <summary>Whether the name of an argument is that of a parameter of the signature, or nobody tells it.</summary>
    private static bool IsOfUrl(string? name) => name is null || name.StartsWith("X-Amz-", StringComparison.OrdinalIgnoreCase);
}
