namespace PresignTools.Policies;

/// <summary>
/// Matches text against a pattern with <c>*</c> and <c>?</c> in time that does not multiply: the plain runs between the stars are
/// looked for from left to right, each once. A run without <c>?</c> is found by Knuth, Morris and Pratt in pattern plus text; a run
/// with <c>?</c> by bits, 64 of its characters at a time. <see cref="Glob"/> takes it where trying out has become dear.
/// </summary>
/// <param name="isAny">Whether the pattern has a <c>?</c> at a place.</param>
/// <param name="letter">The character of the pattern at a place, folded if case does not matter.</param>
/// <param name="fold">Folds a character of the text.</param>
internal sealed class LinearMatch(Func<int, bool> isAny, Func<int, char> letter, Func<char, char> fold)
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

    private bool IsAt(int from, int to, ReadOnlySpan<char> text, int start)
    {
        for (int i = from; i < to; i++)
        {
            Steps++;
            if (!isAny(i) && letter(i) != fold(text[start + i - from]))
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
            if (isAny(i))
            {
                return ByBits(from, to, text, start);
            }
        }

        return to == from ? start : ByFailure(from, to, text, start);
    }

    private int ByFailure(int from, int to, ReadOnlySpan<char> text, int start)
    {
        int length = to - from;
        var fail = new int[length];
        for (int i = 1, k = 0; i < length; i++)
        {
            for (; k > 0 && letter(from + k) != letter(from + i); Steps++)
            {
                k = fail[k - 1];
            }

            Steps++;
            k += letter(from + k) == letter(from + i) ? 1 : 0;
            fail[i] = k;
        }

        for (int t = start, k = 0; t < text.Length; t++)
        {
            char c = fold(text[t]);
            for (; k > 0 && letter(from + k) != c; Steps++)
            {
                k = fail[k - 1];
            }

            Steps++;
            k += letter(from + k) == c ? 1 : 0;
            if (k == length)
            {
                return t + 1;
            }
        }

        return -1;
    }

    /// <summary>Bit i of the state says that the first i + 1 characters of the run end here.</summary>
    private int ByBits(int from, int to, ReadOnlySpan<char> text, int start)
    {
        int length = to - from;
        int words = (length + 63) / 64;
        var any = new ulong[words];
        var masks = new Dictionary<char, ulong[]>();
        for (int i = 0; i < length; i++)
        {
            Steps++;
            any[i / 64] |= isAny(from + i) ? 1UL << (i % 64) : 0;
        }

        for (int i = 0; i < length; i++)
        {
            char c = letter(from + i);
            if (!isAny(from + i))
            {
                if (!masks.TryGetValue(c, out ulong[]? mask))
                {
                    Steps += words;
                    masks.Add(c, mask = (ulong[])any.Clone());
                }

                mask[i / 64] |= 1UL << (i % 64);
            }
        }

        var state = new ulong[words];
        ulong last = 1UL << ((length - 1) % 64);
        for (int t = start; t < text.Length; t++)
        {
            ulong[] mask = masks.GetValueOrDefault(fold(text[t]), any);
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
