using Amazon.Runtime;
using Amazon.S3;
using Amazon.S3.Model;
using PresignTools.Abstractions;
using PresignTools.Aws.Evidence;
using PresignTools.Errors;
using PresignTools.Signing;

namespace PresignTools.Aws.Uploads;

/// <summary>CreateMultipartUpload through the SDK, which signs and repeats it.</summary>
public sealed class UploadStarter : IUploadStarter
{
    private readonly AwsConnection _connection;
    private readonly AwsClients _clients;

    /// <summary>Makes the starter. Nothing is sent yet.</summary>
    /// <param name="signer">Who starts uploads.</param>
    /// <param name="connection">Where.</param>
    /// <exception cref="PresignException"><c>EndpointUrlInvalid</c>.</exception>
    public UploadStarter(SigningCredentials signer, AwsConnection connection)
    {
        ArgumentNullException.ThrowIfNull(signer);
        ArgumentNullException.ThrowIfNull(connection);
        _connection = connection;
        _clients = new AwsClients(signer, connection);
    }

    /// <inheritdoc/>
    public async Task<string> StartAsync(UploadStart start, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(start);
        using var limit = CancellationTokenSource.CreateLinkedTokenSource(cancellationToken);
        limit.CancelAfter(_connection.Timeout);
        try
        {
            InitiateMultipartUploadResponse answer = await _clients.S3(_connection.Region)
                .InitiateMultipartUploadAsync(Request(start), limit.Token)
                .WaitAsync(limit.Token)
                .ConfigureAwait(false);
            return string.IsNullOrEmpty(answer.UploadId)
                ? throw AwsErrors.UploadNotStarted(start, "no upload id", (int)answer.HttpStatusCode, null, null)
                : answer.UploadId;
        }
        catch (OperationCanceledException) when (cancellationToken.IsCancellationRequested)
        {
            throw;
        }
        catch (AmazonServiceException e) when (e.StatusCode != 0)
        {
            // Only this text is known to be free of the signed request: a signature error quotes it, with the token.
            string code = string.IsNullOrEmpty(e.ErrorCode) ? "no error code" : e.ErrorCode;
            throw AwsErrors.UploadNotStarted(start, code, (int)e.StatusCode, code == "AccessDenied" ? e.Message : null, e.RequestId);
        }
        catch (Exception e) when (e is not PresignException)
        {
            throw AwsErrors.UploadServerNotReached(start, Why(e));
        }
    }

    /// <inheritdoc/>
    public void Dispose() => _clients.Dispose();

    private static InitiateMultipartUploadRequest Request(UploadStart start)
    {
        var request = new InitiateMultipartUploadRequest
        {
            BucketName = start.BucketName,
            Key = start.Key,
            ContentType = start.ContentType,
            CannedACL = start.Acl is null ? null : S3CannedACL.FindValue(start.Acl),
            StorageClass = start.StorageClass is null ? null : S3StorageClass.FindValue(start.StorageClass),
            ServerSideEncryptionMethod =
                start.ServerSideEncryption is null ? null : ServerSideEncryptionMethod.FindValue(start.ServerSideEncryption),
            ServerSideEncryptionKeyManagementServiceKeyId = start.SseKmsKeyId,
            ChecksumAlgorithm = start.ChecksumAlgorithm is null ? null : ChecksumAlgorithm.FindValue(start.ChecksumAlgorithm),
            RequestPayer = start.RequesterPays ? RequestPayer.Requester : null,
            ExpectedBucketOwner = start.ExpectedBucketOwner,
        };
        if (start.Tags.Count > 0)
        {
            request.TagSet = [.. start.Tags.Select(static t => new Tag { Key = t.Key, Value = t.Value })];
        }

        foreach (KeyValuePair<string, string> item in start.Metadata)
        {
            request.Metadata[item.Key] = item.Value;
        }

        foreach ((string name, string? value) in new[]
        {
            ("Cache-Control", start.CacheControl),
            ("Content-Disposition", start.ContentDisposition),
            ("Content-Encoding", start.ContentEncoding),
        })
        {
            if (value is not null)
            {
                request.Headers[name] = value;
            }
        }

        return request;
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
