using PresignTools.Addressing;
using PresignTools.Identity;
using PresignTools.Text;

namespace PresignTools.Forms;

/// <summary>
/// Every part of an upload form, decoded. Signature, policy and session token are in <see cref="Fields"/> and <see cref="Policy"/>. Nothing
/// here depends on a clock: whether the form has ended is for the reader to compare.
/// </summary>
public sealed class PresignedPostInfo
{
    private readonly FormSignature _signature;
    private readonly PostPolicy? _policy;
    private readonly S3Location? _location;

    /// <summary>Takes a form apart.</summary>
    /// <param name="post">The form.</param>
    public PresignedPostInfo(ReceivedPost post)
    {
        Post = post;
        _signature = new FormSignature(post);
        _policy = _signature.Policy is { } encoded ? PostPolicy.Read(encoded) : null;
        _location = post.Location();
        Fields = new PostFields(post.Fields);
    }

    /// <summary>Where the form is sent; null if that is not known.</summary>
    public string? Url => Post.Url;

    /// <summary>The fields in their order. They are a secret: who has them can upload.</summary>
    public PostFields Fields { get; }

    /// <summary>What the policy asks of bucket, key, fields and file; those of the signature itself are left out.</summary>
    public IReadOnlyList<PostCondition> Conditions => (_policy?.Conditions ?? [])
        .Where(static c => !FormFieldRules.IsOfSignature(c.Field)).ToArray().ToListing();

    /// <summary>Names of the fields that the sender must add: a condition asks for them, and the form does not have them.</summary>
    public IReadOnlyList<string> OpenFields => Conditions
        .Where(c => c.Kind != PostConditionKind.SizeRange && !c.IsOf("bucket") && !Fields.Contains(c.Field))
        .Select(static c => c.Field).Distinct(StringComparer.OrdinalIgnoreCase).ToArray().ToListing();

    /// <summary>The policy as JSON; null if the form has none that can be read.</summary>
    public string? Policy => _policy?.Json;

    /// <summary>Bucket of the address; where no address is known, the one that the policy names.</summary>
    public string? BucketName => Post.Bucket(_location)
        ?? Conditions.Where(static c => c.IsOf("bucket")).Select(static c => c.Value).FirstOrDefault();

    /// <summary>Key of the object; <c>${filename}</c> is for the name of the file.</summary>
    public string? Key => Post.Value("key");

    /// <summary>Region of the credential scope; null for SigV2.</summary>
    public string? Region => _signature.Scope?.Region;

    /// <summary>The region that the host names; null where it names none. It must agree with <see cref="Region"/>.</summary>
    public string? EndpointRegion => _location?.Region;

    /// <summary>Which kind of host takes the form.</summary>
    public S3HostKind? EndpointKind => _location?.HostKind;

    /// <summary>Who runs the server, for well-known S3-compatible services.</summary>
    public string? Provider => _location?.Provider;

    /// <summary>SigV4 or SigV2; null for a form without a signature.</summary>
    public string? SignatureVersion => _signature.IsV2 ? "SigV2" : _signature.IsAny ? "SigV4" : null;

    /// <summary>Access key id of the signer; null if the credential is malformed.</summary>
    public string? AccessKeyId => _signature.AccessKeyId;

    /// <summary>What sort of credentials the key id belongs to.</summary>
    public AccessKeyKind KeyKind => AccessKey.Kind(AccessKeyId);

    /// <summary>The account that issued the key, read from the key id; null where that is not possible.</summary>
    public string? AccountId => AccessKey.AccountId(AccessKeyId);

    /// <summary>Day of the credential scope, <c>yyyyMMdd</c>.</summary>
    public string? ScopeDate => _signature.Scope?.Date;

    /// <summary>Service of the credential scope.</summary>
    public string? ScopeService => _signature.Scope?.Service;

    /// <summary>Whether the form has a session token.</summary>
    public bool HasSessionToken => !string.IsNullOrEmpty(_signature.Token);

    /// <summary>The instant of x-amz-date.</summary>
    public DateTimeOffset? SignedAt => _signature.SignedAt;

    /// <summary>The end that the policy gives.</summary>
    public DateTimeOffset? ExpiresAt => _policy?.Expiration;

    /// <summary>Smallest file in bytes; null where the policy has no limit.</summary>
    public long? MinimumSize => _policy?.Sizes?.Minimum;

    /// <summary>Largest file in bytes; null where the policy has no limit.</summary>
    public long? MaximumSize => _policy?.Sizes?.Maximum;

    /// <summary>What is odd about the form: a policy that S3 cannot use, fields after the file.</summary>
    public IReadOnlyList<string> Notes =>
    [
        .. _policy?.Defect is { } defect ? [defect] : Array.Empty<string>(),
        .. Post.FieldsAfterFile.Select(static n => $"Field {Printable.Of(n, 60)} comes after the file, where S3 ignores it."),
    ];

    /// <summary>The form itself.</summary>
    internal ReceivedPost Post { get; }

    /// <summary>The address, which is no secret by itself.</summary>
    public override string ToString() => Url ?? "upload form";
}
