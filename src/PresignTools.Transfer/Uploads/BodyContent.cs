using System.Net;
using PresignTools.Errors;
using PresignTools.Transfer.Running;
using PresignTools.Transfers;
using PresignTools.Transfers.Checksums;

namespace PresignTools.Transfer.Uploads;

/// <summary>Content as it goes out: with its length, never in chunks, its checksum computed on the way.</summary>
internal sealed class BodyContent : HttpContent
{
    private readonly BodySource _source;
    private readonly ByteRange _range;
    private readonly ContentHash? _hash;
    private readonly Flow _flow;
    private readonly TransferProgress _progress;
    private readonly Idle _idle;

    internal BodyContent(BodySource source, ByteRange range, ContentHash? hash, Flow flow, TransferProgress progress, Idle idle)
    {
        (_source, _range, _hash, _flow, _progress, _idle) = (source, range, hash, flow, progress, idle);
        Headers.ContentLength = range.Length;
    }

    /// <summary>Why the content itself could not be read; null if it could.</summary>
    internal PresignException? Fault { get; private set; }

    /// <summary>How many bytes went out.</summary>
    internal long Sent { get; private set; }

    protected override Task SerializeToStreamAsync(Stream stream, TransportContext? context) =>
        SerializeToStreamAsync(stream, context, CancellationToken.None);

    protected override async Task SerializeToStreamAsync(Stream stream, TransportContext? context, CancellationToken cancellationToken)
    {
        using Stream source = Guarded(() => _source.Open(_range));
        byte[] buffer = new byte[Flow.BufferSize];
        for (long left = _range.Length; left > 0;)
        {
            int wanted = (int)Math.Min(buffer.Length, left);
            int read = Guarded(() => source.Read(buffer, 0, wanted));
            if (read == 0)
            {
                throw Fault = TransferErrors.TransferFileChanged(_source.Name);
            }

            Task hashing = HashAsync(buffer.AsMemory(0, read));
            try
            {
                await stream.WriteAsync(buffer.AsMemory(0, read), cancellationToken).ConfigureAwait(false);
            }
            finally
            {
                await hashing.ConfigureAwait(false);
            }

            _idle.Moved();
            _progress.Add(read);
            Sent += read;
            left -= read;
            await _flow.PaceAsync(read, _idle).ConfigureAwait(false);
        }
    }

    /// <summary>A checksum that takes its time is computed while the piece is sent: each takes about as long as the other.</summary>
    private Task HashAsync(ReadOnlyMemory<byte> piece)
    {
        if (_hash is { IsQuick: false } slow)
        {
            return Task.Run(() => slow.Append(piece.Span), CancellationToken.None);
        }

        _hash?.Append(piece.Span);
        return Task.CompletedTask;
    }

    protected override bool TryComputeLength(out long length)
    {
        length = _range.Length;
        return true;
    }

    private T Guarded<T>(Func<T> work)
    {
        try
        {
            return work();
        }
        catch (PresignException e)
        {
            Fault = e;
            throw;
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            throw Fault = TransferErrors.TransferFileFailed(_source.Name, e);
        }
    }
}
