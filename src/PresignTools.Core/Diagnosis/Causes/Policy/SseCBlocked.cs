using PresignTools.Diagnosis.Reasoning;
using PresignTools.Policies.Conditions;
using PresignTools.Policies.Matching;
using PresignTools.Responses;
using PresignTools.Text;

namespace PresignTools.Diagnosis.Causes.Policy;

/// <summary>The bucket refuses uploads with customer-provided keys (SSE-C), as new buckets do by default.</summary>
internal sealed class SseCBlocked : CauseDefinition
{
    /// <summary>The condition key that shows an upload with a key of the client's own.</summary>
    internal const string CustomerAlgorithm = "s3:x-amz-server-side-encryption-customer-algorithm";

    private const string Header = "x-amz-server-side-encryption-customer-algorithm";

    // The header, and what SDKs and tools call the client's own key.
    private static readonly string[] Settings =
    [
        Header, "sse_customer_algorithm", "sse_customer_key", "SSECustomerAlgorithm", "SSECustomerKey", "sse-customer-algorithm",
        "sse-customer-key", "--sse-c", "sseCustomerKey", "sse_c_key", "use_sse=custom", "use_sse=c", "SSE-C upload",
        "ServerSideEncryptionCustomer",
    ];

    internal override CauseInfo Info { get; } = new("sse-c-blocked", CheckLayer.Policy)
    {
        Title = "The bucket refuses uploads with customer-provided keys (SSE-C)",
        Why = "The bucket, or its policy, refuses encryption with keys that the client provides (SSE-C): S3 cannot decrypt such objects "
            + "for other callers.",
        Fix = "Use another encryption (SSE-S3 or SSE-KMS), or allow SSE-C in the bucket's default encryption: since April 2026 "
            + "new buckets block it.",
        Document = AwsDocuments.Kms,
        Stages = [S3CheckStage.Authorization, S3CheckStage.Operation],
        Statuses = [400, 403],
        ConditionKeys = [CustomerAlgorithm],
    };

    internal override bool IsRuledOut(FailureFacts e) =>
        e.Operation is not null && !e.IsUpload && e.Operation?.EndsWith("Acl", StringComparison.Ordinal) != true;

    /// <summary>A request with such a key is shut out by it; one without it lacks a header.</summary>
    internal override bool IsMeantBy(Condition condition, RequestContext context, bool isMet) =>
        base.IsMeantBy(condition, context, isMet) && context.TryGet(condition.Key, out _);

    internal override string? FixOf(DenialCause denial, FailureFacts e) => denial.Condition is null ? null
        : "Leave the x-amz-server-side-encryption-customer-* headers out and sign another encryption, or except the upload in "
            + $"{DenialFix.Where(denial)}: " + DenialFix.Sign(e, new Argument(nameof(Setting.ServerSideEncryption), "AES256"));

    internal override IEnumerable<Match> Find(FailureFacts e) => e.Denials.Of(Id).Concat(Blocked(e));

    private static IEnumerable<Match> Blocked(FailureFacts e)
    {
        if (e.Row == S3Answer.AccessDeniedSsecBlocked)
        {
            yield return Match.StatedByS3(e.AnsweredSentence);
        }
        else if ((e.Response is null || e.IsBareDenial || e.IsSilentRefusal) && e.Bucket.BlocksCustomerKeys == true && !e.IsRead
            && (e.AmzValue(Header) is not null || e.Input.FullText.ContainsAny(Settings)))
        {
            yield return Match.SeenInAccount("The request contains its own key (SSE-C), and the bucket's default encryption blocks that.")
                .Explaining(CauseId.MissingIdentityPermission);
        }
    }
}
