namespace PresignTools.Text.Masking;

/// <summary>How a name and its value stand to each other.</summary>
/// <param name="Kind">What the name says.</param>
/// <param name="IsEncoded">Whether the separator is percent-encoded: then the value's own delimiters are too.</param>
/// <param name="MayBeProse">A plain word, a colon and a blank: it may be a sentence.</param>
/// <param name="IsLineInitial">Whether the name is the first of its line.</param>
/// <param name="Enclosing">Place of the quote in which name and value stand together (<c>-H 'Cookie: a=b'</c>); -1 for none.</param>
internal readonly record struct ValueContext(NameKind Kind, bool IsEncoded, bool MayBeProse, bool IsLineInitial, int Enclosing);

/// <summary>
/// Finds where the value of a name begins and ends, in the many notations that people paste. Rather too much than too little.
/// </summary>
/// <param name="view">The text.</param>
internal sealed partial class ValueReader(PlainView view)
{
    private const int WidestQuote = 12;

    private readonly Dictionary<(char Quote, int Width), int> _nextQuotes = [];

    /// <summary>The part to hide; start and end are the same where there is none.</summary>
    internal (int Start, int End) Read(int at, in ValueContext context)
    {
        int v = Prefix(at);
        if (v >= view.Length)
        {
            return (v, v);
        }

        if (view[v] == '\n' || view[v] == '\r')
        {
            return OnNextLine(v);
        }

        if (view[v] is '|' or '>' && view[v + 1] is '\n' or '\r' or '-' or '+')
        {
            int line = SkipWhite(v + 1 + (view[v + 1] is '-' or '+' ? 1 : 0), 80);     // a block of YAML
            return (line, Continue(line, LineEnd(line)));
        }

        if (IsQuote(view[v]) && CloseOf(v) is > 0 and var close)
        {
            return Shown(v + 1, Continue(v + 1, close), context, isQuoted: true);
        }

        int start = IsQuote(view[v]) ? v + 1 : v;
        bool isWhole = context.Kind == NameKind.Header || (context.Kind == NameKind.Password && context.IsLineInitial
            && !context.IsEncoded);
        int end = isWhole ? WholeEnd(start, context.Enclosing, v > at && view[v - 1] is '[')
            : Continue(start, RunEnd(start, context.IsEncoded));
        return Shown(start, end, context, isQuoted: false);
    }

    /// <summary>The end of an unquoted value.</summary>
    internal int RunEnd(int start, bool isEncoded)
    {
        int i = start;
        while (i < view.Length)
        {
            char c = view[i];
            bool isData = !isEncoded && view.IsEncoded(i);
            if (!isData && (char.IsWhiteSpace(c) || IsQuote(c) || c is '<' or '>'
                || (c == '&' && IsEndOfParameter(i)) || (c is ',' or ';' or ')' or ']' or '}' or '|' && IsCloser(i))))
            {
                break;
            }

            i++;
        }

        return i;
    }

    /// <summary>The matching quote on the same line; -1 if there is none.</summary>
    internal int CloseOf(int open)
    {
        char quote = view[open] switch { '\u201C' => '\u201D', '\u2018' => '\u2019', var c => c };
        int width = view.WidthOf(open);
        if (width > WidestQuote)
        {
            return -1;
        }

        int close = NextQuote(quote, width, open + 1);
        if (close < 0)
        {
            return -1;
        }

        // Over a line break only what is one word: a wrapped token, but not the text up to somebody's apostrophe.
        ReadOnlySpan<char> inside = view.Slice(open + 1, Math.Min(close, open + 1 + 16384));
        return inside.IndexOfAny('\n', '\r') >= 0 && inside.IndexOfAny(' ', '\t', ':') >= 0 ? -1 : close;
    }

    internal static bool IsQuote(char c) => c is '"' or '\'' or '`' or '\u201C' or '\u201D' or '\u2018' or '\u2019';

    internal int LineEnd(int start)
    {
        int i = start;
        while (i < view.Length && view[i] is not ('\n' or '\r'))
        {
            i++;
        }

        return i;
    }

    /// <summary>Each kind of quote is looked for once: what was found serves until it is passed.</summary>
    private int NextQuote(char quote, int width, int from)
    {
        if (_nextQuotes.TryGetValue((quote, width), out int known) && (known >= from || known < 0))
        {
            return known;
        }

        int i = from;
        while (i < view.Length && !(view[i] == quote && view.WidthOf(i) == width))
        {
            i++;
        }

        return _nextQuotes[(quote, width)] = i < view.Length ? i : -1;
    }

    private int Prefix(int at)
    {
        int v = at;
        while (v < view.Length && view[v] is ' ' or '\t' or '\u00A0')
        {
            v++;
        }

        for (int k = 0; k < 2 && view[v] is '[' or '('; k++)
        {
            v = SkipWhite(v + 1, 8);
        }

        // Python's b'' and r'', C#'s @"", PowerShell's @'.
        return view[v] is 'b' or 'r' or 'u' or 'f' or '@' or '$' && IsQuote(view[v + 1]) ? v + 1 : v;
    }

    private (int Start, int End) OnNextLine(int v)
    {
        int start = SkipWhite(v, 40);
        start += IsQuote(view[start]) ? 1 : 0;
        int end = RunEnd(start, isEncoded: false);
        ReadOnlySpan<char> value = view.Slice(start, Math.Max(start, end));
        bool isPadded = value.Length >= 20 && value[^1] == '=' && Randomness.Changes(value) * 4 >= value.Length;
        return isPadded || Randomness.IsLikely(value, 20) ? (start, Continue(start, end)) : (start, start);
    }

    private (int Start, int End) Shown(int start, int end, in ValueContext context, bool isQuoted)
    {
        ReadOnlySpan<char> value = view.Slice(start, end);
        if (context.Kind == NameKind.Header)
        {
            return (start + SchemeOf(value), end);
        }

        if (context.Kind == NameKind.User)
        {
            int colon = value.IndexOf(':');
            return colon < 0 ? (end, end) : (start + colon + 1, end);
        }

        bool isProse = context.MayBeProse && !isQuoted && IsWord(value) && view[end] == ' ' && char.IsAsciiLetter(view[end + 1]);
        return isProse ? (end, end) : (start, end);
    }

    /// <summary>
    /// How much of a header's value is the scheme, with what AWS puts before the signature: which key signed which headers is no
    /// secret.
    /// </summary>
    private static int SchemeOf(ReadOnlySpan<char> value)
    {
        int blank = value.IndexOf(' ');
        if (blank is <= 0 or > 24)
        {
            return 0;
        }

        foreach (char c in value[..blank])
        {
            if (!char.IsAsciiLetterOrDigit(c) && c != '-')
            {
                return 0;
            }
        }

        const string Last = "Signature=";
        int signature = value.StartsWith("AWS4-") ? value.IndexOf(Last) : -1;
        return signature > 0 ? signature + Last.Length : blank + 1;
    }

    private static bool IsWord(ReadOnlySpan<char> value)
    {
        foreach (char c in value)
        {
            if (!char.IsAsciiLetter(c) && c is not ('\'' or '\u2019' or '-'))
            {
                return false;
            }
        }

        return value.Length > 0 && value[1..].IndexOfAnyInRange('A', 'Z') < 0;
    }

    /// <summary>The end of the line, or of the quotes or brackets around.</summary>
    private int WholeEnd(int start, int enclosing, bool isInBrackets)
    {
        int end = LineEnd(start);
        for (int i = start; (enclosing >= 0 || isInBrackets) && i < end; i++)
        {
            bool isClose = enclosing >= 0 && view[i] == view[enclosing] && view.WidthOf(i) == view.WidthOf(enclosing);
            if (isClose || (isInBrackets && view[i] == ']'))
            {
                return i;
            }
        }

        while (end > start && char.IsWhiteSpace(view[end - 1]))
        {
            end--;
        }

        return end;
    }

    private bool IsEndOfParameter(int ampersand)
    {
        int i = ampersand + 1;
        bool isWord = true;
        while (i < view.Length && i - ampersand < 64 && (char.IsAsciiLetterOrDigit(view[i]) || view[i] is '-' or '_' or '.'))
        {
            isWord &= char.IsAsciiLetter(view[i]) || view[i] == '-';
            i++;
        }

        bool isEmpty = i == ampersand + 1;
        ReadOnlySpan<char> name = view.Slice(ampersand + 1, i);
        if (name.Length >= 10 && !name.Contains('-') && (Randomness.IsMixed(name) || Randomness.IsHex(name) || (view[i] == '='
            && view[i + 1] is '=' or '&')))
        {
            return false;   // an ampersand that got into the value: what follows is no name
        }

        bool isPadding = view[i] == '=' && (i + 1 >= view.Length || view[i + 1] is '\n' or '\r');
        if (isPadding && name.Length >= 6 && Randomness.Changes(name) * 4 >= name.Length && SecretNames.Of(name) == NameKind.Other)
        {
            return false;   // the same, and the padding of Base64 is the end
        }

        return view[i] == '=' ? !isEmpty : isEmpty ? char.IsWhiteSpace(view[i]) || IsQuote(view[i])
            : isWord && i - ampersand <= 20 && (view[i] == '&' || char.IsWhiteSpace(view[i]) || IsQuote(view[i]));
    }

    private bool IsCloser(int i) => i + 1 >= view.Length || char.IsWhiteSpace(view[i + 1]) || IsQuote(view[i + 1])
        || view[i + 1] is ',' or ';' or ')' or ']' or '}' or '<';

    private int TextEnd(int start)
    {
        int i = start;
        while (i < view.Length && (char.IsAsciiLetterOrDigit(view[i]) || view[i] is '%' or '+' or '/' or '=' or '-' or '_' or '~' or '.'))
        {
            i++;
        }

        return i;
    }

    private int SkipWhite(int start, int most)
    {
        int i = start;
        while (i < view.Length && i - start < most && char.IsWhiteSpace(view[i]))
        {
            i++;
        }

        return i;
    }
}
