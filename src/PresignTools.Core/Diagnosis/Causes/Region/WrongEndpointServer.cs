using PresignTools.Diagnosis.Known;
using PresignTools.Diagnosis.Reasoning;
using PresignTools.Identity;
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

    internal override bool AlsoGives(Evidence e) => e.Code == "PermanentRedirect";

    internal override IEnumerable<Match> Find(Evidence e) => [.. KeysElsewhere(e), .. WentToAws(e)];

    /// <summary>
    /// An answer that AWS alone gives, where the settings are those of another server: the client has no endpoint, or does not read the
    /// setting that was meant to be one.
    /// </summary>
    private static IEnumerable<Match> WentToAws(Evidence e)
    {
        string? id = e.Input.Setting(Intake.ClientSettingNames.AccessKeyId);
        bool isKeyOfOther = id is { Length: > 2 and < 16 } && id.All(char.IsAsciiLetterOrDigit) && !PlaceholderKey.Is(id);
        bool isHostOfOther = e.Location is { HostKind: Addressing.S3HostKind.Custom } or null && e.IsOnOtherEndpoint;
        if (e.Code == "PermanentRedirect" && (isKeyOfOther || isHostOfOther))
        {
            string what = isKeyOfOther ? "the access key id is none of AWS's" : "the endpoint is another server's";
            yield return Match
                .SeenInRequest(
                    $"Only AWS answers PermanentRedirect, and {what}: the client does not use the endpoint that was meant, and asks AWS.",
                    "Set the endpoint by the name that this client reads, and path style where the server needs it.")
                .Explaining(CauseId.WrongEndpointGlobalRedirect, CauseId.WrongRegion);
        }
    }

    private static IEnumerable<Match> KeysElsewhere(Evidence e)
    {
        bool isUnknownKey = e.Code == "InvalidAccessKeyId" || e.Row == "key-id-length";
        if (!isUnknownKey || !e.IsKnownOther)
        {
            yield break;
        }

        string? word = e.WholeText.FirstOf("IAM user", "IAM role", "AmazonS3FullAccess", "AWS console", "AWS account", "arn:aws:iam::");
        string? id = e.AccessKeyId ?? e.Input.Setting(Intake.ClientSettingNames.AccessKeyId);
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
