using PresignTools.Diagnosis.Known;
using PresignTools.Diagnosis.Reasoning;
using PresignTools.Policies.Conditions;
using PresignTools.Policies.Matching;
using PresignTools.Text;

namespace PresignTools.Diagnosis.Causes.Policy;

/// <summary>A condition on the source address shuts out who uses the URL.</summary>
internal sealed class SourceIpCondition : CauseDefinition
{
    internal override CauseInfo Info { get; } = new("source-ip-condition", CheckLayer.Policy)
    {
        Title = "A condition on the source address excludes the user of the URL",
        Why = "aws:SourceIp is the public address of the URL's user, not of the signer. Requests through a VPC endpoint do "
            + "not have this key.",
        Fix = "The address of the URL's user counts, not the signer's. Widen aws:SourceIp.",
        Document = AwsDocuments.ConditionKeys,
        Stages = [S3CheckStage.Authorization, S3CheckStage.Encryption],
        Statuses = [403],
        ConditionKeys = ["aws:sourceip", VpcSourceIp],
    };

    /// <summary>The private address: only a request through an endpoint has it.</summary>
    internal const string VpcSourceIp = "aws:vpcsourceip";

    internal override IEnumerable<Match> Find(FailureFacts e) => [.. e.Denials.Of(Id), .. Lent(e)];

    /// <summary>A publisher's credentials that work within a region only; whether who asks is there is not known.</summary>
    private static IEnumerable<Match> Lent(FailureFacts e)
    {
        if (e.IsUnexplainedRefusal && !e.IsPresigned && e.Input.FullText is { } text && LentCredentials.Word(text) is { } word)
        {
            yield return Match.Circumstance(
                $"The data are of a publisher who lets S3 be used within one region only ('{Printable.Of(word, 60)}'): from elsewhere the "
                    + "same request is refused.",
                "Run the program in the region of the data (NASA's Earthdata: us-west-2), or take the HTTPS links of the same files.")
                .Explaining(
                    CauseId.KeyMissingWithoutListPermission, CauseId.MissingIdentityPermission, CauseId.HiddenCallNotPermitted,
                    CauseId.UnsignedRequest);
        }
    }

    /// <summary>Without an endpoint there is no private address; then the network is what shuts out.</summary>
    internal override bool IsMeantBy(Condition condition, RequestContext context, bool isMet) => base.IsMeantBy(condition, context, isMet)
        && (!condition.Key.Equals(VpcSourceIp, StringComparison.OrdinalIgnoreCase) || context.TryGet(condition.Key, out _));

    internal override string? FixOf(DenialCause denial, FailureFacts e)
    {
        if (denial.Condition is not { } condition)
        {
            return null;
        }

        string where = DenialFix.Where(denial), values = DenialFix.Values(condition);
        const string who = "The address of the URL's user counts, not the signer's: ";
        if (!DenialFix.WantsItsValues(denial))
        {
            return $"{who}use it from an address outside {values}, or change {where}.";
        }

        string seen = e.Input.SourceIp is { } ip && !ip.Contains('/') ? ip + (ip.Contains(':') ? "/128" : "/32") : "ADDRESS/32";
        return $"{who}use it from {values}, or add the address in {where} (through a VPC endpoint a request has no aws:SourceIp): "
            + DenialFix.Addition(condition, seen);
    }

    internal override IEnumerable<DiagnosisNeed> Needs(FailureFacts e) => [.. Ask.BucketPolicy(e), .. Ask.Network(e)];
}
