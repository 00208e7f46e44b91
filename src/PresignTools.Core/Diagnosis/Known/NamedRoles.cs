using PresignTools.Text;

namespace PresignTools.Diagnosis.Known;

/// <summary>Roles that a person names, quoted, as what has the permission: "I attached the role `docs-writer`".</summary>
internal static class NamedRoles
{
    private const string Word = "role";
    private const int Longest = 64;
    private const int Before = 50;
    private const int Most = 12;

    private static readonly string[] Given =
    [
        "attach", "gave", "given", "has ", "have ", "assign", "with the", "grant", "uses", "use ", "runs", "running", "set ", "configured",
        "created", "added", "allow", "its ", "annotat", "bound",
    ];

    /// <summary>The names, each once.</summary>
    internal static IReadOnlyCollection<string> In(string text)
    {
        var names = new HashSet<string>(StringComparer.Ordinal);
        for (int i = Scan.Find(text, Word, 0, true); i >= 0 && names.Count < Most; i = Scan.Find(text, Word, i + Word.Length, true))
        {
            int open = Scan.Skip(text, i + Word.Length, static c => c is ' ' or '(');
            bool isQuoted = open < text.Length && text[open] is '`' or '"' or '\'' && open > i + Word.Length;
            int end = isQuoted ? Scan.Skip(text, open + 1, IsOfName) : open;
            bool isName = isQuoted && end - open is > 2 and <= Longest && end < text.Length && text[end] == text[open];
            if (isName && Scan.IsEdge(text, i) && Sentence(text, i).ContainsAny(Given))
            {
                names.Add(text[(open + 1)..end]);
            }
        }

        return names;
    }

    private static bool IsOfName(char c) => char.IsAsciiLetterOrDigit(c) || c is '-' or '_' or '+' or '.';

    private static string Sentence(string text, int at)
    {
        string before = text[Math.Max(0, at - Before)..at];
        Work.Add(Before);
        return before[(before.LastIndexOfAny(['\n', '.', ';']) + 1)..];
    }
}
