using System.Management.Automation;
using PresignTools.Errors;
using PresignTools.Text;

namespace PresignTools.Commands;

/// <summary>What every cmdlet here shares: one way to report errors, and a token that Ctrl-C cancels.</summary>
public abstract class PresignCmdlet : PSCmdlet, IDisposable
{
    private readonly CancellationTokenSource _stopping = new();

    /// <summary>Cancelled when the user stops the pipeline.</summary>
    private protected CancellationToken Cancellation => _stopping.Token;

    /// <inheritdoc/>
    protected override void StopProcessing() => _stopping.Cancel();

    /// <summary>Writes a warning, fit for a terminal whatever it quotes.</summary>
    /// <param name="text">The warning.</param>
    public new void WriteWarning(string text) => base.WriteWarning(Printable.Lines(text));

    /// <summary>Writes a verbose message, fit for a terminal whatever it quotes.</summary>
    /// <param name="text">The message.</param>
    public new void WriteVerbose(string text) => base.WriteVerbose(Printable.Lines(text));

    /// <summary>Writes a debug message, fit for a terminal whatever it quotes.</summary>
    /// <param name="text">The message.</param>
    public new void WriteDebug(string text) => base.WriteDebug(Printable.Lines(text));

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
            WriteError(e.ToErrorRecord(target()));
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
            ThrowTerminatingError(e.ToErrorRecord(target));
            throw;
        }
        catch (OperationCanceledException) when (_stopping.IsCancellationRequested)
        {
            throw new PipelineStoppedException();
        }
    }

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
