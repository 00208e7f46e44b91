using PresignTools.Diagnosis.Reasoning;
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

    internal override IEnumerable<Match> Find(Evidence e)
    {
        if (e.IsAccepted || !MayBe(e))
        {
            yield break;
        }

        if (e.SentHost is { } host && Doubled(host) is { } twice)
        {
            yield return Match
                .SeenInRequest($"The host '{Printable.Of(host, 120)}' has the bucket '{Printable.Of(twice, 63)}' twice.")
                .Explaining(CauseId.DnsOrTls, CauseId.WrongBucketOrKey, CauseId.BucketDoesNotExist, CauseId.PathStyleNeeded);
            yield break;
        }

        string? bucket = e.SetBucket ?? e.Location?.Bucket;
        if (bucket is { Length: > 2 } && e.EndpointHost?.StartsWith(bucket.ToLowerInvariant() + ".", StringComparison.Ordinal) == true)
        {
            yield return Match
                .SeenInRequest(
                    $"The endpoint is set to '{Printable.Of(e.EndpointHost, 120)}', which begins with the bucket "
                        + $"'{Printable.Of(bucket, 63)}'.")
                .Explaining(CauseId.WrongBucketOrKey, CauseId.BucketDoesNotExist, CauseId.DnsOrTls);
        }
    }

    private static bool MayBe(Evidence e) =>
        e.NotReachedWord is not null
        || e.Code is "NoSuchKey" or "NoSuchBucket" or "InvalidBucketName"
        || e.Status is 404
        || e.MayBeSignature;

    private static string? Doubled(string host)
    {
        int dot = host.IndexOf('.');
        string first = dot < 0 ? host : host[..dot];
        bool isOfCluster = host.EndsWith(".svc", StringComparison.Ordinal) || host.Contains(".svc.", StringComparison.Ordinal);
        return !isOfCluster && first.Length > 2 && dot > 0 && host.AsSpan(dot + 1).StartsWith(first + ".") ? first : null;
    }
}
