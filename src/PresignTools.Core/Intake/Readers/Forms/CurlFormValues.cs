using PresignTools.Text;

namespace PresignTools.Intake.Readers.Forms;

/// <summary>
/// The form that a curl command sends: <c>--form name=value</c>, where @ and &lt; begin a file and <c>;type=</c> follows the value, and
/// <c>--form-string name=value</c>, which is taken as it is. Source: curl's manual.
/// </summary>
internal static class CurlFormValues
{
    private const int LongestCommand = 64_000;

    internal static FormText? Find(string text)
    {
        int start = Scan.Find(text, "curl", 0, true);
        bool mayBe = start >= 0
            && (Scan.Find(text, " -F", start) >= 0 || Scan.Find(text, " --form", start) >= 0);
        if (!mayBe)
        {
            return null;
        }

        int length = Math.Min(text.Length - start, LongestCommand);
        IReadOnlyList<string> words = CommandWords.Split(CommandReader.Joined(text.Substring(start, length)), isPowerShell: false);
        var parts = new FormParts();
        string? url = null;
        for (int i = 1; i < words.Count; i++)
        {
            string word = words[i];
            bool isLiteral = word == "--form-string";
            if ((isLiteral || word is "-F" or "--form") && i + 1 < words.Count)
            {
                Add(parts, words[++i], isLiteral);
            }
            else if (word.StartsWith("-F", StringComparison.Ordinal) && word.Length > 2)
            {
                Add(parts, word[2..], isLiteral: false);
            }
            else if (word == "--url" && i + 1 < words.Count)
            {
                url ??= words[++i];
            }
            else if (word.StartsWith("http", StringComparison.OrdinalIgnoreCase) && word.Contains("://", StringComparison.Ordinal))
            {
                url ??= word;
            }
        }

        return new FormText(parts.ToPost(url, isWhole: true), start, length);
    }

    private static void Add(FormParts parts, string pair, bool isLiteral)
    {
        int equals = pair.IndexOf('=', StringComparison.Ordinal);
        if (equals <= 0)
        {
            return;
        }

        string name = pair[..equals];
        string value = pair[(equals + 1)..];
        if (!isLiteral && value.StartsWith('@'))
        {
            string path = Plain(value[1..]);
            parts.AddFile(name, path[(path.LastIndexOfAny(['/', '\\']) + 1)..]);
        }
        else
        {
            parts.AddField(name, isLiteral ? value : Plain(value));
        }
    }

    /// <summary>curl takes quotes around a value off, and what follows it from a semicolon on.</summary>
    private static string Plain(string value)
    {
        if (value.Length > 1 && value[0] == '"' && value.IndexOf('"', 1) is > 0 and var end)
        {
            return value[1..end];
        }

        int semicolon = value.IndexOf(';', StringComparison.Ordinal);
        return semicolon < 0 ? value : value[..semicolon];
    }
}
