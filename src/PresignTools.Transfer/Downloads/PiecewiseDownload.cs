using PresignTools.Transfer.Running;
using PresignTools.Transfers;
using PresignTools.Transfers.Checksums;
using PresignTools.Transfers.Files;

namespace PresignTools.Transfer.Downloads;

/// <summary>
/// Reads an object in pieces that can be asked for again. One connection reads from the front as far as nobody else has read; with several,
/// the others take pieces from the end.
/// </summary>
/// <param name="request">The request.</param>
/// <param name="exchange">Sends.</param>
/// <param name="settings">How.</param>
/// <param name="progress">How far it is.</param>
/// <param name="attempts">Counts what fails.</param>
internal sealed class PiecewiseDownload(
    PlannedRequest request,
    Exchange exchange,
    TransferSettings settings,
    TransferProgress progress,
    Attempts attempts) : IDisposable
{
    // After so many bytes the record is brought up to date: what a killed process loses.
    private const long SaveEvery = 64L * 1024 * 1024;

    private readonly Flow _flow = new(settings, progress);
    private readonly SemaphoreSlim _turn = new(1);
    private PartFile _file = null!;
    private PartRecord _record = null!;
    private RangePlan _plan = null!;
    private AnswerHeaders? _headers;
    private int _status;
    private long _savedAt;
    private Task _saving = Task.CompletedTask;
    private volatile bool _isWithoutRanges;

    /// <inheritdoc/>
    public void Dispose() => _turn.Dispose();

    /// <param name="file">The part.</param>
    /// <param name="record">What is known of the object, and of what is there.</param>
    /// <param name="first">An answer to the whole request, which is read first; null where nothing was asked yet.</param>
    /// <param name="cancellation">Cancelled when the user stops.</param>
    internal async Task<PieceResult> RunAsync(PartFile file, PartRecord record, LiveAnswer? first, CancellationToken cancellation)
    {
        (_file, _record) = (file, record);
        long length = record.Length!.Value;
        _plan = new RangePlan(length, record.Done ?? []);
        long there = _plan.Done.Sum(static r => r.Length);
        progress.Total = length;
        progress.Set(there);
        if (there == length)
        {
            // All is there, but only the server knows whether it is still the object.
            _plan = new RangePlan(length, length > 0 ? [new ByteRange(0, length - 1)] : []);
        }

        Note(first);
        int others = length >= RangePlan.SmallestShared ? settings.Parallel - 1 : 0;
        ContentHash? hash = there == 0 && others == 0 ? HashFor(record) : null;
        using var stop = CancellationTokenSource.CreateLinkedTokenSource(cancellation);
        try
        {
            Task[] readers =
            [
                Task.Run(() => FrontAsync(there == 0 ? first : null, hash, stop.Token), CancellationToken.None),
                .. Enumerable.Range(0, others).Select(_ => Task.Run(() => BackAsync(stop.Token), CancellationToken.None)),
            ];
            await FirstFaultAsync(readers, stop).ConfigureAwait(false);
        }
        finally
        {
            await SaveAsync().ConfigureAwait(false);
        }

        progress.Set(length);
        return new PieceResult(_headers ?? new AnswerHeaders([]), _status, there, hash);
    }

    /// <summary>Waits for all; the first that fails for good stops the others.</summary>
    private static async Task FirstFaultAsync(Task[] readers, CancellationTokenSource stop)
    {
        Exception? fault = null;
        var left = new List<Task>(readers);
        while (left.Count > 0)
        {
            Task done = await Task.WhenAny(left).ConfigureAwait(false);
            left.Remove(done);
            try
            {
                await done.ConfigureAwait(false);
            }
            catch (Exception e)
            {
                fault ??= e;
                await stop.CancelAsync().ConfigureAwait(false);
            }
        }

        if (fault is not null)
        {
            System.Runtime.ExceptionServices.ExceptionDispatchInfo.Throw(fault);
        }
    }

    /// <summary>Reads on from piece to piece over one connection, until it comes to what another has.</summary>
    private async Task FrontAsync(LiveAnswer? first, ContentHash? hash, CancellationToken cancellation)
    {
        byte[] buffer = new byte[Flow.BufferSize];
        while (_plan.TakeFirst() is { } piece)
        {
            // Pieces that are open one behind the other are read in one go.
            await PieceAsync(piece, new ByteRange(piece.Start, _record.Length!.Value), first, hash, buffer, cancellation)
                .ConfigureAwait(false);
            first = null;
        }
    }

    private async Task BackAsync(CancellationToken cancellation)
    {
        byte[] buffer = new byte[Flow.BufferSize];
        while (!_isWithoutRanges && _plan.TakeLast() is { } piece)
        {
            await PieceAsync(piece, piece, null, null, buffer, cancellation).ConfigureAwait(false);
        }
    }

    private async Task PieceAsync(
        ByteRange piece,
        ByteRange asked,
        LiveAnswer? first,
        ContentHash? hash,
        byte[] buffer,
        CancellationToken cancellation)
    {
        using var idle = new Idle(settings.Patience, cancellation);
        long at = piece.Start;
        ByteRange? current = piece;
        LiveAnswer? answer = first;
        try
        {
            answer ??= await AskAsync(asked, idle).ConfigureAwait(false);
            Stream stream = await answer.OpenAsync(idle.Token).ConfigureAwait(false);
            long skip = answer.Status == 200 ? piece.Start : 0;
            if (skip > 0 && piece == asked && _record.Length > asked.End - asked.Start && asked.End != _record.Length)
            {
                _isWithoutRanges = true;    // the connection that reads from the front comes here anyway
                return;
            }

            if (skip > 0)
            {
                // The server does not know Range: what is there already comes once more.
                await SkipAsync(stream, skip, buffer, idle).ConfigureAwait(false);
            }

            while (current is { } now)
            {
                long read = await _flow.ReadAsync(
                    stream,
                    now.Length,
                    buffer,
                    hash,
                    data =>
                    {
                        _file.Write(at, data.Span);
                        at += data.Length;
                    },
                    idle).ConfigureAwait(false);
                if (read < now.Length)
                {
                    throw new TroubleException("The connection ended before all bytes came.", "Check the network and proxies on the way.");
                }

                _plan.Finish(now);
                SaveSometimes();
                current = at < asked.End ? _plan.TakeAt(at) : null;
            }
        }
        catch (Exception e) when (exchange.Trouble(request, e, idle) is { } trouble)
        {
            await AgainAsync(trouble, cancellation).ConfigureAwait(false);
        }
        finally
        {
            if (current is { } rest)
            {
                _plan.Finish(rest with { End = at });
                _plan.GiveBack(rest with { Start = at });
            }

            if (!ReferenceEquals(answer, first))
            {
                answer?.Dispose();
            }
        }
    }

    /// <summary>One connection at a time counts failures and waits: they fail together, as a rule.</summary>
    private async Task AgainAsync(TroubleException trouble, CancellationToken cancellation)
    {
        await _turn.WaitAsync(cancellation).ConfigureAwait(false);
        try
        {
            await attempts.AgainAsync(trouble, true, Download.Kept(_file, Current()), cancellation).ConfigureAwait(false);
        }
        finally
        {
            _turn.Release();
        }
    }

    /// <summary>Asks for a range of exactly the object that was begun.</summary>
    private async Task<LiveAnswer> AskAsync(ByteRange range, Idle idle)
    {
        KeyValuePair<string, string> condition = _record.Condition;
        KeyValuePair<string, string>[] further = range.Start == 0 && range.End == _record.Length
            ? [condition]
            : [new("range", range.ToHeader()), condition];
        LiveAnswer answer = await exchange.SendAsync(request, further, null, idle, 412, 416).ConfigureAwait(false);
        try
        {
            RangeCheck.Run(answer, range, _record, _file.Part);
            Note(answer);
            return answer;
        }
        catch
        {
            answer.Dispose();
            throw;
        }
    }

    private async Task SkipAsync(Stream stream, long bytes, byte[] buffer, Idle idle)
    {
        while (bytes > 0)
        {
            int read = await stream.ReadAsync(buffer.AsMemory(0, (int)Math.Min(buffer.Length, bytes)), idle.Token).ConfigureAwait(false);
            if (read == 0)
            {
                throw new TroubleException("The connection ended before all bytes came.", "Check the network and proxies on the way.");
            }

            idle.Moved();
            bytes -= read;
            await _flow.PaceAsync(read, idle).ConfigureAwait(false);
        }
    }

    private ContentHash? HashFor(PartRecord record)
    {
        TransferChecksum kind = record.Checksum?.Kind ?? settings.Checksum;
        bool isNone = settings.Checksum == TransferChecksum.None || kind is TransferChecksum.Auto or TransferChecksum.None;
        return isNone ? null : new ContentHash(kind);
    }

    private void Note(LiveAnswer? answer)
    {
        if (answer is not null && _headers is null)
        {
            (_headers, _status) = (answer.Headers, answer.Status);
        }
    }

    private PartRecord Current() => _record with { Done = _plan.Done };

    /// <summary>Brings the record up to date beside the transfer: a disk may need a while for what is noted in it.</summary>
    private void SaveSometimes()
    {
        lock (_plan)
        {
            long done = progress.Done;
            if (done - _savedAt < SaveEvery || !_saving.IsCompleted)
            {
                return;
            }

            _savedAt = done;
            PartRecord record = Current();
            _saving = Task.Run(
                () =>
                {
                    _file.Flush();
                    _file.Save(record);
                },
                CancellationToken.None);
        }
    }

    private async Task SaveAsync()
    {
        await _saving.ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
        _file.Flush();
        _file.Save(Current());
    }
}
