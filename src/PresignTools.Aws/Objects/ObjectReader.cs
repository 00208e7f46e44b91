using Amazon.Runtime;
using Amazon.S3;
using Amazon.S3.Model;
using PresignTools.Abstractions;
using PresignTools.Aws.Evidence;
using PresignTools.Errors;
using PresignTools.Signing;

namespace PresignTools.Aws.Objects;

/// <summary>ListObjectsV2 and GetObject through the SDK, which signs and repeats them.</summary>
public sealed class ObjectReader : IObjectReader
{
    private const long MostBytes = 512L * 1024 * 1024;

    private readonly AwsConnection _connection;
    private readonly AwsClients _clients;

    /// <summary>Makes the reader. Nothing is sent yet.</summary>
    /// <param name="signer">Who reads.</param>
    /// <param name="connection">Where.</param>
    /// <exception cref="PresignException"><c>EndpointUrlInvalid</c>.</exception>
    public ObjectReader(SigningCredentials signer, AwsConnection connection)
    {
        ArgumentNullException.ThrowIfNull(signer);
        ArgumentNullException.ThrowIfNull(connection);
        _connection = connection;
        _clients = new AwsClients(signer, connection);
    }

    /// <inheritdoc/>
    public Task<ObjectPage> ListAsync(string bucketName, string prefix, string? startAfter, CancellationToken cancellationToken) =>
        AskAsync(bucketName, "s3:ListBucket on the bucket", async (s3, token) =>
        {
            ListObjectsV2Response answer = await s3.ListObjectsV2Async(new ListObjectsV2Request
            {
                BucketName = bucketName,
                Prefix = prefix,
                Delimiter = "/",
                StartAfter = startAfter,
            }, token).ConfigureAwait(false);
            string[] keys = [.. (answer.S3Objects ?? []).Select(static o => o.Key)];
            string[] folders = [.. answer.CommonPrefixes ?? []];
            return new ObjectPage(keys, folders, answer.IsTruncated == true ? Last(keys, folders) : null);
        }, cancellationToken);

    /// <inheritdoc/>
    public Task<byte[]> ReadAsync(string bucketName, string key, CancellationToken cancellationToken) =>
        AskAsync(bucketName, "s3:GetObject on the object", async (s3, token) =>
        {
            using GetObjectResponse answer = await s3.GetObjectAsync(bucketName, key, token).ConfigureAwait(false);
            if (answer.ContentLength > MostBytes)
            {
                throw AwsErrors.ObjectTooLarge(bucketName, key, answer.ContentLength);
            }

            using var bytes = new MemoryStream();
            await answer.ResponseStream.CopyToAsync(bytes, token).ConfigureAwait(false);
            return bytes.ToArray();
        }, cancellationToken);

    /// <inheritdoc/>
    public void Dispose() => _clients.Dispose();

    /// <summary>The later of the last key and the last folder; behind a folder all that is in it is skipped as well.</summary>
    private static string? Last(string[] keys, string[] folders)
    {
        string? key = keys.LastOrDefault(), folder = folders.LastOrDefault();
        return folder is null || (key is not null && string.CompareOrdinal(key, folder) > 0) ? key : folder + "\uFFFF";
    }

    private async Task<T> AskAsync<T>(
        string bucket, string permission, Func<AmazonS3Client, CancellationToken, Task<T>> ask, CancellationToken cancellation)
    {
        using var limit = CancellationTokenSource.CreateLinkedTokenSource(cancellation);
        limit.CancelAfter(_connection.Timeout);
        try
        {
            return await ask(_clients.S3(_connection.Region), limit.Token).WaitAsync(limit.Token).ConfigureAwait(false);
        }
        catch (OperationCanceledException) when (cancellation.IsCancellationRequested)
        {
            throw;
        }
        catch (AmazonServiceException e) when (e.StatusCode != 0)
        {
            // Only this text is known to be free of the signed request: a signature error quotes it, with the token.
            string code = string.IsNullOrEmpty(e.ErrorCode) ? "no error code" : e.ErrorCode;
            throw AwsErrors.ObjectsNotRead(bucket, code, (int)e.StatusCode, code == "AccessDenied" ? e.Message : null, permission);
        }
        catch (Exception e) when (e is not PresignException)
        {
            throw AwsErrors.ObjectServerNotReached(bucket, Why(e));
        }
    }

    private string Why(Exception e)
    {
        Exception cause = e.GetBaseException();
        return cause switch
        {
            NotForThisServerException unsent => $"nothing was sent, because {unsent.Message}",
            OperationCanceledException or TimeoutException =>
                $"no answer within {_connection.Timeout.TotalSeconds.ToString("0.#", System.Globalization.CultureInfo.InvariantCulture)} s",
            System.Net.Sockets.SocketException socket => socket.SocketErrorCode.ToString(),
            HttpRequestException http => http.HttpRequestError.ToString(),
            _ => cause.GetType().Name,   // never its text: it may quote the request
        };
    }
}
