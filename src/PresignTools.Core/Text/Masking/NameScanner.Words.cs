namespace PresignTools.Text.Masking;

internal sealed partial class NameScanner
{
    /// <summary>What the word says, alone or with what stands before it: a name broken over two lines, "Secret access key".</summary>
    private (NameKind Kind, bool IsPlain, int Start) KindOf(int start, int end, char separator)
    {
        ReadOnlySpan<char> name = _view.Slice(start, end);
        NameKind kind = SecretNames.Of(name);
        if (kind is NameKind.NameOfPair && name.Equals("key", StringComparison.OrdinalIgnoreCase)
            && Phrase(start, end) is >= 0 and var phrase)
        {
            return (NameKind.Secret, false, phrase);
        }

        if (kind != NameKind.Other)
        {
            return (kind, SecretNames.IsPlainWord(name), start);
        }

        if (separator == '=' && Torn(start, end) is { Kind: not NameKind.Other } torn)
        {
            return (torn.Kind, false, torn.Start);
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
        return kind is NameKind.NameOfPair or NameKind.ValueOfPair or NameKind.User or NameKind.Harmless ? (NameKind.Other, start)
            : (kind, first);
    }

    /// <summary>The name of a parameter into which one character has got that no name has: <c>&amp;Signatur e=</c>.</summary>
    private (NameKind Kind, int Start) Torn(int start, int end)
    {
        int first = Math.Max(0, start - 1);
        while (first > 0 && start - first < 48 && IsNameCharacter(_view[first - 1]))
        {
            first--;
        }

        if (first == 0 || first >= start - 1 || _view[first - 1] is not ('&' or '?' or ';') || IsNameCharacter(_view[start - 1])
            || _view[start - 1] is '=')
        {
            return (NameKind.Other, start);
        }

        string joined = string.Concat(_view.Slice(first, start - 1), _view.Slice(start, end));
        NameKind kind = SecretNames.Of(joined);
        if (kind == NameKind.Other && SecretNames.IsDamaged(joined))
        {
            kind = NameKind.Signature;
        }

        return kind is NameKind.Secret or NameKind.Password or NameKind.Signature ? (kind, first) : (NameKind.Other, start);
    }

    /// <summary>Whether one character that no name has stands between the name of a parameter and its value: <c>&amp;sig;=</c>.</summary>
    private bool IsStrayBefore(int start, int mark) =>
        start > 0 && mark + 1 < _view.Length && _view[start - 1] is '&' or '?' or ';' && _view[mark + 1] == '='
        && !IsNameCharacter(_view[mark]) && _view[mark] is not ('=' or '\n' or '\r');

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

        if (_view[i] is '\n' or '\r' && (_view[i + 1] == '=' || (_view[i + 1] == '\n' && _view[i + 2] == '=')))
        {
            i += _view[i + 1] == '=' ? 1 : 2;     // a line broken before the value
        }

        if (_view[i] == '[' && Prompt(i) is > 0 and var prompt)
        {
            i = prompt;
        }

        i += IsStrayBefore(start, i) ? 1 : 0;
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
}
