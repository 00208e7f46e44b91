using PresignTools.Addressing;
using PresignTools.Identity;
using PresignTools.Signing;
using PresignTools.Text;

namespace PresignTools.Forms;

/// <summary>
/// A signed upload form and what must be known to use it. Url and fields together are a bearer secret: who has them can upload what the
/// conditions permit, with the signer's permission, until the form ends.
/// </summary>
public sealed class PresignedPost
{
    private readonly PostRequest _request;
    private PostFields? _fields;

    internal PresignedPost(PostRequest request, SigningCredentials credentials, AmzTime time, DateTimeOffset expiresAt, SignedPolicy signed)
    {
        _request = request;
        Signed = signed;
        SignedAt = time.Instant;
        ExpiresAt = expiresAt;
        AccessKeyId = credentials.AccessKeyId;
        HasSessionToken = credentials.HasSessionToken;
        (EffectiveExpiresAt, EarliestExpiresAt, LimitedBy) = SignedLife.Of(time.Instant, expiresAt, credentials);
    }

    /// <summary>Where the form is sent, with method POST and Content-Type multipart/form-data.</summary>
    public string Url => PostSigner.UrlOf(_request.Address);

    /// <summary>
    /// The fields to send, in this order; the file comes after them, as the last. A field that the sender chooses may be added here.
    /// </summary>
    public PostFields Fields => _fields ??= new PostFields(
        [new("key", Key), .. _request.Template.Fields, .. Signed.Fields]);

    /// <summary>What the policy asks of bucket, key, fields and file; those of the signature itself are left out.</summary>
    public IReadOnlyList<PostCondition> Conditions =>
        new List<PostCondition>(
            [PostCondition.Exact("bucket", BucketName), PostKey.Condition("key", Key), .. _request.Template.Conditions]).ToListing();

    /// <summary>Names of the fields that the sender must add: a condition asks for them, and the form has no value for them.</summary>
    public IReadOnlyList<string> OpenFields => _request.Template.Conditions
        .Where(static c => c.Kind != PostConditionKind.SizeRange)
        .Select(static c => c.Field)
        .Distinct(StringComparer.OrdinalIgnoreCase)
        .Where(n => !Fields.Contains(n))
        .ToArray()
        .ToListing();

    /// <summary>The policy as JSON, as it was signed; it names the session token where the form has one.</summary>
    public string Policy => Signed.Json;

    /// <summary>Bucket name, or alias of an access point.</summary>
    public string BucketName => _request.Address.Bucket!;

    /// <summary>Key of the object; <c>${filename}</c> is for the name of the file.</summary>
    public string Key => _request.Key;

    /// <summary>Region of the credential scope; it must be the bucket's own.</summary>
    public string Region => _request.Address.SigningRegion;

    /// <summary>Scheme, host and port that the form is sent to.</summary>
    public string Endpoint => _request.Address.Endpoint;

    /// <summary>Smallest file in bytes; null where the policy has no limit.</summary>
    public long? MinimumSize => Sizes?.Minimum;

    /// <summary>Largest file in bytes; null where the policy has no limit.</summary>
    public long? MaximumSize => Sizes?.Maximum;

    /// <summary>The instant it was signed for, UTC, whole seconds.</summary>
    public DateTimeOffset SignedAt { get; }

    /// <summary>The end that the policy gives.</summary>
    public DateTimeOffset ExpiresAt { get; }

    /// <summary>
    /// The true end as far as it is known: the earlier of <see cref="ExpiresAt"/> and the end of the credentials. Where temporary
    /// credentials do not show their end, the latest end that is possible.
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

    /// <summary>Account of the signer, decoded from the access key id; null where the id does not have it.</summary>
    public string? AccountId => AccessKey.AccountId(AccessKeyId);

    /// <summary>Whether it was signed with temporary credentials.</summary>
    public bool HasSessionToken { get; }

    internal SignedPolicy Signed { get; }

    /// <summary>Who runs the server, for well-known S3-compatible services.</summary>
    internal string? Provider => _request.Address.HostKind == S3HostKind.Custom
        ? S3HostParser.Parse(_request.Address.Scheme, _request.Address.Authority, null).Provider
        : null;

    private PostCondition? Sizes => _request.Template.Conditions.FirstOrDefault(static c => c.Kind == PostConditionKind.SizeRange);

    /// <summary>The form as an HTML page that uploads when it is opened in a browser.</summary>
    public string ToHtml() => PostHtml.Of(this);

    /// <summary>The upload as a curl command.</summary>
    /// <param name="file">Path of the file; a name to fill in where none is given.</param>
    public string ToCurl(string file = "FILE") => PostCurl.Of(this, file);

    /// <summary>The address, which is no secret by itself.</summary>
    public override string ToString() => Url;
}
