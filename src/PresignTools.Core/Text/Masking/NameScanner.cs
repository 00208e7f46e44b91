namespace PresignTools.Text.Masking;

/// <summary>
/// Finds secrets by their names: <c>name=value</c>, <c>"name": "value"</c>, <c>&lt;Name&gt;value</c>, <c>--name value</c>, and pairs
/// of name and value.
/// </summary>
internal sealed partial class NameScanner
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
                KeyId(start, end, after);
                return after;
        }

        // A password may be a sentence; what is behind any other name and begins like one is one.
        if (separator == ':' && _view[after] == ' ' && kind is NameKind.Secret or NameKind.Signature && Prose.GoesOn(_view, after + 1))
        {
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

        if (kind == NameKind.Header)
        {
            KeyIdOfHeader(after, valueStart);
        }

        int next = Hide((valueStart, valueEnd));
        Remember(NameKind.Other, next);
        return Math.Max(next, after);
    }

    /// <summary>A name and a value with blanks between: AWS_SECRET_ACCESS_KEY value.</summary>
    private int Beside(int start, int end)
    {
        int next = SkipBlanks(end);
        ReadOnlySpan<char> name = _view.Slice(start, end);
        if (next > end)
        {
            KeyId(start, end, next);
        }

        if (SchemeValue(start, end) is { } sent)
        {
            return Hide(sent);
        }

        if (next == end || next >= _view.Length || SecretNames.IsPlainWord(name)
            || SecretNames.Of(name) is not (NameKind.Secret or NameKind.Password))
        {
            return end;
        }

        int valueEnd = _values.RunEnd(next, isEncoded: false);
        ReadOnlySpan<char> value = _view.Slice(next, Math.Max(next, valueEnd));
        bool isKnown = value.Length >= 16 ? Randomness.IsMixed(value) || Randomness.IsHex(value) : value.Length >= 6
            && value.IndexOfAnyInRange('0', '9') >= 0;
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
        start == 0 || _view[start - 1] is '?' or '&' or '<' || SecretNames.IsPlainWord(_view.Slice(start, end))
            || _view[start] is 'x' or 'X';

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
