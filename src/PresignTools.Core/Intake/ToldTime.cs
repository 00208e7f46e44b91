using PresignTools.Text;

namespace PresignTools.Intake;

/// <summary>
/// Finds the time that a text has beside the failure that it tells: that of a log line. Times of other things do not count: those in URLs
/// and in S3's own answer, and those with a label such as "expires".
/// </summary>
internal static class ToldTime
{
    // What people say of a failure that has no words of its own.
    private static readonly string[] Vague =
    [
        "not work", "n't work", "does not", "doesn't", "no longer work", "unable to", "not able to", "cannot", "can't", "could not",
        "couldn't", "funktioniert nicht", "geht nicht",
        "no funciona", "ne fonctionne pas", "não funciona", "не работает", "不能", "无法", "動かない", "できない", "안 됩니다",
    ];

    private static readonly string[] Failing =
    [
        "error",
        "denied",
        "forbidden",
        "fail",
        "refused",
        "expired",
        "exception",
        "timed out",
        "timeout",
        "mismatch",
        "DoesNotMatch",
        "NoSuch",
        "Invalid",
        "not authorized",
        "not work",
        "broken",
        "stopped",
    ];

    private static readonly string[] Weekdays = ["Mon", "Tue", "Wed", "Thu", "Fri", "Sat", "Sun"];

    private static readonly string[] OtherThings =
    [
        "expir",
        "until",
        "after",
        "before",
        "modified",
        "created",
        "signed",
        "issued",
        "valid",
        "uploaded",
        "start",
    ];

    /// <summary>
    /// The time of the last line that tells a failure, or of the nearest line before it that has one; null if there is none.
    /// </summary>
    /// <param name="text">Any text.</param>
    internal static WrittenTime? Find(string text)
    {
        WrittenTime? last = null, found = null, first = null;
        bool isFailing = false, isAnswer = false;
        foreach (string line in text.Split('\n'))
        {
            bool wasAnswer = isAnswer;
            isAnswer =
                line.Contains("<Error", StringComparison.Ordinal) || (isAnswer && !line.Contains("</Error>", StringComparison.Ordinal));
            string plain = UrlFree.Text(WithoutAnswer(line, wasAnswer));
            WrittenTime? own = InLine(plain);
            last = own ?? last;
            first ??= isFailing ? own : null;
            if (Tells(plain) || line.ContainsAny("X-Amz-Signature", "Signature="))
            {
                isFailing = true;
                found = last ?? found;
            }
        }

        return isFailing ? found ?? first : null;
    }

    /// <summary>Whether the text, without its URLs, tells of a failure.</summary>
    internal static bool TellsFailure(string text)
    {
        string plain = UrlFree.Text(text);
        return plain.Split('\n').Any(Tells) || plain.ContainsAny(Vague) || HasWords(plain);
    }

    /// <summary>Whether somebody wrote more than a request to look at the URL: then they tell of something that was.</summary>
    private static bool HasWords(string plain)
    {
        const int Least = 8;
        int words = 0;
        for (int i = 0; i < plain.Length && words < Least; i++)
        {
            int end = Scan.Skip(plain, i, char.IsLetter);
            bool isWord = end - i > 1 && (i == 0 || char.IsWhiteSpace(plain[i - 1]))
                && (end == plain.Length || char.IsWhiteSpace(plain[end]) || plain[end] is ',' or '.' or ':' or '?' or '!' or ';');
            words += isWord ? 1 : 0;
            i = Math.Max(i, end);
        }

        return words == Least;
    }

    private static bool Tells(string line) => line.ContainsAny(Failing) || HasStatus(line);

    /// <summary>The first time of a line that is not that of something else.</summary>
    private static WrittenTime? InLine(string line)
    {
        for (int i = 0; i < line.Length; i++)
        {
            bool begins =
                char.IsLetterOrDigit(line[i])
                && (i == 0 || !(char.IsLetterOrDigit(line[i - 1]) || line[i - 1] is '-' or '/' or '_' or '.'));
            if (begins && WrittenTime.TryRead(line, i, out WrittenTime? time, out int end))
            {
                if (!IsOfSomethingElse(line, i))
                {
                    return time;
                }

                i = end - 1;
            }
        }

        return null;
    }

    /// <summary>
    /// Whether the two words in front of a time say that it is not the time of what happened: "expires at", "Last-Modified: Sat,".
    /// </summary>
    private static bool IsOfSomethingElse(string line, int at)
    {
        int words = 0, from = at;
        for (int i = at - 1; i >= 0 && at - i <= 40; i--)
        {
            bool isWord = char.IsLetterOrDigit(line[i]);
            if (isWord && (i == 0 || !char.IsLetterOrDigit(line[i - 1])))
            {
                from = i;
                words += IsWeekday(line, i) ? 0 : 1;
            }

            if (words == 2 || line[i] is ';' or '{' or '(' or '[' or ']' or '|' || (line[i] == ',' && !(i >= 3 && IsWeekday(line, i - 3))))
            {
                break;
            }
        }

        return line[from..at].ContainsAny(OtherThings);
    }

    private static bool IsWeekday(string line, int at) =>
        at + 3 <= line.Length && Array.Exists(Weekdays, d => string.CompareOrdinal(line, at, d, 0, 3) == 0);

    /// <summary>The line without S3's answer, which has the server's own clock and the end of the URL in it.</summary>
    private static string WithoutAnswer(string line, bool isWithin)
    {
        int start = isWithin ? 0 : line.IndexOf("<Error", StringComparison.Ordinal);
        if (start < 0)
        {
            return line;
        }

        int end = line.IndexOf("</Error>", start, StringComparison.Ordinal);
        return end < 0 ? line[..start] : line[..start] + " " + line[(end + 8)..];
    }

    /// <summary>A status of an error that stands by itself.</summary>
    private static bool HasStatus(string line)
    {
        for (int i = 0; i + 2 < line.Length; i++)
        {
            if (
                line[i] is '3' or '4' or '5'
                && char.IsAsciiDigit(line[i + 1])
                && char.IsAsciiDigit(line[i + 2])
                && (i == 0 || line[i - 1] is ' ' or '"' or '(' or '=' or ':' or '\t')
                && (i + 3 == line.Length || line[i + 3] is ' ' or '"' or ')' or ',' or ';' or '}' or '\r' or '\t'))
            {
                return true;
            }
        }

        return false;
    }
}
