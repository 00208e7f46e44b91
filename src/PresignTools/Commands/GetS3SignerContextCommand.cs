using System.Management.Automation;
using PresignTools.Abstractions;
using PresignTools.Completers;
using PresignTools.Credentials;
using PresignTools.Input;
using PresignTools.Signers;

namespace PresignTools.Commands;

/// <summary>
/// Tells who signs, for which region, how long a URL can live, and where each value came from. It signs nothing and changes nothing.
/// </summary>
[Cmdlet(
    VerbsCommon.Get,
    "S3SignerContext",
    HelpUri = "https://github.com/presigntools/presigntools/blob/main/docs/en-US/Get-S3SignerContext.md"
)]
[OutputType(typeof(SignerContext))]
public sealed class GetS3SignerContextCommand : CredentialCmdlet
{
    private ResolvedSigner? _askedAs;
    private IAwsEvidenceSource? _aws;
    private Task<ProbeResult<CallerIdentity>>? _identity;
    private Task<ProbeResult<IamEntity>>? _entity;

    /// <summary>
    /// A bucket: its true region, and whether it is the signer's own. s3://bucket/key, the URL of an object and the like name their bucket.
    /// </summary>
    [Parameter(Position = 0, ValueFromPipelineByPropertyName = true)]
    [ArgumentCompleter(typeof(BucketCompleter))]
    public string? BucketName { get; set; }

    /// <summary>What comes through the pipeline: names of buckets, references such as s3://bucket/key, rows and hashtables.</summary>
    [Parameter(ValueFromPipeline = true)]
    [AllowNull]
    public object? InputObject { get; set; }

    /// <summary>Asks nothing of AWS about the signer. Getting credentials may still ask (roles, SSO).</summary>
    [Parameter]
    public SwitchParameter Offline { get; set; }

    /// <summary>Custom S3 endpoint: an S3-compatible server, a VPC interface endpoint.</summary>
    [Parameter]
    public string? EndpointUrl { get; set; }

    /// <summary>Reports on one bucket, or on the signer alone.</summary>
    protected override void ProcessRecord() => ForRecord(BucketName, () =>
    {
        ResolvedSigner who = ResolveSigner();
        string? bucket = SigningTargets.Of(new(BucketName, null, null, false), InputObject, EndpointUrl).First().Bucket;
        var facts = new SignerFacts
        {
            Credentials = who.Credentials,
            Region = who.Region,
            RegionSource = who.RegionSource,
            Now = TimeProvider.System.GetUtcNow(),
            BucketName = bucket,
            Warnings = string.IsNullOrEmpty(EndpointUrl) ? who.Warnings : [.. who.Warnings.Where(w => w != who.RegionWarning)],
        };
        if (!Offline)
        {
            IAwsEvidenceSource aws = Source(who);
            facts = Await(token => AskAsync(facts, who, aws, token));
        }

        SignerContext context = SignerContextBuilder.Build(facts);
        Warn(context.Warnings);
        WriteObject(context);
    });

    /// <inheritdoc/>
    protected override void Dispose(bool disposing)
    {
        if (disposing)
        {
            _aws?.Dispose();
        }

        base.Dispose(disposing);
    }

    private async Task<SignerFacts> AskAsync(SignerFacts facts, ResolvedSigner who, IAwsEvidenceSource aws, CancellationToken token)
    {
        _identity ??= aws.GetIdentityAsync(token);
        _entity ??= EntityAsync(aws, _identity, token);
        ProbeResult<BucketHead>? bucket = facts.BucketName is null
            ? null
            : await aws.GetBucketAsync(facts.BucketName, token).ConfigureAwait(false);
        ProbeResult<CallerIdentity> identity = await _identity.ConfigureAwait(false);
        string? account = identity.Value?.AccountId ?? Identity.AccessKey.AccountId(who.Credentials.AccessKeyId);
        ProbeResult<BucketOwner>? owner =
            bucket?.Value is { } head && !string.IsNullOrEmpty(account)
                ? await aws.GetBucketOwnerAsync(head, account, token).ConfigureAwait(false)
                : null;
        return facts with { Identity = identity, Entity = await _entity.ConfigureAwait(false), Bucket = bucket, Owner = owner };
    }

    // Buckets may come through the pipeline; who signs for them is asked once.
    private IAwsEvidenceSource Source(ResolvedSigner who)
    {
        if (_aws is null || !ReferenceEquals(_askedAs, who))
        {
            _aws?.Dispose();
            (_aws, _askedAs, _identity, _entity) = (
                OpenEvidence(
                    who,
                    new AwsConnection { Region = who.Region, S3EndpointUrl = string.IsNullOrEmpty(EndpointUrl) ? null : EndpointUrl }),
                who,
                null,
                null);
        }

        return _aws;
    }

    private static async Task<ProbeResult<IamEntity>> EntityAsync(
        IAwsEvidenceSource aws,
        Task<ProbeResult<CallerIdentity>> identity,
        CancellationToken token
    ) =>
        (await identity.ConfigureAwait(false)).Value?.Principal is { } principal
            ? await aws.GetEntityAsync(principal, token).ConfigureAwait(false)
            : Probe.NotAsked<IamEntity>("iam:GetRole", "it is not known who the signer is");
}
