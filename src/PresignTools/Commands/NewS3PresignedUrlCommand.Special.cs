using System.Management.Automation;
using PresignTools.Abstractions;
using PresignTools.Addressing;
using PresignTools.Completers;
using PresignTools.Credentials;
using PresignTools.Facts;
using PresignTools.Policies.Operations;
using PresignTools.Signing;

namespace PresignTools.Commands;

/// <content>Buckets that are signed for in a way of their own: multi-region access points and directory buckets.</content>
public sealed partial class NewS3PresignedUrlCommand
{
    /// <summary>As the AWS SDKs call it; any text but false turns sessions off.</summary>
    private const string NoSessionsVariable = "AWS_S3_DISABLE_EXPRESS_SESSION_AUTH";

    // A session lives five minutes. One that is a minute old gives way to a new one, so that a URL works for four minutes at least.
    private static readonly TimeSpan SessionReuse = TimeSpan.FromMinutes(1);

    private readonly Dictionary<SessionOf, (SigningCredentials Keys, DateTimeOffset Begun)> _sessions = [];
    private S3Address? _special;
    private (string Bucket, string Region, DirectoryBucketUse Use) _specialOf;

    /// <summary>
    /// For a multi-region access point: the regions in which the URL counts, as names or patterns such as eu-*. Default * (all).
    /// </summary>
    [Parameter]
    [ArgumentCompleter(typeof(RegionCompleter))]
    public string[]? RegionSet { get; set; }

    /// <summary>For a directory bucket: signs with the signer's own keys, without a session that would end after 5 minutes.</summary>
    [Parameter]
    public SwitchParameter DisableS3ExpressSessionAuth { get; set; }

    /// <summary>Whether the region that the user gave, or did not give, matters for this bucket.</summary>
    private bool IsRegionOfBucket => !IsMultiRegion(_target.Bucket) && !IsDirectoryBucket(_target.Bucket);

    /// <summary>Address and keys for one request.</summary>
    private (S3Address Address, SigningCredentials Keys) Where(ResolvedSigner who, PresignTemplate template, string? region)
    {
        string? bucket = Target == PresignTarget.Service ? null : _target.Bucket;
        if (IsMultiRegion(bucket) || RegionSet is { Length: > 0 })
        {
            return (Special(bucket!, region ?? who.Region, DirectoryBucketUse.None), who.Credentials);
        }

        if (!IsDirectoryBucket(bucket))
        {
            return (Address(region ?? RegionFor(who, bucket)), who.Credentials);
        }

        DirectoryBucketPlan plan = DirectoryBucketPlan.For(template, bucket!, CheckedKey(), _target.VersionId);
        string zonal = region ?? (IsRegionGiven ? who.Region : DirectoryBucketPlan.RegionOf(bucket!) ?? who.Region);
        S3Address address = Special(bucket!, zonal, plan.Use);
        bool session = plan.Use == DirectoryBucketUse.Session && !HasSessionsOff();
        return (address, session ? Session(who, bucket!, zonal, plan.IsReadOnly) : who.Credentials);
    }

    private static bool IsMultiRegion(string? bucket) =>
        bucket is not null && bucket.StartsWith("arn:", StringComparison.Ordinal) && bucket.EndsWith(".mrap", StringComparison.Ordinal);

    /// <summary>
    /// On a server that is not AWS's such a name may be an ordinary bucket's; there it counts only if the user asks for sessions by
    /// -DisableS3ExpressSessionAuth:$false.
    /// </summary>
    private bool IsDirectoryBucket(string? bucket) =>
        DirectoryBucketPlan.IsFor(bucket) && (S3HostParser.IsAmazonS3(EndpointUrl) || AsksForSessions);

    private bool AsksForSessions =>
        !DisableS3ExpressSessionAuth && MyInvocation.BoundParameters.ContainsKey(nameof(DisableS3ExpressSessionAuth));

    private bool HasSessionsOff() =>
        MyInvocation.BoundParameters.ContainsKey(nameof(DisableS3ExpressSessionAuth))
            ? DisableS3ExpressSessionAuth
            : "true".Equals(Environment.GetEnvironmentVariable(NoSessionsVariable), StringComparison.OrdinalIgnoreCase);

    private S3Address Special(string bucket, string region, DirectoryBucketUse use)
    {
        if (_special is null || _specialOf != (bucket, region, use))
        {
            _special = S3AddressResolver.Resolve(bucket, new S3EndpointOptions
            {
                Region = region,
                RegionSet = RegionSet ?? [],
                EndpointUrl = EndpointUrl,
                AddressingStyle = Style,
                UseDualstackEndpoint = UseDualstackEndpoint,
                UseFipsEndpoint = UseFipsEndpoint,
                UseAccelerateEndpoint = UseAccelerateEndpoint,
                UseGlobalEndpoint = UseGlobalEndpoint,
                UseHttp = IsPlainHttp,
                UseExpressControlEndpoint = use == DirectoryBucketUse.Control,
                ServesDirectoryBuckets = AsksForSessions,
            });
            _specialOf = (bucket, region, use);
            Warn(PresignAdvice.For(_special));
        }

        return _special;
    }

    /// <summary>The keys of a session with the bucket: those of an earlier record, or new ones.</summary>
    private SigningCredentials Session(ResolvedSigner who, string bucket, string region, bool readOnly)
    {
        var of = new SessionOf(who.Credentials, bucket, region, readOnly);
        DateTimeOffset now = TimeProvider.System.GetUtcNow();
        if (_sessions.TryGetValue(of, out (SigningCredentials Keys, DateTimeOffset Begun) known) && now - known.Begun < SessionReuse)
        {
            return known.Keys;
        }

        using IDirectoryBucketSessions sessions = AwsAdapter.CreateDirectoryBucketSessions(who.Credentials, new AwsConnection
        {
            Region = region,
            S3EndpointUrl = string.IsNullOrEmpty(EndpointUrl) ? null : EndpointUrl,
            UsePathStyle = false,
            UseDualstackEndpoint = UseDualstackEndpoint,
            UseFipsEndpoint = UseFipsEndpoint,
        });
        SigningCredentials keys = Await(token => sessions.CreateAsync(bucket, readOnly, token));
        Tell($"CreateSession {bucket}, {(readOnly ? "read-only" : "read-write")}: ends {keys.Expiration:u}.");
        _sessions[of] = (keys, now);
        return keys;
    }

    private readonly record struct SessionOf(SigningCredentials Signer, string Bucket, string Region, bool IsReadOnly);
}
