using PresignTools.Diagnosis.Known;
using PresignTools.Diagnosis.Reasoning;
using PresignTools.Policies.Conditions;
using PresignTools.Policies.Matching;
using PresignTools.Text;

namespace PresignTools.Diagnosis.Causes.Policy;

/// <summary>A policy demands an encryption header on uploads.</summary>
internal sealed class SseHeaderRequiredByPolicy : CauseDefinition
{
    internal override CauseInfo Info { get; } = new("sse-header-required-by-policy", CheckLayer.Policy)
    {
        Title = "A policy demands an encryption header on uploads",
        Why = "The policy is judged on the request as sent, before the bucket's default encryption applies. So the header must "
            + "be in the request.",
        Fix = "Sign the x-amz-server-side-encryption headers into the URL and send them; the bucket's default encryption does "
            + "not satisfy it.",
        Document = AwsDocuments.Kms,
        Stages = [S3CheckStage.Authorization, S3CheckStage.Operation],
        Statuses = [400, 403],
    };

    internal override bool IsRuledOut(FailureFacts e) =>
        e.Operation is not null && !e.IsUpload && e.Operation?.EndsWith("Acl", StringComparison.Ordinal) != true;

    internal override IEnumerable<Match> Find(FailureFacts e) => e.Denials.Of(Id);

    /// <summary>Whether the key is taken from one of the encryption headers.</summary>
    internal static bool IsEncryption(string key) => key.StartsWith("s3:x-amz-server-side-encryption", StringComparison.OrdinalIgnoreCase);

    /// <summary>Any of the encryption headers; a key of the client's own that is sent is another matter (SSE-C).</summary>
    internal override bool IsMeantBy(Condition condition, RequestContext context, bool isMet) =>
        IsEncryption(condition.Key)
        && !(
            condition.Key.Equals(SseCBlocked.CustomerAlgorithm, StringComparison.OrdinalIgnoreCase)
            && context.TryGet(condition.Key, out _));

    internal override string? FixOf(DenialCause denial, FailureFacts e) => DenialFix.Headers(denial, e);

    /// <inheritdoc/>
    internal override IEnumerable<Match> Told(FailureFacts e, string text)
    {
        if (ToldPolicy.MissingHeaderKey(e, text) is { } key && IsEncryption(key) && key != SseCBlocked.CustomerAlgorithm)
        {
            Match match = Match.Reported($"The text names the condition key {key}, and the request is not known to have that header.");
            yield return e.IsBareDenial || e.IsSilentRefusal ? match : match.Explaining(CauseId.BucketPolicyExplicitDeny);
        }

        else if (ToldHeader.Cure(e, text, "x-amz-server-side-encryption", "--sse ", "--server-side-encryption", "ServerSideEncryption")
            is { } cure)
        {
            yield return Match.Circumstance(
                $"S3 says that a policy of the bucket denies it, and by what the text says it works with '{Printable.Of(cure, 40)}'.")
                .Explaining(CauseId.BucketPolicyExplicitDeny, CauseId.SourceIpCondition);
        }

        bool isOpen = e.IsBareDenial || e.IsSilentRefusal;
        if (isOpen && EncryptionContrast.In(text) is { } contrast && !KmsDenial.IsToldOfOwnKey(e, text, contrast))
        {
            yield return Match.SeenInRequest(
                $"By what the text says, an upload with '{Printable.Of(contrast.Option, 60)}' works, and another client's is refused: "
                    + "a policy of the bucket demands the header that the option adds.",
                "Let the client that is refused send that header, or take the demand out of the policy: default encryption does the rest.")
                .Explaining(CauseId.MissingIdentityPermission, CauseId.BucketPolicyExplicitDeny, CauseId.UnsignedRequest);
        }

        if (isOpen && e.IsUpload && text.ContainsAny("ServerSideEncryption", "server_side_encryption", "--sse",
            "x-amz-server-side-encryption")
            && text.ContainsAny("AES256") && e.Input.Contrasts.Any(static c => c.Dimension == Intake.ContrastDimension.Version)
                | (isOpen && text.ContainsAny("newest version", "latest version", "new version", "newer version")
                    && text.ContainsAny("AES256")))
        {
            yield return Match.Circumstance(
                "With another version of the library, the upload works with an encryption header that is set there. The newer one may not "
                    + "send it any more, and a policy of the bucket demands it.")
                .Explaining(CauseId.MissingIdentityPermission);
        }

        bool isUnencrypted = !e.IsRead && e.AmzValue("x-amz-server-side-encryption") is null;
        if (isOpen && isUnencrypted && Symptoms.EncryptionPolicy.FirstIn(text) is { } demand)
        {
            yield return Match.Reported(
                $"The text speaks of a policy about encryption ('{demand}'), and the upload is not known to have an encryption header.");
        }
    }

    internal override IEnumerable<DiagnosisNeed> Needs(FailureFacts e) => Ask.BucketPolicy(e);
}
