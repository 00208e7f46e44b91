using System.Globalization;
using System.Management.Automation;
using PresignTools.Transfer.Running;

namespace PresignTools.Transferring;

/// <summary>Waits for a transfer on the thread of the pipeline, and shows how far it is.</summary>
/// <param name="write">Takes the progress.</param>
internal sealed class TransferRunner(Action<ProgressRecord> write)
{
    private const int Tick = 200;

    // Small files are done before anybody could read a progress bar.
    private const int Quiet = 3;

    /// <param name="work">The transfer, under way.</param>
    /// <param name="progress">How far it is.</param>
    /// <param name="activity">What is done, in words.</param>
    internal T Wait<T>(Task<T> work, TransferProgress progress, string activity)
    {
        var record = new ProgressRecord(1, activity, "Connecting");
        var rate = new Rate();
        for (int tick = 0; !((IAsyncResult)work).AsyncWaitHandle.WaitOne(Tick); tick++)
        {
            rate.Add(progress.Done);
            if (tick >= Quiet)
            {
                Show(record, progress, rate);
            }
        }

        record.RecordType = ProgressRecordType.Completed;
        write(record);
        return work.GetAwaiter().GetResult();
    }

    private void Show(ProgressRecord record, TransferProgress progress, Rate rate)
    {
        string status = progress.Total is { } total
            ? $"{Size(progress.Done)} of {Size(total)}"
            : Size(progress.Done);
        record.StatusDescription = progress.Waiting is { } waiting
            ? $"{status}. Trying again: {waiting}"
            : $"{status}, {Size(rate.PerSecond)}/s";
        record.PercentComplete = progress.Total is > 0 and { } all ? (int)Math.Clamp(100 * progress.Done / all, 0, 100) : -1;
        record.SecondsRemaining = progress.Total is { } whole && rate.PerSecond > 0
            ? (int)Math.Min(int.MaxValue, (whole - progress.Done) / rate.PerSecond)
            : -1;
        write(record);
    }

    private static string Size(long bytes)
    {
        string[] units = ["bytes", "KB", "MB", "GB", "TB"];
        double value = bytes;
        int unit = 0;
        while (value >= 1024 && unit < units.Length - 1)
        {
            value /= 1024;
            unit++;
        }

        return value.ToString(unit == 0 ? "0" : "0.0", CultureInfo.InvariantCulture) + " " + units[unit];
    }

    /// <summary>The rate of late: what was fast a minute ago says nothing about the time that is left.</summary>
    private sealed class Rate
    {
        private const double Weight = 0.1;

        private readonly System.Diagnostics.Stopwatch _clock = System.Diagnostics.Stopwatch.StartNew();
        private double _perSecond = -1;
        private long _before;
        private double _at;

        internal long PerSecond => (long)Math.Max(0, _perSecond);

        internal void Add(long done)
        {
            double now = _clock.Elapsed.TotalSeconds;
            double rate = Math.Max(0, done - _before) / Math.Max(0.001, now - _at);
            _perSecond = _perSecond < 0 ? rate : (Weight * rate) + ((1 - Weight) * _perSecond);
            (_before, _at) = (done, now);
        }
    }
}
