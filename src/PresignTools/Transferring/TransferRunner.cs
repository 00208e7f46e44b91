using System.Globalization;
using System.Management.Automation;

namespace PresignTools.Transferring;

/// <summary>
/// Waits for transfers on the thread of the pipeline, and shows how far they are. With a limit of one, each is finished before the next
/// record is looked at; with more, results come in the order in which the transfers end.
/// </summary>
/// <param name="limit">How many may run side by side.</param>
/// <param name="write">Takes the progress.</param>
/// <param name="finish">Takes each transfer that has ended, well or not.</param>
internal sealed class TransferRunner(int limit, Action<ProgressRecord> write, Action<RunningTransfer> finish)
{
    private const int Tick = 200;

    // Small files are done before anybody could read a progress bar.
    private const int Quiet = 3;

    private static readonly TimeSpan LongestStop = TimeSpan.FromSeconds(15);

    private readonly List<RunningTransfer> _running = [];

    /// <summary>Takes a transfer, and waits as long as no further one may begin.</summary>
    internal void Add(RunningTransfer transfer)
    {
        transfer.Place = Enumerable.Range(1, limit).First(n => !_running.Exists(r => r.Place == n));
        _running.Add(transfer);
        while (_running.Count >= limit)
        {
            WaitTick();
        }

        FinishEnded();
    }

    /// <summary>Waits for all.</summary>
    internal void WaitForAll()
    {
        while (_running.Count > 0)
        {
            WaitTick();
        }
    }

    /// <summary>
    /// Waits until those that were cancelled have ended, so that each has noted what is there: the command ends, and nobody takes their
    /// results.
    /// </summary>
    /// <param name="ended">Takes each.</param>
    internal void Abandon(Action<RunningTransfer> ended)
    {
        RunningTransfer[] left = [.. _running];
        _running.Clear();
        foreach (RunningTransfer transfer in left)
        {
            ((IAsyncResult)transfer.Work).AsyncWaitHandle.WaitOne(LongestStop);
            _ = transfer.Work.Exception;    // seen
            ended(transfer);
        }
    }

    private void WaitTick()
    {
        WaitHandle.WaitAny([.. _running.Select(static r => ((IAsyncResult)r.Work).AsyncWaitHandle)], Tick);
        foreach (RunningTransfer transfer in _running)
        {
            transfer.Note();
            if (transfer.Ticks++ >= Quiet && !transfer.Work.IsCompleted)
            {
                Show(transfer);
            }
        }

        FinishEnded();
    }

    private void FinishEnded()
    {
        while (_running.Find(static r => r.Work.IsCompleted) is { } ended)
        {
            // A pipeline that is being stopped takes no progress any more: then it is still among those that are abandoned.
            if (ended.IsShown)
            {
                write(new ProgressRecord(ended.Place, ended.Activity, "Done") { RecordType = ProgressRecordType.Completed });
            }

            // Before its result goes on: whoever takes that may end the command.
            _running.Remove(ended);
            finish(ended);
        }
    }

    private void Show(RunningTransfer transfer)
    {
        Transfer.Running.TransferProgress progress = transfer.Progress;
        string status = progress.Total is { } total
            ? $"{Size(progress.Done)} of {Size(total)}"
            : Size(progress.Done);
        transfer.IsShown = true;
        write(new ProgressRecord(transfer.Place, transfer.Activity, "Connecting")
        {
            StatusDescription = progress.Waiting is { } waiting
                ? $"{status}. Trying again: {waiting}"
                : $"{status}, {Size(transfer.PerSecond)}/s",
            PercentComplete = progress.Total is > 0 and { } all ? (int)Math.Clamp(100 * progress.Done / all, 0, 100) : -1,
            SecondsRemaining = progress.Total is { } whole && transfer.PerSecond > 0
                ? (int)Math.Min(int.MaxValue, (whole - progress.Done) / transfer.PerSecond)
                : -1,
        });
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
}
