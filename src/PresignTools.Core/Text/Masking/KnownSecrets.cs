namespace PresignTools.Text.Masking;

/// <summary>
/// Secrets that are known because somebody gave them: hidden wherever they occur, in whatever escape, and over line breaks.
/// </summary>
internal sealed class KnownSecrets
{
    // What is shorter is a word of the language; it would be hidden where it is not meant.
    private const int Shortest = 4;
    private const int ShortestAnywhere = 8;

    // No text is cut later.
    private const int LongestCut = 500;

    private readonly List<(string Raw, string Plain)> _secrets = [];

    /// <param name="secrets">The secrets; null, empty and very short ones do not count.</param>
    internal KnownSecrets(IEnumerable<string?> secrets)
    {
        foreach (string? secret in secrets)
        {
            if (secret?.Trim() is { Length: >= Shortest } text && !_secrets.Exists(s => s.Raw == text))
            {
                _secrets.Add((text, PlainView.Of(text, EscapeDialect.Common).Text.ToString()));
            }
        }
    }

    internal bool IsEmpty => _secrets.Count == 0;

    internal void Hide(string source, HiddenText hidden)
    {
        foreach ((string raw, _) in _secrets)
        {
            Find(source, raw, (start, end) => hidden.HideSource(start, end));
            FindCut(source, raw, hidden);
        }
    }

    /// <summary>
    /// What a text shows of a secret that it has cut: its beginning, and dots. Texts are cut before they are masked, and a piece has no
    /// form by which it could be known.
    /// </summary>
    private static void FindCut(string source, string secret, HiddenText hidden)
    {
        if (secret.Length <= ShortestAnywhere)
        {
            return;
        }

        int from = 0;
        for (int at; (at = source.IndexOf(secret[..ShortestAnywhere], from, StringComparison.Ordinal)) >= 0; from = at + 1)
        {
            ReadOnlySpan<char> rest = source.AsSpan(at);
            int length = rest[..Math.Min(rest.Length, LongestCut)].CommonPrefixLength(secret);
            if (rest[length..].StartsWith("..."))
            {
                hidden.HideSource(at, at + length);
            }
        }
    }

    internal void Hide(PlainView view, HiddenText hidden)
    {
        int[]? places = null;
        char[]? joined = null;
        foreach ((string raw, string plain) in _secrets)
        {
            Find(view.Text.Span, plain, (start, end) => hidden.Hide(view, start, end));
            if (raw != plain)
            {
                Find(view.Text.Span, raw, (start, end) => hidden.Hide(view, start, end));
            }

            if (plain.Length >= 2 * ShortestAnywhere && !plain.AsSpan().ContainsAny(' ', '\n'))
            {
                (joined, places) = joined is null ? Joined(view) : (joined, places);
                Find(joined, plain, (start, end) => hidden.Hide(view, places![start], places[end - 1] + 1));
            }
        }
    }

    /// <summary>The text without line breaks and blanks.</summary>
    private static (char[] Text, int[] Places) Joined(PlainView view)
    {
        var text = new List<char>(view.Length);
        var places = new List<int>(view.Length);
        for (int i = 0; i < view.Length; i++)
        {
            if (!char.IsWhiteSpace(view[i]))
            {
                text.Add(view[i]);
                places.Add(i);
            }
        }

        return ([.. text], [.. places]);
    }

    private static void Find(ReadOnlySpan<char> text, string secret, Action<int, int> found)
    {
        int from = 0;
        for (int at; (at = text[from..].IndexOf(secret)) >= 0;)
        {
            int start = from + at;
            int end = start + secret.Length;
            bool isWord = (start == 0 || !char.IsLetterOrDigit(text[start - 1])) && (end == text.Length
                || !char.IsLetterOrDigit(text[end]));
            if (secret.Length >= ShortestAnywhere || (isWord && IsNoWord(secret)))
            {
                found(start, end);
            }

            from = end;
        }
    }

    private static bool IsNoWord(string secret)
    {
        foreach (char c in secret)
        {
            if (!char.IsAsciiLetterLower(c))
            {
                return true;
            }
        }

        return false;
    }
}
