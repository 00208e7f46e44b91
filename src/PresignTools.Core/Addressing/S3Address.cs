namespace PresignTools.Addressing;

/// <summary>Which kind of host serves the request.</summary>
public enum S3HostKind : long
{
    /// <summary>Not an S3 host that is known: a custom endpoint, an S3-compatible server, a proxy.</summary>
    Custom,

    /// <summary>A regional S3 host, <c>s3.REGION…</c>, with or without dualstack or FIPS.</summary>
    Regional,

    /// <summary>The legacy global host, <c>s3.amazonaws.com</c>.</summary>
    Global,

    /// <summary>Transfer acceleration.</summary>
    Accelerate,

    /// <summary>An access point, addressed by ARN.</summary>
    AccessPoint,

    /// <summary>An Object Lambda access point.</summary>
    ObjectLambda,

    /// <summary>An access point or bucket on Outposts.</summary>
    Outposts,

    /// <summary>A VPC interface endpoint.</summary>
    VpcEndpoint,

    /// <summary>A multi-region access point; needs SigV4A.</summary>
    MultiRegionAccessPoint,

    /// <summary>A directory bucket (S3 Express One Zone); needs a CreateSession token.</summary>
    Express,

    /// <summary>A static website host: never signed.</summary>
    Website,
}

/// <summary>Where a bucket's requests go and what they are signed for. Holds no key: one address serves every key of its bucket.</summary>
public sealed class S3Address
{
    internal S3Address(
        string scheme,
        string authority,
        string hostHeader,
        string pathPrefix,
        string? bucket,
        string signingRegion,
        string signingService,
        string? partition,
        S3HostKind hostKind,
        bool isPathStyle)
    {
        Scheme = scheme;
        Authority = authority;
        HostHeader = hostHeader;
        PathPrefix = pathPrefix;
        Bucket = bucket;
        SigningRegion = signingRegion;
        SigningService = signingService;
        Partition = partition;
        HostKind = hostKind;
        IsPathStyle = isPathStyle;
        NameFault =
            hostKind == S3HostKind.Custom || bucket is null || S3BucketArn.Looks(bucket)
                ? null
                : S3BucketNameRules.WhyImpossible(bucket);
    }

    /// <summary><c>https</c> or <c>http</c>.</summary>
    public string Scheme { get; }

    /// <summary>Host and port as they stand in the URL.</summary>
    public string Authority { get; }

    /// <summary>Value of the Host header as signed: lower case, without the scheme's default port.</summary>
    public string HostHeader { get; }

    /// <summary>What stands before the key's own slash: empty, <c>/bucket</c>, or <c>/base/bucket</c>; percent-encoded.</summary>
    public string PathPrefix { get; }

    /// <summary>Bucket name, access-point ARN or alias as given; null for a request without a bucket (ListBuckets).</summary>
    public string? Bucket { get; }

    /// <summary>Region of the credential scope; for SigV4A the set of regions.</summary>
    public string SigningRegion { get; }

    /// <summary>For a multi-region access point, which is signed with SigV4A: value of X-Amz-Region-Set. Else null.</summary>
    public string? RegionSet { get; internal init; }

    /// <summary>Region of the credential scope; null in SigV4A.</summary>
    internal string? ScopeRegion => RegionSet is null ? SigningRegion : null;

    /// <summary>Service of the credential scope: s3, s3express, s3-object-lambda or s3-outposts.</summary>
    public string SigningService { get; }

    /// <summary>AWS partition (aws, aws-cn, …); null for a custom endpoint outside AWS.</summary>
    public string? Partition { get; }

    /// <summary>Which kind of host it is.</summary>
    public S3HostKind HostKind { get; }

    /// <summary>Whether the bucket stands in the path.</summary>
    public bool IsPathStyle { get; }

    /// <summary>Why Amazon S3 can have no bucket of this name; null where it can, and for other servers.</summary>
    internal string? NameFault { get; }

    /// <summary>Scheme, host and port, without path, for display. Of a virtual-hosted address the bucket is part of it.</summary>
    public string Endpoint => Scheme + "://" + Authority;

    /// <summary>The endpoint.</summary>
    public override string ToString() => Endpoint;
}
