using System.Text;

namespace PresignTools.Policies;

/// <summary>Text with <c>*</c> (any run of characters) and <c>?</c> (one character), or with those two as plain characters. No regular expressions; time is at most pattern times text.</summary>
internal sealed class Glob
{
    private readonly string _text;
    private readonly bool _hasWildcard;

    /// <summary>Which characters are wildcards; null if all <c>*</c> and <c>?</c> are, or none.</summary>
    private readonly bool[]? _wild;

    private Glob(string text, bool hasWildcard, bool[]? wild)
    {
        _text = text;
        _hasWildcard = hasWildcard;
        _wild = wild;
        IsEverything = hasWildcard && text == "*";
    }

    /// <summary>Just <c>*</c>.</summary>
    internal bool IsEverything { get; }

    internal static Glob Of(string text, bool wildcards) => new(text, wildcards && text.IndexOfAny(['*', '?']) >= 0, null);

    internal bool IsMatch(string text, bool ignoreCase) => IsMatch(text, 0, text.Length, ignoreCase);

    internal bool IsMatch(string text, int start, int end, bool ignoreCase)
    {
        if (IsEverything)
        {
            return true;
        }

        if (!_hasWildcard)
        {
            return _text.Length == end - start
                && text.AsSpan(start, end - start).Equals(_text.AsSpan(), ignoreCase ? StringComparison.OrdinalIgnoreCase : StringComparison.Ordinal);
        }

        int p = 0;
        int t = start;
        int starAt = -1;
        int resume = start;
        while (t < end)
        {
            if (IsStar(p))
            {
                starAt = p++;
                resume = t;
            }
            else if (p < _text.Length && (IsWild(p) || Same(_text[p], text[t], ignoreCase)))
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

        while (IsStar(p))
        {
            p++;
        }

        return p == _text.Length;
    }

    /// <summary>Cuts at the first <paramref name="count"/> - 1 colons; null if there are fewer.</summary>
    internal Glob[]? SplitAtColons(int count)
    {
        var parts = new Glob[count];
        int from = 0;
        for (int i = 0; i < count - 1; i++)
        {
            int colon = _text.IndexOf(':', from);
            if (colon < 0)
            {
                return null;
            }

            parts[i] = Slice(from, colon);
            from = colon + 1;
        }

        parts[count - 1] = Slice(from, _text.Length);
        return parts;
    }

    private Glob Slice(int from, int to)
    {
        string text = _text.Substring(from, to - from);
        if (_wild is null)
        {
            return new Glob(text, _hasWildcard && text.IndexOfAny(['*', '?']) >= 0, null);
        }

        var wild = new bool[to - from];
        System.Array.Copy(_wild, from, wild, 0, wild.Length);
        return new Glob(text, System.Array.IndexOf(wild, true) >= 0, wild);
    }

    private bool IsWild(int p) => _wild is null ? _text[p] is '*' or '?' : _wild[p];

    private bool IsStar(int p) => p < _text.Length && _text[p] == '*' && IsWild(p);

    private static bool Same(char a, char b, bool ignoreCase) =>
        a == b || (ignoreCase && char.ToUpperInvariant(a) == char.ToUpperInvariant(b));

    /// <summary>Puts a pattern together from plain text and text whose wildcards work.</summary>
    internal sealed class GlobBuilder
    {
        private readonly StringBuilder _text = new();
        private readonly List<bool> _wild = [];

        internal void Add(string text, bool wildcards)
        {
            _text.Append(text);
            foreach (char c in text)
            {
                _wild.Add(wildcards && c is ('*' or '?'));
            }
        }

        internal void Add(GlobBuilder other)
        {
            _text.Append(other._text);
            _wild.AddRange(other._wild);
        }

        internal Glob Build() => new(_text.ToString(), _wild.Contains(true), [.. _wild]);
    }
}
