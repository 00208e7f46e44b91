using System.Management.Automation.Host;
using PresignTools.Text;
using PresignTools.Transfer.Running;
using PresignTools.Transferring;
using PresignTools.Transfers;

namespace PresignTools.Commands;

/// <content>Transfers under way: one after the other, or side by side, and what is said when they are stopped.</content>
public sealed partial class InvokeS3PresignedUrlCommand
{
    private CancellationTokenSource? _stop;
    private TransferRunner? _runner;

    private void BeginRunning()
    {
        _stop = CancellationTokenSource.CreateLinkedTokenSource(Cancellation);
        _runner = new TransferRunner(ThrottleLimit, WriteProgress, transfer => ForRecord(transfer.Shown, () => Finish(transfer)));
    }

    /// <summary>What still runs was stopped, or nobody takes its result any more.</summary>
    private void EndRunning()
    {
        _stop?.Cancel();
        _runner?.Abandon(SayHowToGoOn);
        _stop?.Dispose();
        _stop = null;
    }

    /// <summary>Starts a transfer; with a limit of one, it has ended when this returns.</summary>
    private void Run(
        Func<TransferSettings, TransferProgress, CancellationToken, Task<TransferResult>> work,
        string activity,
        string shown,
        Action<TransferResult>? done = null,
        string? howToGoOn = null,
        int? parallel = null)
    {
        var settings = new TransferSettings
        {
            Patience = TimeSpan.FromSeconds(TimeoutSec),
            Retries = MaximumRetryCount,
            Parallel = parallel ?? Parallel,
            Checksum = Checksum,
            Pace = _pace,
            Force = Force,
            Resume = Resume,
        };
        var progress = new TransferProgress();
        CancellationToken stop = _stop!.Token;
        _runner!.Add(new RunningTransfer
        {
            Work = Task.Run(() => work(settings, progress, stop), CancellationToken.None),
            Progress = progress,
            Activity = Printable.Of(activity, 100),
            Shown = shown,
            Done = done ?? Write,
            HowToGoOn = howToGoOn,
        });
    }

    /// <summary>Writes the result of a transfer, or its refusal.</summary>
    private void Finish(RunningTransfer transfer)
    {
        try
        {
            transfer.Done(transfer.Work.GetAwaiter().GetResult());
        }
        catch (RefusedException e)
        {
            WriteError(RefusalRecord.Of(e.Refusal, e.Advice, Mask, Cancellation));
        }
        catch (OperationCanceledException) when (Cancellation.IsCancellationRequested)
        {
            SayHowToGoOn(transfer);
            throw;
        }
    }

    private void Write(TransferResult result)
    {
        WriteVerbose(result.ToString());
        WriteObject(result);
    }

    /// <summary>The pipeline is being stopped and takes nothing any more, but the user must know what is left.</summary>
    private void SayHowToGoOn(RunningTransfer transfer)
    {
        TransferProgress progress = transfer.Progress;
        if (transfer.Work.IsCompletedSuccessfully || progress.Done == 0)
        {
            return;
        }

        string how = transfer.HowToGoOn ?? (progress switch
        {
            { Target: null } => "The same command begins anew.",
            { IsKept: true } => $"{TransferErrors.Count(progress.Done)} are kept beside {progress.Target}. "
                + "The same command with -Resume goes on, also with a new URL of the same object.",
            _ => "Nothing of it was kept, because the server does not say which object it is. The same command begins anew.",
        });
        try
        {
            Host.UI.WriteWarningLine(Printable.Line($"Stopped: {transfer.Activity}. {how}"));
        }
        catch (Exception e) when (e is HostException or NotImplementedException or InvalidOperationException)
        {
            // nobody is there to read it
        }
    }
}
