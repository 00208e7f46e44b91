namespace PresignTools.Transfers;

/// <summary>
/// Which pieces of an object are still to come. One connection reads from the front; the others take pieces from the end, so that a
/// connection that is slow holds nothing back.
/// </summary>
internal sealed class RangePlan
{
    /// <summary>The smallest object that is read over several connections: below it, opening them costs more than it gains.</summary>
    internal const long SmallestShared = 16L * 1024 * 1024;

    /// <summary>A piece; each costs one request.</summary>
    internal const long Piece = 8L * 1024 * 1024;

    private readonly LinkedList<ByteRange> _open = new();
    private readonly List<ByteRange> _done;
    private readonly object _gate = new();

    /// <param name="length">Length of the object.</param>
    /// <param name="done">What is there already.</param>
    internal RangePlan(long length, IEnumerable<ByteRange> done)
    {
        Length = length;
        _done = Merged(done, length);
        foreach (ByteRange gap in Gaps(_done, length))
        {
            for (long start = gap.Start; start < gap.End;)
            {
                long end = Math.Min(gap.End, (start / Piece * Piece) + Piece);
                _open.AddLast(new ByteRange(start, end));
                start = end;
            }
        }
    }

    /// <summary>Length of the object.</summary>
    internal long Length { get; }

    /// <summary>What is there.</summary>
    internal IReadOnlyList<ByteRange> Done
    {
        get
        {
            lock (_gate)
            {
                return Merged(_done, Length);
            }
        }
    }

    /// <summary>Takes the first piece that is open; null if all are taken.</summary>
    internal ByteRange? TakeFirst() => Take(static open => open.First);

    /// <summary>Takes the last piece that is open; null if all are taken.</summary>
    internal ByteRange? TakeLast() => Take(static open => open.Last);

    /// <summary>Takes the piece that begins at a place, for a connection that has come there; null if another has it.</summary>
    internal ByteRange? TakeAt(long start)
    {
        lock (_gate)
        {
            if (_open.First is { } first && first.Value.Start == start)
            {
                _open.Remove(first);
                return first.Value;
            }

            return null;
        }
    }

    /// <summary>Gives back what is left of a piece.</summary>
    internal void GiveBack(ByteRange rest)
    {
        if (rest.Length <= 0)
        {
            return;
        }

        lock (_gate)
        {
            LinkedListNode<ByteRange>? after = _open.First;
            while (after is not null && after.Value.Start < rest.Start)
            {
                after = after.Next;
            }

            if (after is null)
            {
                _open.AddLast(rest);
            }
            else
            {
                _open.AddBefore(after, rest);
            }
        }
    }

    /// <summary>Notes what has come.</summary>
    internal void Finish(ByteRange piece)
    {
        if (piece.Length <= 0)
        {
            return;
        }

        lock (_gate)
        {
            _done.Add(piece);
        }
    }

    /// <summary>Ranges in order, those that touch made one, within the object.</summary>
    internal static List<ByteRange> Merged(IEnumerable<ByteRange> ranges, long length)
    {
        var merged = new List<ByteRange>();
        foreach (ByteRange given in ranges.OrderBy(static r => r.Start))
        {
            var range = new ByteRange(Math.Max(0, given.Start), Math.Min(length, given.End));
            if (range.Length <= 0)
            {
                continue;
            }

            if (merged.Count > 0 && merged[^1].End >= range.Start)
            {
                merged[^1] = merged[^1] with { End = Math.Max(merged[^1].End, range.End) };
            }
            else
            {
                merged.Add(range);
            }
        }

        return merged;
    }

    private static IEnumerable<ByteRange> Gaps(List<ByteRange> done, long length)
    {
        long at = 0;
        foreach (ByteRange range in done)
        {
            if (range.Start > at)
            {
                yield return new ByteRange(at, range.Start);
            }

            at = range.End;
        }

        if (at < length)
        {
            yield return new ByteRange(at, length);
        }
    }

    private ByteRange? Take(Func<LinkedList<ByteRange>, LinkedListNode<ByteRange>?> which)
    {
        lock (_gate)
        {
            if (which(_open) is not { } node)
            {
                return null;
            }

            _open.Remove(node);
            return node.Value;
        }
    }
}
