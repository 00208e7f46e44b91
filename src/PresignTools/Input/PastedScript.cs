using System.Management.Automation.Language;
using PresignTools.Intake;

namespace PresignTools.Input;

/// <summary>
/// PowerShell in a pasted text, read by PowerShell's own parser: statements are cut out one by one, because what stands around them (a
/// terminal's prompts and output, sentences with apostrophes) is no script. Nothing is run.
/// </summary>
internal static class PastedScript
{
    private const int LongestText = 256 * 1024;
    private const int MostStatements = 200;
    private const int MostLines = 60;
    private const int LongestStatement = 16 * 1024;

    /// <summary>What the scripts in a text sign and send; nothing where it has none.</summary>
    internal static ScriptReading Read(string text)
    {
        if (text.Length > LongestText || !ScriptCommands.AreIn(text))
        {
            return ScriptReading.None;
        }

        var statements = new ScriptStatements();
        string[] lines = [.. text.Split('\n').Select(static l => WithoutPrompt(l.TrimEnd('\r')))];
        int read = 0;
        for (int line = 0; line < lines.Length && read < MostStatements; line++)
        {
            if (IsStart(lines[line]) && Statement(lines, line, out int last) is { } block)
            {
                statements.Add(block, line + 1);
                line = last;
                read++;
            }
        }

        return statements.Reading;
    }

    /// <summary>The statement that begins at a line, and the line where it ends; null where none ends within reason.</summary>
    private static ScriptBlockAst? Statement(string[] lines, int first, out int last)
    {
        string code = string.Empty;
        for (last = first; last < Math.Min(lines.Length, first + MostLines); last++)
        {
            code += lines[last] + "\n";
            bool goesOn = lines[last].TrimEnd() is [.., '`' or '|' or ','];
            if (goesOn || code.Length > LongestStatement)
            {
                continue;
            }

            ScriptBlockAst block = Parser.ParseInput(code, out _, out ParseError[] errors);
            if (!errors.Any(static e => e.IncompleteInput))
            {
                return block;
            }
        }

        last = first;
        return null;
    }

    /// <summary>A line that assigns, changes a table, or calls a command that is known.</summary>
    private static bool IsStart(string line)
    {
        string start = line.TrimStart();
        return (start is ['$', _, ..] && start.AsSpan().IndexOfAny('=', '.', '[') > 1 && !start.StartsWith("$ ", StringComparison.Ordinal))
            || ScriptCommands.AreIn(start);
    }

    /// <summary>The line without a prompt of PowerShell (<c>PS C:\jobs&gt; </c>, <c>&gt;&gt; </c>).</summary>
    private static string WithoutPrompt(string line)
    {
        string start = line.TrimStart();
        if (start.StartsWith(">> ", StringComparison.Ordinal) || start == ">>")
        {
            return start[2..];
        }

        int end = start.StartsWith("PS", StringComparison.Ordinal) ? start.IndexOf('>', StringComparison.Ordinal) : -1;
        return end is > 1 and < 200 && (end == 2 || start[2] is ' ' or '>') ? start[(end + 1)..] : line;
    }
}
