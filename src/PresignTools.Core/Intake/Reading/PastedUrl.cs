using PresignTools.Inspection;
using PresignTools.Text;

namespace PresignTools.Intake.Reading;

/// <summary>A URL as it stands in a text: alone, or with its damage.</summary>
internal static class PastedUrl
{
    /// <summary>A URL that is all there is beside an answer.</summary>
    internal static string? Alone(string text)
    {
        string trimmed = text.Trim();
        int end = Scan.Skip(trimmed, 0, static c => !char.IsWhiteSpace(c));
        string rest = trimmed[end..].TrimStart();
        bool isAlone = rest.Length == 0 || rest[0] == '<';
        return end > 8 && isAlone && trimmed.StartsWith("http", StringComparison.OrdinalIgnoreCase) ? trimmed[..end] : null;
    }

    /// <summary>
    /// The URL with its damage, where the text that begins with it is repaired to nothing but the URL: the damage is the finding.
    /// </summary>
    internal static string AsItStands(string text, string url)
    {
        int start = text.IndexOf("http", StringComparison.OrdinalIgnoreCase);
        if (start < 0 || (start > 0 && text[start - 1] != '\n'))
        {
            return url;     // within a sentence or a record, where it ends is a guess
        }

        int line = Scan.Find(text, '\n', start, text.Length);
        int blank = Scan.Skip(text, start, static c => !char.IsWhiteSpace(c));
        int answer = text.IndexOf("\n<", start, StringComparison.Ordinal);
        foreach (int end in (int[])[blank, line, answer, text.Length])
        {
            string candidate = end > start ? text[start..end].Trim().TrimEnd('\'', '"', '`', ')', ']', '>', ',', '.', ';', ':') : url;
            if (candidate == url)
            {
                return url;
            }

            if (candidate.Length <= 2 * url.Length && UrlRepairer.Repair(candidate).Text == url)
            {
                return candidate;
            }
        }

        return url;
    }
}
