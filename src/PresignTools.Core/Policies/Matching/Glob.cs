namespace PresignTools.Policies;

/// <summary>Text with <c>*</c> (any run of characters) and <c>?</c> (one character), or with those two as plain characters. Linear memory, no regular expressions.</summary>
internal sealed class Glob
{
    private readonly char[] _chars;
    private readonly bool[] _wild;
    private readonly string? _literal;

    private Glob(char[] chars, bool[] wild)
    {
        _chars = chars;
        _wild = wild;
        _literal = System.Array.IndexOf(wild, true) < 0 ? new string(chars) : null;
        IsEverything = chars.Length == 1 && wild[0] && chars[0] == '*';
    }

    /// <summary>Just <c>*</c>.</summary>
    internal bool IsEverything { get; }

    /// <summary>Whether a wildcard is in it.</summary>
    internal bool HasWildcard => _literal is null;

    internal int Length => _chars.Length;

    internal static Glob Of(string text, bool wildcards)
    {
        var builder = new GlobBuilder();
        builder.Add(text, wildcards);
        return builder.Build();
    }

    internal bool IsMatch(string text, bool ignoreCase) => IsMatch(text, 0, text.Length, ignoreCase);

    internal bool IsMatch(string text, int start, int end, bool ignoreCase)
    {
        if (IsEverything)
        {
            return true;
        }

        if (_literal is not null)
        {
            return _literal.Length == end - start
                && string.Compare(text, start, _literal, 0, _literal.Length, ignoreCase ? StringComparison.OrdinalIgnoreCase : StringComparison.Ordinal) == 0;
        }

        int p = 0;
        int t = start;
        int starAt = -1;
        int resume = start;
        while (t < end)
        {
            if (p < _chars.Length && _wild[p] && _chars[p] == '*')
            {
                starAt = p++;
                resume = t;
            }
            else if (p < _chars.Length && (_wild[p] || Same(_chars[p], text[t], ignoreCase)))
            {
                p++;
                t++;
            }
            else if (starAt >= 0)
            {
                p = starAt + 1;
                t = ++resume;   // let the last * take one character more; earlier ones need no second try
            }
            else
            {
                return false;
            }
        }

        while (p < _chars.Length && _wild[p] && _chars[p] == '*')
        {
            p++;
        }

        return p == _chars.Length;
    }

    /// <summary>Cuts at the first <paramref name="count"/> - 1 plain colons; null if there are fewer.</summary>
    internal Glob[]? SplitAtColons(int count)
    {
        var parts = new Glob[count];
        int from = 0;
        for (int i = 0; i < count - 1; i++)
        {
            int colon = from;
            while (colon < _chars.Length && (_chars[colon] != ':' || _wild[colon]))
            {
                colon++;
            }

            if (colon == _chars.Length)
            {
                return null;
            }

            parts[i] = Slice(from, colon);
            from = colon + 1;
        }

        parts[count - 1] = Slice(from, _chars.Length);
        return parts;
    }

    private Glob Slice(int from, int to)
    {
        var chars = new char[to - from];
        var wild = new bool[to - from];
        System.Array.Copy(_chars, from, chars, 0, chars.Length);
        System.Array.Copy(_wild, from, wild, 0, wild.Length);
        return new Glob(chars, wild);
    }

    private static bool Same(char a, char b, bool ignoreCase) =>
        a == b || (ignoreCase && char.ToUpperInvariant(a) == char.ToUpperInvariant(b));

    /// <summary>Puts a pattern together from plain text and text whose wildcards work.</summary>
    internal sealed class GlobBuilder
    {
        private readonly List<char> _chars = [];
        private readonly List<bool> _wild = [];

        internal void Add(string text, bool wildcards)
        {
            foreach (char c in text)
            {
                _chars.Add(c);
                _wild.Add(wildcards && c is '*' or '?');
            }
        }

        internal void Add(GlobBuilder other)
        {
            _chars.AddRange(other._chars);
            _wild.AddRange(other._wild);
        }

        internal Glob Build() => new([.. _chars], [.. _wild]);
    }
}
