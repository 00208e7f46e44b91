using PresignTools.Text;

namespace PresignTools.Intake.Fragments.Shapes;

/// <summary>Lines of an exception's stack trace, in the layout of each language's runtime.</summary>
internal static class TraceShape
{
    private static readonly string[] Heads =
    [
        "Traceback (most recent call last)", "Stacktrace:", "Stack trace:", "Stack backtrace:", "stack backtrace:", "Caused by:",
            "caused by:",
        "Exception in thread ", "panic: ", "--- End of ", "During handling of the above exception", "The above exception was",
        "Unhandled exception", "Unhandled Rejection", "thread 'main' panicked", "goroutine ", "Uncaught exception", "... ",
    ];

    /// <summary>Whether a line is of a trace.</summary>
    internal static bool Is(string line)
    {
        int at = Scan.SkipBlanks(line, 0);
        if (at >= line.Length)
        {
            return false;
        }

        return Scan.OneOf(line, at, Heads) is { } head && (head != "... " || line.EndsWith(" more", StringComparison.Ordinal))
            || (at > 0 && IsFrame(line, at))
            || Scan.At(line, at, "File \"")
            || IsNumbered(line, at);
    }

    /// <summary>Whether a line goes on with a trace: a frame, a quoted line of source, the exception behind it.</summary>
    internal static bool Continues(string line, bool afterFrame)
    {
        int at = Scan.SkipBlanks(line, 0);
        return Is(line) || (afterFrame && at >= 2) || (afterFrame && IsException(line));
    }

    /// <summary>A line that names an exception, as stands before or behind its frames.</summary>
    internal static bool IsException(string line)
    {
        int end = Scan.Skip(line, 0, static c => Scan.IsWord(c) || c is '.' or ':' or '$' or '\\');
        string name = line[..Math.Min(end, 200)].TrimEnd(':');
        return name.EndsWith("Error", StringComparison.Ordinal)
            || name.EndsWith("Exception", StringComparison.Ordinal)
            || name.Contains("::Errors::", StringComparison.Ordinal)
            || name.Contains("Exception:", StringComparison.Ordinal);
    }

    private static bool IsFrame(string line, int at) =>
        Scan.At(line, at, "at ") && line.AsSpan(at).IndexOfAny('(', ':', '.') > 0
        || (Scan.At(line, at, "from ") && line.AsSpan(at).IndexOf(':') > 0)
        || (Scan.At(line, at, "in ") && line.AsSpan(at).Contains(" line ", StringComparison.Ordinal))
        || (Scan.At(line, at, "/") && line.AsSpan(at).Contains(".go:", StringComparison.Ordinal));

    /// <summary><c>#3 /var/www/S3.php(12)</c> of PHP, <c>[1] f(x) @ Module</c> of Julia, <c>12: core::fmt</c> of Rust.</summary>
    private static bool IsNumbered(string line, int at)
    {
        if (line[at] == '#' && at + 1 < line.Length && Scan.IsDigit(line[at + 1]))
        {
            int digits = Scan.Skip(line, at + 1, Scan.IsDigit);
            return Scan.At(line, digits, " ") && line.AsSpan(digits).IndexOfAny('(', '/', ':') > 0;
        }

        int number = line[at] == '[' ? at + 1 : -1;
        int end = number < 0 ? -1 : Scan.Skip(line, number, Scan.IsDigit);
        return at > 0 && end > number && Scan.At(line, end, "] ") && end - number < 4 && line.AsSpan(end).IndexOf('(') > 0;
    }
}
