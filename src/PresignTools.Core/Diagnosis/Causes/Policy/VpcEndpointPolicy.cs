namespace PresignTools.Diagnosis.Causes.Policy;

/// <summary>The VPC endpoint's policy does not allow it.</summary>
internal sealed class VpcEndpointPolicy : CauseDefinition
{
    internal override CauseInfo Info { get; } = new("vpc-endpoint-policy", CheckLayer.Policy)
    {
        Title = "The VPC endpoint's policy does not allow it",
        Why = "The endpoint's policy is judged for everything that passes it, also for requests to other people's buckets.",
        Fix = "Allow the action on the bucket in the policy of the endpoint that the request goes through.",
        Document = AwsDocuments.VpcEndpoints,
        Stages = [S3CheckStage.Authorization, S3CheckStage.Encryption],
        Statuses = [403],
    };

    internal override bool IsProvenByAnswer(Evidence e) => true;
}
