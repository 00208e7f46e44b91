using PresignTools.Diagnosis.Reasoning;

namespace PresignTools.Diagnosis.Causes.Request;

/// <summary>A parameter of the signature stands twice in the query.</summary>
internal sealed class DuplicateQueryParameter : CauseDefinition
{
    internal override CauseInfo Info { get; } = new("duplicate-query-parameter", CheckLayer.Request)
    {
        Title = "A parameter of the signature is in the query twice",
        Why = "S3 reads the first of several values. The signature was made over a single one.",
        Fix = "Use the URL as it was signed; S3 reads the first of two.",
        Document = AwsDocuments.QueryAuth,
        Stages = [S3CheckStage.Parameters, S3CheckStage.Format, S3CheckStage.Time, S3CheckStage.Signature],
        Statuses = [400, 403],
    };

    /// <summary>The whole URL is there, and has each of its parameters once.</summary>
    internal override bool IsRuledOut(FailureFacts e) => e.HasWholeSignature && e.Raw is { } url
        && url.Parameters.Select(static p => p.Name).Distinct(StringComparer.OrdinalIgnoreCase).Count() == url.Parameters.Count;

    /// <summary>A server that is not AWS's may get a list where it expects one text, and fail over that.</summary>
    internal override bool AlsoGives(FailureFacts e) => IsStumble(e) && Find(e).Any();

    private static bool IsStumble(FailureFacts e) => !e.ProvesByOrder && e.Status == 500;

    /// <summary>One value twice is refused as well, where it was not signed so; and no signer writes it twice.</summary>
    internal override IEnumerable<Match> Find(FailureFacts e) =>
    [
        .. SignedTwice(e),
        .. (e.MayRefuseSignature && e.Verification?.SignatureMatches != true) || IsStumble(e)
            ? e.Checked.Where(static f => f is { Cause: CauseId.DuplicateQueryParameter, Status: FindingStatus.Warning })
                .Select(static f => Match.Of(f, EvidenceKind.SeenInRequest).About("query"))
            : [],
    ];

    /// <summary>A client that signs what it sends put a second signature behind the one of the URL: no transport writes one.</summary>
    private static IEnumerable<Match> SignedTwice(FailureFacts e)
    {
        string[] signatures = [.. (e.Raw?.Parameters ?? []).Where(static p => p.Name == "X-Amz-Signature").Select(static p => p.Value)];
        bool mayBe = e.MayRefuseSignature || e.Stage is S3CheckStage.Parameters or S3CheckStage.Format || e.Status is 400 or 403;
        if (mayBe && !e.IsAccepted && signatures.Distinct().Count() > 1)
        {
            yield return Match
                .SeenInRequest(
                    "The URL has two signatures: it was signed already, and the client signed it once more.",
                    "Send the presigned URL with a client that does not sign by itself: switch off its AWS authorization for this request.")
                .About("query")
                .Explaining(CauseId.UrlMangledInTransit, CauseId.MissingQueryParameter, CauseId.MalformedQueryParameter,
                    CauseId.SignatureAltered, CauseId.ExtraQueryParameter);
        }
    }
}
