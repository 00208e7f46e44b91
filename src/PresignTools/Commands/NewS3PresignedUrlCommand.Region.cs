using System.Management.Automation;
using PresignTools.Abstractions;
using PresignTools.Addressing;
using PresignTools.Credentials;

namespace PresignTools.Commands;

/// <content>-ResolveRegion: S3 is asked for the region of each bucket, once for the whole command.</content>
public sealed partial class NewS3PresignedUrlCommand
{
    private readonly Dictionary<string, ProbeResult<BucketHead>> _buckets = new(StringComparer.Ordinal);

    /// <summary>Asks S3 for the bucket's region and signs for that one. The only thing this cmdlet asks of S3.</summary>
    [Parameter]
    public SwitchParameter ResolveRegion { get; set; }

    private string RegionFor(ResolvedSigner who)
    {
        string? bucket = _target.Bucket;

        // An ARN names its region itself.
        if (
            !ResolveRegion
            || Target == PresignTarget.Service
            || string.IsNullOrEmpty(bucket)
            || bucket.StartsWith("arn:", StringComparison.Ordinal))
        {
            return who.Region;
        }

        if (!_buckets.TryGetValue(bucket, out ProbeResult<BucketHead>? head))
        {
            var connection = new AwsConnection
            {
                Region = who.Region,
                S3EndpointUrl = string.IsNullOrEmpty(EndpointUrl) ? null : EndpointUrl,
                UsePathStyle = Style switch { AddressingStyle.Path => true, AddressingStyle.Virtual => false, _ => null },
                UseDualstackEndpoint = UseDualstackEndpoint,
                UseFipsEndpoint = UseFipsEndpoint,
            };
            using IAwsEvidenceSource aws = OpenEvidence(who, connection);
            head = Await(token => aws.GetBucketAsync(bucket, token));
            _buckets[bucket] = head;
            Tell($"HeadBucket {bucket}: {head.Value?.Region ?? head.Reason ?? "S3 told no region"}.");
        }

        return head.Status == ProbeStatus.Absent ? throw CommandErrors.BucketNotFound(bucket)
            : head.Value?.Region
                ?? (
                    head.IsKnown
                        ? who.Region
                        // S3-compatible servers need not tell it
                        : throw CommandErrors.BucketRegionUnknown(bucket, head.Reason ?? head.Status.ToString()));
    }
}
