using System.Globalization;
using PresignTools.Errors;
using PresignTools.Transfers;

namespace PresignTools.Transfer.Running;

/// <summary>
/// Counts what fails in a row, and waits in between. A transfer that gets on begins to count anew: a line that breaks every minute brings
/// a large file all the same.
/// </summary>
/// <param name="settings">How often, and how to wait.</param>
/// <param name="progress">Says whether anything has moved.</param>
internal sealed class Attempts(TransferSettings settings, TransferProgress progress)
{
    private long _movedBefore;
    private int _failures;

    /// <summary>Waits before the next attempt, or gives up.</summary>
    /// <param name="trouble">What happened.</param>
    /// <param name="mayGetOn">Whether what has moved stays: not for an upload, which begins anew.</param>
    /// <param name="advice">What to do when it is given up; null for what the trouble says.</param>
    /// <param name="cancellation">Cancelled when the user stops.</param>
    internal async Task AgainAsync(TroubleException trouble, bool mayGetOn, string? advice, CancellationToken cancellation)
    {
        long moved = progress.Moved;
        _failures = mayGetOn && moved > _movedBefore && trouble.Answer is null ? 1 : _failures + 1;
        _movedBefore = moved;
        if (_failures > settings.Retries)
        {
            throw GivenUp(trouble, advice);
        }

        TimeSpan pause = RetryRule.Pause(_failures, Random.Shared.NextDouble(), trouble.RetryAfter);
        progress.Waiting = trouble.Message;
        await settings.Wait(pause, cancellation).ConfigureAwait(false);
        progress.Waiting = null;
    }

    private Exception GivenUp(TroubleException trouble, string? advice)
    {
        if (trouble.Answer is { } answer)
        {
            return answer.With(advice);
        }

        string what = progress.Total is { } total && progress.Done > 0
            ? string.Create(CultureInfo.InvariantCulture, $"The transfer ended at {progress.Done} of {total} bytes.")
            : "The transfer failed.";
        PresignException fault = TransferErrors.TransferCutOff(what, trouble.Message, $"{advice} {trouble.Remedy}".Trim(), trouble.About);
        return fault;
    }
}
