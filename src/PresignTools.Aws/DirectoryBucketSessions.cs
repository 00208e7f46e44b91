using System.Net;
using Amazon.Runtime;
using Amazon.S3;
using Amazon.S3.Model;
using PresignTools.Abstractions;
using PresignTools.Aws.Evidence;
using PresignTools.Errors;
using PresignTools.Signing;

namespace PresignTools.Aws;

/// <summary>CreateSession through the AWS SDK. Its own cache of sessions is for requests that it signs itself, and is not used.</summary>
/// <param name="signer">Who begins the sessions.</param>
/// <param name="connection">Where S3 is asked.</param>
public sealed class DirectoryBucketSessions(SigningCredentials signer, AwsConnection connection) : IDirectoryBucketSessions
{
    private readonly AwsClients _clients = new(signer, connection);

    /// <inheritdoc/>
    public async Task<SigningCredentials> CreateAsync(string bucketName, bool readOnly, CancellationToken cancellationToken)
    {
        try
        {
            CreateSessionResponse answer = await _clients.S3(connection.Region)
                .CreateSessionAsync(
                    new CreateSessionRequest
                    {
                        BucketName = bucketName,
                        SessionMode = readOnly ? SessionMode.ReadOnly : SessionMode.ReadWrite,
                    },
                    cancellationToken)
                .ConfigureAwait(false);
            SessionCredentials keys = answer.Credentials ?? throw new InvalidDataException("the answer of S3 has no credentials");
            DateTimeOffset? ends = keys.Expiration is { Year: > 1 } time ? new DateTimeOffset(time.ToUniversalTime()) : null;
            return SigningCredentials.ForDirectoryBucket(
                keys.AccessKeyId,
                keys.SecretAccessKey,
                keys.SessionToken,
                ends,
                $"a session with directory bucket '{Text.Printable.Of(bucketName, 100)}' of {signer.Source ?? signer.AccessKeyId}");
        }
        catch (AmazonServiceException refused) when (refused.StatusCode != 0)
        {
            // A message of S3 other than that of a denial may quote the signed request.
            string? message = refused.ErrorCode is "AccessDenied" && !refused.Message.Contains('<') ? refused.Message : null;
            bool exists = refused.StatusCode != HttpStatusCode.NotFound;
            throw AwsErrors.DirectoryBucketSessionRefused(
                bucketName, refused.ErrorCode, (int)refused.StatusCode, message, exists, readOnly);
        }
        catch (Exception e) when (e is not PresignException && !cancellationToken.IsCancellationRequested)
        {
            throw AwsErrors.DirectoryBucketSessionUnavailable(bucketName, e.GetBaseException().GetType().Name);
        }
    }

    /// <inheritdoc/>
    public void Dispose() => _clients.Dispose();
}
