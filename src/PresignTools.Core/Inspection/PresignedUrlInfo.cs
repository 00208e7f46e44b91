using PresignTools.Addressing;
using PresignTools.Text;

namespace PresignTools.Inspection;

/// <summary>
/// Every part of a presigned URL, decoded. Signature and session token stand in <see cref="Url"/> and nowhere else. Nothing here depends
/// on a clock: whether the URL has expired is for the reader to compare.
/// </summary>
public sealed class PresignedUrlInfo
{
    internal PresignedUrlInfo(RawUrl raw, S3Location location)
    {
        Raw = raw;
        Location = location;
    }

    /// <summary>The URL as split text.</summary>
    internal RawUrl Raw { get; }

    /// <summary>What host and path say.</summary>
    internal S3Location Location { get; }

    /// <summary>The URL, repaired where <see cref="Repairs"/> says so. It is a secret: who has it can use it.</summary>
    public string Url => Raw.Text;

    /// <summary>What was undone to get the URL from the text given; empty for a URL in good shape.</summary>
    public IReadOnlyList<UrlRepair> Repairs { get; internal init => field = value.ToListing(); } = [];

    /// <summary>What is odd about the URL and how S3 reads it: repeated parameters, values out of their form or range.</summary>
    public IReadOnlyList<string> Notes { get; internal init => field = value.ToListing(); } = [];

    /// <summary><c>https</c> or <c>http</c>.</summary>
    public string Scheme => Raw.Scheme;

    /// <summary>Host as written, without port.</summary>
    public string Host => Raw.Host;

    /// <summary>Port, if one is written.</summary>
    public int? Port => Raw.Port;

    /// <summary>Bucket name, alias, or access-point ARN; null for a request without a bucket.</summary>
    public string? BucketName => Location.Bucket;

    /// <summary>Object key, decoded; null for a request on the bucket itself.</summary>
    public string? Key => Location.Key;

    /// <summary>versionId, if one is given.</summary>
    public string? VersionId { get; internal init; }

    /// <summary>The region that the URL is signed for; for SigV2 and SigV4A the region of the host, null where it names none.</summary>
    public string? Region { get; internal init; }

    /// <summary>The region that the host names; null where it names none. It must agree with <see cref="Region"/>.</summary>
    public string? EndpointRegion => Location.Region;

    /// <summary>AWS partition; null outside AWS.</summary>
    public string? Partition => Location.Partition;

    /// <summary>Which kind of host serves the URL.</summary>
    public S3HostKind EndpointKind => Location.HostKind;

    /// <summary>The form of the endpoint in words, for example <c>Regional, path style, dualstack</c>.</summary>
    public string EndpointForm { get; internal init; } = string.Empty;

    /// <summary>Whether the bucket stands in the path. On hosts outside AWS that is assumed.</summary>
    public bool IsPathStyle => Location.IsPathStyle;

    /// <summary>A dualstack host.</summary>
    public bool IsDualstack => Location.IsDualstack;

    /// <summary>A FIPS host.</summary>
    public bool IsFips => Location.IsFips;

    /// <summary>Who runs the server, for well-known S3-compatible services.</summary>
    public string? Provider => Location.Provider;

    /// <summary>How the URL carries its signature.</summary>
    public SignatureVersion SignatureVersion { get; internal init; }

    /// <summary>X-Amz-Algorithm; null for SigV2.</summary>
    public string? Algorithm { get; internal init; }

    /// <summary>Access key id of the signer; null if the credential is malformed.</summary>
    public string? AccessKeyId { get; internal init; }

    /// <summary>What sort of credentials the key id belongs to.</summary>
    public AccessKeyKind KeyKind { get; internal init; }

    /// <summary>
    /// The account that issued the key, read from the key id; null where that is not possible. An undocumented property of AWS's ids: a
    /// strong hint, no proof.
    /// </summary>
    public string? AccountId { get; internal init; }

    /// <summary>Day of the credential scope, <c>yyyyMMdd</c>.</summary>
    public string? ScopeDate { get; internal init; }

    /// <summary>Region of the credential scope; null for SigV4A, whose scope has none.</summary>
    public string? ScopeRegion { get; internal init; }

    /// <summary>Service of the credential scope: s3, s3express, s3-object-lambda, s3-outposts.</summary>
    public string? ScopeService { get; internal init; }

    /// <summary>Last part of the credential scope: aws4_request.</summary>
    public string? ScopeTerminal { get; internal init; }

    /// <summary>Regions of a SigV4A signature; <c>*</c> for all.</summary>
    public IReadOnlyList<string> RegionSet { get; internal init => field = value.ToListing(); } = [];

    /// <summary>The instant of X-Amz-Date; null for SigV2, which has none.</summary>
    public DateTimeOffset? SignedAt { get; internal init; }

    /// <summary>X-Amz-Expires in seconds, as written: S3 accepts 1 to 604800. Null for SigV2.</summary>
    public long? ExpiresInSeconds { get; internal init; }

    /// <summary>The last second at which the URL can be used, if the credentials live that long.</summary>
    public DateTimeOffset? ExpiresAt { get; internal init; }

    /// <summary>Whether there is a session token in the URL.</summary>
    public bool HasSessionToken { get; internal init; }

    /// <summary>
    /// 1 or 2 by how the token begins, null if that does not tell. Tokens of version 1, from the global STS endpoint, do not work in opt-in
    /// regions.
    /// Seen, not documented.
    /// </summary>
    public int? SessionTokenVersion { get; internal init; }

    /// <summary>Names of the signed headers, in lower case. Empty for SigV2.</summary>
    public IReadOnlyList<string> SignedHeaders { get; internal init => field = value.ToListing(); } = [];

    /// <summary>Signed headers that the client has to send itself: all but host and those whose value stands in the query.</summary>
    public IReadOnlyList<string> RequiredHeaders { get; internal init => field = value.ToListing(); } = [];

    /// <summary>
    /// The payload line of the signature: UNSIGNED-PAYLOAD or a hash; null if a signed header that is not in the URL gives it, and for
    /// SigV2.
    /// </summary>
    public string? PayloadHash { get; internal init; }

    /// <summary><c>response-…</c> parameters: headers that S3 is to answer with.</summary>
    public IReadOnlyDictionary<string, string> ResponseOverrides { get; internal init; } = new Dictionary<string, string>();

    /// <summary><c>x-amz-…</c> headers that were put into the query; customer keys are masked.</summary>
    public IReadOnlyDictionary<string, string> HoistedHeaders { get; internal init; } = new Dictionary<string, string>();

    /// <summary>All other parameters.</summary>
    public IReadOnlyDictionary<string, string> OtherParameters { get; internal init; } = new Dictionary<string, string>();

    /// <summary>The S3 operation, if the URL tells it; else null.</summary>
    public string? Operation { get; internal init; }

    /// <summary>The operations that the URL can be for, likeliest first: the method is signed, but does not stand in the URL.</summary>
    public IReadOnlyList<string> PossibleOperations { get; internal init => field = value.ToListing(); } = [];

    /// <summary>HTTP methods of these operations, likeliest first.</summary>
    public IReadOnlyList<string> MethodHints { get; internal init => field = value.ToListing(); } = [];

    /// <summary>Where the hint came from.</summary>
    public string OperationEvidence { get; internal init; } = string.Empty;

    /// <summary>
    /// IAM actions that the signer needs, if all possible operations need the same; without what the object's own encryption asks for.
    /// </summary>
    public IReadOnlyList<string> RequiredActions { get; internal init => field = value.ToListing(); } = [];

    /// <summary>Which SDK or tool made the URL; several names where they write alike; null if unknown.</summary>
    public string? Sdk { get; internal init; }

    /// <summary>What <see cref="Sdk"/> rests on.</summary>
    public string SdkEvidence { get; internal init; } = string.Empty;

    /// <summary>The URL with signature and token masked.</summary>
    public string MaskedUrl => UrlMask.Mask(Url);

    /// <summary>The URL with signature and token masked.</summary>
    public override string ToString() => MaskedUrl;
}
