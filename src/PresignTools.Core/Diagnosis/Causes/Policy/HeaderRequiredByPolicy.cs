using PresignTools.Diagnosis.Reasoning;
using PresignTools.Policies.Conditions;
using PresignTools.Policies.Matching;
using PresignTools.Text;

namespace PresignTools.Diagnosis.Causes.Policy;

/// <summary>A policy demands a header, or a value of it, that the request does not have.</summary>
internal sealed class HeaderRequiredByPolicy : CauseDefinition
{
    internal override CauseInfo Info { get; } = new("header-required-by-policy", CheckLayer.Policy)
    {
        Title = "A policy demands a header, or a value of it, that the request does not have",
        Why = "Policies see the headers of the request itself. A bucket's defaults do not count, and an x-amz-* header must be "
            + "signed to be sent.",
        Fix = "Sign the header that the policy names ({sign:Header}, or {setting:Tag} for tags), and let the client send "
            + "it.",
        Document = AwsDocuments.S3ConditionKeys,
        Stages = [S3CheckStage.Authorization],
        Statuses = [403],
    };

    internal override bool IsRuledOut(FailureFacts e) =>
        e.Operation is not null && !e.IsUpload && e.Operation?.EndsWith("Acl", StringComparison.Ordinal) != true;

    internal override IEnumerable<Match> Find(FailureFacts e) => e.Denials.Of(Id);

    /// <summary>
    /// Any key that is taken from a header: it is missing, or has a value that is not wanted. Encryption headers have a cause of their own,
    /// and so has an ACL that is sent.
    /// </summary>
    internal override bool IsMeantBy(Condition condition, RequestContext context, bool isMet)
    {
        bool has = context.TryGet(condition.Key, out _);
        bool isOfAnother = SseHeaderRequiredByPolicy.IsEncryption(condition.Key)
            || (has && Permission.AclWithoutPermissionOrAclsDisabled.IsAcl(condition.Key));
        return !isOfAnother && HeaderDemand.HeaderOf(condition.Key) is not null && ConditionCause.IsDemand(condition, has, isMet);
    }

    internal override string? FixOf(DenialCause denial, FailureFacts e) => DenialFix.Headers(denial, e);

    /// <inheritdoc/>
    internal override IEnumerable<Match> Told(FailureFacts e, string text)
    {
        if (ToldPolicy.MissingHeaderKey(e, text) is { } key && !SseHeaderRequiredByPolicy.IsEncryption(key))
        {
            Match match = Match.Reported($"The text names the condition key {key}, and the request is not known to have that header.");
            yield return e.IsBareDenial || e.IsSilentRefusal ? match : match.Explaining(CauseId.BucketPolicyExplicitDeny);
        }
        else if (ToldHeader.Cure(e, text, "x-amz-storage-class", "x-amz-tagging", "x-amz-acl", "x-amz-meta-", "--storage-class",
            "--tagging",
            "--metadata", "--acl", "if-none-match", "x-amz-object-lock", "--object-lock", "x-amz-checksum", "content-md5") is { } cure)
        {
            yield return Match.Circumstance(
                $"S3 says that a policy of the bucket denies it, and by what the text says it works with '{Printable.Of(cure, 40)}'.")
                .Explaining(CauseId.BucketPolicyExplicitDeny, CauseId.SourceIpCondition);
        }
    }

    internal override IEnumerable<DiagnosisNeed> Needs(FailureFacts e) => Ask.BucketPolicy(e);
}
