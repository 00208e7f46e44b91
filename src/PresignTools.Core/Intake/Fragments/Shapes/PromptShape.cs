using PresignTools.Text;

namespace PresignTools.Intake.Fragments.Shapes;

/// <summary>Prompts of shells and of languages, and commands that stand without one.</summary>
internal static class PromptShape
{
    // A prompt with host, folder and branch is seldom longer; a sentence with "$ " in it is.
    private const int LongestPrompt = 90;
    private const int MostContinued = 60;

    private static readonly string[] ReplPrompts =
    [
        ">>> ", "julia> ", "scala> ", "jshell> ", "php > ", "irb> ", "pry> ", "iex> ", "ghci> ", "D SELECT ", "sql> ", "node> ", "deno> ",
    ];

    private static readonly string[] NumberedRepls = ["irb(", "iex(", "pry(", "In ["];

    private static readonly string[] Arrows = ["❯ ", "➜ ", "λ ", "▶ ", "→ $ ", "~ $ ", "~$ ", "~ % ", "bash-", "sh-"];

    /// <summary>Where the command begins on a line with a shell's prompt, or that is a command by itself; -1 otherwise.</summary>
    internal static int CommandStart(string line)
    {
        int at = Scan.SkipBlanks(line, 0);
        if (at >= line.Length)
        {
            return -1;
        }

        int behind = Behind(line, at);
        return
            behind >= 0 && behind < line.Length ? behind
            : KnownCommands.IsCommandLine(line[at..]) ? at
            : -1;
    }

    /// <summary>Whether the line is typed at the prompt of a language.</summary>
    internal static bool IsRepl(string line)
    {
        int at = Scan.SkipBlanks(line, 0);
        if (Scan.OneOf(line, at, ReplPrompts) is not null)
        {
            return true;
        }

        int close =
            Scan.OneOf(line, at, NumberedRepls) is { } prompt
                ? Scan.Find(line, prompt[^1] == '[' ? ']' : '>', at, Math.Min(line.Length, at + LongestPrompt))
                : -1;
        return close > 0;
    }

    /// <summary>How many lines the command has, with those that continue it.</summary>
    internal static int Lines(SourceText source, int line)
    {
        int count = 1;
        char quote = OpenQuote(source.Line(line), '\0');
        while (line + count < source.LineCount && count < MostContinued)
        {
            string last = source.Line(line + count - 1).TrimEnd();
            string next = source.Line(line + count);
            bool continues =
                quote != '\0'
                || (last.Length > 0 && last[^1] is '\\' or '`' or '^' or '|')
                || last.EndsWith("&&", StringComparison.Ordinal)
                || IsOption(next);
            if (!continues || (string.IsNullOrWhiteSpace(next) && quote == '\0'))
            {
                break;
            }

            quote = OpenQuote(next, quote);
            count++;
        }

        // A quote that never closes is an apostrophe, or the paste is cut: the command is its first line.
        return quote != '\0' && count > 1 ? FirstLines(source, line) : count;
    }

    private static int FirstLines(SourceText source, int line)
    {
        int count = 1;
        while (
            line + count < source.LineCount
            && count < MostContinued
            && source.Line(line + count - 1).TrimEnd() is { Length: > 0 } last
            && last[^1] is '\\' or '`' or '^')
        {
            count++;
        }

        return count;
    }

    /// <summary>An option on an indented line of its own: pasted without the backslash.</summary>
    private static bool IsOption(string line)
    {
        int at = Scan.SkipBlanks(line, 0);
        return at > 0 && at + 2 < line.Length && line[at] == '-' && (line[at + 1] == '-' || char.IsAsciiLetter(line[at + 1]))
            && line[at + 2] != ' ';
    }

    private static char OpenQuote(string line, char quote)
    {
        Work.Add(line.Length);
        for (int i = 0; i < line.Length; i++)
        {
            char c = line[i];
            if (c == '\\' && quote != '\'')
            {
                i++;
            }
            else if (quote == '\0' && (c == '"' || (c == '\'' && (i == 0 || !char.IsLetterOrDigit(line[i - 1])))))
            {
                quote = c;
            }
            else if (c == quote)
            {
                quote = '\0';
            }
        }

        return quote;
    }

    /// <summary>The place behind a prompt; -1 if there is none.</summary>
    private static int Behind(string line, int at)
    {
        if (Scan.At(line, at, "$ ") && !Scan.IsDigit(line[Math.Min(line.Length - 1, at + 2)]))
        {
            return Scan.SkipBlanks(line, at + 2);
        }

        if (Scan.At(line, at, "PS> ") || Scan.At(line, at, "PS C:") || Scan.At(line, at, "PS /") || Scan.At(line, at, "PS ~"))
        {
            int mark = Scan.Find(line, '>', at, Math.Min(line.Length, at + 2 * LongestPrompt));
            return mark < 0 ? -1 : Scan.SkipBlanks(line, mark + 1);
        }

        if (at + 2 < line.Length && char.IsAsciiLetter(line[at]) && line[at + 1] == ':' && line[at + 2] == '\\')
        {
            int mark = Scan.Find(line, '>', at, Math.Min(line.Length, at + 2 * LongestPrompt));
            return mark < 0 ? -1 : Scan.SkipBlanks(line, mark + 1);
        }

        if (line[at] is '#' or '%' or '>' && Scan.At(line, at + 1, " "))
        {
            int word = Scan.SkipBlanks(line, at + 1);
            bool isCommand =
                line[at] == '%' ? KnownCommands.Contains(FirstWord(line, word)) : word < line.Length
                    && KnownCommands.IsCommandLine(line[word..]);
            return isCommand ? word : -1;
        }

        return Scan.OneOf(line, at, Arrows) is { } arrow
            && !arrow.EndsWith('-') ? Scan.SkipBlanks(line, at + arrow.Length) : AtHost(line, at);
    }

    /// <summary>
    /// <c>me@host:~/dir$ command</c>, <c>[me@host dir]# command</c>, <c>me@host ~ % command</c>, <c>bash-5.1$ command</c>.
    /// </summary>
    private static int AtHost(string line, int at)
    {
        int end = Math.Min(line.Length - 1, at + LongestPrompt);
        bool hasHost = Scan.At(line, at, "bash-") || Scan.At(line, at, "sh-");
        int blanks = 0;
        for (int i = at; i < end; i++)
        {
            char c = line[i];
            hasHost |= c == '@' && i > at && i + 1 < line.Length && Scan.IsWord(line[i - 1]) && Scan.IsWord(line[i + 1]);
            if (hasHost && c is '$' or '#' or '%' && line[i + 1] == ' ' && i > at && (line[i - 1] is not '$'))
            {
                Work.Add(i - at);
                return Scan.SkipBlanks(line, i + 1);
            }

            blanks += c == ' ' ? 1 : 0;
            if (blanks > 3 || c is '"' or '\'' or '=' or '?')
            {
                break;
            }
        }

        return -1;
    }

    private static string FirstWord(string line, int at)
    {
        int end = Scan.Skip(line, at, static c => !char.IsWhiteSpace(c));
        return line[at..end];
    }
}
