using PresignTools.Transfers.Checksums;

namespace PresignTools.Transfer.Running;

/// <summary>Moves bytes from a stream: at most so many, no faster than allowed, each piece noted.</summary>
/// <param name="settings">The limit of speed.</param>
/// <param name="progress">How far it is.</param>
internal sealed class Flow(TransferSettings settings, TransferProgress progress)
{
    /// <summary>One read. Large enough that system calls cost nothing beside the copying, small enough for the processor's cache.</summary>
    internal const int BufferSize = 512 * 1024;

    /// <summary>Reads a stream to its end, or to the end of a range, and gives each piece to <paramref name="take"/>.</summary>
    /// <param name="source">The stream.</param>
    /// <param name="most">How many bytes at most.</param>
    /// <param name="buffer">Room for one read.</param>
    /// <param name="hash">Computes the checksum on the way; null for none.</param>
    /// <param name="take">Takes a piece.</param>
    /// <param name="idle">Ends it when nothing moves.</param>
    /// <returns>How many bytes came.</returns>
    internal async Task<long> ReadAsync(
        Stream source,
        long most,
        byte[] buffer,
        ContentHash? hash,
        Action<ReadOnlyMemory<byte>> take,
        Idle idle)
    {
        // With a checksum that takes its time, a piece is computed and written while the next one comes: each takes about as long as the
        // other.
        bool isAtOnce = hash is null or { IsQuick: true };
        byte[] next = buffer, other = isAtOnce ? buffer : new byte[buffer.Length];
        Task taking = Task.CompletedTask;
        long read = 0;
        try
        {
            while (read < most)
            {
                int wanted = (int)Math.Min(next.Length, most - read);
                int count = await source.ReadAsync(next.AsMemory(0, wanted), idle.Token).ConfigureAwait(false);
                await taking.ConfigureAwait(false);
                if (count == 0)
                {
                    break;
                }

                idle.Moved();
                ReadOnlyMemory<byte> piece = next.AsMemory(0, count);
                if (isAtOnce)
                {
                    hash?.Append(piece.Span);
                    take(piece);
                }
                else
                {
                    taking = Task.Run(
                        () =>
                        {
                            take(piece);
                            hash!.Append(piece.Span);
                        },
                        CancellationToken.None);
                    (next, other) = (other, next);
                }

                read += count;
                progress.Add(count);
                await PaceAsync(count, idle).ConfigureAwait(false);
            }
        }
        finally
        {
            await taking.ConfigureAwait(false);
        }

        return read;
    }

    /// <summary>Waits, if these bytes were too many for the limit.</summary>
    internal async ValueTask PaceAsync(int count, Idle idle)
    {
        if (settings.Pace is not { } pace)
        {
            return;
        }

        TimeSpan wait = pace.Take(count, TimeSpan.FromSeconds(settings.Clock.GetTimestamp() / (double)settings.Clock.TimestampFrequency));
        if (wait > TimeSpan.Zero)
        {
            idle.Pause();
            await Task.Delay(wait, idle.Token).ConfigureAwait(false);
            idle.Moved();
        }
    }
}
