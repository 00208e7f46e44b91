namespace PresignTools.Diagnosis.Causes.Policy;

/// <summary>The bucket refuses uploads with customer-provided keys (SSE-C), as new buckets do by default.</summary>
internal sealed class SseCBlocked : CauseDefinition
{
    internal override CauseInfo Info { get; } = new("sse-c-blocked", CheckLayer.Policy)
    {
        Title = "The bucket refuses uploads with customer-provided keys (SSE-C)",
        Why = "The bucket, or its policy, refuses encryption with keys that the client brings: S3 could not read such objects "
            + "for anybody else.",
        Fix = "Use another encryption (SSE-S3 or SSE-KMS), or allow SSE-C in the bucket's default encryption: since April 2026 "
            + "new buckets block it.",
        Document = AwsDocuments.Kms,
        Stages = [S3CheckStage.Authorization, S3CheckStage.Operation],
        Statuses = [400, 403],
    };

    internal override bool IsRuledOut(Evidence e) =>
        e.Operation is not null && !e.IsUpload && e.Operation?.EndsWith("Acl", StringComparison.Ordinal) != true;

    internal override IEnumerable<Match> Find(Evidence e)
    {
        if (e.Row == "access-denied-ssec-blocked")
        {
            yield return Match.StatedByS3(Ranking.AnswerMatches.Said(e.Response!));
        }
        else if (e.Response is null && e.Bucket.BlocksCustomerKeys == true && e.IsUpload && e.AmzValue("x-amz-server-side-encryption-customer-algorithm") is not null)
        {
            yield return Match.SeenInAccount("The request brings its own key (SSE-C), and the bucket's default encryption blocks that.");
        }
    }
}
