using PresignTools.Logs;

namespace PresignTools.Measuring.Grouping;

/// <summary>What is counted of one group. Its size does not depend on how many requests fall into it.</summary>
internal sealed class GroupTotals
{
    /// <summary>A line that is longer is no example: nobody reads it, and ten thousand of them would fill the memory.</summary>
    private const int LongestExample = 4096;

    private readonly LatestRequests _latest = new();
    private GroupKey _first;
    private char[] _line = [];
    private int _length;

    /// <summary>How many requests.</summary>
    internal long Count { get; private set; }

    /// <summary>When the first was received, in ticks; the largest number without a time.</summary>
    internal long FirstSeen { get; private set; } = long.MaxValue;

    /// <summary>When the last was received, in ticks; the smallest number without a time.</summary>
    internal long LastSeen { get; private set; } = long.MinValue;

    /// <summary>How sure the cause is, of the request of which it is least sure.</summary>
    internal Certainty? Certainty { get; private set; }

    /// <summary>The dimensions in which requests of the group differ.</summary>
    internal DimensionSet Differing { get; private set; }

    /// <summary>The last record, where records are counted and not lines.</summary>
    internal IS3LogRecord? Record { get; private set; }

    /// <summary>The line of the last request, where lines are counted.</summary>
    internal ReadOnlySpan<char> Line => _line.AsSpan(0, _length);

    /// <summary>Ids of the last requests.</summary>
    internal IReadOnlyList<string> RequestIds => _latest.Ids;

    /// <summary>A value that all requests of the group have; null where they differ.</summary>
    internal long? Shared(FailureDimension dimension) => Differing.Has(dimension) ? null : _first[dimension];

    /// <summary>Counts a request.</summary>
    internal void Add(in CountedRequest request, ReadOnlySpan<char> line)
    {
        if (Count == 0)
        {
            _first = request.Key;
            Certainty = request.Certainty;
        }
        else
        {
            Compare(request.Key);
            Certainty = request.Certainty is null || Certainty is null || request.Certainty > Certainty ? Certainty : request.Certainty;
        }

        Count += request.Weight;
        FirstSeen = Math.Min(FirstSeen, request.FirstTicks);
        LastSeen = Math.Max(LastSeen, request.LastTicks);
        if (_latest.Add(request.LastTicks, request.RequestId) || (Record is null && _length == 0))
        {
            Record = request.Record ?? Record;
            Keep(line);
        }
    }

    private void Keep(ReadOnlySpan<char> line)
    {
        if (line.Length is 0 or > LongestExample)
        {
            return;
        }

        if (_line.Length < line.Length)
        {
            _line = new char[line.Length + 64];
        }

        line.CopyTo(_line);
        _length = line.Length;
    }

    private void Compare(in GroupKey key)
    {
        foreach (FailureDimension dimension in DimensionSet.All)
        {
            if (!Differing.Has(dimension) && _first[dimension] != key[dimension])
            {
                Differing = Differing.With(dimension);
            }
        }
    }
}
