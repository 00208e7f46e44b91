using PresignTools.Addressing;
using PresignTools.Diagnosis.Reasoning;

namespace PresignTools.Diagnosis.Causes.Region;

/// <summary>Transfer acceleration is not enabled for the bucket.</summary>
internal sealed class AccelerateNotEnabled : CauseDefinition
{
    internal override CauseInfo Info { get; } = new("accelerate-not-enabled", CheckLayer.Region)
    {
        Title = "Transfer acceleration is not enabled for the bucket",
        Why = "The acceleration host answers only for buckets that have acceleration switched on.",
        Fix = "Enable it for the bucket, or sign for the regional host.",
        Document = AwsDocuments.Accelerate,
        Stages = [S3CheckStage.Routing, S3CheckStage.Operation],
        Statuses = [400],
    };

    internal override IEnumerable<Match> Find(FailureFacts e)
    {
        if (e.Location is { HostKind: S3HostKind.Accelerate } && e.Bucket.Accelerate == false && e.Response is null)
        {
            yield return Match.SeenInAccount("The URL goes to the accelerate host, and the bucket has transfer acceleration off.");
        }
    }
}
