namespace PresignTools.Text;

/// <summary>Finds secrets by their names: <c>name=value</c>, <c>"name": "value"</c>, <c>&lt;Name&gt;value</c>, <c>--name value</c>, and pairs of name and value.</summary>
internal sealed class NameScanner
{
    // Between the name and the value of a pair there may be other fields.
    private const int WidestPair = 200;

    private readonly PlainView _view;
    private readonly HiddenText _hidden;
    private readonly ValueReader _values;
    private readonly OptionReader _options;

    private NameKind _pending;
    private int _pendingAt;
    private (int Start, int End) _earlier;
    private int _lastBrace = -1;

    private NameScanner(PlainView view, HiddenText hidden)
    {
        _view = view;
        _hidden = hidden;
        _values = new ValueReader(view);
        _options = new OptionReader(view, _values);
    }

    internal static void Scan(PlainView view, HiddenText hidden) => new NameScanner(view, hidden).Run();

    private void Run()
    {
        int i = 0;
        while (i < _view.Length)
        {
            char c = _view[i];
            if (!IsNameCharacter(c))
            {
                _lastBrace = c is '}' or '{' ? i : _lastBrace;
                i++;
                continue;
            }

            int start = i;
            while (i < _view.Length && IsNameCharacter(_view[i]))
            {
                i++;
            }

            int shown = Math.Max(start, i - SecretNames.Longest);
            i = Math.Max(i, Consider(shown, i));
        }
    }

    /// <summary>Looks at a word and at what follows it; where to go on.</summary>
    private int Consider(int start, int end)
    {
        if (_options.TryRead(start, end, out (int Start, int End) option))
        {
            return Hide(option);
        }

        if (!TrySeparator(start, end, out int after, out char separator))
        {
            return Beside(start, end);
        }

        (NameKind kind, bool isPlain, int nameStart) = KindOf(start, end, separator);
        switch (kind)
        {
            case NameKind.NameOfPair:
                return Pair(after);
            case NameKind.ValueOfPair:
                return Value(after);
            case NameKind.Other or NameKind.Harmless:
                return after;
        }

        bool isQuoted = end < _view.Length && ValueReader.IsQuote(_view[end]);
        var context = new ValueContext(
            kind,
            IsEncodedBefore(after),
            separator == ':' && isPlain && _view[after] == ' ',
            IsLineInitial(nameStart),
            nameStart > 0 && ValueReader.IsQuote(_view[nameStart - 1]) && !isQuoted ? nameStart - 1 : -1);
        (int valueStart, int valueEnd) = _values.Read(after, context);

        // "signature" is part of many a name; in a query, or alone, it is what it says.
        bool isShort = kind == NameKind.Signature && valueEnd - valueStart < 8 && nameStart > 0 && !IsAlone(start, end);
        if (isShort || (separator != '=' && kind == NameKind.User))
        {
            return after;
        }

        int next = Hide((valueStart, valueEnd));
        Remember(NameKind.Other, next);
        return Math.Max(next, after);
    }

    /// <summary>What the word says, alone or with what stands before it: a name broken over two lines, "Secret access key".</summary>
    private (NameKind Kind, bool IsPlain, int Start) KindOf(int start, int end, char separator)
    {
        ReadOnlySpan<char> name = _view.Slice(start, end);
        NameKind kind = SecretNames.Of(name);
        if (kind is NameKind.NameOfPair && name.Equals("key", StringComparison.OrdinalIgnoreCase) && Phrase(start, end) is >= 0 and var phrase)
        {
            return (NameKind.Secret, false, phrase);
        }

        if (kind != NameKind.Other)
        {
            return (kind, SecretNames.IsPlainWord(name), start);
        }

        if (Broken(start, end) is { Kind: not NameKind.Other } broken)
        {
            return (broken.Kind, false, broken.Start);
        }

        return separator == '=' && SecretNames.IsDamaged(name) ? (NameKind.Signature, false, start) : (NameKind.Other, false, start);
    }

    /// <summary>A name that a line break has cut.</summary>
    private (NameKind Kind, int Start) Broken(int start, int end)
    {
        int before = start;
        while (before > 0 && before > start - 3 && _view[before - 1] is '\n' or '\r')
        {
            before--;
        }

        int first = before;
        while (first > 0 && before - first < 48 && IsNameCharacter(_view[first - 1]))
        {
            first--;
        }

        if (before == start || first == before)
        {
            return (NameKind.Other, start);
        }

        string joined = string.Concat(_view.Slice(first, before), _view.Slice(start, end));
        NameKind kind = SecretNames.Of(joined);
        return kind is NameKind.NameOfPair or NameKind.ValueOfPair or NameKind.User or NameKind.Harmless ? (NameKind.Other, start) : (kind, first);
    }

    /// <summary>Where "Secret access key" begins, of which the word is the last; -1 if it is no such thing.</summary>
    private int Phrase(int start, int end)
    {
        int first = start;
        for (int words = 0; words < 2; words++)
        {
            int k = first - 1;
            if (k < 1 || _view[k] != ' ' || !IsNameCharacter(_view[k - 1]))
            {
                break;
            }

            while (k > 0 && first - k < 24 && IsNameCharacter(_view[k - 1]))
            {
                k--;
            }

            first = k;
            if (SecretNames.Of(_view.Slice(first, end)) == NameKind.Secret)
            {
                return first;
            }
        }

        return -1;
    }

    /// <summary>What separates a name from its value; not in "https://", "a::b", or behind "&lt;/Name".</summary>
    private bool TrySeparator(int start, int end, out int after, out char separator)
    {
        int i = end;
        for (int quotes = 0; quotes < 2 && i < _view.Length && (ValueReader.IsQuote(_view[i]) || _view[i] is ']' or ')'); quotes++)
        {
            i++;
        }

        for (int blanks = 0; blanks < 64 && i < _view.Length && _view[i] is ' ' or '\t'; blanks++)
        {
            i++;
        }

        if (_view[i] == '[' && Prompt(i) is > 0 and var prompt)
        {
            i = prompt;
        }

        separator = _view[i];
        after = i + 1;
        switch (separator)
        {
            case '=':
                after += _view[after] is '=' or '>' or '~' ? 1 : 0;
                return true;
            case ':' when _view[after] == '=':
                after++;
                separator = '=';
                return true;
            case ':':
                return _view[after] != ':' && !(_view[after] == '/' && _view[after + 1] == '/') && (i == 0 || _view[i - 1] != ':');
            case '<' when _view[after] == '-':
                after++;
                return true;
            case '>' when i == end:
                return IsTag(start);
            case ',' when i > end && ValueReader.IsQuote(_view[i - 1]):
                return SkipBlanks(after) is var next && ValueReader.IsQuote(_view[next]);
            case '|' when i > end:
                return true;
            default:
                return false;
        }
    }

    /// <summary>"AWS Secret Access Key [None]: "</summary>
    private int Prompt(int bracket)
    {
        for (int i = bracket + 1; i < bracket + 32 && i < _view.Length; i++)
        {
            if (_view[i] == ']')
            {
                return _view[i + 1] == ':' ? i + 1 : -1;
            }
        }

        return -1;
    }

    private bool IsTag(int start)
    {
        for (int i = start - 1; i >= 0 && i > start - 60; i--)
        {
            if (_view[i] == '<')
            {
                return _view[i + 1] != '/';
            }

            if (_view[i] == '>')
            {
                return false;
            }
        }

        return false;
    }

    /// <summary>A name and a value with blanks between: AWS_SECRET_ACCESS_KEY value.</summary>
    private int Beside(int start, int end)
    {
        int next = SkipBlanks(end);
        ReadOnlySpan<char> name = _view.Slice(start, end);
        if (next == end || next >= _view.Length || SecretNames.IsPlainWord(name) || SecretNames.Of(name) is not (NameKind.Secret or NameKind.Password))
        {
            return end;
        }

        int valueEnd = _values.RunEnd(next, isEncoded: false);
        ReadOnlySpan<char> value = _view.Slice(next, Math.Max(next, valueEnd));
        bool isKnown = value.Length >= 16 ? Randomness.IsMixed(value) || Randomness.IsHex(value) : value.Length >= 6 && value.IndexOfAnyInRange('0', '9') >= 0;
        return isKnown ? Hide((next, _values.Continue(next, valueEnd))) : end;
    }

    /// <summary>The name of a pair: its value is told by another name, before or behind.</summary>
    private int Pair(int after)
    {
        int start = SkipBlanks(after);
        start += ValueReader.IsQuote(_view[start]) ? 1 : 0;
        int end = start;
        while (end < _view.Length && end - start < SecretNames.Longest && IsNameCharacter(_view[end]))
        {
            end++;
        }

        NameKind kind = SecretNames.Of(_view.Slice(start, end));
        if (kind is NameKind.Other or NameKind.Harmless or NameKind.NameOfPair or NameKind.ValueOfPair or NameKind.User)
        {
            Remember(NameKind.Other, after);
            return after;
        }

        if (_earlier.End > _earlier.Start && _earlier.End > after - WidestPair && _lastBrace < _earlier.Start)
        {
            Hide(_earlier);
        }

        Remember(kind, end);
        return end;
    }

    private int Value(int after)
    {
        bool isPending = _pending != NameKind.Other && after - _pendingAt < WidestPair;
        NameKind kind = isPending ? _pending : NameKind.Secret;
        (int Start, int End) value = _values.Read(after, new ValueContext(kind, IsEncodedBefore(after), false, false, -1));
        if (isPending)
        {
            Remember(NameKind.Other, after);
            return Math.Max(after, Hide(value));
        }

        _earlier = value;
        return after;
    }

    private void Remember(NameKind kind, int at)
    {
        (_pending, _pendingAt) = (kind, at);
        _earlier = default;
    }

    private int Hide((int Start, int End) value)
    {
        if (!Placeholders.IsOne(_view.Slice(value.Start, value.End)))
        {
            _hidden.Hide(_view, value.Start, value.End);
        }

        return value.End;
    }

    private bool IsAlone(int start, int end) =>
        start == 0 || _view[start - 1] is '?' or '&' or '<' || SecretNames.IsPlainWord(_view.Slice(start, end)) || _view[start] is 'x' or 'X';

    private bool IsEncodedBefore(int after) => after > 0 && _view.IsEncoded(after - 1);

    private bool IsLineInitial(int start)
    {
        int i = start;
        while (i > 0 && start - i < 24 && _view[i - 1] is ' ' or '\t' or '"' or '\'' or '$' or '-')
        {
            i--;
        }

        return i == 0 || _view[i - 1] is '\n' or '\r';
    }

    private int SkipBlanks(int i)
    {
        while (i < _view.Length && _view[i] is ' ' or '\t')
        {
            i++;
        }

        return i;
    }

    private static bool IsNameCharacter(char c) => char.IsAsciiLetterOrDigit(c) || c is '_' or '-' or '.';
}
