using PresignTools.Text;

namespace PresignTools.Intake.Fragments.Shapes;

/// <summary>Lines of logs: they begin with a time or a level.</summary>
internal static class LogShape
{
    private static readonly string[] Levels =
    [
        "TRACE", "DEBUG", "INFO", "NOTICE", "WARNING", "WARN", "ERROR", "FATAL", "CRITICAL", "SEVERE", "FINE", "Error:", "level=", "time=",
        "ts=", "lvl=", "msg=", "severity=", "loglevel=", "caller=", "logger=", "timestamp=", "t=20", "trace: ", "[error]", "[info]",
            "[warn]",
        "[debug]", "[ERROR]", "[INFO]", "[WARN]", "[WARNING]", "[DEBUG]", "[ERR]", "[FATAL]", "[Error]", "[Info]", "[emerg]", "[crit]",
        "##[error]", "##[warning]", "##[debug]", "npm ERR!", "npm error", "::error", "::debug",
    ];

    // An address of version 6, and the name of a user behind it.
    private const int WidestClient = 160;

    private static readonly string[] Months = ["Jan ", "Feb ", "Mar ", "Apr ", "May ", "Jun ", "Jul ", "Aug ", "Sep ", "Oct ", "Nov ",
        "Dec "];

    private static readonly string[] Days = ["Mon ", "Tue ", "Wed ", "Thu ", "Fri ", "Sat ", "Sun "];

    /// <summary>Whether a line is one of a log.</summary>
    internal static bool Is(string line)
    {
        int at = Scan.SkipBlanks(line, 0);
        if (at >= line.Length)
        {
            return false;
        }

        int start = line[at] is '[' or '(' or '<' ? at + 1 : at;
        return IsTime(line, start) || IsLetterLevel(line, at) || IsLevel(line, at) || IsSyslog(line, start)
            || IsAccessLine(line, at);
    }

    /// <summary>A line of an access log begins with who asked; the time stands in brackets: <c>203.0.113.7 - - [24/Nov/2026:</c>.</summary>
    private static bool IsAccessLine(string line, int at)
    {
        int bracket = line.IndexOf('[', at, Math.Min(line.Length - at, WidestClient));
        return bracket > at + 2 && line[bracket - 1] == ' ' && line.IndexOf(" - ", at, bracket - at, StringComparison.Ordinal) > at
            && IsTime(line, bracket + 1);
    }

    private static bool IsLevel(string line, int at)
    {
        if (Scan.OneOf(line, at, Levels) is not { } level)
        {
            return false;
        }

        int end = at + level.Length;
        return !char.IsLetter(level[^1]) || level is "npm error" or "::error" or "::debug" or "t=20"
            || (char.IsUpper(level[^1]) && (end >= line.Length || line[end] is ' ' or ':' or '\t' or '[' or ']' or ';' or '|'));
    }

    /// <summary><c>I, [2025-07-26T08:08:30</c> of Ruby, <c>E0726 08:08:30</c> of Go.</summary>
    private static bool IsLetterLevel(string line, int at) =>
        at + 6 < line.Length
        && line[at] is 'I' or 'E' or 'W' or 'D' or 'F'
        && (
            (line[at + 1] == ',' && line[at + 2] == ' ' && line[at + 3] == '[')
            || (Digits(line, at + 1) == 4 && line[at + 5] == ' ' && Digits(line, at + 6) == 2));

    /// <summary>A clock with or without its day, in any usual order.</summary>
    private static bool IsTime(string line, int at)
    {
        int count = Digits(line, at);
        int next = at + count;
        if (count == 2 && Scan.At(line, next, ":") && Digits(line, next + 1) == 2 && Scan.At(line, next + 3, ":"))
        {
            return Digits(line, next + 4) == 2;
        }

        if (count == 2 && Scan.At(line, next, "/") && Scan.OneOf(line, next + 1, MonthNames) is not null)
        {
            return true;
        }

        if (count is not (1 or 2 or 4) || next + 1 >= line.Length || line[next] is not ('-' or '/' or '.'))
        {
            return false;
        }

        int month = Digits(line, next + 1);
        int second = next + 1 + month;
        if (month is not (1 or 2) || second >= line.Length || line[second] != line[next])
        {
            return false;
        }

        int clock = second + 1 + Digits(line, second + 1);
        int hour = Scan.Skip(line, clock, static c => c is ' ' or 'T' or ',' or '_');
        return hour > clock && Digits(line, hour) is 1 or 2 && Scan.At(line, hour + Digits(line, hour), ":");
    }

    private static readonly string[] MonthNames = [.. Months.Select(static m => m.TrimEnd() + "/")];

    private static bool IsSyslog(string line, int at)
    {
        int month = Scan.OneOf(line, at, Days) is { } day ? at + day.Length : at;
        if (Scan.OneOf(line, month, Months) is null)
        {
            return false;
        }

        int number = Scan.SkipBlanks(line, month + 4);
        int clock = Scan.SkipBlanks(line, number + Digits(line, number));
        return Digits(line, number) is 1 or 2 && Digits(line, clock) == 2 && Scan.At(line, clock + 2, ":");
    }

    private static int Digits(string line, int at)
    {
        int count = 0;
        while (at + count < line.Length && count < 5 && Scan.IsDigit(line[at + count]))
        {
            count++;
        }

        return count;
    }
}
