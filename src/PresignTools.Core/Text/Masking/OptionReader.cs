namespace PresignTools.Text.Masking;

/// <summary>
/// Options of commands whose value stands behind a blank: <c>--password x</c>, <c>-SecretKey x</c>, curl's <c>-u</c> and <c>-b</c>.
/// </summary>
/// <param name="view">The text.</param>
/// <param name="values">Finds where values end.</param>
internal sealed class OptionReader(PlainView view, ValueReader values)
{
    private const int LongestCommand = 8192;

    private static readonly string[] Ours = ["secretkey", "secretaccesskey", "sessiontoken"];

    private int _lastCurl = -LongestCommand;

    /// <summary>The part to hide; false where the word is no option with a secret.</summary>
    internal bool TryRead(int start, int end, out (int Start, int End) value)
    {
        value = (end, end);
        if (view[start] != '-' || !BeginsWord(start))
        {
            _lastCurl = IsCurl(start, end) ? end : _lastCurl;
            return false;
        }

        int nameStart = start;
        while (nameStart < end && view[nameStart] == '-')
        {
            nameStart++;
        }

        ReadOnlySpan<char> name = view.Slice(nameStart, end);
        bool isShort = nameStart == start + 1;
        bool isCurl = start - _lastCurl < LongestCommand;
        if (isShort && name.Length > 0 && name[0] is 'u' or 'U' or 'b' && (isCurl || name is "u" or "U"))
        {
            return Curl(name, nameStart, end, isCurl, out value);
        }

        NameKind kind = isShort && IsOurs(name) ? NameKind.Secret : SecretNames.Of(name);
        bool isBlank = view[end] is ' ' or '\t' || (view[end] == ' ' && end < view.Length);
        if (!isBlank || kind is not (NameKind.Secret or NameKind.Password or NameKind.Header or NameKind.User or NameKind.Signature))
        {
            return false;
        }

        int at = SkipBlanks(end);
        if (view[at] == '-' || at >= view.Length || view[at] is '|' or ';' or '\n' || Prose.GoesOn(view, at))
        {
            return false;
        }

        value = kind == NameKind.Header && !ValueReader.IsQuote(view[at]) ? (at, values.RunEnd(at, false)) : values.Read(at, Context(kind));
        return true;
    }

    /// <summary>-u user:password, -b cookies; the value may follow without a blank.</summary>
    private bool Curl(ReadOnlySpan<char> name, int nameStart, int end, bool isCurl, out (int Start, int End) value)
    {
        value = (end, end);
        bool isCookie = name[0] == 'b';
        int at = name.Length > 1 ? nameStart + 1 : SkipBlanks(end);
        if (at == end || (isCookie && !isCurl))
        {
            return false;
        }

        if (isCookie)
        {
            value = ValueReader.IsQuote(view[at]) ? values.Read(at, Context(NameKind.Secret)) : (at, values.RunEnd(at, false));
            return true;
        }

        value = values.Read(at, Context(NameKind.User));
        return value.End > value.Start;
    }

    private static ValueContext Context(NameKind kind) => new(kind, false, false, false, -1);

    /// <summary>PowerShell takes the beginning of a parameter's name for the whole.</summary>
    private static bool IsOurs(ReadOnlySpan<char> name)
    {
        if (name is "SK" or "ST" or "sk" or "st")
        {
            return true;
        }

        foreach (string ours in Ours)
        {
            if (name.Length >= 3 && ours.AsSpan().StartsWith(name, StringComparison.OrdinalIgnoreCase))
            {
                return true;
            }
        }

        return false;
    }

    private bool IsCurl(int start, int end) => view.Slice(start, end) is "curl" or "curl.exe" or "wget" or "xh" or "httpie";

    private bool BeginsWord(int start) => start == 0 || char.IsWhiteSpace(view[start - 1]) || ValueReader.IsQuote(view[start - 1])
        || view[start - 1] is '(' or '[' or ',';

    private int SkipBlanks(int i)
    {
        while (i < view.Length && view[i] is ' ' or '\t')
        {
            i++;
        }

        return i;
    }
}
