using PresignTools.Diagnosis.Known;
using PresignTools.Diagnosis.Reasoning;
using PresignTools.Policies;
using PresignTools.Policies.Model;
using PresignTools.Text;

namespace PresignTools.Diagnosis.Causes.Policy;

/// <summary>The VPC endpoint's policy does not allow it.</summary>
internal sealed class VpcEndpointPolicy : CauseDefinition
{
    internal override CauseInfo Info { get; } = new("vpc-endpoint-policy", CheckLayer.Policy)
    {
        Title = "The VPC endpoint's policy does not allow it",
        Why = "The endpoint's policy applies to everything that goes through it, including requests to buckets of other accounts.",
        Fix = "Allow the action on the bucket in the policy of the endpoint that the request goes through.",
        Document = AwsDocuments.VpcEndpoints,
        Stages = [S3CheckStage.Authorization, S3CheckStage.Encryption],
        Statuses = [403],
        PolicyKinds = [PolicyKind.VpcEndpoint],
    };

    internal override bool IsProvenByAnswer(FailureFacts e) => true;

    /// <summary>A policy answers 403 at once.</summary>
    internal override bool IsRuledOut(FailureFacts e) => e.Response is null && !e.IsAccepted
        && e.Input.FullText is { } text && Hanging.Words(text) is not null;

    internal override IEnumerable<Match> Find(FailureFacts e) => [.. e.Denials.Of(Id), .. Narrow(e), .. NotListed(e), .. Mentioned(e)];

    internal override IEnumerable<DiagnosisNeed> Needs(FailureFacts e) => Ask.Network(e);

    /// <summary>
    /// An endpoint policy for certain buckets, and a request whose bucket is not known: those of AWS's own services are seldom in such a
    /// list.
    /// </summary>
    private static IEnumerable<Match> Narrow(FailureFacts e)
    {
        bool isNarrow =
            e.Input.Policies.VpcEndpoint is { Count: > 0 } given && !given.SelectMany(static p => p.Statements).Any(IsForEveryBucket);
        if (isNarrow && (e.IsBareDenial || e.IsSilentRefusal) && e.Location is null && e.Bucket.Name is null)
        {
            yield return Match.SeenInAccount(
                "The VPC endpoint's policy allows certain buckets only, and nothing shows that the bucket of this request is one of them.");
        }
    }

    /// <summary>An endpoint policy that allows certain buckets, of which the one that was asked for is none.</summary>
    private static IEnumerable<Match> NotListed(FailureFacts e)
    {
        if (
            (e.IsBareDenial || e.IsSilentRefusal)
            && e.BucketName is { } bucket
            && e.Input.Policies.VpcEndpoint is { Count: > 0 } given
            && !given.SelectMany(static p => p.Statements).Any(s => s.Effect == PolicyEffect.Allow && MayCover(s, bucket)))
        {
            yield return Match.SeenInAccount(
                $"The VPC endpoint's policy lists buckets, and '{Printable.Of(bucket, 63)}' is none of them: it lets nothing through "
                    + "to it, signed or not.")
                .Explaining(CauseId.UnsignedRequest, CauseId.MissingIdentityPermission, CauseId.KeyMissingWithoutListPermission);
        }
    }

    private static bool MayCover(PolicyStatement statement, string bucket) => statement.Resources is not { } resources
        || resources.Select(static r => r.ToString() ?? "*").Any(r => r.IndexOf(":::", StringComparison.Ordinal) is var at && at < 0
            || r[(at + 3)..].Split('/')[0] is var name && (name == bucket || name.IndexOfAny(['*', '?', '$']) >= 0));

    private static bool IsForEveryBucket(PolicyStatement statement) => statement is { Effect: PolicyEffect.Allow, Conditions.Count: 0 }
        && (statement.Resources ?? []).Any(static r => r.ToString() is "*" or "arn:aws:s3:::*");

    private static IEnumerable<Match> Mentioned(FailureFacts e)
    {
        if (!e.IsUnexplainedRefusal || e.Input.Policies.VpcEndpoint is { Count: > 0 })
        {
            yield break;
        }

        string read = "Give the endpoint's policy to the diagnosis: "
            + Ask.AgainWithBoth(new Argument(nameof(Setting.VpcEndpointPolicy), Ask.EndpointPolicy));
        if (Topics.VpcEndpoint.IsAffirmedIn(e.UserText) || ToldPolicyKind.Line(e.WholeText, Topics.VpcEndpoint) is not null)
        {
            yield return Match.Reported(
                "The request goes through a VPC endpoint. Its policy must allow this bucket too, also the buckets of AWS's and other "
                    + "people's services.",
                read);
        }
    }
}
