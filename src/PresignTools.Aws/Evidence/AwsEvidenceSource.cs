using PresignTools.Abstractions;
using PresignTools.Errors;
using PresignTools.Identity;
using PresignTools.Signing;

namespace PresignTools.Aws.Evidence;

/// <summary>
/// Asks AWS as one signer. Each question stands alone; those that need no other's answer run side by side. One after the other come at
/// most: who and where; the bucket's settings and the object; the key; what the policies that were listed say.
/// </summary>
public sealed partial class AwsEvidenceSource : IAwsEvidenceSource
{
    private readonly AwsConnection _connection;
    private readonly AwsClients _clients;
    private readonly ProbeRunner _runner;
    private readonly BucketProbes _buckets;
    private readonly BucketProbes _aside;
    private readonly IamCalls _iamCalls;
    private readonly IamProbes _iam;
    private readonly IamSimulation _simulation;
    private readonly AccessKeyProbe _keys;
    private readonly TimeProvider _clock;
    private readonly AnswerMemory _known = new();

    /// <summary>Makes the source. Nothing is sent yet.</summary>
    /// <param name="signer">The keys to ask with.</param>
    /// <param name="connection">Where to ask.</param>
    /// <param name="clock">This machine's clock; null for the real one.</param>
    /// <exception cref="PresignException"><c>EndpointUrlInvalid</c>.</exception>
    public AwsEvidenceSource(SigningCredentials signer, AwsConnection connection, TimeProvider? clock = null)
    {
        ArgumentNullException.ThrowIfNull(signer);
        ArgumentNullException.ThrowIfNull(connection);
        _connection = connection;
        _clock = clock ?? TimeProvider.System;
        _clients = new AwsClients(signer, connection, isAsking: true);
        _runner = new ProbeRunner(connection.Timeout, _clock);
        _buckets = new BucketProbes(_runner);
        _aside = new BucketProbes(_runner.Aside());
        _iamCalls = new IamCalls(new IamQueryClient(_clients.Credentials, connection), _runner);
        _iam = new IamProbes(_iamCalls);
        _simulation = new IamSimulation(_iamCalls);
        _keys = new AccessKeyProbe(_iamCalls);
    }

    /// <inheritdoc/>
    public Task<ProbeResult<CallerIdentity>> GetIdentityAsync(CancellationToken cancellationToken) =>
        IdentityProbe.AskAsync(_clients, _runner, _clock, cancellationToken);

    /// <inheritdoc/>
    public async Task<ProbeResult<BucketHead>> GetBucketAsync(string bucketName, CancellationToken cancellationToken)
    {
        ProbeResult<BucketHead> here = await _buckets
            .HeadAsync(_clients.S3(_connection.Region), bucketName, cancellationToken)
            .ConfigureAwait(false);
        return IsElsewhere(here) is { } region
            ? await AskedAgain(here, bucketName, region, cancellationToken).ConfigureAwait(false)
            : here;
    }

    /// <inheritdoc/>
    public Task<ProbeResult<IamEntity>> GetEntityAsync(PrincipalArn principal, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(principal);
        const string action = "iam:GetRole";
        return principal.Kind is not (PrincipalKind.User or PrincipalKind.Role or PrincipalKind.AssumedRole)
            ? Task.FromResult(Probe.NotAsked<IamEntity>(action, $"a principal of this kind ({principal.Kind}) is not one of IAM"))
            : _clients.WhyNotAsked("IAM") is { } why ? Task.FromResult(Probe.NotAsked<IamEntity>(action, why))
            : _iam.EntityAsync(principal, cancellationToken);
    }

    /// <inheritdoc/>
    public Task<ProbeResult<BucketOwner>> GetBucketOwnerAsync(BucketHead bucket, string accountId, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(bucket);
        return bucket.MayList != true
            ? Task.FromResult(
                Probe.NotAsked<BucketOwner>("s3:ListBucket", "the signer may not list the bucket, and S3 would refuse it either way")
            )
            : _buckets.OwnerAsync(_clients.S3(bucket.Region ?? _connection.Region), bucket, accountId, cancellationToken);
    }

    /// <inheritdoc/>
    public Task<ProbeResult<AccessKeyStatus>> GetAccessKeyAsync(string accessKeyId, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(accessKeyId);
        return AccessKey.Kind(accessKeyId) != AccessKeyKind.LongTerm
            ? Task.FromResult(Probe.NotAsked<AccessKeyStatus>("iam:ListAccessKeys", "only long-term access keys are listed"))
            : _clients.WhyNotAsked("IAM") is { } why ? Task.FromResult(Probe.NotAsked<AccessKeyStatus>("iam:ListAccessKeys", why))
            : _known.Once("key " + accessKeyId, () => _keys.AskAsync(accessKeyId, cancellationToken));
    }

    /// <inheritdoc/>
    public void Dispose()
    {
        _clients.Dispose();
        _iamCalls.Dispose();
    }

    /// <summary>The bucket's region, if HeadBucket went to another one and so could not tell more.</summary>
    private string? IsElsewhere(ProbeResult<BucketHead> here) =>
        here.Value is { Region: { } region, MayList: not true } && region != _connection.Region ? region : null;

    private async Task<ProbeResult<BucketHead>> AskedAgain(
        ProbeResult<BucketHead> before,
        string bucket,
        string region,
        CancellationToken cancellationToken)
    {
        ProbeResult<BucketHead> there = await _buckets.HeadAsync(_clients.S3(region), bucket, cancellationToken).ConfigureAwait(false);
        return there.Status == ProbeStatus.Failed ? before : there;
    }
}
