using PresignTools.Text;

namespace PresignTools.Diagnosis.Known;

/// <summary>
/// A media type that a text has twice as a content type, once with a charset and once without: one was signed, the other is what a client
/// sends.
/// </summary>
/// <param name="Plain">Without a charset.</param>
/// <param name="Full">With it.</param>
internal sealed record ContentTypesInText(string Plain, string Full)
{
    private const int LongestType = 100;
    private const int MostTypes = 40;
    private static readonly string[] Names = ["content-type", "contenttype", "content_type"];

    /// <summary>The pair; null where there is none.</summary>
    internal static ContentTypesInText? In(string text)
    {
        var plain = new HashSet<string>(StringComparer.OrdinalIgnoreCase);
        var full = new List<string>();
        foreach (string name in Names)
        {
            int found = 0;
            for (int i = Scan.Find(text, name, 0, true); i >= 0 && found < MostTypes; i = Scan.Find(text, name, i + name.Length, true))
            {
                found++;
                int start = Scan.Skip(text, i + name.Length, static c => c is ':' or '=' or '"' or '\'' or ' ' or '>' or '(' or ',');
                int end = Scan.Skip(text, start, static c => char.IsAsciiLetterOrDigit(c) || c is '/' or '-' or '+' or '.' or ';' or '=');
                bool goesOn = end < text.Length && text[end - 1] == ';' && text[end] == ' ';
                end = goesOn ? Scan.Skip(text, end + 1, static c => Scan.IsWord(c) || c is '=' or '-') : end;
                string value = end - start <= LongestType ? text[start..end].Trim() : string.Empty;
                int parameter = value.IndexOf(';');
                string type = (parameter < 0 ? value.Split(' ')[0] : value[..parameter]).Trim();
                bool isType = type.IndexOf('/') > 0 && !type.EndsWith('/');
                if (isType && parameter > 0 && value.ContainsAny("charset="))
                {
                    full.Add(value);
                }
                else if (isType && parameter < 0)
                {
                    plain.Add(type);
                }
            }
        }

        string? both = full.Find(f => plain.Contains(f[..f.IndexOf(';')].Trim()));
        return both is null ? null : new ContentTypesInText(both[..both.IndexOf(';')].Trim(), both);
    }
}
