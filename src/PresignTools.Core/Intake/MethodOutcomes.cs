using System.Buffers;
using PresignTools.Text;

namespace PresignTools.Intake;

/// <summary>
/// What came of requests with different methods, where a text tells of several: a HEAD that is answered 200 is no success of the GET that
/// fails, and a preflight's 204 none of the upload behind it.
/// </summary>
internal sealed class MethodOutcomes
{
    private static readonly string[] Hints = ["HEAD", "OPTIONS", "preflight", "curl -", "--spider", ".head(", ".Head(", "HeadAsync("];
    private static readonly string[] Methods = ["GET", "PUT", "POST", "HEAD", "DELETE", "OPTIONS", "PATCH"];
    private static readonly string[] Failing =
    [
        "fail", "denied", "forbidden", "refused", "rejected", "not work", "n't work", "error", "cannot", "can't", "ERR_", "blocked",
        "breaks",
    ];

    // Calls of libraries, by the name of the method in them.
    private static readonly (string Text, string Method)[] Calls =
    [
        ("preflight", "OPTIONS"), (".head(", "HEAD"), (".Head(", "HEAD"), (".get(", "GET"), (".Get(", "GET"), (".put(", "PUT"),
        (".Put(", "PUT"), (".post(", "POST"), (".Post(", "POST"), ("HeadAsync(", "HEAD"), ("GetAsync(", "GET"), ("PutAsync(", "PUT"),
    ];

    // What a method's name, the end of a clause or a status begins with: nothing else of a line is looked at.
    private static readonly SearchValues<char> Signs = SearchValues.Create([',', ';', '.', '2', '4', '5',
        .. Methods.Select(static m => m[0]).Concat(Calls.Select(static c => c.Text[0])).Distinct()]);

    private readonly List<(string? Method, int? Status)> _found = [];

    private MethodOutcomes()
    {
    }

    /// <summary>Whether a HEAD went well.</summary>
    internal bool HeadAnswered => _found.Exists(static f => f.Method == "HEAD" && f.Status is >= 200 and < 300);

    /// <summary>
    /// Whether what went well was HEAD or OPTIONS only, and something else is told to have failed. Behind a preflight a page does not
    /// see why: that it fails without a status is what the preflight is about.
    /// </summary>
    internal bool IsOfProbe =>
        (HeadAnswered || (_found.Exists(static f => f is { Method: "OPTIONS", Status: >= 200 and < 300 })
            && _found.Exists(static f => f.Status is not null && IsFailure(f.Method, f.Status))))
        && !_found.Exists(static f => f.Method is not null && !IsProbe(f.Method) && f.Status is >= 200 and < 300)
        && _found.Exists(static f => IsFailure(f.Method, f.Status));

    /// <summary>
    /// Whether the preflight was answered, and what is behind it failed without a status: then the preflight is all that is known.
    /// </summary>
    internal bool IsBehindPreflight =>
        _found.Exists(static f => f is { Method: "OPTIONS", Status: >= 200 and < 300 })
        && _found.TrueForAll(static f => f.Method == "OPTIONS" || f.Status is null)
        && _found.Exists(static f => f.Method != "OPTIONS" && IsFailure(f.Method, f.Status));

    /// <summary>The method of what failed; null where it is not told.</summary>
    internal string? FailedMethod => _found.Find(static f => f.Method is not null && IsFailure(f.Method, f.Status)).Method;

    /// <summary>What the text tells; null where it does not speak of HEAD or OPTIONS.</summary>
    internal static MethodOutcomes? In(string text)
    {
        if (!Array.Exists(Hints, h => text.Contains(h, StringComparison.Ordinal)))
        {
            return null;
        }

        var outcomes = new MethodOutcomes();
        string? last = null;
        foreach (string line in UrlFree.Text(text).Split('\n'))
        {
            last = outcomes.Read(line, last);
        }

        return outcomes;
    }

    /// <summary>Whether a method only asks whether something is there, or may be done.</summary>
    internal static bool IsProbe(string? method) => method is "HEAD" or "OPTIONS";

    private static bool IsFailure(string? method, int? status) => !IsProbe(method) && status is null or >= 400;

    /// <summary>Reads a line; the method that a status on the next line is of.</summary>
    private string? Read(string line, string? before)
    {
        string? method = CommandMethod(line), current = method ?? before;
        bool isNamed = method is not null, isTold = false;
        int from = 0;
        for (int i = NextSign(line, 0); i < line.Length; i = NextSign(line, i + 1))
        {
            if (MarkAt(line, i) is { } mark && method is null)
            {
                (current, isNamed) = (mark, true);
            }
            else if (IsClauseEnd(line, i))
            {
                Told(line[from..i], isNamed ? current : null, isTold);
                (from, isNamed, isTold) = (i, method is not null, false);
            }
            else if (StatusAt(line, i) is { } status)
            {
                _found.Add((current, status));
                isTold = true;
                i += 2;
            }
        }

        Told(line[from..], isNamed ? current : null, isTold);
        return current;
    }

    private static int NextSign(string line, int from) =>
        from < line.Length && line.AsSpan(from).IndexOfAny(Signs) is >= 0 and var next ? from + next : line.Length;

    private void Told(string clause, string? method, bool hasStatus)
    {
        if (!hasStatus && !IsProbe(method) && clause.ContainsAny(Failing))
        {
            _found.Add((method, null));
        }
    }

    private static bool IsClauseEnd(string line, int i) =>
        line[i] is ',' or ';' or '.' && i + 1 < line.Length && line[i + 1] == ' ';

    /// <summary>The method of a command of curl or wget.</summary>
    private static string? CommandMethod(string line)
    {
        int curl = Scan.Find(line, "curl ", 0);
        if (curl < 0)
        {
            bool isSpider = line.Contains("--spider", StringComparison.Ordinal);
            return Scan.Find(line, "wget ", 0) < 0 ? null : isSpider ? "HEAD" : "GET";
        }

        string options = line[curl..];
        string? named = Array.Find(Methods, m => options.ContainsAny("-X " + m, "-X" + m, "--request " + m));
        bool isHead = options.Contains("--head", StringComparison.Ordinal) || HasFlag(options, 'I');
        bool isPut = HasFlag(options, 'T') || options.Contains("--upload-file", StringComparison.Ordinal);
        return named ?? (isHead ? "HEAD" : isPut ? "PUT" : "GET");
    }

    /// <summary>A short option, alone or with others: <c>-I</c>, <c>-sSI</c>.</summary>
    private static bool HasFlag(string options, char flag)
    {
        for (int i = 1; i < options.Length; i++)
        {
            if (options[i] == '-' && options[i - 1] == ' ')
            {
                int end = Scan.Skip(options, i + 1, char.IsAsciiLetter);
                if (end - i < 7 && options.AsSpan(i, end - i).Contains(flag))
                {
                    return true;
                }
            }
        }

        return false;
    }

    private static string? MarkAt(string line, int i)
    {
        bool isWithin = i > 0 && char.IsLetterOrDigit(line[i - 1]);
        foreach ((string text, string method) in Calls)
        {
            if ((text[0] == '.' || !isWithin) && Scan.At(line, i, text))
            {
                return method;
            }
        }

        string? word = isWithin ? null : Scan.OneOf(line, i, Methods);
        return word is not null && i + word.Length < line.Length && Scan.IsWord(line[i + word.Length]) ? null : word;
    }

    private static int? StatusAt(string line, int i)
    {
        bool isAlone = i + 3 <= line.Length && line[i] is '2' or '4' or '5' && Scan.IsDigit(line[i + 1]) && Scan.IsDigit(line[i + 2])
            && (i == 0 || line[i - 1] is ' ' or '(' or '"' or ':' or '=' or '>' or '\t') && (i + 3 == line.Length
                || line[i + 3] is ' ' or ')' or '"' or ',' or ';' or '.' or ':' or '\r' or '\t');
        int status = isAlone ? ((line[i] - '0') * 100) + ((line[i + 1] - '0') * 10) + line[i + 2] - '0' : 0;
        return status is 200 or 201 or 204 or 206 or (>= 400 and <= 417) or (>= 500 and <= 504) ? status : null;
    }
}
