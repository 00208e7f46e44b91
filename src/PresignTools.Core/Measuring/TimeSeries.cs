using PresignTools.Measuring.Grouping;

namespace PresignTools.Measuring;

/// <summary>
/// Failed requests by cause over time, in at most a fixed number of steps: hours at first; where the log is longer, 3, 6, 12 hours,
/// days, weeks. Each step is a whole number of the one before, so that nothing is lost when it gets longer, and the order of lines does
/// not count.
/// </summary>
internal sealed class TimeSeries
{
    private const int MostSteps = 240;

    private static readonly int[] Widths = [1, 3, 6, 12, 24, 168, 672, 8064];

    private Dictionary<(int Cause, long Step), long> _counts = [];
    private long _first = long.MaxValue;
    private long _last = long.MinValue;
    private int _width;

    /// <summary>Hours of a step.</summary>
    internal int HoursPerStep => Widths[_width];

    /// <summary>The counts: number of the cause, first hour of the step, requests.</summary>
    internal IEnumerable<(int Cause, long Hour, long Count)> Counts =>
        _counts.Select(c => (c.Key.Cause, c.Key.Step * HoursPerStep, c.Value));

    /// <summary>Counts requests of an hour.</summary>
    internal void Add(int cause, long hour, long count)
    {
        if (hour == GroupKey.NoHour)
        {
            return;
        }

        _first = Math.Min(_first, hour);
        _last = Math.Max(_last, hour);
        while ((_last / HoursPerStep) - (_first / HoursPerStep) >= MostSteps && _width < Widths.Length - 1)
        {
            Widen();
        }

        (int, long) key = (cause, hour / HoursPerStep);
        _counts[key] = _counts.GetValueOrDefault(key) + count;
    }

    private void Widen()
    {
        int factor = Widths[_width + 1] / Widths[_width];
        _width++;
        _counts = _counts
            .GroupBy(c => (c.Key.Cause, c.Key.Step / factor))
            .ToDictionary(static g => g.Key, static g => g.Sum(static c => c.Value));
    }
}
