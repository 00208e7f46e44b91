using PresignTools.Text;

namespace PresignTools.Intake.Clues;

/// <summary>
/// Content security policies: the message of a browser that stopped a request, in the wordings of Chromium, Firefox and Safari, the report
/// that it sends, and the policy itself as a header, a meta element or the settings of a framework.
/// </summary>
internal static class PagePolicyClues
{
    private const int LongestSources = 2000;
    private const int MostBefore = 2500;

    // Directives of fetches (Content Security Policy Level 3, section 6.1) by which a page reads or writes an object.
    private static readonly string[] Directives =
    [
        "connect-src", "img-src", "media-src", "frame-src", "object-src", "child-src", "font-src", "style-src", "script-src", "worker-src",
        "default-src",
    ];

    // As frameworks name the directives: Helmet, Next.js, Django, Rails, Laravel, Talisman.
    private static readonly string[] Settings =
    [
        .. new[] { "connect", "img", "media", "frame", "object", "default" }
            .SelectMany(static d => new[] { d + "Src", d + "_src", d.ToUpperInvariant() + "_SRC", d + "-src\"", d + "-src'" }),
    ];
    private static readonly string[] Names = ["Content Security Policy", "Content-Security-Policy"];
    private static readonly string[] Stopped = ["violates", "Refused to", "blocked", "does not appear in"];
    private static readonly string[] Harmless = ["Report Only", "report-only", "inline", "'unsafe-eval'", "evaluate a string"];
    private static readonly string[] Reports = ["violated-directive", "violatedDirective", "effective-directive", "effectiveDirective"];

    internal static IEnumerable<Clue> Find(string text)
    {
        // A page or a log without one of these has nothing of it; most texts end here.
        if (!text.ContainsAny("Security Policy", "Security-Policy", "-src", "Directive", "Src"))
        {
            return [];
        }

        return [.. Messages(text), .. ReportsIn(text), .. Policies(text), .. FrameworkSettings(text)];
    }

    /// <summary>
    /// Lines that name the policy and say that something was stopped; a long message may have been wrapped, so the lines around count. What
    /// is only reported was not stopped, and what runs within the page asks no bucket.
    /// </summary>
    private static IEnumerable<Clue> Messages(string text)
    {
        foreach (string name in Names)
        {
            for (int i = Scan.Find(text, name, 0, true); i >= 0; i = Scan.Find(text, name, i + name.Length, true))
            {
                int first = Math.Max(0, i - MostBefore), last = Math.Min(text.Length, i + MostBefore);
                string around = text[LineBefore(text, first, i)..LineAfter(text, i, last)];
                Work.Add(last - first);
                if (around.ContainsAny(Stopped) && !around.ContainsAny(Harmless))
                {
                    yield return new Clue(ClueKind.PagePolicyBlocked, around.FirstContained(Directives) ?? string.Empty, i, name.Length)
                    {
                        Words = around,
                    };
                }
            }
        }
    }

    /// <summary>The beginning of the line before, but not of one that a blank line parts from this one.</summary>
    private static int LineBefore(string text, int least, int at)
    {
        int own = text.LastIndexOf('\n', at, at - least + 1);
        int before = own <= least ? -1 : text.LastIndexOf('\n', own - 1, own - least);
        return own < 0 ? least : Math.Max(least, own - before <= 1 && before >= 0 ? own + 1 : before + 1);
    }

    private static int LineAfter(string text, int at, int most)
    {
        int own = Scan.Find(text, '\n', at, most);
        int next = own < 0 ? -1 : Scan.Find(text, '\n', own + 1, most);
        return own < 0 || next < 0 ? most : next;
    }

    private static IEnumerable<Clue> ReportsIn(string text)
    {
        foreach (string report in Reports)
        {
            int i = Scan.Find(text, report, 0);
            if (i >= 0)
            {
                int end = Scan.LineEnd(text, i);
                string rest = text[i..Math.Min(end, i + 200)];
                yield return new Clue(ClueKind.PagePolicyBlocked, rest.FirstContained(Directives) ?? string.Empty, i, report.Length)
                {
                    Words = text[Math.Max(0, i - MostBefore)..Math.Min(text.Length, i + MostBefore)],
                };
            }
        }
    }

    /// <summary><c>connect-src 'self' https://…</c>, up to the end of the directive, the text or the line.</summary>
    private static IEnumerable<Clue> Policies(string text)
    {
        foreach (string directive in Directives)
        {
            for (int i = Scan.Find(text, directive, 0); i >= 0; i = Scan.Find(text, directive, i + 1))
            {
                int start = i + directive.Length;
                int end = Scan.Skip(text, start, static c => c is not (';' or '"' or '\n' or '\r' or '`' or '<' or '\u201d'));
                bool isList = start < text.Length && text[start] == ' ' && end - start is > 2 and < LongestSources;
                if (isList && Scan.IsEdge(text, i) && LooksLikeSources(text[start..end]))
                {
                    yield return new Clue(ClueKind.PagePolicySources, text[i..end].Trim(), i, end - i);
                }

                i = Math.Max(i, end - 1);
            }
        }
    }

    /// <summary>
    /// <c>connectSrc: ["'self'", "https://…"]</c>, <c>CSP_CONNECT_SRC = ("'self'", …)</c>, <c>policy.connect_src :self, "https://…"</c>.
    /// </summary>
    private static IEnumerable<Clue> FrameworkSettings(string text)
    {
        foreach (string setting in Settings)
        {
            for (int i = Scan.Find(text, setting, 0); i >= 0; i = Scan.Find(text, setting, i + 1))
            {
                int open = Scan.Skip(text, i + setting.Length, static c => c is '"' or '\'' or ':' or '=' or '>' or ' ');
                if (ListAt(text, i + setting.Length, open) is var (start, end))
                {
                    int length = setting.IndexOfAny(['_', '-']) is > 0 and var sign ? sign : setting.Length - "Src".Length;
                    string directive = setting[..length].ToLowerInvariant() + "-src";
                    string sources = text[start..end].Replace("\"", " ").Replace(",", " ").Replace("\n", " ");
                    yield return new Clue(ClueKind.PagePolicySources, directive + " " + sources.Trim(), i, end - i);
                }
            }
        }
    }

    /// <summary>The list of sources in brackets, or the arguments of a call without them, up to the end of its line.</summary>
    private static (int Start, int End)? ListAt(string text, int name, int open)
    {
        if (open >= text.Length)
        {
            return null;
        }

        int most = Math.Min(text.Length, open + LongestSources);
        if (text[open] is '[' or '(')
        {
            int close = Scan.Find(text, text[open] == '[' ? ']' : ')', open, most);
            return close > open ? (open + 1, close) : null;
        }

        int first = name < text.Length && text[name] == ' ' ? Scan.SkipBlanks(text, name) : text.Length;
        int end = first < most ? Math.Min(most, Scan.LineEnd(text, first)) : first;
        return end > first && text[first] is ':' or '"' or '\'' && LooksLikeSources(text[first..end]) ? (first, end) : null;
    }

    private static bool LooksLikeSources(string list) =>
        list.ContainsAny("'self'", "'none'", ":self", ":none", "https:", "http:", "data:", "blob:", "*", "wss:");
}
