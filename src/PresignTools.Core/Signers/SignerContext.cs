using PresignTools.Abstractions;
using PresignTools.Identity;
using PresignTools.Text;

namespace PresignTools.Signers;

/// <summary>
/// Who signs: the key, whose it is, for which region it signs, and how long its URLs can live; with where each value came from. It holds
/// neither the secret key nor the session token.
/// </summary>
public sealed record SignerContext
{
    internal SignerContext()
    {
    }

    /// <summary>Access key id.</summary>
    public required string AccessKeyId { get; init; }

    /// <summary>Long-term key, temporary key, or one that is not AWS's.</summary>
    public AccessKeyKind KeyKind { get; init; }

    /// <summary>Where the credentials came from, for example <c>profile 'ops'</c>.</summary>
    public required string CredentialSource { get; init; }

    /// <summary>Account of the signer; null if it is not known.</summary>
    public string? AccountId { get; init; }

    /// <summary>ARN of the user or role session; null if AWS was not asked or did not tell.</summary>
    public string? Arn { get; init; }

    /// <summary>IAM's unique id of the signer.</summary>
    public string? UserId { get; init; }

    /// <summary>User, role session, root, …; null without <see cref="Arn"/>.</summary>
    public PrincipalKind? PrincipalKind { get; init; }

    /// <summary>ARN of the role behind a role session: what policies name.</summary>
    public string? RoleArn { get; init; }

    /// <summary>Name of the role session.</summary>
    public string? SessionName { get; init; }

    /// <summary>Whether the credentials have a session token, which then stands in every URL.</summary>
    public bool HasSessionToken { get; init; }

    /// <summary>Which STS endpoint the token seems to come from.</summary>
    public SessionTokenKind SessionTokenKind { get; init; }

    /// <summary>When the credentials end; null if they do not, or if that is not known.</summary>
    public DateTimeOffset? Expiration { get; init; }

    /// <summary>
    /// The longest time for which a URL signed now works; null if temporary credentials do not tell their end. Zero once they have ended.
    /// </summary>
    public TimeSpan? MaxUrlLifetime { get; init; }

    /// <summary>Region that is signed for.</summary>
    public required string Region { get; init; }

    /// <summary>Where the region came from.</summary>
    public required string RegionSource { get; init; }

    /// <summary>Partition of the region; null if it is not one of AWS.</summary>
    public string? Partition { get; init; }

    /// <summary>This machine's clock minus AWS's; null if AWS was not asked. S3 tolerates 15 minutes.</summary>
    public TimeSpan? ClockSkew { get; init; }

    /// <summary>The bucket that was asked about; null for none.</summary>
    public string? BucketName { get; init; }

    /// <summary>The bucket's true region; null if it is not known.</summary>
    public string? BucketRegion { get; init; }

    /// <summary>Whether <see cref="Region"/> is the bucket's; null if that is not known.</summary>
    public bool? RegionMatches { get; init; }

    /// <summary>Whether the bucket belongs to the signer's account; null if that could not be told.</summary>
    public bool? BucketIsOwn { get; init; }

    /// <summary>Whether the signer may list the bucket; null if that could not be told.</summary>
    public bool? MayListBucket { get; init; }

    /// <summary>Whether AWS was asked.</summary>
    public bool IsOnline { get; init; }

    /// <summary>Where each value came from, by the name of its property. A value that is null has the reason here.</summary>
    public required IReadOnlyDictionary<string, string> Sources { get; init; }

    /// <summary>What is likely to surprise, in sentences.</summary>
    public IReadOnlyList<string> Warnings { get; init => field = value.ToListing(); } = [];

    /// <summary>The key and whose it is.</summary>
    public override string ToString() => Text.Printable.Line(Arn is null ? AccessKeyId : $"{AccessKeyId} ({Arn})");
}

/// <summary>What is known about a signer, to be made into a <see cref="SignerContext"/>.</summary>
internal sealed record SignerFacts
{
    internal required Signing.SigningCredentials Credentials { get; init; }

    internal required string Region { get; init; }

    internal required string RegionSource { get; init; }

    internal required DateTimeOffset Now { get; init; }

    internal string? BucketName { get; init; }

    /// <summary>What was already found to be surprising while the credentials were looked for.</summary>
    internal IReadOnlyList<string> Warnings { get; init; } = [];

    internal ProbeResult<CallerIdentity>? Identity { get; init; }

    internal ProbeResult<IamEntity>? Entity { get; init; }

    internal ProbeResult<BucketHead>? Bucket { get; init; }

    internal ProbeResult<BucketOwner>? Owner { get; init; }
}
