using PresignTools.Text;

namespace PresignTools.Diagnosis.Known;

/// <summary>
/// The x-amz-* headers of requests in tables of headers: lines <c>x-amz-acl: private</c> below one that names headers, in YAML, JSON or
/// code.
/// </summary>
internal static class HeaderTables
{
    private const int MostAbove = 400;
    private static readonly string[] OfRequests = ["x-amz-acl", "x-amz-tagging", "x-amz-grant-", "x-amz-meta-", "x-amz-storage-class"];
    private static readonly string[] OfAnswers = ["x_amz_", "response", "HTTP/1", "< "];

    /// <summary>Their names in lower case, in the order of the text.</summary>
    internal static IEnumerable<string> In(string text)
    {
        for (int i = Scan.Find(text, "x-amz-", 0, true); i >= 0; i = Scan.Find(text, "x-amz-", i + 6, true))
        {
            int end = Scan.Skip(text, i, static c => char.IsAsciiLetterOrDigit(c) || c == '-');
            string name = text[i..end].ToLowerInvariant();
            int colon = Scan.Skip(text, end, static c => c is '"' or '\'' or ' ');
            bool isEntry = colon < text.Length && text[colon] is ':' or '='
                && OfRequests.Any(r => name.StartsWith(r, StringComparison.Ordinal));
            int line = text.LastIndexOf('\n', i, Math.Min(i + 1, MostAbove)) + 1;
            bool begins = isEntry && i - line < MostAbove && text[line..i].Trim(' ', '\t', '"', '\'', '-', '{').Length == 0;
            if (begins)
            {
                string above = text[Math.Max(0, line - MostAbove)..line];
                Work.Add(MostAbove);
                if (above.ContainsAny("headers") && !above.ContainsAny(OfAnswers))
                {
                    yield return name;
                }
            }
        }
    }
}
