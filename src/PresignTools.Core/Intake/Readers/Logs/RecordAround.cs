using System.Globalization;
using PresignTools.Text;

namespace PresignTools.Intake.Readers.Logs;

/// <summary>The record of a log that a place is in: its line, or the lines around where it is an object written over several.</summary>
internal sealed class RecordAround
{
    private static readonly string[] StatusNames =
        ["DownstreamStatus", "OriginStatus", "response_code", "status_code", "statusCode", "sc-status", "http_status", "status", "code"];

    private readonly string _text;
    private readonly int _start;
    private readonly int _end;

    private RecordAround(string text, int start, int end) => (_text, _start, _end) = (text, start, end);

    internal static string[] Methods { get; } = ["GET", "PUT", "POST", "HEAD", "DELETE", "OPTIONS", "PATCH"];

    internal static RecordAround Of(string text, int start, int end, int widest)
    {
        int first = start;
        while (first > 0 && start - first < widest && text[first - 1] != '\n')
        {
            first--;
        }

        int reach = Math.Min(text.Length, end + widest);
        int last = Scan.Find(text, '\n', end, reach) is >= 0 and var line ? line : reach;
        bool isObject = text.AsSpan(first, start - first).TrimStart() is { Length: > 0 } head && head[0] == '"'
            && head.IndexOf(':') > 0 && head.IndexOf('{') < 0;
        if (isObject)
        {
            first = Math.Max(0, start - (widest / 2));
            last = Math.Min(text.Length, end + (widest / 2));
        }

        Work.Add(last - first);
        return new RecordAround(text, first, last);
    }

    /// <summary>Whether the place is in the value of a header that names where a page came from: that is another URL.</summary>
    internal bool IsOfHeader(int at)
    {
        int start = Math.Max(_start, at - 40);
        string before = _text[start..at];
        return before.ContainsAny("referer", "referrer", "location:", "\"location\"");
    }

    /// <summary>
    /// Whether the place is in the canonical request of an answer that was copied on one line: the signature is left out of it, and what
    /// was sent is not shown.
    /// </summary>
    internal bool IsOfCanonical(int at) =>
        _text.AsSpan(_start, at - _start).Contains("<CanonicalRequest>", StringComparison.Ordinal)
        || _text.AsSpan(_start, at - _start).Contains("&lt;CanonicalRequest&gt;", StringComparison.Ordinal);

    /// <summary>The method in front of a target: <c>"GET /…</c>, <c>GET files.example.com /…</c>.</summary>
    internal string? MethodBefore(int at)
    {
        int word = at;
        for (int words = 0; words < 4; words++)
        {
            int end = word;
            while (end > _start && _text[end - 1] is ' ' or '\t' or '"' or '\'' or '`' or '[' or ']' or ':')
            {
                end--;
            }

            word = end;
            while (word > _start && (char.IsAsciiLetterOrDigit(_text[word - 1]) || _text[word - 1] is '/' or '.' or '-' or '_' or '%'))
            {
                word--;
            }

            string found = _text[word..end];
            Work.Add(at - word);
            if (Methods.Contains(found))
            {
                return found;
            }

            if (end == word)
            {
                return null;
            }
        }

        return null;
    }

    /// <summary>The nearest path in front of a query that has a field of its own.</summary>
    internal string? PathBefore(int at)
    {
        for (int i = at - 1; i > _start; i--)
        {
            if (_text[i] == '/' && _text[i - 1] is ' ' or '\t' or '"')
            {
                int end = Scan.Skip(_text, i, static c => !char.IsWhiteSpace(c) && c is not ('"' or ',' or '?'));
                Work.Add(at - i);
                return _text[i..end];
            }
        }

        return null;
    }

    /// <summary>The status of the answer: behind the request, in a field that is called so, or where HAProxy writes it, in front.</summary>
    /// <param name="start">Where the request begins.</param>
    /// <param name="end">Where it ends.</param>
    /// <param name="isQuery">Whether the query has a field of its own: port and other numbers may stand right behind it.</param>
    internal int? Status(int start, int end, bool isQuery)
    {
        if (Number(Field(StatusNames)) is { } named)
        {
            return named;
        }

        // Behind `HTTP/1.1"`; IIS writes port, user and address first, and the status with its two details near the end.
        int at = end;
        for (int words = 0; words < 12 && at < _end; words++)
        {
            at = Scan.Skip(_text, at, static c => c is ' ' or '\t' or '"' or '\'' or ']' or ')' or '[' or '(');
            int next = Scan.Skip(_text, at, static c => !char.IsWhiteSpace(c) && c is not ('"' or ']' or ')'));
            int? status = next <= _end && next - at == 3 ? Number(_text[at..next]) : null;
            bool isVersion = _text.AsSpan(at, Math.Max(0, next - at)).StartsWith("HTTP/");
            if (status is not null && ((words == 0 && !isQuery) || IsNumberNext(next)))
            {
                return status;
            }

            words = isVersion ? words - 1 : words;
            at = Math.Max(next, at + 1);
        }

        return InFront(start);
    }

    /// <summary>HAProxy: <c>0/0/1/5/6 403 312 - - ---- … "GET /…"</c>; CloudFront, behind the path: <c>/key 403</c>.</summary>
    private int? InFront(int start)
    {
        int i = _start;
        while (i < start)
        {
            int next = Scan.Skip(_text, i, static c => !char.IsWhiteSpace(c));
            if (next - i == 3 && next < start && Number(_text[i..next]) is { } status
                && i > _start + 1 && _text.AsSpan(_start, i - _start - 1) is var head
                && head[(head.LastIndexOfAny(' ', '\t') + 1)..].Contains('/'))
            {
                return status;
            }

            i = Math.Max(next + 1, i + 1);
        }

        return null;
    }

    /// <summary>The last method that stands by itself in front of a place.</summary>
    internal string? LoneMethodBefore(int at)
    {
        string? found = null;
        for (int i = _start; i < at;)
        {
            int next = Scan.Skip(_text, i, static c => !char.IsWhiteSpace(c));
            found = next - i is > 2 and < 8 && next <= at && Methods.Contains(_text[i..next]) ? _text[i..next] : found;
            i = next + 1;
        }

        return found;
    }

    private bool IsNumberNext(int at)
    {
        int next = Scan.SkipBlanks(_text, at);
        return next > at && next < _end && char.IsAsciiDigit(_text[next]);
    }

    /// <summary>
    /// A host that stands in a field of its own, quoted or between braces, as Envoy, nginx and HAProxy write it; or in front of the
    /// client's address, as Apache writes a virtual host. urllib3 writes it with its scheme before the request.
    /// </summary>
    internal string? HostBeside(int start, int end)
    {
        int first = Scan.Skip(_text, _start, static c => !char.IsWhiteSpace(c));
        int second = Scan.SkipBlanks(_text, first);
        string name = _text[_start..Math.Min(first, _end)];
        if (HostField.Is(name) && !HostField.IsAddress(name) && second < _end
            && HostField.IsAddress(_text[second..Scan.Skip(_text, second, static c => !char.IsWhiteSpace(c))]))
        {
            return name;
        }

        if (OriginBefore(start) is { } origin)
        {
            return origin;
        }

        for (int i = end; i < _end; i++)
        {
            if (_text[i] is '"' or '{' or '|')
            {
                int close = Scan.Skip(_text, i + 1, static c => c is not ('"' or '|' or '}' or ' ' or '\n'));
                string field = close < _end || close == _text.Length ? _text[(i + 1)..close] : string.Empty;
                if (close < _text.Length && _text[close] != ' ' && HostField.Is(field) && !HostField.IsAddress(field))
                {
                    return field;
                }

                i = Math.Max(i, close - 1);
            }
        }

        return null;
    }

    /// <summary><c>https://minio.example.com:443 "GET /…</c>.</summary>
    private string? OriginBefore(int start)
    {
        int scheme = _text.LastIndexOf("://", Math.Max(_start, start - 1), Math.Max(0, start - 1 - _start), StringComparison.Ordinal);
        if (scheme < 0 || start - scheme > 320)
        {
            return null;
        }

        int end = Scan.Skip(_text, scheme + 3, static c => HostText.IsOfHost(c) || c == ':');
        int request = Scan.Skip(_text, end, static c => c is ' ' or '"' or '\'');
        string host = _text[(scheme + 3)..end];
        return Scan.OneOf(_text, request, Methods) is not null && host.Length > 0 ? WithoutDefaultPort(host) : null;
    }

    private static string WithoutDefaultPort(string host) =>
        host.EndsWith(":443", StringComparison.Ordinal) || host.EndsWith(":80", StringComparison.Ordinal)
            ? host[..host.LastIndexOf(':')] : host;

    /// <summary>The value of the first of these fields that the record has.</summary>
    internal string? Field(string[] names)
    {
        foreach (string name in names)
        {
            for (int i = Find(name, _start); i >= 0; i = Find(name, i + name.Length))
            {
                if (ValueAt(i, name.Length) is { } value)
                {
                    return value;
                }
            }
        }

        return null;
    }

    private int Find(string name, int from) =>
        from + name.Length > _end ? -1 : _text.IndexOf(name, from, _end - from, StringComparison.OrdinalIgnoreCase);

    private string? ValueAt(int at, int length)
    {
        bool isEscaped = at > 1 && _text[at - 1] is 'n' or 'r' && _text[at - 2] == '\\';
        bool isWithin = at > 0 && (char.IsAsciiLetterOrDigit(_text[at - 1]) || _text[at - 1] is '-' or '_' or '/' or '&' or '?' or '%');
        int end = Scan.Skip(_text, at + length, static c => c is '"' or '\'' or '\\' or ' ');
        if ((isWithin && !isEscaped) || end >= _end || _text[end] is not (':' or '='))
        {
            return null;
        }

        int start = Scan.Skip(_text, end + 1, static c => c is '"' or '\'' or '\\' or ' ' or '[' or '(');
        int stop = Scan.Skip(_text, start, static c =>
            !char.IsWhiteSpace(c) && c is not ('"' or '\'' or '\\' or ',' or ';' or ']' or ')' or '}'));
        return stop > start && stop <= _end ? _text[start..stop] : null;
    }

    private static int? Number(string? value) =>
        value is { Length: 3 } && int.TryParse(value, NumberStyles.None, CultureInfo.InvariantCulture, out int status)
        && status is >= 200 and < 600 ? status : null;
}
