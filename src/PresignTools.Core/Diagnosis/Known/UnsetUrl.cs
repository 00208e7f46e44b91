using PresignTools.Text;

namespace PresignTools.Diagnosis.Known;

/// <summary>
/// A request to what a page writes for a variable without a value: <c>PUT https://HOST/undefined</c>. The code had no URL to send to, so
/// the browser made one out of the page's own address.
/// </summary>
internal static class UnsetUrl
{
    private static readonly string[] Ends =
        ["/undefined", "/null", "/None", "/[object%20Object]", "/[object Object]", "/%5Bobject%20Object%5D"];

    private static readonly string[] Methods = ["PUT ", "POST ", "GET ", "OPTIONS "];

    /// <summary>Whether a path ends so.</summary>
    internal static bool Is(string? path) =>
        path is not null && Array.Exists(Ends, e => path.EndsWith(e, StringComparison.Ordinal) || path == e[1..]);

    /// <summary>The first such URL behind a method, as browsers show it; null without one.</summary>
    internal static string? In(string text)
    {
        foreach (string end in Ends)
        {
            for (int i = Scan.Find(text, end, 0); i >= 0; i = Scan.Find(text, end, i + 1))
            {
                int after = i + end.Length;
                int start = WordStart(text, i);
                bool ends = after == text.Length || char.IsWhiteSpace(text[after]) || text[after] is '\'' or '"' or '?';
                bool isSent = ends && Scan.At(text, start, "http") && Array.Exists(Methods, m => Scan.At(text, start - m.Length, m));
                if (isSent)
                {
                    return text[start..after];
                }
            }
        }

        return null;
    }

    private static int WordStart(string text, int index)
    {
        const int Longest = 300;
        int start = index;
        while (start > 0 && index - start < Longest && !char.IsWhiteSpace(text[start - 1]))
        {
            start--;
        }

        Work.Add(index - start);
        return start;
    }
}
