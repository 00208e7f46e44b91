using System.Management.Automation;
using PresignTools.Inspection;
using PresignTools.Text;

namespace PresignTools.Commands;

/// <summary>What every cmdlet here shares: one way to report errors, and a token that Ctrl-C cancels.</summary>
public abstract class PresignCmdlet : PSCmdlet, IDisposable
{
    private readonly CancellationTokenSource _stopping = new();
    private Exception? _downstream;

    /// <summary>Cancelled when the user stops the pipeline.</summary>
    private protected CancellationToken Cancellation => _stopping.Token;

    /// <summary>
    /// Gives an object to the next command of the pipeline. What that one throws comes out here: it is no fault of this record, and goes on to
    /// whoever waits for it.
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

    /// <summary>Runs the work for one pipeline record: a fault of this record is a non-terminating error, and the next record goes on.</summary>
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
            WriteError(Known(e).ToErrorRecord(target()));
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
            ThrowTerminatingError(Known(e).ToErrorRecord(target));
            throw;
        }
    }

    /// <summary>
    /// What PowerShell itself throws to end a pipeline, a loop or a script: Ctrl-C, <c>Select-Object -First</c>, <c>break</c>, <c>exit</c>, -ErrorAction Stop.
    /// </summary>
    private static bool IsControl(Exception e) => e is PipelineStoppedException or FlowControlException or ActionPreferenceStopException or HaltCommandException;

    /// <summary>An error of this module, which has an id and advice, for whatever went wrong. Texts of the runtime may quote the input, and so are left out.</summary>
    private static PresignException Known(Exception e) => e switch
    {
        PresignException known => known,
        GetValueException => Errors.InputNotReadable(UrlMask.Mask((e.InnerException ?? e).Message)),
        RuntimeException => Errors.InputNotReadable(UrlMask.Mask(e.Message)),
        _ => Errors.UnexpectedFailure(e),
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
