using System.Runtime.CompilerServices;

namespace PresignTools.Logs;

/// <summary>Where each field stands in its line. It is part of the record, so that a line costs no list of its own.</summary>
[InlineArray(Count)]
internal struct S3AccessLogFields
{
    /// <summary>How many fields are known by name.</summary>
    internal const int Count = (int)S3AccessLogField.SourceRegion + 1;

    /// <summary>Longest line whose places fit.</summary>
    internal const int LongestLine = ushort.MaxValue;

    private uint _first;

    internal readonly Range this[S3AccessLogField field]
    {
        get
        {
            uint place = this[(int)field];
            return (int)(place >> 16)..(int)(place & ushort.MaxValue);
        }
    }

    internal void Set(S3AccessLogField field, int start, int end) => this[(int)field] = ((uint)start << 16) | (uint)end;
}
