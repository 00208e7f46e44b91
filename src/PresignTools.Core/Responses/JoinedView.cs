using PresignTools.Text;

namespace PresignTools.Responses;

/// <summary>What stood between a character that is no white space and the one before it.</summary>
internal enum Gap : byte
{
    /// <summary>Nothing.</summary>
    None,

    /// <summary>White space of the same line.</summary>
    Blank,

    /// <summary>The end of a line, with the next line's margin.</summary>
    Break,

    /// <summary>A line without anything on it: nothing goes on behind it.</summary>
    Paragraph,
}

/// <summary>A text without its white space and margins, with what stood between any two characters, and where each was.</summary>
internal sealed class JoinedView
{
    private readonly char[] _characters;
    private readonly Gap[] _gaps;
    private readonly int[] _places;
    private readonly Dictionary<int, int> _widths = [];

    internal JoinedView(string text)
    {
        _characters = new char[text.Length];
        _gaps = new Gap[text.Length + 1];
        _places = new int[text.Length + 1];
        int before = -1;
        int second = -1;
        var gap = Gap.Paragraph;
        for (int line = 0; line < text.Length;)
        {
            int stop = Scan.LineEnd(text, line);
            int end = stop > line && text[stop - 1] == '\r' ? stop - 1 : stop;
            int first = Length;
            for (int i = LineMargin.End(text, line, end, before, second); i < end; i++)
            {
                if (char.IsWhiteSpace(text[i]))
                {
                    gap = gap == Gap.None ? Gap.Blank : gap;
                    continue;
                }

                (_characters[Length], _gaps[Length], _places[Length]) = (text[i], gap, i);
                Length++;
                gap = Gap.None;
            }

            _widths[Length] = end - line;
            gap = Length == first ? Gap.Paragraph : Gap.Break;
            (before, second) = (line, before);
            line = stop + 1;
        }

        _gaps[Length] = Gap.Paragraph;
        _places[Length] = text.Length;
    }

    internal int Length { get; private set; }

    /// <summary>The character; a line feed behind the end.</summary>
    internal char this[int index] => (uint)index < (uint)Length ? _characters[index] : '\n';

    /// <summary>What stood before a character.</summary>
    internal Gap GapBefore(int index) => index <= Length ? _gaps[index] : Gap.Paragraph;

    /// <summary>Where a character stands in the text.</summary>
    internal int PlaceOf(int index) => _places[Math.Min(index, Length)];

    /// <summary>How wide the line is that ends before a character.</summary>
    internal int WidthBefore(int index) => _widths.GetValueOrDefault(index);

    /// <summary>
    /// The place behind a phrase that stands at a place, wherever it was broken; -1 if it does not. Where it has a blank, something stood
    /// between the two characters; elsewhere nothing but a break did.
    /// </summary>
    internal int Behind(int index, string phrase)
    {
        bool wantsGap = false;
        int at = index;
        foreach (char c in phrase)
        {
            if (c == ' ')
            {
                wantsGap = true;
                continue;
            }

            Gap gap = GapBefore(at);
            bool fits = at == index || (wantsGap ? gap is Gap.Blank or Gap.Break : gap is Gap.None or Gap.Break);
            if (!fits || char.ToLowerInvariant(this[at]) != char.ToLowerInvariant(c))
            {
                Work.Add(at - index + 1);
                return -1;
            }

            wantsGap = false;
            at++;
        }

        Work.Add(at - index + 1);
        return at;
    }

    /// <summary>The next place of characters without white space between them, or -1.</summary>
    internal int Find(string squeezed, int from)
    {
        if (from >= Length)
        {
            return -1;
        }

        int found = new ReadOnlySpan<char>(_characters, from, Length - from).IndexOf(squeezed, StringComparison.OrdinalIgnoreCase);
        Work.Add(found < 0 ? Length - from : found + 1);
        return found < 0 ? -1 : from + found;
    }

    /// <summary>The last place of characters within a stretch, or -1.</summary>
    internal int FindLast(string squeezed, int from, int end)
    {
        Work.Add(end - from);
        int found = new ReadOnlySpan<char>(_characters, from, end - from).LastIndexOf(squeezed, StringComparison.Ordinal);
        return found < 0 ? -1 : from + found;
    }
}
