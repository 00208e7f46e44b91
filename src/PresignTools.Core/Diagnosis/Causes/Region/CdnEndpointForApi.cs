using PresignTools.Diagnosis.Reasoning;
using PresignTools.Text;

namespace PresignTools.Diagnosis.Causes.Region;

/// <summary>A host that only delivers files is used as the endpoint.</summary>
internal sealed class CdnEndpointForApi : CauseDefinition
{
    internal override CauseInfo Info { get; } = new("cdn-endpoint-for-api", CheckLayer.Region)
    {
        Title = "The host of a CDN or public bucket is used as the S3 endpoint",
        Why = "Such a host delivers public files. It does not take signed requests, uploads or lists.",
        Fix = "Set the S3 endpoint of the server. Use the CDN's host only for links to public files.",
        Document = AwsDocuments.VirtualHosting,
        IsOutsideS3 = true,
    };

    internal override IEnumerable<Match> Find(FailureFacts e)
    {
        if (e.IsAccepted)
        {
            yield break;
        }

        if (Host(e.Location?.Host) is { } sent && (e.IsPresigned || !e.IsRead))
        {
            yield return Found(sent, "The request goes to");
        }
        else if (Host(e.EndpointHost) is { } set)
        {
            yield return Found(set, "The endpoint is set to");
        }
    }

    private static Match Found(string host, string how) =>
        Match
            .SeenInRequest($"{how} '{Printable.Of(host, 120)}', which delivers files and is not the S3 endpoint.")
            .Explaining(
                CauseId.MissingIdentityPermission, CauseId.SignedHostMismatch, CauseId.SignatureMismatch, CauseId.UnsignedRequest,
                CauseId.BucketDoesNotExist);

    /// <summary>
    /// The host, if it is one of those: CDN hosts of Spaces and of others, R2's public buckets, B2's download hosts, Linode's and Bunny's.
    /// </summary>
    private static string? Host(string? host) =>
        host is not null
        && (
            host.EndsWith(".r2.dev", StringComparison.Ordinal)
            || host.EndsWith(".b-cdn.net", StringComparison.Ordinal)
            || (host.EndsWith(".digitaloceanspaces.com", StringComparison.Ordinal) && host.Contains(".cdn.", StringComparison.Ordinal))
            || IsDownloadHost(host))
            ? host : null;

    /// <summary><c>f004.backblazeb2.com</c>.</summary>
    private static bool IsDownloadHost(string host) =>
        host.EndsWith(".backblazeb2.com", StringComparison.Ordinal) && host[0] == 'f' && host.IndexOf('.') == 4
        && host[1..4].All(Scan.IsDigit);
}
