using PresignTools.Intake.Fragments.Shapes;
using PresignTools.Text;

namespace PresignTools.Intake.Fragments.Cutting;

/// <summary>Says what kind of fragment begins on a line, and how many lines it has at least.</summary>
internal static class LineShapes
{
    private const int LongestHead = 2000;

    /// <summary>The kind, and the number of lines that certainly belong together.</summary>
    /// <param name="source">The text.</param>
    /// <param name="line">The line, from 0; something is on it.</param>
    /// <param name="above">The kind of the line above; null if a blank line or nothing is there.</param>
    internal static (FragmentKind Kind, int Lines) At(SourceText source, int line, FragmentKind? above)
    {
        string text = source.Line(line);
        if (PromptShape.IsRepl(text))
        {
            return (FragmentKind.Code, 1);
        }

        if (PromptShape.CommandStart(text) >= 0)
        {
            return (FragmentKind.Command, PromptShape.Lines(source, line));
        }

        if (HttpShape.IsStart(text) || HttpShape.IsRemark(text.Trim()))
        {
            return (FragmentKind.HttpExchange, Run(source, line, static l => HttpShape.Continues(l)));
        }

        if (above == FragmentKind.HttpExchange && HttpShape.Continues(text))
        {
            return (FragmentKind.HttpExchange, 1);
        }

        if (MarkupShape.IsStart(text))
        {
            return (FragmentKind.Xml, MarkupShape.Lines(source, line));
        }

        return SettingShape.OpensBlock(text) ? (FragmentKind.Settings, BlockLines(source, line))
            : JsonShape.IsStart(text) && !LogShape.Is(text) ? Json(source, line)
            : Layout(source, line, text, above);
    }

    private static (FragmentKind Kind, int Lines) Json(SourceText source, int line)
    {
        int count = JsonShape.Lines(source, line);
        int start = source.StartOf(line);
        string head = source.Text.Substring(start, Math.Min(LongestHead, source.EndOf(line + count - 1) - start));
        bool isArchive = head.Contains("\"log\"", StringComparison.Ordinal)
            && (head.Contains("\"entries\"", StringComparison.Ordinal) || head.Contains("\"creator\"", StringComparison.Ordinal));
        return (isArchive ? FragmentKind.Har : FragmentKind.Json, count);
    }

    private static (FragmentKind Kind, int Lines) Layout(SourceText source, int line, string text, FragmentKind? above)
    {
        if (TraceShape.Is(text) || (above == FragmentKind.StackTrace && TraceShape.Continues(text, afterFrame: true)))
        {
            return (FragmentKind.StackTrace, 1);
        }

        if (LogShape.Is(text))
        {
            return (FragmentKind.LogLine, 1);
        }

        if (BrowserShape.Is(text))
        {
            return (FragmentKind.BrowserConsole, 1);
        }

        if (PowerShellShape.Is(text))
        {
            return (FragmentKind.PowerShellLayout, 1);
        }

        if (IsUrl(text))
        {
            return (FragmentKind.Url, 1);
        }

        if (HttpShape.IsKnownHeader(text) || (above == FragmentKind.Headers && HttpShape.HeaderColon(text, Scan.SkipBlanks(text, 0)) > 0))
        {
            return (FragmentKind.Headers, 1);
        }

        // An exception's line belongs to the frames below it.
        if (TraceShape.IsException(text) && line + 1 < source.LineCount && TraceShape.Is(source.Line(line + 1)))
        {
            return (FragmentKind.StackTrace, 1);
        }

        return Rest(source, line, text, above);
    }

    private static (FragmentKind Kind, int Lines) Rest(SourceText source, int line, string text, FragmentKind? above)
    {
        bool isIndented = text.Length > 0 && char.IsWhiteSpace(text[0]);
        if (above == FragmentKind.Settings && SettingShape.IsItem(text))
        {
            return (FragmentKind.Settings, 1);
        }

        if (above == FragmentKind.Settings ? SettingShape.MayBe(text) && !CodeShape.Is(text)
            || SettingShape.IsSure(text) : IsSetting(source, line, text))
        {
            return (FragmentKind.Settings, 1);
        }

        if (CodeShape.Is(text) || (above == FragmentKind.Code && (isIndented || text.TrimEnd() is [.., ',' or ')' or ']'])))
        {
            return (FragmentKind.Code, CodeLines(source, line, text));
        }

        return above is FragmentKind.Command or FragmentKind.Output ? (FragmentKind.Output, 1) : (FragmentKind.Prose, 1);
    }

    /// <summary>A setting for certain, or one of two below each other that may be.</summary>
    private static bool IsSetting(SourceText source, int line, string text)
    {
        if (SettingShape.IsSure(text))
        {
            return !CodeShape.Is(text) || text.TrimEnd()[^1] is not (';' or ')');
        }

        return SettingShape.MayBe(text)
            && text.TrimStart()[0] != '#'
            && !CodeShape.Is(text)
            && line + 1 < source.LineCount
            && source.Line(line + 1) is { } next
            && !JsonShape.IsStart(next)
            && SettingShape.MayBe(next)
            && !CodeShape.Is(next)
            && next.TrimStart()[0] != '#';
    }

    private static bool IsUrl(string text)
    {
        string bare = text.Trim().Trim('"', '\'', '<', '>', ',', ';');
        return (bare.StartsWith("http://", StringComparison.OrdinalIgnoreCase)
            || bare.StartsWith("https://", StringComparison.OrdinalIgnoreCase))
            && bare.IndexOf(' ') < 0;
    }

    private static int Run(SourceText source, int line, Func<string, bool> continues)
    {
        int count = 1;
        while (line + count < source.LineCount && source.Line(line + count) is var next && next.Trim().Length > 0 && continues(next))
        {
            count++;
        }

        return count;
    }

    /// <summary>A line of code, with all that stands in a bracket that it opens.</summary>
    private static int CodeLines(SourceText source, int line, string first)
    {
        var depth = default(BracketDepth);
        if (depth.Take(first, hasApostrophes: true) || depth.Open <= 0)
        {
            return 1;
        }

        int count = 1, end = 1;
        while (line + count < source.LineCount && depth.Open > 0)
        {
            string text = source.Line(line + count);
            count++;
            if (string.IsNullOrWhiteSpace(text))
            {
                continue;
            }

            // A paste may be cut within the bracket: what follows a blank line must look like more of it.
            bool isMore = end == count - 1 || char.IsWhiteSpace(text[0]) || text[0] is '}' or ')' or ']' || CodeShape.Is(text);
            if (!isMore || PromptShape.CommandStart(text) >= 0 || LogShape.Is(text)
                || text.TrimStart().StartsWith("<?xml", StringComparison.Ordinal)
                || text.TrimStart().StartsWith("```", StringComparison.Ordinal))
            {
                break;
            }

            depth.Take(text, hasApostrophes: true);
            end = count;
        }

        return end;
    }

    /// <summary>To the brace that closes a block; a prompt ends one that the paste cuts.</summary>
    private static int BlockLines(SourceText source, int line)
    {
        var depth = default(BracketDepth);
        int count = 0;
        while (line + count < source.LineCount)
        {
            string text = source.Line(line + count);
            if (count > 0 && (PromptShape.CommandStart(text) >= 0 || LogShape.Is(text)))
            {
                break;
            }

            count++;
            if (depth.Take(text, hasApostrophes: false))
            {
                break;
            }
        }

        return count;
    }
}
