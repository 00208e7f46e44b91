namespace PresignTools.Measuring.Grouping;

/// <summary>
/// Texts by number, found by a span: a text that was seen before costs no object. It holds no more than a fixed number of texts and of
/// characters, so that a log with a million different names needs no more memory than one with a thousand.
/// </summary>
/// <param name="mostTexts">How many texts it holds.</param>
/// <param name="mostCharacters">How many characters they may have together.</param>
internal sealed class SpanTable(int mostTexts, int mostCharacters)
{
    /// <summary>The number of a text that is not held, because the table is full.</summary>
    internal const int Full = -2;

    private const int FirstSize = 256;

    private readonly List<string> _texts = [];
    private int[] _buckets = new int[FirstSize];
    private int[] _next = new int[FirstSize];
    private int[] _hashes = new int[FirstSize];
    private int _characters;

    /// <summary>How many texts it holds.</summary>
    internal int Count => _texts.Count;

    /// <summary>The text of a number.</summary>
    internal string this[int number] => _texts[number];

    /// <summary>The number of a text, which is added if there is room; <see cref="Full"/> if there is none.</summary>
    internal int Number(ReadOnlySpan<char> text)
    {
        int hash = string.GetHashCode(text);
        int found = Find(text, hash);
        if (found >= 0)
        {
            return found;
        }

        return _texts.Count >= mostTexts || _characters + text.Length > mostCharacters ? Full : Add(text, hash);
    }

    /// <summary>The number of a text; -1 if it is not held.</summary>
    internal int Find(ReadOnlySpan<char> text) => Find(text, string.GetHashCode(text));

    private int Find(ReadOnlySpan<char> text, int hash)
    {
        // The framework's hash has a seed of its own in each process: nobody can write a log whose names all fall into one bucket.
        for (int i = _buckets[hash & (_buckets.Length - 1)] - 1; i >= 0; i = _next[i])
        {
            if (_hashes[i] == hash && text.SequenceEqual(_texts[i]))
            {
                return i;
            }
        }

        return -1;
    }

    private int Add(ReadOnlySpan<char> text, int hash)
    {
        if (_texts.Count == _buckets.Length)
        {
            Grow();
        }

        int number = _texts.Count;
        _texts.Add(text.ToString());
        _characters += text.Length;
        _hashes[number] = hash;
        Link(number);
        return number;
    }

    private void Link(int number)
    {
        ref int bucket = ref _buckets[_hashes[number] & (_buckets.Length - 1)];
        _next[number] = bucket - 1;
        bucket = number + 1;
    }

    private void Grow()
    {
        int size = _buckets.Length * 2;
        _buckets = new int[size];
        Array.Resize(ref _next, size);
        Array.Resize(ref _hashes, size);
        for (int i = 0; i < _texts.Count; i++)
        {
            Link(i);
        }
    }
}
