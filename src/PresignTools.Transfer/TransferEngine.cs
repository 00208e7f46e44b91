using System.Net;
using PresignTools.Transfer.Downloads;
using PresignTools.Transfer.Http;
using PresignTools.Transfer.Running;
using PresignTools.Transfer.Uploads;
using PresignTools.Transfers;
using PresignTools.Transfers.Sets;
using PresignTools.Verification.Sending;

namespace PresignTools.Transfer;

/// <summary>The door to transfers. Keeps connections from one transfer to the next.</summary>
/// <param name="proxy">The proxy that the user named; null for that of the environment.</param>
internal sealed class TransferEngine(IWebProxy? proxy = null) : IDisposable
{
    private readonly HttpClients _clients = new(proxy);

    /// <summary>The way that requests take, for the decision whether they may.</summary>
    internal ProxyRoute Proxy => _clients.Proxy;

    /// <summary>Downloads to a file, or into a folder.</summary>
    internal Task<TransferResult> DownloadAsync(
        PlannedRequest request,
        string place,
        bool isFolder,
        TransferSettings settings,
        TransferProgress progress,
        CancellationToken cancellation) =>
        new Download(request, Exchange(settings, progress), settings, progress).RunAsync(place, isFolder, cancellation);

    /// <summary>Downloads into memory.</summary>
    internal Task<TransferResult> ReadAsync(
        PlannedRequest request,
        MemoryStream content,
        long longest,
        TransferSettings settings,
        TransferProgress progress,
        CancellationToken cancellation) =>
        new WholeDownload(request, Exchange(settings, progress), settings, progress, new Attempts(settings, progress))
            .RunAsync(content, longest, cancellation);

    /// <summary>Sends content.</summary>
    internal Task<TransferResult> UploadAsync(
        PlannedRequest request,
        BodySource body,
        TransferSettings settings,
        TransferProgress progress,
        CancellationToken cancellation) =>
        new Upload(request, Exchange(settings, progress), settings, progress).RunAsync(body, cancellation);

    /// <summary>Sends content in parts.</summary>
    internal Task<TransferResult> UploadAsync(
        UploadPlan plan,
        BodySource body,
        TransferSettings settings,
        TransferProgress progress,
        CancellationToken cancellation) =>
        new SetUpload(plan, Exchange(settings, progress), settings, progress).RunAsync(body, cancellation);

    /// <summary>Sends a request without content.</summary>
    internal Task<TransferResult> SendAsync(
        PlannedRequest request,
        TransferSettings settings,
        TransferProgress progress,
        CancellationToken cancellation) =>
        new SingleRequest(request, Exchange(settings, progress), settings, progress).RunAsync(cancellation);

    /// <inheritdoc/>
    public void Dispose() => _clients.Dispose();

    private Exchange Exchange(TransferSettings settings, TransferProgress progress) => new(_clients, settings, progress);
}
