using System.Management.Automation;
using PresignTools.Addressing;
using PresignTools.Credentials;
using PresignTools.Forms;
using PresignTools.Input;
using PresignTools.Signing;

namespace PresignTools.Commands;

/// <summary>
/// Signs an upload form for a browser: its policy says which key, size and fields an upload may have. Nothing is created on AWS, and
/// nothing asked of S3 but the region, with -ResolveRegion.
/// </summary>
[Cmdlet(
    VerbsCommon.New,
    "S3PresignedPost",
    DefaultParameterSetName = "ExpiresIn",
    HelpUri = "https://github.com/presigntools/presigntools/blob/main/docs/en-US/New-S3PresignedPost.md"
)]
[OutputType(typeof(PresignedPost), typeof(string))]
public sealed partial class NewS3PresignedPostCommand : SigningCmdlet
{
    private readonly PostSigner _signer = new();
    private PostTemplate? _template;
    private SigningTarget _target;
    private bool _isFixed;

    /// <summary>Checks what is the same for every record: a fault there ends the command.</summary>
    protected override void BeginProcessing()
    {
        base.BeginProcessing();
        _isFixed = !string.IsNullOrEmpty(BucketName) && (Key is not null || KeyPrefix is not null);
        _template = OrTerminate(null, () =>
        {
            CheckEndpointParameters();
            _ = AsHtml && AsCurl ? throw CommandErrors.FormTextTwice() : false;
            _ = KeyPrefix is not null && Key is { Length: > 0 } ? throw FormErrors.FormKeyTwice() : false;
            return new PostTemplate(Options());
        });
        Warn(_template.Warnings);
    }

    /// <summary>Signs for one record; a fault there is reported, and the next record is signed.</summary>
    protected override void ProcessRecord()
    {
        IEnumerable<SigningTarget>? targets = null;
        ForRecord(BucketName, () =>
            targets = SigningTargets.Of(new(BucketName, Keys, null, _isFixed), InputObject, EndpointUrl));
        foreach (SigningTarget target in targets ?? [])
        {
            _target = target;
            ForRecord(() => $"{_target.Bucket}/{_target.Key}", Sign);
        }
    }

    private string?[]? Keys => KeyPrefix is null ? Key : [KeyPrefix + PostKey.Variable];

    private void Sign()
    {
        if (string.IsNullOrEmpty(_target.Bucket))
        {
            throw CommandErrors.BucketMissing();
        }

        ResolvedSigner who = ResolveSigner();
        DateTimeOffset now = DateTimeOffset.UtcNow;
        DateTimeOffset signedAt = SignedAt ?? now;
        string? region = IsRegionGiven ? null : _target.Region;
        PresignedPost post = _signer.Sign(
            _template!.For(
                AddressOf(_target.Bucket, region ?? RegionFor(who, _target.Bucket)),
                _target.Key ?? string.Empty,
                signedAt,
                ExpiresAt is { } end ? Until(end, signedAt) : ExpiresIn),
            who.Credentials);

        WarnAbout(who, regionMatters: string.IsNullOrEmpty(EndpointUrl) && !ResolveRegion && region is null);
        Warn(PresignAdvice.For(who.Credentials));
        Warn(PostAdvice.For(post, now));
        WriteObject(AsHtml ? post.ToHtml() : AsCurl ? post.ToCurl() : post);
    }

    private PostOptions Options() => new()
    {
        IsForAmazonS3 = S3HostParser.IsAmazonS3(EndpointUrl),
        ContentType = ContentType,
        ContentTypePrefix = ContentTypePrefix,
        MinimumSize = MinimumSize,
        MaximumSize = MaximumSize,
        SuccessStatus = SuccessStatus,
        SuccessRedirect = SuccessRedirect,
        Acl = Acl,
        Metadata = Pairs(Metadata),
        Tags = Pairs(Tag),
        ServerSideEncryption = ServerSideEncryption,
        SseKmsKeyId = SSEKMSKeyId,
        Checksums = Given(
            ("crc32", ChecksumCRC32),
            ("crc32c", ChecksumCRC32C),
            ("crc64nvme", ChecksumCRC64NVME),
            ("sha1", ChecksumSHA1),
            ("sha256", ChecksumSHA256)),
        Fields = Pairs(Field),
        Conditions = Input.FormConditions.Read(Condition),
    };
}
