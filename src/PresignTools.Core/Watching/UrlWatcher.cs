namespace PresignTools.Watching;

/// <summary>
/// Watches URLs: which are to be checked now, and what a check has changed. It has no clock and sends nothing: whoever uses it does, and
/// gives the time. Used from one thread.
/// </summary>
/// <param name="interval">From the beginning of one check of a URL to that of the next.</param>
/// <param name="rounds">How many intervals each URL is checked for; null for no limit.</param>
internal sealed class UrlWatcher(TimeSpan interval, int? rounds)
{
    private readonly WatchSchedule _schedule = new(interval, rounds);
    private readonly Dictionary<string, UrlWatch> _watches = new(StringComparer.Ordinal);

    /// <summary>When the next check is due; null if none is.</summary>
    internal DateTimeOffset? Next => _schedule.Next;

    /// <summary>Whether all is done: no URL is to be checked any more, and none is being checked.</summary>
    internal bool IsOver => _schedule.Count == 0;

    /// <summary>Takes a URL in, unless it is there.</summary>
    internal void Add(WatchedUrl url, DateTimeOffset now)
    {
        if (_watches.TryAdd(url.Id, new UrlWatch(url)))
        {
            _schedule.Add(url.Id, now);
        }
    }

    /// <summary>Takes in a list that has been read again: new URLs are due at once, those that are gone are forgotten.</summary>
    /// <param name="urls">All URLs of the list.</param>
    /// <param name="before">All URLs that the list had before.</param>
    /// <param name="now">The present.</param>
    internal void Replace(IReadOnlyList<WatchedUrl> urls, IReadOnlyList<WatchedUrl> before, DateTimeOffset now)
    {
        HashSet<string> kept = [.. urls.Select(static u => u.Id)];
        foreach (WatchedUrl gone in before.Where(u => !kept.Contains(u.Id)))
        {
            _watches.Remove(gone.Id);
            _schedule.Remove(gone.Id);
        }

        foreach (WatchedUrl url in urls)
        {
            Add(url, now);
        }
    }

    /// <summary>The URLs that are due, which are under way from now on.</summary>
    internal IReadOnlyList<WatchedUrl> TakeDue(DateTimeOffset now) =>
        [.. _schedule.TakeDue(now).Select(id => _watches[id].Watched)];

    /// <summary>Takes what a check came to.</summary>
    /// <param name="url">The URL.</param>
    /// <param name="seen">What was observed.</param>
    /// <param name="now">The present.</param>
    /// <param name="cancellation">Ends the diagnosis of a refusal.</param>
    /// <returns>What has changed; null if nothing has.</returns>
    internal PresignedUrlChange? Report(
        WatchedUrl url,
        UrlObservation seen,
        DateTimeOffset now,
        CancellationToken cancellation = default)
    {
        // Taken off the list while it was checked: nobody wants to know any more.
        if (!_watches.TryGetValue(url.Id, out UrlWatch? watch))
        {
            return null;
        }

        return watch.Take(seen, _schedule.Done(url.Id, seen.Wake, seen.IsFinal, now), cancellation);
    }

    /// <summary>Takes note that a check failed for a reason of its own; the URL is checked again in its turn.</summary>
    internal void Skip(WatchedUrl url, DateTimeOffset now) => _schedule.Done(url.Id, null, isFinal: false, now);
}
