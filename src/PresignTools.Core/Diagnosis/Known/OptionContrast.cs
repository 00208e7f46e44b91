using PresignTools.Text;

namespace PresignTools.Diagnosis.Known;

/// <summary>
/// Two runs of the same command of which one works, and which differ in one option only: the option is what the server wants. Whether a
/// run worked is told on its line, or is the first outcome below it.
/// </summary>
internal static class OptionContrast
{
    private const int LongestLine = 600;
    private const int MostRuns = 40;

    private static readonly string[] Programs = ["aws s3 ", "aws s3api ", "curl ", "s3cmd ", "mc cp ", "rclone copy", "s5cmd ", "wget ",
        "http "];

    private static readonly string[] Bad =
    [
        "403", "400", "AccessDenied", "Access Denied", "access denied", "Forbidden", "denied", "failed", "error", "doesn't work",
        "does not work", "not work", "refused", "fails",
    ];

    private static readonly string[] Good = ["200", "204", "206", "works", "upload: ", "download: ", "copy: ", "success", " ok", "fine",
        "'ETag'"];

    // What changes the output only, or how much is done.
    private static readonly string[] Idle =
    [
        "-s", "-S", "-sS", "-v", "-i", "-I", "-o", "-w", "-f", "-k", "-L", "-sv", "-vv", "-D", "--silent", "--verbose", "--recursive",
        "--query", "--output", "--no-progress", "--quiet", "--dryrun", "--debug", "--only-show-errors", "-so", "-sI", "-sL", "-sSL",
    ];

    /// <summary>The options that make a command work that fails without them, in lower case; a header as <c>header:name</c>.</summary>
    internal static IEnumerable<(string Option, string Value)> Of(string text)
    {
        List<Run> runs = Runs(text);
        var seen = new HashSet<string>(StringComparer.Ordinal);
        foreach (Run good in runs.Where(static r => r.Works == true))
        {
            foreach (Run bad in runs.Where(b => b.Works == false && b.Verb == good.Verb))
            {
                KeyValuePair<string, string>[] more = [.. good.Options.Where(o => !bad.Options.ContainsKey(o.Key))];
                if (more.Length == 1 && bad.Options.Keys.All(good.Options.ContainsKey) && seen.Add(more[0].Key))
                {
                    yield return (more[0].Key, more[0].Value);
                }
            }
        }
    }

    private static List<Run> Runs(string text)
    {
        var runs = new List<Run>();
        Run? open = null;
        for (int start = 0; start < text.Length && runs.Count < MostRuns;)
        {
            int end = Scan.LineEnd(text, start);
            string line = text[start..Math.Min(end, start + LongestLine)];
            start = end + 1;
            if (ProgramAt(line) is { } at)
            {
                open = Run.Of(line, at);
                runs.Add(open);
            }
            else if (open is { Works: null })
            {
                open.Works = Outcome(line);
            }
        }

        return runs;
    }

    private static int? ProgramAt(string line)
    {
        int at = Array.ConvertAll(Programs, p => line.IndexOf(p, StringComparison.Ordinal)).Where(static i => i >= 0)
            .DefaultIfEmpty(-1).Min();
        return at >= 0 && (at == 0 || !Scan.IsWord(line[at - 1])) ? at : null;
    }

    private static bool? Outcome(string text) => text.ContainsAny(Bad) ? false : text.ContainsAny(Good) ? true : null;

    /// <summary>A command with its options and its outcome.</summary>
    private sealed class Run(string verb, Dictionary<string, string> options, bool? works)
    {
        internal string Verb { get; } = verb;

        internal Dictionary<string, string> Options { get; } = options;

        internal bool? Works { get; set; } = works;

        internal static Run Of(string line, int at)
        {
            int arrow = Array.ConvertAll(["->", "=>", "\u2192", "  #", "    ", "\t"], m => line.IndexOf(m, at, StringComparison.Ordinal))
                .Where(static i => i >= 0).DefaultIfEmpty(line.Length).Min();
            List<string> words = CommandWordsOf(line[at..arrow]);
            var options = new Dictionary<string, string>(StringComparer.Ordinal);
            for (int i = 1; i < words.Count; i++)
            {
                string word = words[i];
                if (!word.StartsWith('-') || word.Length < 2 || Idle.Contains(word))
                {
                    continue;
                }

                int sign = word.IndexOf('=');
                string value = sign > 0 ? word[(sign + 1)..] : i + 1 < words.Count ? words[i + 1] : string.Empty;
                string name = sign > 0 ? word[..sign] : word;
                bool isHeader = name is "-H" or "--header" && value.Contains(':');
                options[isHeader ? "header:" + value[..value.IndexOf(':')].Trim().ToLowerInvariant() : name] = value;
            }

            string verb = string.Join(' ', words.TakeWhile(static w => w.All(static c => char.IsAsciiLetterOrDigit(c))).Take(3));
            return new Run(verb, options, Outcome(line[..at]) ?? Outcome(line[arrow..]));
        }

        private static List<string> CommandWordsOf(string command)
        {
            var words = new List<string>();
            int i = 0;
            while (i < command.Length)
            {
                while (i < command.Length && char.IsWhiteSpace(command[i]))
                {
                    i++;
                }

                var word = new System.Text.StringBuilder();
                char quote = '\0';
                for (; i < command.Length && (quote != '\0' || !char.IsWhiteSpace(command[i])); i++)
                {
                    if (quote == '\0' && command[i] is '"' or '\'')
                    {
                        quote = command[i];
                    }
                    else if (command[i] == quote)
                    {
                        quote = '\0';
                    }
                    else
                    {
                        word.Append(command[i]);
                    }
                }

                if (word.Length > 0)
                {
                    words.Add(word.ToString());
                }
            }

            return words;
        }
    }
}
