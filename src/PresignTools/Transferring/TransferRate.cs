namespace PresignTools.Transferring;

/// <summary>The rate of late: what was fast a minute ago says nothing about the time that is left.</summary>
internal sealed class TransferRate
{
    private const double Weight = 0.1;

    private readonly System.Diagnostics.Stopwatch _clock = System.Diagnostics.Stopwatch.StartNew();
    private double _perSecond = -1;
    private long _before;
    private double _at;

    /// <summary>Bytes per second.</summary>
    internal long PerSecond => (long)Math.Max(0, _perSecond);

    /// <summary>Notes how much is done now.</summary>
    internal void Add(long done)
    {
        double now = _clock.Elapsed.TotalSeconds;
        double rate = Math.Max(0, done - _before) / Math.Max(0.001, now - _at);
        _perSecond = _perSecond < 0 ? rate : (Weight * rate) + ((1 - Weight) * _perSecond);
        (_before, _at) = (done, now);
    }
}
