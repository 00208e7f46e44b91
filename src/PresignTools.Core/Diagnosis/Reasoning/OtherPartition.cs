using PresignTools.Diagnosis.Known;
using PresignTools.Text;

namespace PresignTools.Diagnosis.Reasoning;

/// <summary>
/// A partition of AWS other than the public one that a text speaks of: keys, tokens and buckets of it are unknown everywhere else.
/// </summary>
internal static class OtherPartition
{
    private static readonly Topic Gov = new("GovCloud", "gov cloud", "AWS government");

    private static readonly Topic China = new("China region", "AWS China", "China S3", "Beijing region", "Ningxia", "cn region");

    /// <summary>What names the partition (a region, the start of an ARN, a word), and the partition; null where nothing does.</summary>
    internal static (string Word, S3Partition Partition)? Of(string text)
    {
        foreach (S3Partition partition in S3Partitions.All)
        {
            if (partition == S3Partitions.Aws)
            {
                continue;
            }

            string arn = "arn:" + partition.Id + ":";
            string? word = partition.Regions.FirstOrDefault(r => IsWordIn(text, r))
                ?? (text.Contains(arn, StringComparison.Ordinal) ? arn : null);
            if (word is not null)
            {
                return (word, partition);
            }
        }

        return Gov.IsAffirmedIn(text) ? (Gov.FirstIn(text)!, S3Partitions.ById("aws-us-gov")!)
            : China.IsAffirmedIn(text) ? (China.FirstIn(text)!, S3Partitions.ById("aws-cn")!)
            : null;
    }

    /// <summary>Whether the request is known to have gone to the partition: by its host, or the region that it was signed for.</summary>
    internal static bool IsAsked(FailureFacts e, S3Partition partition)
    {
        string?[] hosts = [e.SentHost, e.EndpointHost, e.Element("Endpoint")];
        return S3Partitions.FindPartition(e.Location?.Region) == partition || S3Partitions.FindPartition(e.Url?.ScopeRegion) == partition
            || hosts.Any(h => h is not null && h.Contains('.') && (partition.Regions.Any(r => h.Contains(r, StringComparison.Ordinal))
                || (partition.DnsSuffix != S3Partitions.Aws.DnsSuffix && h.EndsWith(partition.DnsSuffix, StringComparison.Ordinal))));
    }

    private static bool IsWordIn(string text, string region)
    {
        for (int i = Scan.Find(text, region, 0); i >= 0; i = Scan.Find(text, region, i + region.Length))
        {
            int end = i + region.Length;
            if ((i == 0 || !char.IsAsciiLetterOrDigit(text[i - 1])) && (end == text.Length || !char.IsAsciiDigit(text[end])))
            {
                return true;
            }
        }

        return false;
    }
}
