using System.Management.Automation;
using PresignTools.Addressing;
using PresignTools.Credentials;
using PresignTools.Input;
using PresignTools.Signing;

namespace PresignTools.Commands;

/// <summary>What kind of thing a URL is signed for.</summary>
public enum PresignTarget : long
{
    /// <summary>An object.</summary>
    Object,

    /// <summary>The bucket itself: list it, delete it, read its settings.</summary>
    Bucket,

    /// <summary>The service: list the buckets.</summary>
    Service,
}

/// <summary>
/// Signs an S3 URL. Parameters come in, one call into Core, the URL goes out; nothing is created on AWS, and nothing asked of S3 but the
/// region, with -ResolveRegion.
/// </summary>
[Cmdlet(
    VerbsCommon.New,
    "S3PresignedUrl",
    DefaultParameterSetName = "ExpiresIn",
    HelpUri = "https://github.com/presigntools/presigntools/blob/main/docs/en-US/New-S3PresignedUrl.md"
)]
[OutputType(typeof(PresignedUrl))]
public sealed partial class NewS3PresignedUrlCommand : SigningCmdlet
{
    private readonly Signer _signer = new();
    private Action? _sign;
    private Func<object?>? _errorTarget;
    private Func<object?>? _signTarget;
    private SigningTarget _target;
    private bool _isFixed;
    private bool _isLifetimeGiven;
    private PresignTemplate? _template;
    private string? _templateMethod;

    /// <summary>Checks what is the same for every record: a fault there ends the command.</summary>
    protected override void BeginProcessing()
    {
        base.BeginProcessing();
        _isFixed = !string.IsNullOrEmpty(BucketName) && Key is not null;     // a script block that makes them is not bound yet
        _isLifetimeGiven = MyInvocation.BoundParameters.ContainsKey(nameof(ExpiresIn)) || ExpiresAt is not null;
        OrTerminate(null, () =>
        {
            CheckAwsToolsParameters();
            return Template();
        });
        if (ParameterSetName == "ExpiresIn")
        {
            OrTerminate(null, () => PresignTemplate.Seconds(ExpiresIn));
        }
    }

    /// <summary>Signs for one record; a fault there is reported, and the next record is signed.</summary>
    protected override void ProcessRecord()
    {
        IEnumerable<SigningTarget>? targets = null;
        ForRecord(_errorTarget ??= () => Named(BucketName, Key is [var only] ? only : null), () =>
            targets = SigningTargets.Of(new(BucketName, Key, VersionId, _isFixed), InputObject, EndpointUrl));
        foreach (SigningTarget target in targets ?? [])
        {
            _target = target;
            ForRecord(_signTarget ??= () => Named(_target.Bucket, _target.Key), _sign ??= Sign);
        }
    }

    private string? Named(string? bucket, string? key) => Target == PresignTarget.Object ? $"{bucket}/{key}" : bucket;

    private void Sign()
    {
        ResolvedSigner who = ResolveSigner();
        PresignTemplate template = Template();
        DateTimeOffset now = DateTimeOffset.UtcNow;
        DateTimeOffset signedAt = SignedAt ?? now;
        string? region = IsRegionGiven ? null : _target.Region;
        (S3Address address, SigningCredentials keys) = Where(who, template, region);
        PresignRequest request = template.For(address, CheckedKey(), _target.VersionId, signedAt, Lifetime(signedAt));
        PresignedUrl url = _signer.Sign(request, keys);

        WarnAbout(who, regionMatters: string.IsNullOrEmpty(EndpointUrl) && !ResolveRegion && region is null && IsRegionOfBucket);
        Warn(PresignAdvice.For(who.Credentials));
        Warn(PresignAdvice.For(url, now));
        WriteObject(url);
    }

    private PresignTemplate Template()
    {
        if (_template is null || !string.Equals(_templateMethod, Method, StringComparison.Ordinal))
        {
            (_template, _templateMethod) = (new PresignTemplate(Options()), Method);
            Warn(_template.Warnings);
            Warn(ServerAdvice.For(Server, _template.Settings));
        }

        return _template;
    }

    private string? CheckedKey()
    {
        bool hasKey = !string.IsNullOrEmpty(_target.Key);
        return Target == PresignTarget.Object
            ? (hasKey ? _target.Key : throw CommandErrors.KeyMissing())
            : (hasKey ? throw CommandErrors.KeyNotAllowed(Target.ToString()) : null);
    }

    private S3Address Address(string region)
    {
        string? bucket = Target == PresignTarget.Service ? null : _target.Bucket;
        if (string.IsNullOrEmpty(bucket) && Target != PresignTarget.Service)
        {
            throw CommandErrors.BucketMissing();
        }

        return AddressOf(bucket, region);
    }
}
