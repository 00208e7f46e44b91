using PresignTools.Text;

namespace PresignTools.Intake;

/// <summary>The status that a client's message tells, in the wordings of curl, wget, browsers, PowerShell and SDKs.</summary>
internal static class StatusPhrases
{
    private const int MostBetween = 12;

    private static readonly string[] Labels = ["status", "HTTP", "returned error", "response code", "code"];

    // Reason phrases: RFC 9110, section 15, and RFC 6585; "Slow Down" is S3's own for 503.
    private static readonly string[] Reasons =
    [
        "Forbidden", "Bad Request", "Not Found", "Moved", "Temporary Redirect", "Permanent Redirect", "Not Implemented",
        "Method Not Allowed", "Unauthorized", "Proxy Authentication Required", "Request Timeout", "Request Time-out", "Conflict",
        "Gone", "Length Required", "Precondition Failed", "Content Too Large", "Payload Too Large", "Request Entity Too Large",
        "URI Too Long", "Request-URI Too Large", "Unsupported Media Type", "Range Not Satisfiable", "Requested Range Not Satisfiable",
        "Expectation Failed", "Too Many Requests", "Request Header Fields Too Large", "Internal Server Error", "Internal Error",
        "Bad Gateway",
        "Service Unavailable", "Slow Down", "Gateway Timeout", "Gateway Time-out",
        "Error", "response from",    // "a 501 Error", as people say it
    ];

    /// <summary>
    /// The first status of a failure that the text tells; null if none. A gateway answers 502 or 504 for what was refused behind it (RFC
    /// 9110, 15.6.3): where the text tells of another status too, that is the refusal.
    /// </summary>
    internal static int? Find(string text)
    {
        if (Alone(text) is { } alone)
        {
            return alone;
        }

        int? first = Next(text, 0, out int at);
        return first is 502 or 504 && Next(text, at, out _) is { } second and >= 400 and < 500 ? second : first ?? StatusNames.Find(text)
            ?? ToldStatus.Find(text);
    }

    private static int? Next(string text, int from, out int after)
    {
        // Where the word at hand begins, and the one before it: found as the scan goes on, because looking back from each number is
        // no linear work. A second search may begin behind the end.
        int word = WordStart(text, Math.Min(from, text.Length)), before = word;
        for (int i = from; i < text.Length; i++)
        {
            if (i > from && !char.IsWhiteSpace(text[i]) && char.IsWhiteSpace(text[i - 1]))
            {
                (before, word) = (word, i);
            }

            int? status = text[i] switch
            {
                '(' => InBrackets(text, i),
                '<' => InTitle(text, i),
                '>' or '\u2192' => BehindArrow(text, i),
                '3' or '4' or '5' => BeforeReason(text, i, word, before),
                's' or 'S' or 'h' or 'H' or 'r' or 'R' or 'c' or 'C' => AfterLabel(text, i),
                _ => null,
            };
            if (status is not null)
            {
                Work.Add(i - from);
                after = i + LongestLabel;
                return status;
            }
        }

        after = text.Length;
        Work.Add(text.Length - from);
        return null;
    }

    /// <summary>Nothing but a number.</summary>
    private static int? Alone(string text)
    {
        int start = Scan.SkipSpace(text, 0);
        return Scan.FailureStatusAt(text, start) is { } status && Scan.SkipSpace(text, start + 3) == text.Length ? status : null;
    }

    /// <summary><c>status code: 403</c>, <c>HTTP error 403</c>, <c>returned error: 403</c>.</summary>
    private static int? AfterLabel(string text, int index)
    {
        if (!Scan.IsEdge(text, index) || Scan.OneOf(text, index, Labels, true) is not { } label)
        {
            return null;
        }

        int end = index + label.Length, digit = end;
        while (digit < text.Length && digit - end <= LongestLabel && !char.IsDigit(text[digit]))
        {
            digit++;
        }

        // What stands between label and number counts from the longest form of the label: "status code: 403".
        int between = digit - LabelEnd(text, end, label);
        bool isNear = digit > end && between <= MostBetween;
        return isNear && Scan.FailureStatusAt(text, digit) is { } status && Scan.IsEdge(text, digit + 3) && !IsOfErrorPage(text, index)
            ? status : null;
    }

    /// <summary>A rule of a CDN for error pages names statuses that nothing answered.</summary>
    private static bool IsOfErrorPage(string text, int index)
    {
        int start = Math.Max(0, index - 80), end = Math.Min(text.Length, index + 120);
        Work.Add(end - start);
        return text[start..end].ContainsAny("errorResponses", "CustomErrorResponse", "custom_error_response", "responsePagePath",
            "response_page_path", "ErrorCachingMinTTL");
    }

    private const int LongestLabel = MostBetween + 6;

    private static int LabelEnd(string text, int end, string label)
    {
        bool parted = end < text.Length && text[end] is ' ' or '_' or '-';
        return label switch
        {
            "status" when Scan.At(text, parted ? end + 1 : end, "code", true) => (parted ? end + 1 : end) + 4,
            "HTTP" when Scan.At(text, end, " error", true) => end + 6,
            _ => end,
        };
    }

    /// <summary><c>403 Forbidden</c>, <c>403 (Forbidden)</c>, <c>403: Forbidden</c>.</summary>
    private static int? BeforeReason(string text, int index, int word, int before)
    {
        // 14:01:58,339: the thousandths of a second in a log.
        bool isFraction = index > 1 && text[index - 1] is ',' or '.' or ':' && char.IsAsciiDigit(text[index - 2]);
        if (isFraction || !Scan.IsEdge(text, index) || Scan.FailureStatusAt(text, index) is not { } status)
        {
            return null;
        }

        int mark = Scan.SkipSpace(text, index + 3);
        int reason = mark < text.Length && text[mark] is '(' or ':' ? Scan.SkipSpace(text, mark + 1) : mark;
        return Scan.OneOf(text, reason, Reasons, true) is not null || IsBehindUrl(text, index, word, before) ? status : null;
    }

    /// <summary>The line of a log: method, URL, status, whatever the reason is called.</summary>
    private static bool IsBehindUrl(string text, int index, int word, int before)
    {
        int end = index;
        while (end > 0 && text[end - 1] is ' ' or '\t' or '"')
        {
            end--;
        }

        int start = end > word ? word : before;
        Work.Add(index - end);
        return end < index && start < end && (Scan.At(text, start, "https://", true) || Scan.At(text, start, "http://", true));
    }

    private static int WordStart(string text, int index)
    {
        int start = index;
        while (start > 0 && !char.IsWhiteSpace(text[start - 1]))
        {
            start--;
        }

        Work.Add(index - start);
        return start;
    }

    /// <summary><c>-&gt; 403</c>, <c>=&gt; 403</c>: what people write of an answer.</summary>
    private static int? BehindArrow(string text, int index)
    {
        bool isArrow = text[index] == '\u2192' || (index > 0 && text[index - 1] is '-' or '=');
        int digit = isArrow ? Scan.SkipBlanks(text, index + 1) : text.Length;
        bool isNear = digit < text.Length && digit - index <= 3;
        return isNear && Scan.FailureStatusAt(text, digit) is { } status && Scan.IsEdge(text, digit + 3) ? status : null;
    }

    /// <summary><c>&lt;title&gt;302 Found</c>: the page of a proxy or web server.</summary>
    private static int? InTitle(string text, int index)
    {
        const string Title = "<title>";
        int digit = index + Title.Length;
        return Scan.At(text, index, Title, true) && Scan.FailureStatusAt(text, digit) is { } status && Scan.At(text, digit + 3, " ")
            ? status : null;
    }

    /// <summary><c>(403) Forbidden</c>, with the reason in any language; <c>varchar(400) NOT NULL</c> is none.</summary>
    private static int? InBrackets(string text, int index) =>
        (index == 0 || !Scan.IsWord(text[index - 1])) && Scan.FailureStatusAt(text, index + 1) is { } status && index + 6 < text.Length
            && text[index + 4] == ')'
            && text[index + 5] is ' ' or '\u00a0' && char.IsLetter(text[index + 6])
            ? status : null;
}
