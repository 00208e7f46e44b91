using PresignTools.Text;

namespace PresignTools.Diagnosis.Known;

/// <summary>A directive of a page's policy of which a person says that something is not in it: "nothing of it in img-src".</summary>
internal static class ToldDirective
{
    private const int Near = 90;

    private static readonly string[] Directives =
        ["img-src", "media-src", "frame-src", "connect-src", "object-src", "font-src", "default-src", "form-action", "worker-src"];

    private static readonly string[] Before =
        ["nothing", "not in", "missing", "isn't in", "is not", "n't list", "not list", "absent", "without", "lacks", "not part of",
            "no entry", "never", "forgot"];

    private static readonly string[] After =
        ["missing", "does not", "doesn't", "lacks", "has only", "only has", "only 'self'", "allows only", "only allows", "without",
            "is 'self'"];

    /// <summary>The directive; null where nobody says so.</summary>
    internal static string? Lacking(string text)
    {
        foreach (string directive in Directives)
        {
            for (int at = Scan.Find(text, directive, 0); at >= 0; at = Scan.Find(text, directive, at + directive.Length))
            {
                int end = at + directive.Length;
                int last = Math.Min(text.Length, end + Near);
                int stop = text.AsSpan(end, last - end).IndexOfAny('\n', '.', ',');
                string before = text[Math.Max(0, at - Near)..at];
                string clause = before[(before.LastIndexOfAny(['\n', '.', ';']) + 1)..];
                int comma = clause.LastIndexOf("but", StringComparison.OrdinalIgnoreCase);
                if ((comma < 0 ? clause : clause[comma..]).ContainsAny(Before) && !IsParted(clause)
                    || text[end..(stop < 0 ? last : end + stop)].ContainsAny(After))
                {
                    return directive;
                }
            }
        }

        return null;
    }

    /// <summary>"is in connect-src" beside what is missing elsewhere.</summary>
    private static bool IsParted(string clause) => clause.TrimEnd().EndsWith("is in", StringComparison.OrdinalIgnoreCase);
}
