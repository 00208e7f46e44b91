using PresignTools.Text;

namespace PresignTools.Diagnosis.Known;

/// <summary>
/// A signature or credential of a URL with escapes of escapes (<c>%252F</c>): signers write each escape once, and neither value has a
/// percent sign of its own.
/// </summary>
internal static class TwiceEncoded
{
    private static readonly string[] Names = ["Signature=", "X-Amz-Credential=", "Security-Token=", "security-token="];

    /// <summary>The name with the beginning of its value; null where there is none.</summary>
    internal static string? In(string text)
    {
        foreach (string name in Names)
        {
            for (int i = Scan.Find(text, name, 0); i >= 0; i = Scan.Find(text, name, i + name.Length))
            {
                int start = i + name.Length;
                int end = Scan.Skip(text, start, static c => char.IsAsciiLetterOrDigit(c)
                    || c is '%' or '-' or '_' or '.' or '~' or '+' or '/');
                int escape = text.IndexOf("%25", start, end - start, StringComparison.Ordinal);
                if (i > 0 && text[i - 1] is '&' or '?' or '-' && escape >= 0 && escape + 5 <= end
                    && char.IsAsciiHexDigit(text[escape + 3]) && char.IsAsciiHexDigit(text[escape + 4]))
                {
                    return name + "..." + text[escape..(escape + 5)];
                }
            }
        }

        return null;
    }
}
