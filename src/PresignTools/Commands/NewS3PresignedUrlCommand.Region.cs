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
        // An ARN names its region itself.
        if (
            !ResolveRegion
            || Target == PresignTarget.Service
            || string.IsNullOrEmpty(BucketName)
            || BucketName.StartsWith("arn:", StringComparison.Ordinal))
        {
            return who.Region;
        }

        if (!_buckets.TryGetValue(BucketName, out ProbeResult<BucketHead>? head))
        {
            var connection = new AwsConnection
            {
                Region = who.Region,
                S3EndpointUrl = string.IsNullOrEmpty(EndpointUrl) ? null : EndpointUrl,
                UsePathStyle = AddressingStyle switch { AddressingStyle.Path => true, AddressingStyle.Virtual => false, _ => null },
                UseDualstackEndpoint = UseDualstackEndpoint,
                UseFipsEndpoint = UseFipsEndpoint,
            };
            using IAwsEvidenceSource aws = OpenEvidence(who, connection);
            head = Await(token => aws.GetBucketAsync(BucketName, token));
            _buckets[BucketName] = head;
            Tell($"HeadBucket {BucketName}: {head.Value?.Region ?? head.Reason ?? "S3 told no region"}.");
        }

        return head.Status == ProbeStatus.Absent ? throw CommandErrors.BucketNotFound(BucketName)
            : head.Value?.Region
                ?? (
                    head.IsKnown
                        ? who.Region
                        // S3-compatible servers need not tell it
                        : throw CommandErrors.BucketRegionUnknown(BucketName, head.Reason ?? head.Status.ToString()));
    }
}
