namespace PresignTools.Text.Masking;

internal sealed partial class NameScanner
{
    private const int ShortestBearer = 12;
    private const int LongestBasic = 4096;

    /// <summary>
    /// What stands behind a scheme of HTTP authentication without the header's name: <c>Bearer t0k3n</c> in a user agent, a message, an
    /// error. "Bearer tokens" and "Basic authentication" are words: a token has digits, and what Basic sends is Base64 with a colon in it.
    /// </summary>
    private (int Start, int End)? SchemeValue(int start, int end)
    {
        ReadOnlySpan<char> word = _view.Slice(start, end);
        bool isBearer = IsScheme(word, "bearer");
        if (!isBearer && !IsScheme(word, "basic"))
        {
            return null;
        }

        int at = _view[end] == '+' ? end + 1 : SkipBlanks(end);
        if (at == end)
        {
            return null;
        }

        at += ValueReader.IsQuote(_view[at]) ? 1 : 0;
        int valueEnd = at;
        while (valueEnd < _view.Length && (IsNameCharacter(_view[valueEnd]) || _view[valueEnd] is '+' or '/' or '=' or '~'))
        {
            valueEnd++;
        }

        ReadOnlySpan<char> value = _view.Slice(at, Math.Max(at, valueEnd));
        return (isBearer ? IsToken(value) : IsUserAndPassword(value)) ? (at, isBearer ? _values.Continue(at, valueEnd) : valueEnd) : null;
    }

    /// <summary>The scheme itself, or something in front of it that quoting has left: <c>%22Bearer</c>, <c>nBearer</c>.</summary>
    private static bool IsScheme(ReadOnlySpan<char> word, string scheme) =>
        word.Length <= scheme.Length + 2 && word.EndsWith(scheme, StringComparison.OrdinalIgnoreCase);

    private static bool IsToken(ReadOnlySpan<char> value) =>
        value.Length >= ShortestBearer && value.IndexOfAnyInRange('0', '9') >= 0 && !value.StartsWith("AWS4-")
        && Randomness.Changes(value) >= 4;

    private static bool IsUserAndPassword(ReadOnlySpan<char> value)
    {
        int padding = (4 - (value.TrimEnd('=').Length % 4)) % 4;
        if (value.Length is < 4 or > LongestBasic || padding == 3)
        {
            return false;
        }

        byte[] bytes = new byte[value.Length];
        string padded = string.Concat(value.TrimEnd('='), new string('=', padding));
        return Convert.TryFromBase64String(padded, bytes, out int length) && bytes.AsSpan(0, length).Contains((byte)':')
            && bytes.AsSpan(0, length).IndexOfAnyInRange((byte)0, (byte)31) < 0;
    }
}
