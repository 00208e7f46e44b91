using PresignTools.Text;

namespace PresignTools.Intake.Readers;

/// <summary>
/// The page of a web filter, whoever made it: HTML that says that a site is blocked, and by which category or policy. The words are those
/// of
/// such pages in the languages in which they are met most.
/// </summary>
internal static class FilterPage
{
    private const int Longest = 6000;
    private static readonly string[] Opens = ["<html", "<!DOCTYPE html", "<title>"];

    private static readonly string[] Blocks =
    [
        "blocked", "denied", "not allowed", "not permitted", "prohibited", "restricted", "gesperrt", "verweigert", "blockiert", "bloqu",
        "interdit", "prohibido", "denegado", "bloccato", "negato", "zablokowan", "geblokkeerd", "\u7981\u6b62", "\u62d2\u7edd",
        "\u30d6\u30ed\u30c3\u30af", "\u0437\u0430\u0431\u043b\u043e\u043a\u0438\u0440",
    ];

    private static readonly string[] Reasons =
    [
        "category", "kategorie", "cat\u00e9gorie", "categor\u00eda", "categoria", "kategoria", "\u7c7b\u522b",
        "\u30ab\u30c6\u30b4\u30ea", "\u043a\u0430\u0442\u0435\u0433\u043e\u0440", "web filter", "webfilter", "url filter",
        "internet policy", "acceptable use", "security policy of", "usage policy",
    ];

    /// <summary>Where such a page begins; null where there is none.</summary>
    internal static int? At(string text)
    {
        foreach (string open in Opens)
        {
            int start = Scan.Find(text, open, 0, true);
            if (start >= 0)
            {
                int most = Math.Min(text.Length, start + Longest);
                int close = text.IndexOf("</html", start, most - start, StringComparison.OrdinalIgnoreCase);
                string page = text[start..(close > 0 ? close : most)];
                Work.Add(page.Length);
                if (page.ContainsAny(Blocks) && page.ContainsAny(Reasons) && !page.ContainsAny("<RequestId>", "<li>Code:"))
                {
                    return start;
                }
            }
        }

        return null;
    }
}
