using PresignTools.Identity;

namespace PresignTools.Abstractions;

/// <summary>
/// What the engine asks of AWS about one signer. No method fails for what AWS answers or for a network that is not there: that is a
/// <see cref="ProbeResult"/>. Each is retried as the SDK does, ends after its time limit, and throws only
/// <see cref="OperationCanceledException"/>, when the caller cancels. Nothing is changed on AWS. Safe to use from several threads.
/// </summary>
public interface IAwsEvidenceSource : IDisposable
{
    /// <summary>Who the signer is; the result also tells AWS's clock.</summary>
    /// <param name="cancellationToken">Ends the wait.</param>
    Task<ProbeResult<CallerIdentity>> GetIdentityAsync(CancellationToken cancellationToken);

    /// <summary>Whether the bucket exists, and its region.</summary>
    /// <param name="bucketName">Bucket name or alias.</param>
    /// <param name="cancellationToken">Ends the wait.</param>
    Task<ProbeResult<BucketHead>> GetBucketAsync(string bucketName, CancellationToken cancellationToken);

    /// <summary>The user or role behind a principal, with its path and permissions boundary (GetUser, GetRole).</summary>
    /// <param name="principal">A user, role or role session.</param>
    /// <param name="cancellationToken">Ends the wait.</param>
    Task<ProbeResult<IamEntity>> GetEntityAsync(PrincipalArn principal, CancellationToken cancellationToken);

    /// <summary>Whether a bucket belongs to an account. Only for who may list the bucket does S3's refusal say that.</summary>
    /// <param name="bucket">What <see cref="GetBucketAsync"/> told.</param>
    /// <param name="accountId">Twelve digits.</param>
    /// <param name="cancellationToken">Ends the wait.</param>
    Task<ProbeResult<BucketOwner>> GetBucketOwnerAsync(BucketHead bucket, string accountId, CancellationToken cancellationToken);

    /// <summary>Asks everything that bears on the question, side by side; four round trips one after the other at most.</summary>
    /// <param name="question">What it is about.</param>
    /// <param name="answered">Told of each answer as it comes, possibly on another thread; null if nobody listens.</param>
    /// <param name="cancellationToken">Ends the wait.</param>
    Task<AwsEvidence> GatherAsync(EvidenceQuestion question, Action<ProbeResult>? answered, CancellationToken cancellationToken);

    /// <summary>
    /// Status and age of a long-term access key (GetAccessKeyLastUsed, ListAccessKeys). A source that cannot look says so.
    /// </summary>
    /// <param name="accessKeyId">The key's id.</param>
    /// <param name="cancellationToken">Ends the wait.</param>
    Task<ProbeResult<AccessKeyStatus>> GetAccessKeyAsync(string accessKeyId, CancellationToken cancellationToken) =>
        Task.FromResult(Probe.NotAsked<AccessKeyStatus>("iam:ListAccessKeys", "this source cannot look"));
}
