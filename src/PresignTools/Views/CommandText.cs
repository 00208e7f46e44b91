namespace PresignTools.Views;

/// <summary>
/// A command on lines of a given width. It is broken only where PowerShell reads on: behind a pipe, or at a blank outside quotes with a
/// backtick. A word that is wider than the line stays whole: a command that was cut in two is none.
/// </summary>
internal static class CommandText
{
    private const string Continued = " `";
    private const string Indent = "    ";

    internal static IEnumerable<string> Lines(string command, int width) =>
        command.ReplaceLineEndings("\n").Split('\n').SelectMany(line => Broken(line, width));

    private static List<string> Broken(string command, int width)
    {
        if (Cells.Of(command) <= width || !IsPowerShell(command))
        {
            return [command];
        }

        var lines = new List<string>();
        string line = string.Empty;
        foreach (string word in Words(command))
        {
            string joined = line.Length == 0 ? word : line + " " + word;
            if (line.Trim().Length == 0 || Cells.Of(joined) + Continued.Length <= width)
            {
                line = line.Trim().Length == 0 ? line + word : joined;
                continue;
            }

            lines.Add(line + (line.EndsWith('|') ? string.Empty : Continued));
            line = Indent + word;
        }

        lines.Add(line);
        return lines;
    }

    // A line for another shell would break at a backtick; and in prose that only looks like a command it means nothing.
    private static bool IsPowerShell(string command)
    {
        int end = command.IndexOf(' ', StringComparison.Ordinal);
        string name = (end < 0 ? command : command[..end]).TrimStart('(');
        int dash = name.IndexOf('-', StringComparison.Ordinal);
        bool isCmdlet = dash > 0
            && char.IsAsciiLetterUpper(name[0])
            && name.All(static c => char.IsAsciiLetterOrDigit(c) || c == '-');
        return command[0] is '$' or '\'' or '\u2026' || isCmdlet;
    }

    /// <summary>Words of a command; blanks within quotes do not part them.</summary>
    private static IEnumerable<string> Words(string command)
    {
        int start = 0;
        char quote = '\0';
        for (int i = 0; i < command.Length; i++)
        {
            char c = command[i];
            if (quote != '\0')
            {
                quote = c == quote ? '\0' : quote;
            }
            else if (c is '\'' or '"')
            {
                quote = c;
            }
            else if (c == '#' && i == start)
            {
                break;      // a comment goes to the end of its line
            }
            else if (c == ' ')
            {
                if (i > start)
                {
                    yield return command[start..i];
                }

                start = i + 1;
            }
        }

        if (start < command.Length)
        {
            yield return command[start..];
        }
    }
}
