using System.Management.Automation;
using PresignTools.Errors;
using PresignTools.Text;
using PresignTools.Text.Masking;

namespace PresignTools.Commands;

/// <summary>
/// What every cmdlet here shares: one way to report errors, a token that Ctrl-C cancels, and streams that no secret gets into:
/// whatever is written to one of them is masked here.
/// </summary>
public abstract class PresignCmdlet : PSCmdlet, IDisposable
{
    private readonly CancellationTokenSource _stopping = new();
    private Exception? _downstream;

    /// <summary>Cancelled when the user stops the pipeline.</summary>
    private protected CancellationToken Cancellation => _stopping.Token;

    /// <summary>
    /// Gives an object to the next command of the pipeline. What that one throws comes out here: it is no fault of this record, and goes on
    /// to whoever waits for it.
    /// </summary>
    private protected new void WriteObject(object? item)
    {
        try
        {
            base.WriteObject(item);
        }
        catch (Exception e)
        {
            _downstream = e;
            throw;
        }
    }

    /// <inheritdoc/>
    protected override void StopProcessing() => _stopping.Cancel();

    /// <summary>
    /// Runs the work for one pipeline record: a fault of this record is a non-terminating error, and the next record goes on.
    /// </summary>
    /// <param name="target">What the error is about, free of secrets.</param>
    /// <param name="work">The work.</param>
    private protected void ForRecord(object? target, Action work) => ForRecord(() => target, work);

    /// <summary>The same, where the error's target is worth making only for an error.</summary>
    private protected void ForRecord(Func<object?> target, Action work)
    {
        try
        {
            using Work.Scope scope = Work.Until(Cancellation);
            work();
        }
        catch (OperationCanceledException) when (_stopping.IsCancellationRequested)
        {
            throw new PipelineStoppedException();
        }
        catch (Exception e) when (!IsControl(e) && !ReferenceEquals(e, _downstream))
        {
            WriteError(Record(Known(e), target()));
        }
    }

    /// <summary>Runs set-up work, whose failure ends the command.</summary>
    private protected T OrTerminate<T>(object? target, Func<T> work)
    {
        try
        {
            using Work.Scope scope = Work.Until(Cancellation);
            return work();
        }
        catch (OperationCanceledException) when (_stopping.IsCancellationRequested)
        {
            throw new PipelineStoppedException();
        }
        catch (Exception e) when (!IsControl(e) && !ReferenceEquals(e, _downstream))
        {
            ThrowTerminatingError(Record(Known(e), target));
            throw;
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
        fault.Shown(Mask).ToErrorRecord((fault.About ?? target) is string text ? Mask.Show(text) : fault.About ?? target);

    /// <summary>
    /// What PowerShell itself throws to end a pipeline, a loop or a script: Ctrl-C, <c>Select-Object -First</c>, <c>break</c>, <c>exit</c>,
    /// -ErrorAction Stop.
    /// </summary>
    private static bool IsControl(Exception e) =>
        e is PipelineStoppedException or FlowControlException or ActionPreferenceStopException or HaltCommandException;

    /// <summary>
    /// An error of this module, which has an id and advice, for whatever went wrong. Texts of the runtime may quote the input, and so are
    /// left out.
    /// </summary>
    private static PresignException Known(Exception e) => e switch
    {
        PresignException known => known,
        GetValueException => CommandErrors.InputNotReadable(SecretMask.Of((e.InnerException ?? e).Message)),
        RuntimeException => CommandErrors.InputNotReadable(SecretMask.Of(e.Message)),
        _ => UnexpectedErrors.UnexpectedFailure(e),
    };

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
