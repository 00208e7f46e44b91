using System.Globalization;
using PresignTools.Diagnosis.Known;
using PresignTools.Diagnosis.Reasoning;
using PresignTools.Policies.Conditions;
using PresignTools.Responses;
using PresignTools.Text;

namespace PresignTools.Diagnosis.Causes.Policy;

/// <summary>A policy limits the age of signatures (s3:signatureAge).</summary>
internal sealed class SignatureAgeCondition : CauseDefinition
{
    internal override CauseInfo Info { get; } = new("signature-age-condition", CheckLayer.Policy)
    {
        Title = "A policy limits the age of signatures (s3:signatureAge)",
        Why = "s3:signatureAge counts milliseconds since signing. A Deny on it ends URLs earlier than their X-Amz-Expires.",
        Fix = "Use the URL sooner after signing than the policy's limit in milliseconds.",
        Document = AwsDocuments.PolicyConditions,
        Stages = [S3CheckStage.Authorization],
        Statuses = [403],
        ConditionKeys = ["s3:signatureage"],
    };

    internal override IEnumerable<Match> Find(FailureFacts e) => e.Denials.Of(Id);

    internal override string? FixOf(DenialCause denial, FailureFacts e)
    {
        if (denial.Condition is not { } condition)
        {
            return null;
        }

        string where = DenialFix.Where(denial);
        if (
            condition.Values.Count != 1
            || !NumericOperator.TryParse(condition.Values[0].Text, out decimal milliseconds)
            || milliseconds < 1000)
        {
            return $"Use the URL sooner after signing than the limit in {where} allows, whatever X-Amz-Expires says.";
        }

        string minutes = (milliseconds / 60000m).ToString("0.##", CultureInfo.InvariantCulture);
        string seconds = decimal.Truncate(milliseconds / 1000m).ToString("0", CultureInfo.InvariantCulture);
        return $"Use the URL within {minutes} minutes of signing, whatever X-Amz-Expires says, or raise s3:signatureAge (milliseconds) "
            + $"in {where}. A new one: {DenialFix.Sign(e, new Argument(nameof(Setting.ExpiresIn), $"{seconds}s"))}";
    }

    /// <summary>
    /// A Deny of a resource's policy that lets new URLs through and refuses those that are some minutes old: the answer to one that had
    /// ended would be another one.
    /// </summary>
    internal override IEnumerable<Match> Told(FailureFacts e, string text)
    {
        bool isDenied = e.Response?.AccessDenied is { Denial: PolicyDenial.Explicit, PolicyType: null or "resource-based policy" };
        if (isDenied && e.Policies.Refusal is null && AgeContrast.In(text) is { } ages)
        {
            yield return Match.Circumstance(
                $"A policy denies it explicitly, and by what the text says a URL works while it is new "
                    + $"('{Printable.Of(ages.Fresh, 40)}') and "
                    + $"not when it is older ('{Printable.Of(ages.Stale, 40)}'), before its own end: that is what a limit on the age of "
                    + "signatures does.")
                .Explaining(CauseId.BucketPolicyExplicitDeny, CauseId.SourceIpCondition, CauseId.UrlExpired);
        }
    }

    internal override IEnumerable<DiagnosisNeed> Needs(FailureFacts e) => Ask.BucketPolicy(e);
}
