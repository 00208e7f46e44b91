using System.Management.Automation;
using PresignTools.Text;

namespace PresignTools.Commands;

/// <summary>
/// What every cmdlet here shares: one way to report errors, a token that Ctrl-C cancels, and streams that no secret gets into:
/// whatever is written to
/// one of them is masked here.
/// </summary>
public abstract class PresignCmdlet : PSCmdlet, IDisposable
{
    private readonly CancellationTokenSource _stopping = new();

    /// <summary>Cancelled when the user stops the pipeline.</summary>
    private protected CancellationToken Cancellation => _stopping.Token;

    /// <inheritdoc/>
    protected override void StopProcessing() => _stopping.Cancel();

    /// <summary>Runs the work for one pipeline record: a fault of this record is a non-terminating error, and the next record goes on.</summary>
    /// <param name="target">What the error is about, free of secrets.</param>
    /// <param name="work">The work.</param>
    private protected void ForRecord(object? target, Action work) => ForRecord(() => target, work);

    /// <summary>The same, where the error's target is worth making only for an error.</summary>
    private protected void ForRecord(Func<object?> target, Action work)
    {
        try
        {
            work();
        }
        catch (PresignException e)
        {
            WriteError(Record(e, target()));
        }
        catch (OperationCanceledException) when (_stopping.IsCancellationRequested)
        {
            throw new PipelineStoppedException();
        }
    }

    /// <summary>Runs set-up work, whose failure ends the command.</summary>
    private protected T OrTerminate<T>(object? target, Func<T> work)
    {
        try
        {
            return work();
        }
        catch (PresignException e)
        {
            ThrowTerminatingError(Record(e, target));
            throw;
        }
        catch (OperationCanceledException) when (_stopping.IsCancellationRequested)
        {
            throw new PipelineStoppedException();
        }
    }

    /// <summary>Masks what is written; a cmdlet that is given secrets has one that knows them.</summary>
    private protected virtual SecretMask Mask => SecretMask.Plain;

    /// <summary>Writes to the verbose stream.</summary>
    private protected new void WriteVerbose(string text) => base.WriteVerbose(Printable.Lines(Mask.Show(text)));

    /// <summary>Writes to the debug stream.</summary>
    private protected new void WriteDebug(string text) => base.WriteDebug(Printable.Lines(Mask.Show(text)));

    /// <summary>Writes to the warning stream.</summary>
    private protected new void WriteWarning(string text) => base.WriteWarning(Printable.Lines(Mask.Show(text)));

    /// <summary>Shows how far the command is.</summary>
    private protected new void WriteProgress(ProgressRecord progress)
    {
        progress.Activity = Mask.Show(progress.Activity);
        progress.StatusDescription = Mask.Show(progress.StatusDescription);
        base.WriteProgress(progress);
    }

    /// <summary>The error record of a fault; neither its texts nor its target show a secret.</summary>
    internal ErrorRecord Record(PresignException fault, object? target) =>
        fault.Shown(Mask).ToErrorRecord(target is string text ? Mask.Show(text) : target);

    /// <inheritdoc/>
    public void Dispose()
    {
        Dispose(true);
        GC.SuppressFinalize(this);
    }

    /// <summary>Releases what the cmdlet holds.</summary>
    protected virtual void Dispose(bool disposing)
    {
        if (disposing)
        {
            _stopping.Dispose();
        }
    }
}
