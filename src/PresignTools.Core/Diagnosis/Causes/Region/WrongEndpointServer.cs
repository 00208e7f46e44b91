using PresignTools.Diagnosis.Known;
using PresignTools.Diagnosis.Reasoning;
using PresignTools.Facts;
using PresignTools.Identity;
using PresignTools.Intake;
using PresignTools.Text;

namespace PresignTools.Diagnosis.Causes.Region;

/// <summary>The request goes to another server than the one that the keys are of.</summary>
internal sealed class WrongEndpointServer : CauseDefinition
{
    internal override CauseInfo Info { get; } = new("wrong-endpoint-server", CheckLayer.Region)
    {
        Title = "The endpoint is another server's than the keys are of",
        Why = "Access keys and buckets exist on one server only. Another one answers that it does not know them.",
        Fix = "Set the endpoint of the server that issued the keys. For AWS, set none.",
        Document = AwsDocuments.VirtualHosting,
        Stages = [S3CheckStage.Credential, S3CheckStage.Target],
        Statuses = [400, 401, 403, 404],
    };

    internal override bool IsProvenByAnswer(Evidence e) => false;

    internal override IEnumerable<Match> Find(Evidence e) => [.. OtherServer(e), .. OfPartition(e)];

    /// <summary>Keys and tokens of a partition are known in it alone; a client that is told nothing asks the public one.</summary>
    private static IEnumerable<Match> OfPartition(Evidence e)
    {
        bool isUnknown = e.Code is "InvalidAccessKeyId" or "InvalidToken" or "InvalidClientTokenId" or "UnrecognizedClientException";
        if (!isUnknown || e.IsKnownOther || OtherPartition.Of(e.WholeText) is not var (word, partition)
            || OtherPartition.IsAsked(e, partition))
        {
            yield break;
        }

        // With the region set, a client that ignores it is one reading, and a key that was deleted another.
        string? set = e.Input.Setting(ClientSettingNames.Region);
        bool isSet = S3Partitions.FindPartition(set) == partition;
        string said = $"The text names {Printable.Of(word, 60)}, of the partition {partition.Id}, whose keys and tokens no other partition "
            + "knows.";
        Match match = isSet
            ? Match.Circumstance($"{said} The region is set to {Printable.Of(set!, 40)}: check that the client uses it.")
            : Match.SeenInRequest($"{said} Nothing shows that the request went there. Without a region and an endpoint, clients ask the "
                + "public partition, amazonaws.com.");
        yield return (match with
        {
            Fix = $"Set region and endpoint of the partition, such as https://s3.{partition.Regions[0]}.{partition.DnsSuffix}.",
        }).Explaining(CauseId.InvalidOrDeletedAccessKey, CauseId.MissingSessionToken, CauseId.MalformedSessionToken, CauseId.WrongRegion);
    }

    private static IEnumerable<Match> OtherServer(Evidence e)
    {
        bool isUnknownKey = e.Code == "InvalidAccessKeyId" || e.Row == "key-id-length";
        if (!isUnknownKey || !e.IsKnownOther)
        {
            yield break;
        }

        string? word = e.WholeText.FirstOf("IAM user", "IAM role", "AmazonS3FullAccess", "AWS console", "AWS account", "arn:aws:iam::");
        string? id = e.AccessKeyId ?? e.Input.Setting(ClientSettingNames.AccessKeyId);
        // AWS's example keys stand for a key that is not shown.
        bool isOfAws = id is { Length: 20 } && !id.EndsWith("EXAMPLE", StringComparison.Ordinal)
            && AccessKey.Kind(id) is AccessKeyKind.LongTerm or AccessKeyKind.Temporary;
        if (word is not null)
        {
            yield return Match
                .SeenInRequest($"The keys are of AWS ('{word}'), and the request goes to {e.ServerName}, which does not know them.")
                .Explaining(CauseId.InvalidOrDeletedAccessKey);
        }
        else if (isOfAws)
        {
            yield return Match.Circumstance($"The access key id has the form of AWS's, and the request goes to {e.ServerName}.");
        }
    }
}
