namespace PresignTools.Policies.Matching;

/// <summary>
/// Matches text against a pattern with <c>*</c> and <c>?</c> in time that does not multiply: the plain runs between the stars are
/// looked for from left to right, each once. A run without <c>?</c> is found by Knuth, Morris and Pratt in pattern plus text; a run
/// with <c>?</c> by bits, 64 of its characters at a time. <see cref="Glob"/> takes it where trying out has become dear.
/// </summary>
/// <param name="letters">The pattern, folded if case does not matter.</param>
/// <param name="any">Where it has a <c>?</c>.</param>
/// <param name="ignoreCase">Whether case does not matter.</param>
internal sealed class LinearMatch(char[] letters, bool[] any, bool ignoreCase)
{
    /// <summary>Steps made, for tests: each looks at one character, or at 64 places of a run.</summary>
    internal long Steps { get; private set; }

    /// <summary>Whether the runs of the pattern are found in order, the first at the start and the last at the end of the text.</summary>
    /// <param name="runs">Begin and end of each run; there is a star between two runs. A run may be empty.</param>
    /// <param name="text">The text.</param>
    internal bool IsMatch(IReadOnlyList<(int From, int To)> runs, ReadOnlySpan<char> text)
    {
        (int from, int to) = runs[0];
        if (runs.Count == 1)
        {
            return to - from == text.Length && IsAt(from, to, text, 0);
        }

        int at = to - from;
        (int lastFrom, int lastTo) = runs[^1];
        int end = text.Length - (lastTo - lastFrom);
        if (at > end || !IsAt(from, to, text, 0) || !IsAt(lastFrom, lastTo, text, end))
        {
            return false;
        }

        for (int i = 1; i < runs.Count - 1 && at >= 0; i++)
        {
            at = EndOf(runs[i].From, runs[i].To, text[..end], at);
        }

        return at >= 0;
    }

    private char Fold(char c) => ignoreCase ? char.ToUpperInvariant(c) : c;

    private bool IsAt(int from, int to, ReadOnlySpan<char> text, int start)
    {
        for (int i = from; i < to; i++)
        {
            Steps++;
            if (!any[i] && letters[i] != Fold(text[start + i - from]))
            {
                return false;
            }
        }

        return true;
    }

    /// <summary>Where the leftmost occurrence at or behind <paramref name="start"/> ends; -1 if there is none.</summary>
    private int EndOf(int from, int to, ReadOnlySpan<char> text, int start)
    {
        if (to - from > text.Length - start)
        {
            return -1;
        }

        for (int i = from; i < to; i++)
        {
            Steps++;
            if (any[i])
            {
                return ByBits(from, to, text, start);
            }
        }

        return to == from ? start : ByFailure(from, to, text, start);
    }

    private int ByFailure(int from, int to, ReadOnlySpan<char> text, int start)
    {
        ReadOnlySpan<char> run = letters.AsSpan(from, to - from);
        int length = run.Length;
        var fail = new int[length];
        for (int i = 1, k = 0; i < length; i++)
        {
            for (; k > 0 && run[k] != run[i]; Steps++)
            {
                k = fail[k - 1];
            }

            Steps++;
            k += run[k] == run[i] ? 1 : 0;
            fail[i] = k;
        }

        long steps = 0;
        int end = -1;
        for (int t = start, k = 0; t < text.Length && end < 0; t++)
        {
            char c = ignoreCase ? char.ToUpperInvariant(text[t]) : text[t];
            for (; k > 0 && run[k] != c; steps++)
            {
                k = fail[k - 1];
            }

            steps++;
            k += run[k] == c ? 1 : 0;
            end = k == length ? t + 1 : -1;
        }

        Steps += steps;
        return end;
    }

    /// <summary>Bit i of the state says that the first i + 1 characters of the run end here.</summary>
    private int ByBits(int from, int to, ReadOnlySpan<char> text, int start)
    {
        int length = to - from;
        int words = (length + 63) / 64;
        var places = new ulong[words];
        var masks = new Dictionary<char, ulong[]>();
        for (int i = 0; i < length; i++)
        {
            Steps++;
            places[i / 64] |= any[from + i] ? 1UL << (i % 64) : 0;
        }

        for (int i = 0; i < length; i++)
        {
            char c = letters[from + i];
            if (!any[from + i])
            {
                if (!masks.TryGetValue(c, out ulong[]? mask))
                {
                    Steps += words;
                    masks.Add(c, mask = (ulong[])places.Clone());
                }

                mask[i / 64] |= 1UL << (i % 64);
            }
        }

        var state = new ulong[words];
        ulong last = 1UL << ((length - 1) % 64);
        for (int t = start; t < text.Length; t++)
        {
            ulong[] mask = masks.GetValueOrDefault(Fold(text[t]), places);
            ulong carry = 1;
            for (int w = 0; w < words; w++)
            {
                Steps++;
                ulong shifted = (state[w] << 1) | carry;
                carry = state[w] >> 63;
                state[w] = shifted & mask[w];
            }

            if ((state[words - 1] & last) != 0)
            {
                return t + 1;
            }
        }

        return -1;
    }
}
