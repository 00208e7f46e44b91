using System.Text;

namespace PresignTools.Policies.Matching;

/// <summary>
/// Text with <c>*</c> (any run of characters) and <c>?</c> (one character), or with those two as plain characters. No regular expressions.
/// </summary>
/// <remarks>
/// Patterns are tried out by going back to the last star, which is fastest for all patterns that people write. Where that takes more
/// than a few steps for each character, <see cref="LinearMatch"/> decides.
/// </remarks>
internal sealed class Glob
{
    private const int StepsPerCharacter = 2;
    private readonly string _text;

    /// <summary>Which characters are wildcards; null if all <c>*</c> and <c>?</c> are, or none.</summary>
    private readonly bool[]? _wild;

    private readonly bool _hasWildcard;

    private Glob(string text, bool hasWildcard, bool[]? wild)
    {
        _text = text;
        _hasWildcard = hasWildcard;
        _wild = wild;
        IsEverything = hasWildcard && text == "*";
    }

    /// <summary>Just <c>*</c>.</summary>
    internal bool IsEverything { get; }

    internal int Length => _text.Length;

    internal static Glob Of(string text, bool wildcards) => new(text, wildcards && text.IndexOfAny(['*', '?']) >= 0, null);

    /// <summary>Where the next colon stands; -1 if there is none. A colon is never a wildcard.</summary>
    internal int NextColon(int from) => _text.IndexOf(':', from);

    internal bool IsMatch(string text, bool ignoreCase) => IsEverything || IsMatch(0, _text.Length, text, 0, text.Length, ignoreCase);

    /// <summary>Matches a part of the pattern against a part of a text.</summary>
    internal bool IsMatch(int from, int to, string text, int start, int end, bool ignoreCase) =>
        IsMatch(from, to, text.AsSpan(start, end - start), ignoreCase, out _);

    /// <summary>The same, with the number of steps that it took.</summary>
    internal bool IsMatch(int from, int to, ReadOnlySpan<char> text, bool ignoreCase, out long steps)
    {
        steps = 1;
        if (!_hasWildcard)
        {
            return to - from == text.Length
                && text.Equals(_text.AsSpan(from, to - from), ignoreCase ? StringComparison.OrdinalIgnoreCase : StringComparison.Ordinal);
        }

        if (!EndFits(from, to, text, ignoreCase, ref steps))
        {
            return false;
        }

        long limit = 64 + (StepsPerCharacter * ((long)to - from + text.Length));
        int p = from;
        int t = 0;
        int starAt = -1;
        int resume = 0;
        while (t < text.Length)
        {
            if (++steps > limit)
            {
                return IsMatchLinear(from, to, text, ignoreCase, ref steps);
            }

            if (p < to && IsStar(p))
            {
                starAt = p++;
                resume = t;
            }
            else if (p < to && (IsWild(p) || CharEquals(_text[p], text[t], ignoreCase)))
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

        while (p < to && IsStar(p))
        {
            p++;
        }

        return p == to;
    }

    /// <summary>
    /// Whether what stands behind the last star is the end of the text: of many patterns against a long text, most fail by it at once.
    /// </summary>
    private bool EndFits(int from, int to, ReadOnlySpan<char> text, bool ignoreCase, ref long steps)
    {
        int t = text.Length;
        for (int p = to - 1; p >= from && !IsStar(p); p--)
        {
            steps++;
            if (--t < 0 || !(IsWild(p) || CharEquals(_text[p], text[t], ignoreCase)))
            {
                return false;
            }
        }

        return true;
    }

    private bool IsMatchLinear(int from, int to, ReadOnlySpan<char> text, bool ignoreCase, ref long steps)
    {
        var runs = new List<(int From, int To)>();
        int begin = from;
        for (int i = from; i < to; i++)
        {
            if (IsStar(i))
            {
                runs.Add((begin, i));
                begin = i + 1;
            }
        }

        runs.Add((begin, to));
        var letters = new char[_text.Length];
        var any = new bool[_text.Length];
        for (int i = from; i < to; i++)
        {
            letters[i] = ignoreCase ? char.ToUpperInvariant(_text[i]) : _text[i];
            any[i] = IsWild(i) && !IsStar(i);
        }

        var linear = new LinearMatch(letters, any, ignoreCase);
        bool matches = linear.IsMatch(runs, text);
        steps += to - from + linear.Steps;
        return matches;
    }

    private bool IsWild(int p) => _wild is null ? _text[p] is '*' or '?' : _wild[p];

    private bool IsStar(int p) => _text[p] == '*' && IsWild(p);

    private static bool CharEquals(char a, char b, bool ignoreCase) =>
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
                _wild.Add(wildcards && c is '*' or '?');
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
