using PresignTools.Diagnosis.Reasoning;
using PresignTools.Intake;
using PresignTools.Policies.Conditions;
using PresignTools.Policies.Matching;
using PresignTools.Responses;

namespace PresignTools.Diagnosis.Causes.Policy;

/// <summary>A condition on the VPC or endpoint shuts out where the URL is used.</summary>
internal sealed class VpceCondition : CauseDefinition
{
    internal override CauseInfo Info { get; } = new("vpce-condition", CheckLayer.Policy)
    {
        Title = "A condition on the VPC or endpoint excludes the place where the URL is used",
        Why = "The keys aws:SourceVpc and aws:SourceVpce exist only for requests through an endpoint. All other requests "
            + "lack them, and StringNotEquals then denies.",
        Fix = "Use the URL inside that VPC, or widen aws:SourceVpc / aws:SourceVpce in the policy.",
        Document = AwsDocuments.ConditionKeys,
        Stages = [S3CheckStage.Authorization, S3CheckStage.Encryption],
        Statuses = [403],
        ConditionKeys =
        [
            "aws:sourcevpc", "aws:sourcevpce", "aws:sourcevpcarn", "aws:vpceaccount", "aws:vpceorgid", "aws:vpceorgpaths",
            SourceIpCondition.VpcSourceIp,
        ],
    };

    internal override IEnumerable<Match> Find(FailureFacts e) => [.. e.Denials.Of(Id), .. OfAccessPoint(e)];

    /// <summary>
    /// An access point with a VPC for its network origin denies whatever comes another way, without a statement of its policy.
    /// </summary>
    private static IEnumerable<Match> OfAccessPoint(FailureFacts e)
    {
        bool isOfResource = e.Response?.AccessDenied is { Denial: PolicyDenial.Explicit } said
            && said.PolicyType?.Contains("resource-based", StringComparison.Ordinal) == true;
        if (e.Clue(ClueKind.AccessPointOfVpc) is { } vpc && (e.IsBareDenial || e.IsSilentRefusal || isOfResource))
        {
            yield return Match
                .SeenInAccount(
                    $"The access point takes requests from {vpc} only (NetworkOrigin VPC): what comes another way, or through the endpoint "
                        + "of another VPC, is denied.",
                    "Send the request through an S3 endpoint of that VPC, or make an access point with the network origin Internet."
                )
                .Explaining(CauseId.BucketPolicyExplicitDeny, CauseId.MissingIdentityPermission);
        }
    }

    /// <summary>With a private address the request came through an endpoint, and the address is what shuts out.</summary>
    internal override bool IsMeantBy(Condition condition, RequestContext context, bool isMet) =>
        base.IsMeantBy(condition, context, isMet)
        && !(
            condition.Key.Equals(SourceIpCondition.VpcSourceIp, StringComparison.OrdinalIgnoreCase)
            && context.TryGet(condition.Key, out _));

    internal override string? FixOf(DenialCause denial, FailureFacts e)
    {
        if (denial.Condition is not { } condition)
        {
            return null;
        }

        string where = DenialFix.Where(denial);
        return DenialFix.WantsItsValues(denial)
            ? $"Use the URL where {condition.Key} is {DenialFix.Values(condition)}: through that endpoint, inside its VPC. "
                + $"Or add the user's network in {where}: " + DenialFix.Addition(condition, e.Input.VpcEndpointId ?? "vpce-...")
            : $"The network of the URL's user counts: change the condition on {condition.Key} in {where}.";
    }

    internal override IEnumerable<DiagnosisNeed> Needs(FailureFacts e) => [.. Ask.BucketPolicy(e), .. Ask.Network(e)];
}
