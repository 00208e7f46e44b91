using PresignTools.Transfers;
using PresignTools.Verification.Sending;

namespace PresignTools.Transfer.Running;

/// <summary>A request without content in either direction: HEAD, DELETE, a copy.</summary>
/// <param name="request">The request.</param>
/// <param name="exchange">Sends.</param>
/// <param name="settings">How.</param>
/// <param name="progress">How far it is.</param>
internal sealed class SingleRequest(PlannedRequest request, Exchange exchange, TransferSettings settings, TransferProgress progress)
{
    private readonly Attempts _attempts = new(settings, progress);

    /// <param name="cancellation">Cancelled when the user stops.</param>
    internal async Task<TransferResult> RunAsync(CancellationToken cancellation)
    {
        long started = settings.Clock.GetTimestamp();
        while (true)
        {
            using var idle = new Idle(settings.Patience, cancellation);
            try
            {
                using LiveAnswer answer = await exchange.SendAsync(request, [], null, idle).ConfigureAwait(false);
                AcceptedAnswer accepted = AcceptedAnswer.Of(answer.Status, request.Method, answer.Headers.All, request.IsAws, null);
                if (!accepted.IsAccepted && (request.IsAws || answer.Headers.ETag is null))
                {
                    throw TransferErrors.TransferAnswerNotS3(accepted.Seen);
                }

                return Result(answer, started);
            }
            catch (TroubleException trouble)
            {
                await _attempts.AgainAsync(trouble, false, null, cancellation).ConfigureAwait(false);
            }
        }
    }

    private TransferResult Result(LiveAnswer answer, long started) => new()
    {
        Source = request.Method == "HEAD" ? request.Shown : string.Empty,
        Target = request.Method == "HEAD" ? string.Empty : request.Shown,
        Method = request.Method,
        StatusCode = answer.Status,
        Bytes = request.Method == "HEAD" ? answer.Length ?? 0 : 0,
        Duration = settings.Clock.GetElapsedTime(started),
        ETag = answer.Headers.ETag,
        VersionId = answer.Headers["x-amz-version-id"],
        Attempts = progress.Attempts,
        ContentType = request.Method == "HEAD" ? answer.Headers["Content-Type"] : null,
        LastModified = answer.Headers.LastModified,
        RequestId = answer.Headers["x-amz-request-id"],
    };
}
