using System.Collections;
using System.Management.Automation;
using PresignTools.Abstractions;
using PresignTools.Addressing;
using PresignTools.Credentials;
using PresignTools.Signing;

namespace PresignTools.Commands;

/// <summary>
/// A cmdlet that signs for a bucket: besides who signs, it has the parameters of the endpoint, and finds the bucket's address and region.
/// </summary>
public abstract partial class SigningCmdlet : CredentialCmdlet
{
    private readonly Dictionary<string, ProbeResult<BucketHead>> _buckets = new(StringComparer.Ordinal);
    private readonly HashSet<string> _warned = new(StringComparer.Ordinal);
    private S3Address? _address;
    private (string? Bucket, string Region) _addressOf;

    /// <summary>Whether the user named a region for the whole command, so that no reference to an object decides it.</summary>
    private protected bool IsRegionGiven { get; private set; }

    /// <summary>Sees which parameters the command line has, before the pipeline binds its own.</summary>
    protected override void BeginProcessing() => IsRegionGiven = MyInvocation.BoundParameters.ContainsKey(nameof(Region));

    /// <summary>Where requests for the bucket go. It is made once for records that share bucket and region.</summary>
    /// <param name="bucket">The bucket; null for the service.</param>
    /// <param name="region">The region to sign for.</param>
    private protected S3Address AddressOf(string? bucket, string region)
    {
        if (_address is null || _addressOf != (bucket, region))
        {
            _address = S3AddressResolver.Resolve(bucket, new S3EndpointOptions
            {
                Region = region,
                EndpointUrl = EndpointUrl,
                AddressingStyle = Style,
                UseDualstackEndpoint = UseDualstackEndpoint,
                UseFipsEndpoint = UseFipsEndpoint,
                UseAccelerateEndpoint = UseAccelerateEndpoint,
                UseGlobalEndpoint = UseGlobalEndpoint,
                UseHttp = IsPlainHttp,
            });
            _addressOf = (bucket, region);
            Warn(PresignAdvice.For(_address));
        }

        return _address;
    }

    /// <summary>The region to sign for: the signer's, or with -ResolveRegion the bucket's, which S3 is asked for once a command.</summary>
    /// <param name="who">Who signs, and asks.</param>
    /// <param name="bucket">The bucket; null for the service.</param>
    private protected string RegionFor(ResolvedSigner who, string? bucket)
    {
        // An ARN names its region itself.
        if (!ResolveRegion || string.IsNullOrEmpty(bucket) || bucket.StartsWith("arn:", StringComparison.Ordinal))
        {
            return who.Region;
        }

        if (!_buckets.TryGetValue(bucket, out ProbeResult<BucketHead>? head))
        {
            using IAwsEvidenceSource aws = OpenEvidence(who, Connection(who));
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

    /// <summary>How the endpoint parameters reach the AWS SDK.</summary>
    private protected AwsConnection Connection(ResolvedSigner who) => new()
    {
        Region = who.Region,
        S3EndpointUrl = string.IsNullOrEmpty(EndpointUrl) ? null : EndpointUrl,
        UsePathStyle = Style switch { AddressingStyle.Path => true, AddressingStyle.Virtual => false, _ => null },
        UseDualstackEndpoint = UseDualstackEndpoint,
        UseFipsEndpoint = UseFipsEndpoint,
    };

    /// <summary>Writes warnings, each only once a command.</summary>
    private protected void Warn(IEnumerable<PresignWarning> warnings)
    {
        foreach (PresignWarning warning in warnings)
        {
            if (_warned.Add(warning.Id))
            {
                WriteWarning(warning.Message);
            }
        }
    }

    /// <summary>
    /// The time from signing to an end. X-Amz-Date has whole seconds: counted from or to a fraction, what is signed would end a second
    /// early, or last a fraction more than 7 days.
    /// </summary>
    private protected static TimeSpan Until(DateTimeOffset end, DateTimeOffset signedAt)
    {
        TimeSpan lifetime = Whole(end) - Whole(signedAt);
        return lifetime > TimeSpan.Zero ? lifetime : throw SigningErrors.ExpiryInPast(end, signedAt);
    }

    private static DateTimeOffset Whole(DateTimeOffset time) => time.AddTicks(-(time.Ticks % TimeSpan.TicksPerSecond));

    /// <summary>A hashtable as name and value pairs, in its order.</summary>
    private protected static List<KeyValuePair<string, string>> Pairs(IDictionary? table)
    {
        var pairs = new List<KeyValuePair<string, string>>();
        if (table is not null)
        {
            foreach (DictionaryEntry entry in table)
            {
                pairs.Add(
                    new(
                        LanguagePrimitives.ConvertTo<string>(entry.Key),
                        LanguagePrimitives.ConvertTo<string>(entry.Value) ?? string.Empty
                    ));
            }
        }

        return pairs;
    }

    /// <summary>Those of the values that were given, with their names.</summary>
    private protected static List<KeyValuePair<string, string>> Given(params (string Name, string? Value)[] values)
    {
        var given = new List<KeyValuePair<string, string>>();
        foreach ((string name, string? value) in values)
        {
            if (!string.IsNullOrEmpty(value))
            {
                given.Add(new(name, value));
            }
        }

        return given;
    }
}
