namespace PresignTools.Text.Masking;

/// <summary>Signatures: hexadecimal digits, or Base64 with its padding, behind a name that says so, or that is damaged.</summary>
internal sealed partial class ShapeScanner
{
    /// <summary>
    /// Where a run of 40 and more hexadecimal digits begins that goes to the end: the whole, or behind a name that has lost its
    /// <c>=</c>; -1 for none.
    /// </summary>
    private static int HexStart(ReadOnlySpan<char> run)
    {
        int i = run.Length;
        while (i > 0 && char.IsAsciiHexDigit(run[i - 1]))
        {
            i--;
        }

        return run.Length - i >= (i == 0 ? 16 : SecretKeyLength) && Randomness.IsLikely(run[i..], 16) ? i : -1;
    }

    /// <summary>
    /// Where hexadecimal digits end that may be a signature: at the end of a run, or before a character that got into a long row of them.
    /// </summary>
    private static int HexEnd(ReadOnlySpan<char> run)
    {
        int end = run.TrimEnd("-_/+").Length;
        int row = 0;
        for (int i = 0; i < end; i++)
        {
            row = char.IsAsciiHexDigit(run[i]) ? row + 1 : 0;
            if (row >= 2 * SecretKeyLength)
            {
                int last = i + 1;
                while (last < end && char.IsAsciiHexDigit(run[last]))
                {
                    last++;
                }

                return last;
            }
        }

        return end;
    }

    private bool IsSignature(int start, int end)
    {
        char before = start > 0 ? _view[start - 1] : '\n';
        if (before is '&' or '?')
        {
            return true;
        }

        if (end - start < SecretKeyLength)
        {
            return false;
        }

        if (char.IsAsciiLetterOrDigit(before))
        {
            return SaysSignature(start);
        }

        return (before == '=' && NameBefore(start) != NameKind.Harmless) || (NameBefore(start) != NameKind.Harmless
            && SaysSignature(start));
    }

    /// <summary>Whether a run is Base64 to its end: padding, both cases, and more changes between them than words have.</summary>
    private bool IsPadded(int start, int end)
    {
        ReadOnlySpan<char> run = _view.Slice(start, end);
        return _view[end] == '=' && run.Length >= ShortestSignature && Randomness.Changes(run) * 4 >= run.Length;
    }

    /// <summary>
    /// Whether the value of a parameter that no name tells of is a signature into which a character got: each of its parts alone is too
    /// short.
    /// </summary>
    private bool IsParted(int start, int end, out int whole)
    {
        whole = _values.Continue(start, end);
        ReadOnlySpan<char> value = _view.Slice(start, whole);
        bool isPadded = value.EndsWith("=") && Randomness.Changes(value) * 4 >= value.Length;
        bool isLikely = isPadded || Randomness.IsLikely(value, ShortestSignature);
        return whole > end && value.Length >= ShortestSignature && isLikely && IsUnknownParameter(start - 1);
    }
}
