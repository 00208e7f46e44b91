namespace PresignTools.Diagnosis.Causes.Request;

/// <summary>The SDK's default checksum went into the URL.</summary>
internal sealed class ChecksumDefault : CauseDefinition
{
    internal override CauseInfo Info { get; } = new("checksum-default", CheckLayer.Request)
    {
        Title = "The SDK's default checksum went into the URL",
        Why = "Since January 2025 AWS SDKs add checksums by default. In a presigned URL that binds a body, or a header, that "
            + "nobody meant to sign.",
        Fix = "Sign with request checksums WHEN_REQUIRED (requestChecksumCalculation, AWS_REQUEST_CHECKSUM_CALCULATION) and "
            + "response validation WHEN_REQUIRED.",
        Document = AwsDocuments.Integrity,
        Stages = [S3CheckStage.SignedHeaders, S3CheckStage.Signature, S3CheckStage.Operation],
    };

    internal override bool IsRuledOut(Evidence e) =>
        e.IsRead && e.Raw is not null && !e.InQuery("x-amz-checksum-mode") && e.SignedHeaderNames?.Contains("x-amz-checksum-mode") != true;

    internal override bool IsProvenByAnswer(Evidence e) => false;

    internal override IEnumerable<Match> Find(Evidence e)
    {
        // Nobody asked for those headers: an SDK signed them by itself.
        foreach (Finding finding in e.Faults(CauseId.MissingSignedHeader).Where(static f => f.Differs.Count > 0 && f.Differs.All(IsDefaultHeader)))
        {
            yield return Ranking.CheckMatches.Of(finding, EvidenceKind.SeenInRequest).Explaining(CauseId.MissingSignedHeader);
        }
    }

    private static bool IsDefaultHeader(string element) => element.StartsWith("header:", StringComparison.Ordinal) && Rules.HeaderRules.IsDefaultChecksum(element[7..]);
}
