using System.Text;
using PresignTools.Signing;

namespace PresignTools.Logs;

/// <summary>
/// The URL of an event, from the host, bucket, key and query parameters that CloudTrail records. Key id and Region of the credential scope
/// are known from elsewhere in the event: only requests whose signature S3 accepted are in CloudTrail. The signature is not recorded.
/// </summary>
internal static class CloudTrailUrl
{
    private const string Mask = "***";

    private static readonly HashSet<string> NotInQuery = new(StringComparer.OrdinalIgnoreCase)
    {
        "bucketName", "key", "host", "accessControlPolicy", "createBucketConfiguration", "x-amz-acl",
    };

    /// <summary>Null where the host is not known.</summary>
    internal static string? Of(CloudTrailEventRecord record, Dictionary<string, string> parameters)
    {
        if (record.HostHeader is not { } host || host.Contains('/', StringComparison.Ordinal))
        {
            return null;
        }

        bool isVirtual = record.Bucket is null || host.StartsWith(record.Bucket + ".", StringComparison.OrdinalIgnoreCase);
        var url = new StringBuilder("https://").Append(host).Append('/');
        if (!isVirtual)
        {
            url.Append(record.Bucket).Append(record.Key is null ? "" : "/");
        }

        url.Append(record.Key is null ? "" : UriEncoding.Encode(record.Key, keepSlash: true));
        char mark = '?';
        foreach ((string name, string value) in parameters)
        {
            if (!NotInQuery.Contains(name) && !name.StartsWith("x-amz-", StringComparison.Ordinal))
            {
                url.Append(mark).Append(UriEncoding.Encode(name)).Append('=').Append(UriEncoding.Encode(value));
                mark = '&';
            }
        }

        if (record.IsPresigned && parameters.GetValueOrDefault("X-Amz-Date") is { Length: >= 8 } date)
        {
            AppendSigner(url, record, parameters, date[..8]);
        }

        return url.ToString();
    }

    private static void AppendSigner(StringBuilder url, CloudTrailEventRecord record, Dictionary<string, string> parameters, string day)
    {
        if (!parameters.ContainsKey("X-Amz-Credential") && record is { AccessKeyId: { } id, Region: { } region })
        {
            string service = record.EventSource?.Split('.')[0] ?? "s3";
            url.Append("&X-Amz-Credential=").Append(UriEncoding.Encode($"{id}/{day}/{region}/{service}/aws4_request"));
        }

        if (!parameters.ContainsKey("X-Amz-Security-Token") && record.AccessKeyId?.StartsWith("ASIA", StringComparison.Ordinal) == true)
        {
            url.Append("&X-Amz-Security-Token=").Append(Mask);
        }

        url.Append(parameters.ContainsKey("X-Amz-Signature") ? "" : "&X-Amz-Signature=" + Mask);
    }
}
