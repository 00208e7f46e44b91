namespace PresignTools.Measuring.Grouping;

/// <summary>
/// The ids of the last few requests of a group. Of requests of the same instant the ids decide, so that the order in which lines are read
/// changes nothing. Texts are copied over each other: a group that a million requests fall into makes no million objects.
/// </summary>
internal sealed class LatestRequests
{
    private const int Most = 3;
    private const int LongestId = 64;

    private readonly Entry[] _entries = new Entry[Most];
    private int _count;

    /// <summary>The ids, the latest first.</summary>
    internal IReadOnlyList<string> Ids => [.. _entries.Take(_count).Select(static e => new string(e.Id, 0, e.Length))];

    /// <summary>Takes a request, if it is one of the last; true if it is the very last.</summary>
    internal bool Add(long ticks, ReadOnlySpan<char> id)
    {
        if (id.Length is 0 or > LongestId)
        {
            return false;
        }

        int place = _count;
        while (place > 0 && IsLater(ticks, id, _entries[place - 1]))
        {
            place--;
        }

        if (place == Most || (place > 0 && IsSame(ticks, id, _entries[place - 1])))
        {
            return false;
        }

        // The one that drops out gives its buffer to the one that comes in.
        char[] buffer = _count < Most ? new char[LongestId] : _entries[Most - 1].Id;
        _count = Math.Min(Most, _count + 1);
        Array.Copy(_entries, place, _entries, place + 1, _count - 1 - place);
        id.CopyTo(buffer);
        _entries[place] = new Entry(ticks, buffer, id.Length);
        return place == 0;
    }

    private static bool IsLater(long ticks, ReadOnlySpan<char> id, Entry than) =>
        ticks != than.Ticks ? ticks > than.Ticks : id.SequenceCompareTo(than.Id.AsSpan(0, than.Length)) > 0;

    private static bool IsSame(long ticks, ReadOnlySpan<char> id, Entry other) =>
        ticks == other.Ticks && id.SequenceEqual(other.Id.AsSpan(0, other.Length));

    private readonly record struct Entry(long Ticks, char[] Id, int Length);
}
