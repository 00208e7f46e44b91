using PresignTools.Text;

namespace PresignTools.Diagnosis.Known;

/// <summary>An action of S3 that somebody says is not in a policy: <c>that role has no s3:GetBucketLocation</c>.</summary>
internal static class ToldLack
{
    private const string Prefix = "s3:";

    private static readonly string[] Lacking =
        [" no", "without", "lacks", "lack", "lacked", "lacking", "missing", "misses", "not have", "n't have", "not include",
            "not contain", "forgot"];

    /// <summary>The first such action; null if the text tells of none.</summary>
    internal static string? Action(string text)
    {
        for (int i = Scan.Find(text, Prefix, 0, true); i >= 0; i = Scan.Find(text, Prefix, i + 1, true))
        {
            int name = i + Prefix.Length;
            int end = Scan.Skip(text, name, char.IsAsciiLetter);
            bool isAction = end - name > 3 && char.IsAsciiLetterUpper(text[name]) && (i == 0 || !Scan.IsWord(text[i - 1]));
            if (isAction && IsLacking(text, i))
            {
                return text[i..end];
            }
        }

        return null;
    }

    /// <summary>Whether one of the words stands directly before, but for quotes and an article.</summary>
    private static bool IsLacking(string text, int index)
    {
        const int Longest = 24;
        string before = text[Math.Max(0, index - Longest)..index].TrimEnd(' ', '"', '\'', '`', '*', ':');
        string plain = before.EndsWith(" the", StringComparison.OrdinalIgnoreCase) ? before[..^4] : before;
        return Array.Exists(Lacking, l => plain.EndsWith(l, StringComparison.OrdinalIgnoreCase));
    }
}
