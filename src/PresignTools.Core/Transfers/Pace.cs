namespace PresignTools.Transfers;

/// <summary>Keeps a transfer to a number of bytes per second, over all of its connections. Pure: the clock is given.</summary>
/// <param name="bytesPerSecond">The limit.</param>
internal sealed class Pace(long bytesPerSecond)
{
    private readonly object _gate = new();
    private double _free;
    private TimeSpan? _last;

    /// <summary>Notes bytes that have gone or come, and gives how long to wait before the next.</summary>
    /// <param name="bytes">How many.</param>
    /// <param name="clock">Time since some instant.</param>
    internal TimeSpan Take(int bytes, TimeSpan clock)
    {
        lock (_gate)
        {
            // What was not used in a second is lost: else a pause would be followed by a burst.
            double passed = _last is { } before ? Math.Max(0, (clock - before).TotalSeconds) : 0;
            _free = Math.Min(bytesPerSecond * 0.25, _free + (passed * bytesPerSecond)) - bytes;
            _last = clock;
            return _free >= 0 ? TimeSpan.Zero : TimeSpan.FromSeconds(-_free / bytesPerSecond);
        }
    }
}
