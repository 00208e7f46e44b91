using System.Threading.Channels;
using PresignTools.Watching;

namespace PresignTools.Live;

/// <summary>
/// Waits and checks, until nothing is left to check, a time has come, or the user stops. Checks run side by side; what comes of them is
/// taken on the thread of the pipeline, where alone a cmdlet may write.
/// </summary>
/// <param name="watcher">Says what is due, and what has changed.</param>
/// <param name="clock">The time.</param>
/// <param name="cancellation">Cancelled when the user stops the command.</param>
internal sealed class WatchLoop(UrlWatcher watcher, TimeProvider clock, CancellationToken cancellation)
{
    /// <summary>A machine that slept, or whose clock was set, must not sleep on for hours.</summary>
    private static readonly TimeSpan LongestNap = TimeSpan.FromSeconds(30);

    private readonly Channel<(WatchedUrl Url, Task<UrlObservation> Check)> _done =
        Channel.CreateUnbounded<(WatchedUrl, Task<UrlObservation>)>();

    private int _underWay;

    /// <summary>Begins a check; called on the thread of the pipeline.</summary>
    internal required Func<WatchedUrl, Task<UrlObservation>> Begin { get; init; }

    /// <summary>Takes a change.</summary>
    internal required Action<PresignedUrlChange> Write { get; init; }

    /// <summary>Takes what came of each check.</summary>
    internal required Action<UrlObservation> Seen { get; init; }

    /// <summary>Takes a check that failed for a reason of its own.</summary>
    internal required Action<Exception> Failed { get; init; }

    /// <summary>Called before checks begin, for what many of them share.</summary>
    internal required Action BeforeChecks { get; init; }

    /// <summary>Brings the list of URLs up to date; null where they do not change. Gives when to look again.</summary>
    internal Func<DateTimeOffset, DateTimeOffset>? Refresh { get; init; }

    /// <summary>When to end; null for no such time.</summary>
    internal DateTimeOffset? Until { get; init; }

    /// <summary>Whether a list without anything to check is the end; else more may come.</summary>
    internal bool EndsWhenEmpty { get; init; }

    internal void Run()
    {
        DateTimeOffset? look = null;
        while (true)
        {
            cancellation.ThrowIfCancellationRequested();
            DateTimeOffset now = clock.GetUtcNow();
            if (Refresh is not null && (look is null || look <= now))
            {
                look = Refresh(now);
            }

            BeginDue(now);
            if ((watcher.IsOver && EndsWhenEmpty) || Until <= clock.GetUtcNow())
            {
                return;
            }

            Wait(Earliest(watcher.Next, look, Until));
            TakeDone();
        }
    }

    private void BeginDue(DateTimeOffset now)
    {
        IReadOnlyList<WatchedUrl> due = watcher.TakeDue(now);
        if (due.Count > 0 && _underWay == 0)
        {
            BeforeChecks();
        }

        foreach (WatchedUrl url in due)
        {
            _underWay++;
            _ = Begin(url).ContinueWith(
                check => _done.Writer.TryWrite((url, check)),
                CancellationToken.None,
                TaskContinuationOptions.ExecuteSynchronously,
                TaskScheduler.Default);
        }
    }

    private void TakeDone()
    {
        while (_done.Reader.TryRead(out (WatchedUrl Url, Task<UrlObservation> Check) done))
        {
            _underWay--;
            DateTimeOffset now = clock.GetUtcNow();
            if (!done.Check.IsCompletedSuccessfully)
            {
                cancellation.ThrowIfCancellationRequested();
                watcher.Skip(done.Url, now);
                Failed(done.Check.Exception?.InnerException ?? new TaskCanceledException());
                continue;
            }

            UrlObservation seen = done.Check.Result;
            Seen(seen);
            if (watcher.Report(done.Url, seen, now, cancellation) is { } change)
            {
                Write(change);
            }
        }
    }

    /// <summary>Until something is done, or an instant has come.</summary>
    private void Wait(DateTimeOffset? instant)
    {
        TimeSpan left = instant is { } at ? at - clock.GetUtcNow() : LongestNap;
        left = left > LongestNap ? LongestNap : left;
        if (left <= TimeSpan.Zero)
        {
            return;
        }

        using var nap = CancellationTokenSource.CreateLinkedTokenSource(cancellation);
        nap.CancelAfter(left);
        try
        {
            _ = _done.Reader.WaitToReadAsync(nap.Token).AsTask().GetAwaiter().GetResult();
        }
        catch (OperationCanceledException) when (!cancellation.IsCancellationRequested)
        {
            // the instant has come
        }
    }

    private static DateTimeOffset? Earliest(params ReadOnlySpan<DateTimeOffset?> instants)
    {
        DateTimeOffset? first = null;
        foreach (DateTimeOffset? instant in instants)
        {
            first = first is null || instant < first ? instant ?? first : first;
        }

        return first;
    }
}
