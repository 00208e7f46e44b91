using System.Globalization;
using PresignTools.Inspection;
using PresignTools.Intake.Fragments;
using PresignTools.Intake.Fragments.Shapes;
using PresignTools.Text;

namespace PresignTools.Intake.Reading;

/// <summary>
/// Commands beside the failing request, with what they print: a look at another host's health, at another bucket, at who one is. Their
/// answers are none to the presigned URL of the text.
/// </summary>
internal static class SideCommands
{
    private const int MostLines = 200;

    /// <summary>
    /// The text with blanks in their place; the text itself where it has no presigned URL, none of them, or no failure besides.
    /// <paramref name="read"/> is the text without requests to other hosts only: what the AWS CLI prints (policies, settings, who one is)
    /// are facts beside the failure.
    /// </summary>
    /// <param name="source">The text.</param>
    /// <param name="read">See there.</param>
    /// <param name="clock">What S3's clock was, where one of the requests was to S3: of whatever it was asked, it says when.</param>
    internal static string Without(SourceText source, out string read, out DateTimeOffset? clock)
    {
        string text = read = source.Text;
        clock = null;
        if (!text.Contains("ignature=", StringComparison.Ordinal))
        {
            return text;
        }

        List<(int First, int Last, SideCommand Command)> aside = Find(source);
        if (aside.Count == 0)
        {
            return text;
        }

        string without = Blanked(source, aside);
        if (!ToldTime.TellsFailure(without) && !without.Contains("<Error", StringComparison.Ordinal))
        {
            return text;
        }

        read = Blanked(source, aside.FindAll(static a => a.Command.Address is not null));
        clock = aside.Where(static a => a.Command.IsToAws)
            .Select(a => ClockOf(source, a.First, a.Last))
            .FirstOrDefault(static c => c is not null);
        return without;
    }

    private static List<(int First, int Last, SideCommand Command)> Find(SourceText source)
    {
        var aside = new List<(int, int, SideCommand)>();
        PresignedUrlInfo? own = null;
        for (int line = 0; line < source.LineCount; line++)
        {
            int command = CommandAt(source.Line(line));
            if (command < 0)
            {
                continue;
            }

            int last = line + PromptShape.Lines(source, line) - 1;
            string words = source.Text[(source.StartOf(line) + command)..source.EndOf(last)];
            if (SideCommand.Of(words) is { } other)
            {
                own ??= OwnUrl(source.Text);
                if (own is null)
                {
                    break;
                }

                if (other.IsAsideOf(own))
                {
                    last = LastOfOutput(source, last);
                    aside.Add((line, last, other));
                }
            }

            line = last;
        }

        return aside;
    }

    private static PresignedUrlInfo? OwnUrl(string text)
    {
        string plain = ToolMessages.WithoutErrorXml(WorkingUrls.Without(text));
        (string url, _) = UrlRepairer.Repair(plain);
        return PresignedUrlReader.TryRead(url, out PresignedUrlInfo? info, out _) ? info : null;
    }

    /// <summary>Where a command begins on a line; -1 if none does. <c>set -x</c> writes plus signs before it.</summary>
    private static int CommandAt(string line)
    {
        int plus = Scan.Skip(line, 0, static c => c == '+');
        if (plus == 0 || !Scan.At(line, plus, " "))
        {
            return PromptShape.CommandStart(line);
        }

        int start = Scan.SkipBlanks(line, plus);
        return start < line.Length && KnownCommands.IsCommandLine(line[start..]) ? start : -1;
    }

    /// <summary>
    /// The last line that a command printed: before the next command, or a blank line that no body of an answer follows.
    /// </summary>
    private static int LastOfOutput(SourceText source, int last)
    {
        bool isHead = false;
        int end = last;
        for (int line = last + 1; line < source.LineCount && line - last <= MostLines; line++)
        {
            string text = source.Line(line);
            if (string.IsNullOrWhiteSpace(text))
            {
                string next = line + 1 < source.LineCount ? source.Line(line + 1).TrimStart() : string.Empty;
                if (!isHead || next.Length == 0 || next[0] is not ('<' or '{'))
                {
                    break;
                }

                isHead = false;
                continue;
            }

            if (CommandAt(text) >= 0)
            {
                break;
            }

            isHead |= text.TrimStart('<', ' ').StartsWith("HTTP/", StringComparison.Ordinal);
            end = line;
        }

        return end;
    }

    /// <summary>The header Date of an answer, as RFC 9110 writes it.</summary>
    private static DateTimeOffset? ClockOf(SourceText source, int first, int last)
    {
        const string Name = "Date:";
        for (int line = first; line <= last; line++)
        {
            string text = source.Line(line).TrimStart('<', ' ');
            string value = text.StartsWith(Name, StringComparison.OrdinalIgnoreCase) ? text[Name.Length..].Trim() : string.Empty;
            if (DateTimeOffset.TryParseExact(value, "r", CultureInfo.InvariantCulture, DateTimeStyles.None, out DateTimeOffset time))
            {
                return time;
            }
        }

        return null;
    }

    private static string Blanked(SourceText source, List<(int First, int Last, SideCommand Command)> lines)
    {
        char[] blank = source.Text.ToCharArray();
        foreach ((int first, int last, _) in lines)
        {
            for (int line = first; line <= last; line++)
            {
                Array.Fill(blank, ' ', source.StartOf(line), source.EndOf(line) - source.StartOf(line));
            }
        }

        return new string(blank);
    }
}
