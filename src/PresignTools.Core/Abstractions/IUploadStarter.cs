namespace PresignTools.Abstractions;

/// <summary>Starts uploads in parts as one signer. What it starts is stored, and costs money, until it is completed or aborted.</summary>
public interface IUploadStarter : IDisposable
{
    /// <summary>CreateMultipartUpload.</summary>
    /// <param name="start">What the object shall be.</param>
    /// <param name="cancellationToken">Ends the waiting.</param>
    /// <returns>The upload id.</returns>
    /// <exception cref="PresignTools.Errors.PresignException"><c>UploadNotStarted</c>, <c>UploadServerNotReached</c>.</exception>
    Task<string> StartAsync(UploadStart start, CancellationToken cancellationToken);
}
