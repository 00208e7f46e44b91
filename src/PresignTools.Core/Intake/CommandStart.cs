using PresignTools.Text;

namespace PresignTools.Intake;

/// <summary>
/// Where a command begins in a pasted terminal: at the beginning of a line, behind a prompt, behind the variable that takes its output.
/// </summary>
/// <param name="Index">Place of the program's name.</param>
/// <param name="Name">The name in lower case, without <c>.exe</c>.</param>
internal readonly record struct CommandStart(int Index, string Name)
{
    private const int LongestPrompt = 61;
    private const int LongestLocation = 120;

    private static readonly string[] Names =
    [
        "curl.exe",
        "curl",
        "wget.exe",
        "wget",
        "invoke-webrequest",
        "invoke-restmethod",
        "iwr",
        "irm",
        "aws",
        "https",
        "http",
    ];

    // What follows the name of a program in a sentence about it.
    private static readonly string[] OfProse =
    [
        "of", "the", "to", "from", "with", "and", "or", "works", "fails", "gives", "returns", "is", "it", "for", "in", "on", "against",
        "says", "shows", "answers", "still", "also", "does", "can", "cannot", "gets", "got", "command", "requests", "request",
    ];

    /// <summary>The last commands of the text, in its order.</summary>
    internal static IReadOnlyCollection<CommandStart> Last(string text, int most)
    {
        var found = new Queue<CommandStart>();
        for (int line = 0; line < text.Length; line = Scan.LineEnd(text, line) + 1)
        {
            if (OnLine(text, line) is { } start)
            {
                found.Enqueue(start);
                if (found.Count > most)
                {
                    found.Dequeue();
                }
            }
        }

        return found;
    }

    private static CommandStart? OnLine(string text, int line)
    {
        int begin = Scan.SkipBlanks(text, line);
        return (BehindPrompt(text, begin) is int prompt ? Behind(text, prompt) : null)
            ?? (BehindLocation(text, begin) is int location ? Behind(text, location) : null)
            ?? Behind(text, begin);
    }

    /// <summary>A shell's prompt: one word that ends in <c>$</c>, <c>#</c>, <c>%</c> or <c>&gt;</c>, and a blank.</summary>
    private static int? BehindPrompt(string text, int begin)
    {
        int end = begin;
        while (end < text.Length && end - begin <= LongestPrompt && !char.IsWhiteSpace(text[end]))
        {
            end++;
        }

        bool isPrompt =
            end > begin
            && end - begin <= LongestPrompt
            && text[end - 1] is '$' or '#' or '%' or '>'
            && end < text.Length
            && Scan.IsBlank(text[end]);
        return isPrompt ? Scan.SkipBlanks(text, end) : null;
    }

    /// <summary>PowerShell's prompt, which shows the folder: <c>PS C:\My Files&gt;</c>.</summary>
    private static int? BehindLocation(string text, int begin)
    {
        if (!Scan.At(text, begin, "PS", true))
        {
            return null;
        }

        int end = begin + 2;
        while (end < text.Length && end - begin - 2 < LongestLocation && text[end] is not ('\r' or '\n' or '>'))
        {
            end++;
        }

        return end < text.Length && text[end] == '>' ? Scan.SkipBlanks(text, end + 1) : null;
    }

    private static CommandStart? Behind(string text, int begin) =>
        (BehindVariable(text, begin) is int value ? At(text, value) : null) ?? At(text, begin);

    private static int? BehindVariable(string text, int begin)
    {
        if (begin >= text.Length || text[begin] != '$')
        {
            return null;
        }

        int end = Scan.SkipWord(text, begin + 1);
        int equals = Scan.SkipBlanks(text, end);
        return end > begin + 1 && equals < text.Length && text[equals] == '=' ? Scan.SkipBlanks(text, equals + 1) : null;
    }

    private static bool IsOfProse(string text, int word) =>
        Scan.OneOf(text, word, OfProse) is { } found && word + found.Length is var end
        && (end == text.Length || char.IsWhiteSpace(text[end]) || text[end] is ',' or ':');

    /// <summary>The program's name, if a word follows it; "curl:" is a message of curl.</summary>
    private static CommandStart? At(string text, int index)
    {
        foreach (string name in Names)
        {
            int end = index + name.Length;
            if (Scan.At(text, index, name, true) && end < text.Length && Scan.IsBlank(text[end]))
            {
                int word = Scan.SkipBlanks(text, end);
                return word < text.Length && !char.IsWhiteSpace(text[word]) && text[word] != ':' && !IsOfProse(text, word)
                    ? new CommandStart(index, name.Replace(".exe", string.Empty, StringComparison.Ordinal)) : null;
            }
        }

        return null;
    }
}
