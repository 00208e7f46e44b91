using System.ComponentModel;
using PresignTools.Identity;
using PresignTools.Inspection;
using PresignTools.Text;

namespace PresignTools.Signing;

/// <summary>What ends a URL first.</summary>
public enum UrlLimit : long
{
    /// <summary>The URL's own expiry, X-Amz-Expires.</summary>
    Expiry,

    /// <summary>The signer's temporary credentials end before the URL does; it dies with them (ExpiredToken).</summary>
    Credentials,

    /// <summary>The signer's credentials are temporary and their end is not known: the URL may die before its expiry.</summary>
    CredentialsUnknown,
}

/// <summary>
/// A signed URL and what must be known to use it. Its text is the URL. The URL is a bearer secret: who has it has the signer's
/// permission for this one request until it ends.
/// </summary>
[TypeConverter(typeof(PresignedUrlConverter))]
public sealed class PresignedUrl
{
    private readonly PresignRequest _request;

    internal PresignedUrl(string url, string method, PresignRequest request, SigningCredentials credentials, DateTimeOffset signedAt)
    {
        _request = request;
        Url = url;
        Method = method;
        SignedAt = signedAt;
        ExpiresAt = signedAt.AddSeconds(request.ExpiresInSeconds);
        AccessKeyId = credentials.AccessKeyId;
        HasSessionToken = credentials.HasSessionToken;
        (EffectiveExpiresAt, EarliestExpiresAt, LimitedBy) = SignedLife.Of(signedAt, ExpiresAt, credentials);
        IsOfDirectoryBucketSession = credentials.IsDirectoryBucketSession;
        TokenAdvice = SpecialAdvice.OfToken(request.Address, credentials);
    }

    /// <summary>The URL.</summary>
    public string Url { get; }

    /// <summary>The HTTP method that was signed; any other gives SignatureDoesNotMatch.</summary>
    public string Method { get; }

    /// <summary>Bucket name, access-point ARN or alias as given.</summary>
    public string? BucketName => _request.Address.Bucket;

    /// <summary>Object key; null for a request on the bucket itself.</summary>
    public string? Key => _request.Key;

    /// <summary>Version of the object, if one was named.</summary>
    public string? VersionId => _request.VersionId;

    /// <summary>
    /// Region of the credential scope; it must be the bucket's own. For a multi-region access point the set of regions, as text.
    /// </summary>
    public string Region => _request.Address.SigningRegion;

    /// <summary>Regions of a SigV4A signature, <c>*</c> for all; empty for SigV4.</summary>
    public IReadOnlyList<string> RegionSet => (_request.Address.RegionSet?.Split(',') ?? []).ToListing();

    /// <summary>SigV4; SigV4A for a multi-region access point.</summary>
    public SignatureVersion SignatureVersion =>
        _request.Address.RegionSet is null ? SignatureVersion.SigV4 : SignatureVersion.SigV4A;

    /// <summary>Scheme, host and port that the URL goes to.</summary>
    public string Endpoint => _request.Address.Endpoint;

    /// <summary>
    /// Headers that the client must send with exactly these values, for <c>Invoke-WebRequest -Headers</c>; empty if none. Host is sent by
    /// every client and not listed.
    /// </summary>
    public RequiredHeaders RequiredHeaders => new(_request.Headers.Headers);

    /// <summary>X-Amz-SignedHeaders: names joined by semicolons.</summary>
    public string SignedHeaders => _request.Headers.SignedHeaders;

    /// <summary>The instant it was signed for, UTC, whole seconds.</summary>
    public DateTimeOffset SignedAt { get; }

    /// <summary>The last second in which S3 accepts the URL, from its own parameters.</summary>
    public DateTimeOffset ExpiresAt { get; }

    /// <summary>
    /// The true end as far as it is known: the earlier of <see cref="ExpiresAt"/> and the end of the credentials. Where temporary
    /// credentials do not tell their end (<see cref="UrlLimit.CredentialsUnknown"/>), the latest end that is possible.
    /// </summary>
    public DateTimeOffset EffectiveExpiresAt { get; }

    /// <summary>
    /// The earliest end that is possible: the same as <see cref="EffectiveExpiresAt"/>, but for temporary credentials of unknown end
    /// <see cref="SignedAt"/>, as they may end at any time.
    /// </summary>
    public DateTimeOffset EarliestExpiresAt { get; }

    /// <summary>What ends it first.</summary>
    public UrlLimit LimitedBy { get; }

    /// <summary>Access key id of the signer.</summary>
    public string AccessKeyId { get; }

    /// <summary>Account of the signer, decoded from the access key id; null where the id does not tell.</summary>
    public string? AccountId => AccessKey.AccountId(AccessKeyId);

    /// <summary>Whether it was signed with temporary credentials.</summary>
    public bool HasSessionToken { get; }

    /// <summary>Whether it was signed with a session of a directory bucket.</summary>
    internal bool IsOfDirectoryBucketSession { get; }

    /// <summary>What surprises about the session token; null for most.</summary>
    internal PresignWarning? TokenAdvice { get; }

    /// <summary>The URL as a Uri that is sent as it was signed; see <see cref="ToUri"/>.</summary>
    /// <param name="url">The signed URL.</param>
    public static implicit operator Uri?(PresignedUrl? url) => url?.ToUri();

    /// <summary>
    /// The URL for clients that take a <see cref="Uri"/>. By itself that type rewrites a path (<c>/a/../b</c>), and the signature would no
    /// longer fit.
    /// </summary>
    public Uri ToUri() => new(Url, new UriCreationOptions { DangerousDisablePathAndQueryCanonicalization = true });

    /// <summary>The URL.</summary>
    public override string ToString() => PresignedUrlConverter.HasJustRefused() ? UrlMask.Mask(Url) : Url;
}
