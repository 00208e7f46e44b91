using PresignTools.Diagnosis.Known;
using PresignTools.Diagnosis.Reasoning;
using PresignTools.Intake;
using PresignTools.Text;

namespace PresignTools.Diagnosis.Causes.Region;

/// <summary>The endpoint that is set has the bucket's name in it.</summary>
internal sealed class BucketInEndpoint : CauseDefinition
{
    internal override CauseInfo Info { get; } = new("bucket-in-endpoint", CheckLayer.Region)
    {
        Title = "The endpoint that is set already has the bucket name in it",
        Why = "The SDK adds the bucket by itself. The request then has it twice: in the host, or in the host and in the path.",
        Fix = "Set the endpoint without the bucket: https://HOST, and the bucket's name in its own setting.",
        Document = AwsDocuments.VirtualHosting,
        IsOutsideS3 = true,
    };

    internal override IEnumerable<Match> Find(FailureFacts e)
    {
        if (e.IsAccepted || !MayBe(e))
        {
            yield break;
        }

        bool isList = e.Operation is "ListObjects" or "ListObjectsV2" or "ListObjectVersions" or "ListMultipartUploads";
        if (e.Code == "NoSuchKey" && isList && e.WholeText.ContainsAny($"(NoSuchKey) when calling the {e.Operation}"))
        {
            yield return Match
                .SeenInRequest(
                    $"{e.Operation} names no key, and {e.ServerWithin} looked for one: the host is the bucket already, and the name of the "
                        + "bucket in the path counts as a key.",
                    "Set the endpoint without the bucket: the region's own (https://s3.REGION.amazonaws.com), not a name that leads to the "
                        + "bucket.")
                .Compared()
                .Explaining(CauseId.WrongBucketOrKey, CauseId.KeyEncoding, CauseId.DeleteMarker, CauseId.BucketDoesNotExist);
            yield break;
        }

        if (e.SentHost is { } host && Doubled(host) is { } twice)
        {
            yield return Match
                .SeenInRequest($"The host '{Printable.Of(host, 120)}' has the bucket '{Printable.Of(twice, 63)}' twice.")
                .Explaining(CauseId.DnsOrTls, CauseId.WrongBucketOrKey, CauseId.BucketDoesNotExist, CauseId.PathStyleNeeded);
            yield break;
        }

        if (e.Code is "NoSuchBucket" or "NoSuchKey" && e.Input.Setting(ClientSettingNames.BucketEndpoint) == "true")
        {
            yield return Match
                .SeenInRequest(
                    "The client takes the endpoint as the bucket's own (bucket_endpoint), so it leaves the bucket out: the server reads "
                        + "the "
                        + "first part of the key as the bucket.",
                    "Switch that off, and give bucket and endpoint each in its own setting.")
                .Explaining(CauseId.BucketDoesNotExist, CauseId.WrongBucketOrKey);
            yield break;
        }

        if (e.SetBucket is { Length: > 2 } own && LastOfPath(e.Input.Setting(ClientSettingNames.Endpoint)) == own)
        {
            yield return Match
                .SeenInRequest(
                    $"The endpoint that is set ends in '/{Printable.Of(own, 63)}', and the bucket is set to the same name: the client adds "
                        + "the bucket again.",
                    "Set the endpoint without a path.")
                .Compared()
                .Explaining(CauseId.WrongBucketOrKey, CauseId.BucketDoesNotExist, CauseId.DnsOrTls);
            yield break;
        }

        string? bucket = e.SetBucket ?? e.Location?.Bucket;
        if (bucket is { Length: > 2 } && e.EndpointHost?.StartsWith(bucket.ToLowerInvariant() + ".", StringComparison.Ordinal) == true)
        {
            yield return Match
                .SeenInRequest(
                    $"The endpoint is set to '{Printable.Of(e.EndpointHost, 120)}', which begins with the bucket "
                        + $"'{Printable.Of(bucket, 63)}'.")
                .Compared()
                .Explaining(CauseId.WrongBucketOrKey, CauseId.BucketDoesNotExist, CauseId.DnsOrTls);
        }
    }

    private static bool MayBe(FailureFacts e) =>
        e.NotReachedWord is not null
        || e.Code is "NoSuchKey" or "NoSuchBucket" or "InvalidBucketName"
        || e.Status is 404
        || e.Status is 400 or 405 or 500 && e.Code is null
        || e.MayBeSignature;

    /// <summary>The last part of a URL's path; null where it has none.</summary>
    private static string? LastOfPath(string? url)
    {
        int host = url is null ? -1 : url.IndexOf("://", StringComparison.Ordinal) is >= 0 and var scheme ? scheme + 3 : 0;
        int path = host < 0 ? -1 : url!.IndexOf('/', host);
        string last = path < 0 ? string.Empty : url![path..].TrimEnd('/');
        return last.Length > 1 ? last[(last.LastIndexOf('/') + 1)..] : null;
    }

    private static string? Doubled(string host)
    {
        int dot = host.IndexOf('.');
        string first = dot < 0 ? host : host[..dot];
        bool isOfCluster = host.EndsWith(".svc", StringComparison.Ordinal) || host.Contains(".svc.", StringComparison.Ordinal);
        return !isOfCluster && first.Length > 2 && dot > 0 && host.AsSpan(dot + 1).StartsWith(first + ".") ? first : null;
    }

    /// <summary>
    /// A host with the bucket twice anywhere in the text; or an endpoint that begins with the name that a tool's remote, an s3:// address
    /// or
    /// a folder of the same name shows to be the bucket.
    /// </summary>
    internal override IEnumerable<Match> Told(FailureFacts e, string text)
    {
        if (e.IsAccepted)
        {
            yield break;
        }

        if (e.Code == "NoSuchKey" && !e.IsPresigned && Known.BucketInEndpoint.HostIn(text) is { } given)
        {
            yield return Match
                .Circumstance(
                    $"The endpoint is '{Printable.Of(given, 120)}', which has the bucket in it: the client adds the bucket again, and the "
                        + "server reads it as a part of the key.",
                    "Set the endpoint without the bucket.")
                .Explaining(CauseId.WrongBucketOrKey, CauseId.KeyEncoding, CauseId.DeleteMarker);
        }

        if (e.SentHost is not { } sent || Doubled(sent) is null)
        {
            foreach (string host in UrlHosts.In(text))
            {
                if (host.Count(static c => c == '.') >= 3 && Doubled(host) is { } twice)
                {
                    yield return Twice(host, twice);
                    yield break;
                }
            }
        }

        string? label = e.EndpointHost is { } endpoint && endpoint.Count(static c => c == '.') >= 3 ? endpoint[..endpoint.IndexOf('.')]
            : null;
        bool isBucket = label is { Length: > 3 } && !label.StartsWith("s3", StringComparison.Ordinal)
            && text.ContainsAny($"{label}/{label}/", $"s3://{label}/", $":{label}/", $":{label}\n", $":{label} ");
        bool isOpen = e.SetBucket is not { } set || set.StartsWith(label + "/", StringComparison.Ordinal);
        if (isBucket && isOpen && (text.Contains($"{label}/{label}/", StringComparison.Ordinal) || MayBe(e)))
        {
            yield return Match
                .SeenInRequest(
                    $"The endpoint is set to '{Printable.Of(e.EndpointHost, 120)}', which begins with the bucket "
                        + $"'{Printable.Of(label, 63)}': "
                        + "the client adds the bucket again.",
                    "Set the endpoint without the bucket, and the bucket in its own place.")
                .Explaining(CauseId.WrongBucketOrKey, CauseId.BucketDoesNotExist, CauseId.DnsOrTls);
        }
    }

    private static Match Twice(string host, string bucket) => Match
        .SeenInRequest($"The host '{Printable.Of(host, 120)}' has the bucket '{Printable.Of(bucket, 63)}' twice.")
        .Explaining(CauseId.DnsOrTls, CauseId.WrongBucketOrKey, CauseId.BucketDoesNotExist, CauseId.PathStyleNeeded);
}
