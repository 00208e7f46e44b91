using PresignTools.Errors;
using PresignTools.Signing;

namespace PresignTools.Abstractions;

/// <summary>
/// Begins sessions with directory buckets (CreateSession). Nothing is changed on AWS: the answer is a key pair and a token that live five
/// minutes.
/// </summary>
public interface IDirectoryBucketSessions : IDisposable
{
    /// <summary>Begins a session.</summary>
    /// <param name="bucketName">Directory bucket, or an access point for one.</param>
    /// <param name="readOnly">Whether it is to read only, which an administrator can allow by itself.</param>
    /// <param name="cancellationToken">Ends the wait.</param>
    /// <returns>The keys of the session; see <see cref="SigningCredentials.ForDirectoryBucket"/>.</returns>
    /// <exception cref="PresignException">
    /// <c>DirectoryBucketSessionRefused</c>, <c>DirectoryBucketSessionUnavailable</c>.
    /// </exception>
    Task<SigningCredentials> CreateAsync(string bucketName, bool readOnly, CancellationToken cancellationToken);
}
