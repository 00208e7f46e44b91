using PresignTools.Text;

namespace PresignTools.Diagnosis.Known;

/// <summary>
/// A parameter of a query that a text has twice, with one value in two spellings: two signers, or a signer and a client, that do not
/// percent-encode alike.
/// </summary>
internal sealed record TwoSpellings(string Name, string One, string Other)
{
    private const int LongestName = 60;
    private const int LongestValue = 2000;
    private const int Most = 400;

    /// <summary>The first such parameter; null where there is none.</summary>
    internal static TwoSpellings? In(string text)
    {
        var seen = new Dictionary<(string Name, string Decoded), string>();
        for (int i = Scan.Find(text, '=', 0, text.Length); i >= 0 && seen.Count < Most; i = Scan.Find(text, '=', i + 1, text.Length))
        {
            int start = i;
            while (start > 0 && i - start < LongestName && (char.IsAsciiLetterOrDigit(text[start - 1]) || text[start - 1] is '-' or '_'))
            {
                start--;
            }

            bool isParameter = start < i && start > 0 && text[start - 1] is '?' or '&';
            int end = isParameter ? Scan.Skip(text, i + 1, static c => !char.IsWhiteSpace(c) && c is not ('&' or '"' or '<' or '`')) : i;
            if (end - i is < 3 or > LongestValue)
            {
                continue;
            }

            string name = text[start..i], value = text[(i + 1)..end];
            (string, string) key = (name, PercentEncoding.Decode(value));
            if (!seen.TryAdd(key, value) && !seen[key].Equals(value, StringComparison.OrdinalIgnoreCase))
            {
                return new TwoSpellings(name, seen[key], value);
            }
        }

        return null;
    }
}
