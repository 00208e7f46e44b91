using System.Collections;
using System.Management.Automation;
using PresignTools.Addressing;
using PresignTools.Credentials;
using PresignTools.Signing;

namespace PresignTools.Commands;

/// <summary>What kind of thing a URL is signed for.</summary>
public enum PresignTarget
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
public sealed partial class NewS3PresignedUrlCommand : CredentialCmdlet
{
    private readonly Signer _signer = new();
    private readonly HashSet<string> _warned = new(StringComparer.Ordinal);
    private Action? _sign;
    private Func<object?>? _errorTarget;
    private PresignTemplate? _template;
    private string? _templateMethod;
    private S3Address? _address;
    private (string? Bucket, string Region) _addressOf;

    /// <summary>Checks what is the same for every record: a fault there ends the command.</summary>
    protected override void BeginProcessing()
    {
        OrTerminate(null, Template);
        if (ParameterSetName == "ExpiresIn")
        {
            OrTerminate(null, () => PresignTemplate.Seconds(ExpiresIn));
        }
    }

    /// <summary>Signs for one record; a fault there is reported, and the next record is signed.</summary>
    protected override void ProcessRecord() =>
        ForRecord(_errorTarget ??= () => Target == PresignTarget.Object ? $"{BucketName}/{Key}" : BucketName, _sign ??= Sign);

    private void Sign()
    {
        ResolvedSigner who = ResolveSigner();
        PresignTemplate template = Template();
        DateTimeOffset now = DateTimeOffset.UtcNow;
        DateTimeOffset signedAt = SignedAt ?? now;
        TimeSpan validity = ExpiresAt is { } end ? end - Whole(signedAt) : ExpiresIn;
        PresignRequest request = template.For(Address(RegionFor(who)), CheckedKey(), VersionId, signedAt, validity);
        PresignedUrl url = _signer.Sign(request, who.Credentials);

        WarnAbout(who, regionMatters: string.IsNullOrEmpty(EndpointUrl) && !ResolveRegion);
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
        }

        return _template;
    }

    private string? CheckedKey()
    {
        bool hasKey = !string.IsNullOrEmpty(Key);
        return Target == PresignTarget.Object
            ? (hasKey ? Key : throw CommandErrors.KeyMissing())
            : (hasKey ? throw CommandErrors.KeyNotAllowed(Target.ToString()) : null);
    }

    private S3Address Address(string region)
    {
        string? bucket = Target == PresignTarget.Service ? null : BucketName;
        if (string.IsNullOrEmpty(bucket) && Target != PresignTarget.Service)
        {
            throw CommandErrors.BucketMissing();
        }

        if (_address is null || _addressOf != (bucket, region))
        {
            _address = S3AddressResolver.Resolve(bucket, new S3EndpointOptions
            {
                Region = region,
                EndpointUrl = EndpointUrl,
                AddressingStyle = AddressingStyle,
                UseDualstackEndpoint = UseDualstackEndpoint,
                UseFipsEndpoint = UseFipsEndpoint,
                UseAccelerateEndpoint = UseAccelerateEndpoint,
                UseGlobalEndpoint = UseGlobalEndpoint,
                UseHttp = UseHttp,
            });
            _addressOf = (bucket, region);
            Warn(PresignAdvice.For(_address));
        }

        return _address;
    }

    private void Warn(IEnumerable<PresignWarning> warnings)
    {
        foreach (PresignWarning warning in warnings)
        {
            if (_warned.Add(warning.Id))
            {
                WriteWarning(warning.Message);
            }
        }
    }

    // X-Amz-Date has whole seconds; counted from the fraction, an -ExpiresAt would end a second early.
    private static DateTimeOffset Whole(DateTimeOffset time) => time.AddTicks(-(time.Ticks % TimeSpan.TicksPerSecond));

    private static List<KeyValuePair<string, string>> Pairs(IDictionary? table)
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
}
