namespace PresignTools.Text;

/// <summary>
/// Many phrases, looked for in one pass whatever their case. A phrase begins where a word begins and ends where one ends, unless it is
/// written with <c>*</c> at that end.
/// </summary>
/// <typeparam name="T">What a phrase stands for.</typeparam>
internal sealed class PhraseTable<T>
{
    private const int Ascii = 128;

    private readonly Entry[]?[] _byFirst = new Entry[Ascii][];

    internal PhraseTable(IEnumerable<(string Phrase, T Value)> phrases)
    {
        Entry[] entries = [.. phrases.Select(static p => Entry.Of(p.Phrase, p.Value))];
        foreach (IGrouping<char, Entry> group in entries.GroupBy(static e => char.ToLowerInvariant(e.Text[0])))
        {
            // The longer of two that begin alike goes first, so that it is the one that is found.
            Entry[] own = [.. group.OrderByDescending(static e => e.Text.Length)];
            _byFirst[group.Key] = own;
            _byFirst[char.ToUpperInvariant(group.Key)] = own;
        }
    }

    /// <summary>Every place where a phrase stands, in the order of the text; of several at one place the longest.</summary>
    internal IEnumerable<(int Index, int Length, T Value)> In(string text)
    {
        Work.Add(text.Length);
        for (int i = 0; i < text.Length; i++)
        {
            if (text[i] >= Ascii || _byFirst[text[i]] is not { } entries)
            {
                continue;
            }

            foreach (Entry entry in entries)
            {
                if (entry.Is(text, i))
                {
                    yield return (i, entry.Text.Length, entry.Value);
                    i += entry.Text.Length - 1;
                    break;
                }
            }
        }
    }

    private sealed record Entry(string Text, bool IsOpenBefore, bool IsOpenAfter, T Value)
    {
        internal static Entry Of(string phrase, T value) =>
            new(phrase.Trim('*'), phrase[0] == '*', phrase[^1] == '*', value);

        internal bool Is(string text, int index)
        {
            if (!Scan.At(text, index, Text, true))
            {
                return false;
            }

            int end = index + Text.Length;
            bool begins = IsOpenBefore || !Scan.IsWord(Text[0]) || index == 0 || !Scan.IsWord(text[index - 1]);
            return begins && (IsOpenAfter || !Scan.IsWord(Text[^1]) || end == text.Length || !Scan.IsWord(text[end]));
        }
    }
}
