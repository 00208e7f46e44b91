using PresignTools.Addressing;
using PresignTools.Diagnosis.Known;
using PresignTools.Diagnosis.Reasoning;
using PresignTools.Identity;
using PresignTools.Intake;
using PresignTools.Responses;
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

    internal override bool IsProvenByAnswer(FailureFacts e) => false;

    internal override bool AlsoGives(FailureFacts e) => e.Code == "PermanentRedirect";

    internal override IEnumerable<Match> Find(FailureFacts e) => [.. AtOther(e), .. AtAws(e), .. WentToAws(e), .. OfPartition(e)];

    /// <summary>
    /// An answer that AWS alone gives, where the settings are those of another server: the client has no endpoint, or does not read the
    /// setting that was meant to be one.
    /// </summary>
    private static IEnumerable<Match> WentToAws(FailureFacts e)
    {
        string? id = e.Input.Setting(Intake.ClientSettingNames.AccessKeyId);
        bool isKeyOfOther = id is { Length: > 2 and < 16 } && id.All(char.IsAsciiLetterOrDigit) && !PlaceholderKey.Is(id);
        bool isHostOfOther = e.Location is { HostKind: Addressing.S3HostKind.Custom } or null && e.IsOnOtherEndpoint;
        if (e.Code == "PermanentRedirect" && e.EndpointRegion is null && (isKeyOfOther || isHostOfOther))
        {
            string what = isKeyOfOther ? "the access key id is none of AWS's" : "the endpoint is another server's";
            yield return Match
                .SeenInRequest(
                    $"Only AWS answers PermanentRedirect, and {what}: the client does not use the endpoint that was meant, and asks AWS.",
                    "Set the endpoint by the name that this client reads, and path style where the server needs it.")
                .Explaining(CauseId.WrongEndpointGlobalRedirect, CauseId.WrongRegion);
        }
    }

    /// <summary>A key of another server's at AWS: the endpoint is not set, or the client does not take it from there.</summary>
    private static IEnumerable<Match> AtAws(FailureFacts e)
    {
        // Others leave out "AWS", or have sentences of their own.
        const string SaidByAws = "The AWS Access Key Id you provided";
        string? id = e.AccessKeyId ?? e.Input.Setting(ClientSettingNames.AccessKeyId);
        bool isAtOther = e.Location is { HostKind: S3HostKind.Custom };
        if (e.Code != "InvalidAccessKeyId" || isAtOther || !e.Response!.Message.ContainsAny(SaidByAws))
        {
            yield break;
        }

        if (AccessKey.OtherIssuer(id) is { } issuer)
        {
            yield return Match
                .SeenInRequest(
                    $"The access key id '{Printable.Of(id!, 40)}' has the form of those of {issuer}, and the sentence is the one of AWS: "
                        + "the request went to AWS.",
                    $"Set the endpoint of {issuer}, in the setting that this client reads.")
                .Explaining(CauseId.InvalidOrDeletedAccessKey);
        }
        else if (AccessKey.Kind(id) == AccessKeyKind.Other && ServerRecognition.OtherHostIn(e.WholeText) is { } other)
        {
            yield return Match
                .SeenInRequest(
                    $"The text names {Printable.Of(other.Host, 80)}, of {other.Server}, and the sentence is the one of AWS: the request "
                        + "went to AWS. The client has no endpoint, or does not read the setting that was meant to be one.",
                    $"Set the endpoint of {other.Server}, in the setting that this client reads.")
                .Explaining(CauseId.InvalidOrDeletedAccessKey);
        }
        else if (id is not null && IsOfOther(id))
        {
            yield return Match
                .SeenInRequest(
                    $"The access key id '{Printable.Of(id, 40)}' does not have the form of AWS's, and the sentence is the one of AWS: the "
                        + "request went to AWS.",
                    "Set the endpoint of the server that issued the key, in the setting that this client reads.")
                .Explaining(CauseId.InvalidOrDeletedAccessKey);
        }
    }

    /// <summary>Whether a key id is shown whole, and cannot be one of AWS's: those have 16 to 128 capital letters and digits.</summary>
    private static bool IsOfOther(string id)
    {
        bool isMasked =
            id.Distinct().Count() < 3
            || id.ContainsAny(
                "xxx",
                "***",
                "...",
                "your",
                "redacted",
                "access",
                "key",
                "secret",
                "example",
                "undefined",
                "null",
                "none",
                "nil",
                "string");
        bool isOfAws = id.Length >= 16 && id.All(static c => char.IsAsciiLetterUpper(c) || char.IsAsciiDigit(c));
        bool isLowered = AccessKey.Kind(id.ToUpperInvariant()) != AccessKeyKind.Other;      // a key of AWS that lost its capitals
        return !isMasked && !isOfAws && !isLowered && id.Length >= 3 && id.All(static c => char.IsAsciiLetterOrDigit(c) || c is '-' or '_');
    }

    /// <summary>Keys and tokens of a partition are known in it alone; a client that is told nothing asks the public one.</summary>
    private static IEnumerable<Match> OfPartition(FailureFacts e)
    {
        bool isUnknown = (e.Code is null && e.WholeText.ContainsAny("invalid credentials(host="))
            || e.Code is "InvalidAccessKeyId" or "InvalidToken" or "InvalidClientTokenId" or "UnrecognizedClientException";
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

    /// <summary>
    /// The same command without an endpoint works: the keys are of AWS, and the server at the endpoint does not know them.
    /// </summary>
    internal override IEnumerable<Match> Told(FailureFacts e, string text)
    {
        // MinIO leaves out "AWS": cmd/api-errors.go, ErrInvalidAccessKeyID.
        bool isOfMinIO = e.Server == "MinIO" || (e.Server is null or S3ServerMarks.Aws && text.ContainsAny("minio"));
        bool isSaidByAws = e.Code == "InvalidAccessKeyId" && e.Response!.Message.ContainsAny("The AWS Access Key Id you provided");
        if (isSaidByAws && isOfMinIO && e.Location is null && !PlainCommand.Works(text))
        {
            yield return Match
                .SeenInRequest(
                    "The keys are of MinIO, and the sentence is the one of AWS: MinIO leaves out the word AWS. The client has no "
                        + "endpoint, or "
                        + "does not read the setting that was meant to be one.",
                    "Set the endpoint in the setting that this very client reads: the server's setting does not reach its clients.")
                .Explaining(CauseId.InvalidOrDeletedAccessKey, CauseId.MissingSessionToken);
        }

        if (e.Code == "InvalidAccessKeyId" && text.ContainsAny("host=https://s3.amazonaws.com", "host=http://s3.amazonaws.com",
            "endpoint=https://s3.amazonaws.com", "https://s3.amazonaws.com/?") && text.FirstContained(S3Servers.Words) is { } other)
        {
            yield return Match
                .SeenInRequest(
                    $"The client asked s3.amazonaws.com, AWS, and the text is about keys of another server ('{other}').",
                    "Set the endpoint in the setting that this client reads (s3fs: -o url=https://HOST -o use_path_request_style).")
                .Explaining(CauseId.InvalidOrDeletedAccessKey, CauseId.MissingSessionToken);
        }

        bool isAtOther = e.IsKnownOther || (e.EndpointHost is { } host && S3HostParser.KindOfHost(host).Kind == S3HostKind.Custom);
        if (e.Code == "InvalidAccessKeyId" && isAtOther && PlainCommand.Works(text))
        {
            yield return Match
                .SeenInAccount(
                    $"The same client works without an endpoint, where it asks AWS: the keys are those of AWS, which "
                        + $"{Printable.Of(e.EndpointHost ?? e.ServerName, 80)} does not know.",
                    "Give the client the keys that this server issued, in a profile of their own.")
                .Explaining(CauseId.InvalidOrDeletedAccessKey, CauseId.MissingSessionToken);
        }
    }

    private static IEnumerable<Match> AtOther(FailureFacts e)
    {
        bool isUnknownKey = e.Code == "InvalidAccessKeyId" || e.Row == S3Answer.KeyIdLength;
        if (!isUnknownKey || !e.IsKnownOther)
        {
            yield break;
        }

        string? word = e.WholeText.FirstContained(
            "IAM user",
            "IAM role",
            "AmazonS3FullAccess",
            "AWS console",
            "AWS account",
            "arn:aws:iam::");
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
