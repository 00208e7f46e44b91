namespace PresignTools.Text.Masking;

/// <summary>
/// Finds secrets by what they look like, where no name tells: secret access keys beside a key id, session tokens, JSON web tokens,
/// signatures behind a damaged name, passwords in URLs, private keys.
/// </summary>
internal sealed partial class ShapeScanner
{
    private const int SecretKeyLength = 40;
    private const int Beside = 400;
    private const int LongestId = 100;

    // Signatures of SHA-1 in Base64 have 28 characters; what is shorter may be an id.
    private const int ShortestSignature = 24;

    // AWS's session tokens (the bytes of "origin" and "er/aws" in Base64), JSON in Base64, and the tokens of others that begin with a mark.
    private static readonly string[] Prefixes =
    [
        "FwoG", "FQoG", "FQoD", "IQoJ", "AQoD", "AQoE", "eyJ", "ghp_", "gho_", "ghs_", "ghu_", "github_pat_", "glpat-", "xoxb-", "xoxp-",
            "AIzaSy", "ya29",
    ];

    private readonly PlainView _view;
    private readonly HiddenText _hidden;
    private readonly ValueReader _values;
    private readonly List<int> _keyIds = [];
    private int _separatorsBefore;
    private int _separator = -1;

    private ShapeScanner(PlainView view, HiddenText hidden)
    {
        _view = view;
        _hidden = hidden;
        _values = new ValueReader(view);
    }

    internal static void Scan(PlainView view, HiddenText hidden)
    {
        var scanner = new ShapeScanner(view, hidden);
        scanner.FindKeyIds();
        scanner.FindRuns();
        UserInfo.Hide(view, hidden);
        UserInfo.HideLoose(view, hidden);
        PrivateKeys.Hide(view, hidden);
    }

    private void FindRuns()
    {
        int i = 0;
        while (i < _view.Length)
        {
            if (!IsRun(_view[i]))
            {
                i++;
                continue;
            }

            int start = i;
            while (i < _view.Length && IsRun(_view[i]))
            {
                i++;
            }

            if (i - start >= 16 && !_hidden.IsHidden(_view, start))
            {
                i = Math.Max(i, Look(start, i));
            }
        }
    }

    /// <summary>Judges a run of Base64 characters; where to go on.</summary>
    private int Look(int start, int end)
    {
        ReadOnlySpan<char> run = _view.Slice(start, end);
        if (TokenStart(run) is >= 0 and var token)
        {
            int tokenEnd = end;
            while (_view[tokenEnd] is '.' or '=' or '~' || IsRun(_view[tokenEnd]))
            {
                tokenEnd++;
            }

            return Hide(start + token, _values.Continue(start + token, tokenEnd));
        }

        foreach ((int from, int to) in Parts(start, end))
        {
            if (IsSecretKey(from, to))
            {
                Hide(from, to);
            }
        }

        int hexEnd = start + HexEnd(run);
        if (HexStart(_view.Slice(start, hexEnd)) is >= 0 and var hex)
        {
            return IsSignature(start + hex, hexEnd) ? Hide(start + hex, Math.Max(end, _values.Continue(start + hex, end))) : end;
        }

        if (run.Contains("-3D", StringComparison.OrdinalIgnoreCase) || run.Contains("-2D", StringComparison.OrdinalIgnoreCase))
        {
            return end;     // a link whose escapes are undone in another view
        }

        char before = start > 0 ? _view[start - 1] : '\n';
        bool isNameless = before is '&' or '?' && Randomness.IsLikely(run, 20);
        bool isParameter = before == '=' && (Randomness.IsLikely(run, ShortestSignature) || IsPadded(start, end))
            && IsUnknownParameter(start - 1);
        bool isLong = run.Length >= LongestId && Randomness.IsLikely(run, LongestId) && NameBefore(start) != NameKind.Harmless;
        if (isNameless || isParameter || isLong)
        {
            return Hide(start, _values.Continue(start, end));
        }

        return before == '=' && IsParted(start, end, out int whole) ? Hide(start, whole) : end;
    }

    /// <summary>Where a token begins in a run: at its start, or behind a slash, dash or underscore of something else.</summary>
    private static int TokenStart(ReadOnlySpan<char> run)
    {
        foreach (string prefix in Prefixes)
        {
            int at = run.IndexOf(prefix);
            if (at >= 0 && run.Length - at >= 16 && (at == 0 || !char.IsAsciiLetterOrDigit(run[at - 1]) || (at > 1
                && run[(at - 2)..at] is "3D" or "3d") || IsOfAws(prefix, run.Length - at, at)) && (prefix != "ya29" || at == 0)
                && Randomness.Changes(run[at..]) >= 3)
            {
                return at;
            }
        }

        return -1;
    }

    /// <summary>
    /// Whether a beginning of AWS's session tokens counts in the middle of a run: what is left of a damaged escape stands before it, or so
    /// much follows that it is no accident.
    /// </summary>
    private static bool IsOfAws(string prefix, int rest, int before) =>
        prefix.Length == 4 && prefix[0] is 'F' or 'I' or 'A' && (before == 1 || rest >= 60);

    /// <summary>Parts of a run in the alphabet of secret access keys.</summary>
    private IEnumerable<(int Start, int End)> Parts(int start, int end)
    {
        int from = start;
        for (int i = start; i <= end; i++)
        {
            if (i == end || _view[i] is '-' or '_')
            {
                if (i - from == SecretKeyLength)
                {
                    yield return (from, i);
                }

                from = i + 1;
            }
        }
    }

    private bool IsSecretKey(int start, int end)
    {
        ReadOnlySpan<char> run = _view.Slice(start, end);
        if (Randomness.IsHex(run) || _view[end] is '-' or '_' || (start > 0 && _view[start - 1] is '-' or '_'))
        {
            return false;
        }

        int changes = Randomness.Changes(run);
        return IsBesideKeyId(start) ? changes >= 9 : Randomness.IsMixed(run) && changes >= 15 && Randomness.DigitGroups(run) >= 3;
    }

    private bool IsBesideKeyId(int at)
    {
        int found = _keyIds.BinarySearch(at);
        int next = found >= 0 ? found : ~found;
        return (next < _keyIds.Count && _keyIds[next] - at < Beside) || (next > 0 && at - _keyIds[next - 1] < Beside);
    }

    /// <summary>Whether a word like "signature" stands shortly before, on the same line.</summary>
    private bool SaysSignature(int start)
    {
        int from = start;
        while (from > 0 && start - from < 48 && _view[from - 1] is not ('\n' or '\r'))
        {
            from--;
        }

        return _view.Slice(from, start).IndexOf("sig", StringComparison.OrdinalIgnoreCase) >= 0
            || _view.Slice(from, start).IndexOf("nature", StringComparison.OrdinalIgnoreCase) >= 0;
    }

    private NameKind NameBefore(int start)
    {
        int end = start;
        while (end > 0 && start - end < 8 && (_view[end - 1] is '=' or ':' or ' ' or '>' || ValueReader.IsQuote(_view[end - 1])))
        {
            end--;
        }

        int from = end;
        while (from > 0 && end - from < 64 && (char.IsAsciiLetterOrDigit(_view[from - 1]) || _view[from - 1] is '-' or '_' or '.'))
        {
            from--;
        }

        return end == start ? NameKind.Other : SecretNames.Of(_view.Slice(from, end));
    }

    /// <summary>
    /// A parameter of a query whose name says nothing, or is damaged: of S3's own parameters with values at random all say what they
    /// are.
    /// </summary>
    private bool IsUnknownParameter(int equals)
    {
        // The scan goes forward only. Looking back a fixed length would find another start once the values between are masked.
        if (equals < _separatorsBefore)
        {
            (_separatorsBefore, _separator) = (0, -1);
        }

        for (; _separatorsBefore < equals; _separatorsBefore++)
        {
            if (char.IsWhiteSpace(_view[_separatorsBefore]) || _view[_separatorsBefore] is '&' or '?' or ';')
            {
                _separator = _separatorsBefore;
            }
        }

        return _separator >= 0 && _separator < equals - 1 && _view[_separator] is '&' or '?' or ';'
            && NameBefore(equals + 1) != NameKind.Harmless;
    }

    private void FindKeyIds()
    {
        for (int i = 0; i + 20 <= _view.Length; i++)
        {
            if (_view[i] == 'A' && _view[i + 1] is 'K' or 'S' && _view[i + 2] == 'I' && _view[i + 3] == 'A' && (i == 0
                || !char.IsAsciiLetterOrDigit(_view[i - 1])))
            {
                _keyIds.Add(i);
                i += 19;
            }
        }
    }

    private int Hide(int start, int end)
    {
        _hidden.Hide(_view, start, end);
        return end;
    }

    private static bool IsRun(char c) => char.IsAsciiLetterOrDigit(c) || c is '+' or '/' or '-' or '_';
}
