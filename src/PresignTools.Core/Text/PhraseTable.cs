namespace PresignTools.Text;

/// <summary>
/// Many phrases, looked for in one pass whatever their case. A phrase begins where a word begins and ends where one ends, unless it is
/// written with <c>*</c> at that end.
/// </summary>
/// <typeparam name="T">What a phrase stands for.</typeparam>
internal sealed class PhraseTable<T>
{
    private const int Ascii = 128;

    // By the first character, in both cases: what may stand at the beginning of a word, and what may stand within one.
    private readonly Entry[]?[] _atEdge = new Entry[Ascii][];
    private readonly Entry[]?[] _within = new Entry[Ascii][];

    internal PhraseTable(IEnumerable<(string Phrase, T Value)> phrases)
    {
        Entry[] entries = [.. phrases.Select(static p => Entry.Of(p.Phrase, p.Value))];
        foreach (IGrouping<char, Entry> group in entries.GroupBy(static e => char.ToLowerInvariant(e.Text[0])))
        {
            // The longer of two that begin alike goes first, so that it is the one that is found.
            Entry[] own = [.. group.OrderByDescending(static e => e.Text.Length)];
            Entry[] open = [.. own.Where(static e => e.IsOpenBefore)];
            char upper = char.ToUpperInvariant(group.Key);
            (_atEdge[group.Key], _atEdge[upper]) = (own, own);
            (_within[group.Key], _within[upper]) = open.Length > 0 ? (open, open) : (null, null);
        }
    }

    /// <summary>Every place where a phrase stands, in the order of the text; of several at one place the longest.</summary>
    internal IEnumerable<(int Index, int Length, T Value)> In(string text)
    {
        Work.Add(text.Length);
        int i = 0;
        while ((i = Next(text, i, out Entry? entry)) < text.Length)
        {
            yield return (i, entry!.Text.Length, entry.Value);
            i += entry.Text.Length;
        }
    }

    /// <summary>The next place where a phrase stands, and the phrase; the end of the text if there is none.</summary>
    private int Next(string text, int from, out Entry? found)
    {
        bool isWithin = from > 0 && Scan.IsWord(text[from - 1]);
        for (int i = from; i < text.Length; i++)
        {
            char c = text[i];
            if (c < Ascii && (isWithin ? _within : _atEdge)[c] is { } entries)
            {
                foreach (Entry entry in entries)
                {
                    if (entry.Is(text, i))
                    {
                        found = entry;
                        return i;
                    }
                }
            }

            isWithin = Scan.IsWord(c);
        }

        found = null;
        return text.Length;
    }

    /// <param name="Text">The phrase.</param>
    /// <param name="Second">Its second character in lower case: most places are settled by it.</param>
    /// <param name="IsOpenBefore">Whether it may begin within a word, or is one that begins with a sign.</param>
    /// <param name="IsOpenAfter">Whether it may end within a word.</param>
    /// <param name="Value">What it stands for.</param>
    private sealed record Entry(string Text, char Second, bool IsOpenBefore, bool IsOpenAfter, T Value)
    {
        internal static Entry Of(string phrase, T value)
        {
            string text = phrase.Trim('*');
            char second = text.Length > 1 ? char.ToLowerInvariant(text[1]) : '\0';
            return new Entry(text, second, phrase[0] == '*' || !Scan.IsWord(text[0]), phrase[^1] == '*' || !Scan.IsWord(text[^1]), value);
        }

        internal bool Is(string text, int index)
        {
            if (Second != '\0' && (index + 1 >= text.Length || char.ToLowerInvariant(text[index + 1]) != Second))
            {
                return false;
            }

            int end = index + Text.Length;
            return Scan.At(text, index, Text, true) && (IsOpenAfter || end == text.Length || !Scan.IsWord(text[end]));
        }
    }
}
