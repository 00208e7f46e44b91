using PresignTools.Intake.Fragments.Shapes;
using PresignTools.Text;

namespace PresignTools.Intake.Readers.Buckets;

/// <summary>A command of a text and the lines that it printed.</summary>
/// <param name="Command">The command, from its first word on.</param>
/// <param name="Start">Where the output begins.</param>
/// <param name="Lines">What was printed.</param>
internal sealed record PrintedOutput(string Command, int Start, IReadOnlyList<string> Lines)
{
    private const int MostCommands = 200;
    private const int MostLines = 500;

    private static readonly string[] Tools = ["aws ", "mc ", "rclone ", "gsutil ", "gcloud ", "s3cmd ", "s5cmd "];

    /// <summary>The commands of tools that list and show, each with what it printed.</summary>
    internal static IEnumerable<PrintedOutput> In(string text)
    {
        string? command = null;
        int start = 0, count = 0, at = 0;
        List<string> lines = [];
        foreach (string raw in text.Split('\n'))
        {
            string line = raw.TrimEnd('\r');
            at += raw.Length + 1;
            int begin = PromptShape.CommandStart(line);
            if (begin < 0)
            {
                if (command is not null && lines.Count < MostLines)
                {
                    lines.Add(line);
                }

                continue;
            }

            if (command is not null)
            {
                yield return new PrintedOutput(command, start, lines);
            }

            string next = line[begin..];
            command = count++ < MostCommands && Scan.OneOf(next, 0, Tools) is not null ? next : null;
            (start, lines) = (at, []);
        }

        if (command is not null)
        {
            yield return new PrintedOutput(command, start, lines);
        }
    }

    /// <summary>The words of the command.</summary>
    internal IReadOnlyList<string> Words { get; } =
        Command.Split(' ', StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries);

    /// <summary>What it printed up to an empty line, or to one that is no part of a list.</summary>
    internal IEnumerable<string> Block => Lines.TakeWhile(static l => l.Trim().Length > 0);
}
