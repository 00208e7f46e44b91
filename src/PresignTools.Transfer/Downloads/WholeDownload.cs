using PresignTools.Transfer.Running;
using PresignTools.Transfers;
using PresignTools.Transfers.Checksums;
using PresignTools.Transfers.Files;

namespace PresignTools.Transfer.Downloads;

/// <summary>
/// Reads what can only be read as a whole: a URL for one part or range, an object without entity tag and date, an answer that does not say
/// its length. What breaks begins again.
/// </summary>
/// <param name="request">The request.</param>
/// <param name="exchange">Sends.</param>
/// <param name="settings">How.</param>
/// <param name="progress">How far it is.</param>
/// <param name="attempts">Counts what fails.</param>
internal sealed class WholeDownload(
    PlannedRequest request,
    Exchange exchange,
    TransferSettings settings,
    TransferProgress progress,
    Attempts attempts)
{
    private readonly Flow _flow = new(settings, progress);
    private readonly byte[] _buffer = new byte[Flow.BufferSize];

    /// <summary>Into a file.</summary>
    internal async Task<TransferResult> RunAsync(
        PartFile file,
        PartRecord record,
        LiveAnswer answer,
        long started,
        CancellationToken cancellation)
    {
        long at = 0;
        TransferResult result = await ReadAsync(
            answer,
            started,
            begin: () =>
            {
                at = 0;
                file.Begin(record);
            },
            take: data =>
            {
                file.Write(at, data.Span);
                at += data.Length;
            },
            file,
            cancellation).ConfigureAwait(false);
        file.Finish(at);
        return result;
    }

    /// <summary>Into memory.</summary>
    /// <param name="content">Takes the content.</param>
    /// <param name="longest">How much is taken at most.</param>
    /// <param name="cancellation">Cancelled when the user stops.</param>
    internal async Task<TransferResult> RunAsync(MemoryStream content, long longest, CancellationToken cancellation)
    {
        long started = settings.Clock.GetTimestamp();
        return await ReadAsync(
            null,
            started,
            begin: () => content.SetLength(0),
            take: data =>
            {
                if (content.Length + data.Length > longest)
                {
                    throw TransferErrors.TransferTooLarge(Math.Max(progress.Total ?? 0, content.Length + data.Length), longest);
                }

                content.Write(data.Span);
            },
            null,
            cancellation).ConfigureAwait(false);
    }

    private async Task<TransferResult> ReadAsync(
        LiveAnswer? first,
        long started,
        Action begin,
        Action<ReadOnlyMemory<byte>> take,
        PartFile? file,
        CancellationToken cancellation)
    {
        while (true)
        {
            using var idle = new Idle(settings.Patience, cancellation);
            LiveAnswer? answer = first;
            try
            {
                answer ??= await exchange.SendAsync(request, [], null, idle).ConfigureAwait(false);
                begin();
                return await OnceAsync(answer, started, take, file, idle).ConfigureAwait(false);
            }
            catch (Exception e) when (exchange.Trouble(request, e, idle) is { } trouble)
            {
                await attempts.AgainAsync(trouble, false, null, cancellation).ConfigureAwait(false);
            }
            finally
            {
                if (first is null)
                {
                    answer?.Dispose();
                }

                first = null;
            }
        }
    }

    private async Task<TransferResult> OnceAsync(
        LiveAnswer answer,
        long started,
        Action<ReadOnlyMemory<byte>> take,
        PartFile? file,
        Idle idle)
    {
        progress.Total = answer.Length;
        progress.Set(0);
        StatedChecksum? stated = answer.Status == 200 && !request.IsForPart
            ? StatedChecksum.Of(answer.Headers, settings.Checksum, request.HostKind)
            : null;
        TransferChecksum kind = stated?.Kind ?? settings.Checksum;
        using ContentHash? hash = kind is TransferChecksum.Auto or TransferChecksum.None ? null : new ContentHash(kind);
        Stream stream = await answer.OpenAsync(idle.Token).ConfigureAwait(false);
        long length = await _flow.ReadAsync(stream, long.MaxValue, _buffer, hash, take, idle).ConfigureAwait(false);
        if (answer.Length is { } whole ? length != whole : stated is null && !answer.IsDelimited)
        {
            throw answer.Length is null
                ? TransferErrors.TransferLengthUnknown()
                : new TroubleException("The connection ended before all bytes came.", "Check the network and proxies on the way.");
        }

        if (hash is not null)
        {
            Download.Compare(file, stated, hash.Value());
        }

        return new Download(request, exchange, settings, progress).Result(
            file, answer.Headers, length, 0, started, hash is null ? null : $"{kind}:{hash.Value()}", stated) with
        {
            StatusCode = answer.Status,
        };
    }
}
