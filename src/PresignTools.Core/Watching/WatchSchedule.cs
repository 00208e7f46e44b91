namespace PresignTools.Watching;

/// <summary>
/// Says when which URL is checked. It has no clock: every method is given the time. A URL is checked once an interval, and besides at the
/// instants at which its state changes by itself. What is under way is not begun again, and holds up nothing else.
/// </summary>
/// <param name="interval">From the beginning of one check to that of the next.</param>
/// <param name="rounds">How many intervals each URL is checked for; null for no limit.</param>
internal sealed class WatchSchedule(TimeSpan interval, int? rounds)
{
    private readonly Dictionary<string, Entry> _entries = new(StringComparer.Ordinal);
    private readonly PriorityQueue<Entry, DateTimeOffset> _due = new();

    /// <summary>How many URLs are still to be checked, or are being checked.</summary>
    internal int Count => _entries.Count;

    /// <summary>When the next check is due; null if none is.</summary>
    internal DateTimeOffset? Next
    {
        get
        {
            while (_due.TryPeek(out Entry? first, out DateTimeOffset at))
            {
                if (!first.IsGone && first.Due == at)
                {
                    return at;
                }

                _due.Dequeue();     // removed, or scheduled anew
            }

            return null;
        }
    }

    /// <summary>Takes a URL in; it is due at once. One that is there already stays as it is.</summary>
    internal void Add(string id, DateTimeOffset now)
    {
        if (!_entries.ContainsKey(id))
        {
            var entry = new Entry(id) { Regular = now };
            _entries.Add(id, entry);
            Enqueue(entry, now);
        }
    }

    /// <summary>Forgets a URL.</summary>
    internal void Remove(string id)
    {
        if (_entries.Remove(id, out Entry? entry))
        {
            entry.IsGone = true;
        }
    }

    /// <summary>The URLs that are due, which are under way from now on.</summary>
    internal IReadOnlyList<string> TakeDue(DateTimeOffset now)
    {
        var taken = new List<string>();
        while (Next is { } at && at <= now)
        {
            Entry entry = _due.Dequeue();
            entry.Due = null;
            if (now >= entry.Regular)
            {
                entry.Rounds++;
                entry.Regular = now + interval;
            }

            taken.Add(entry.Id);
        }

        return taken;
    }

    /// <summary>Schedules the next check of a URL whose check is done.</summary>
    /// <param name="id">The URL.</param>
    /// <param name="wake">When its state changes by itself; null if it does not.</param>
    /// <param name="isFinal">Whether its state cannot change any more.</param>
    /// <param name="now">The present.</param>
    /// <returns>When it is checked again; null if it is not.</returns>
    internal DateTimeOffset? Done(string id, DateTimeOffset? wake, bool isFinal, DateTimeOffset now)
    {
        if (!_entries.TryGetValue(id, out Entry? entry))
        {
            return null;
        }

        if (isFinal || entry.Rounds >= rounds)
        {
            Remove(id);
            return null;
        }

        DateTimeOffset next = wake is { } sooner && sooner > now && sooner < entry.Regular ? sooner : entry.Regular;
        next = next < now ? now : next;
        Enqueue(entry, next);
        return next;
    }

    private void Enqueue(Entry entry, DateTimeOffset at)
    {
        entry.Due = at;
        _due.Enqueue(entry, at);
    }

    private sealed class Entry(string id)
    {
        internal string Id { get; } = id;

        /// <summary>When it is due; null while it is under way.</summary>
        internal DateTimeOffset? Due { get; set; }

        /// <summary>When its next interval begins.</summary>
        internal DateTimeOffset Regular { get; set; }

        internal int Rounds { get; set; }

        internal bool IsGone { get; set; }
    }
}
