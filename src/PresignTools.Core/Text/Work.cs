namespace PresignTools.Text;

/// <summary>
/// Counts the characters that scanners look at, so that tests can hold how the work grows with the length of a text: a count is the same on
/// every machine, a duration is not. The same place looks whether the user has stopped the command, for a text that takes longer than a
/// moment.
/// </summary>
internal static class Work
{
    // Some tens of microseconds of scanning: often enough for Ctrl-C, too seldom to be seen in a measurement.
    private const int Interval = 64 * 1024;

    [ThreadStatic]
    private static long _done;

    [ThreadStatic]
    private static long _nextLook;

    [ThreadStatic]
    private static CancellationToken _stop;

    /// <summary>Characters looked at on this thread so far.</summary>
    internal static long Done => _done;

    /// <summary>Tells of characters that were looked at.</summary>
    /// <exception cref="OperationCanceledException">The command was stopped.</exception>
    internal static void Add(int characters)
    {
        _done += characters;
        if (_done >= _nextLook)
        {
            _nextLook = _done + Interval;
            _stop.ThrowIfCancellationRequested();
        }
    }

    /// <summary>What is done on this thread until the scope ends can be stopped by the token.</summary>
    internal static Scope Until(CancellationToken stop)
    {
        CancellationToken before = _stop;
        _stop = stop;
        _nextLook = 0;
        return new Scope(before);
    }

    /// <summary>Gives the thread back to the token it had before.</summary>
    internal readonly struct Scope(CancellationToken before) : IDisposable
    {
        /// <inheritdoc/>
        public void Dispose() => _stop = before;
    }
}
