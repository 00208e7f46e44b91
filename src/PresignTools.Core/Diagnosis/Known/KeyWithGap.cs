using PresignTools.Text;

namespace PresignTools.Diagnosis.Known;

/// <summary>A key with an empty segment in code or settings: <c>key: "/test//save.txt"</c>, <c>Key="a//b"</c>.</summary>
internal static class KeyWithGap
{
    private const int Longest = 200;
    private const int Before = 24;

    private static readonly string[] Names = ["key", "path", "object", "filename", "file_name", "prefix", "dest", "target"];

    /// <summary>The key; null where the text has none.</summary>
    internal static string? In(string text)
    {
        for (int at = Scan.Find(text, "//", 0); at >= 0; at = Scan.Find(text, "//", at + 2))
        {
            int start = at;
            while (start > 0 && at - start < Longest && IsOfKey(text[start - 1]))
            {
                start--;
            }

            int end = Scan.Skip(text, at, IsOfKey);
            Text.Work.Add(at - start);
            bool isQuoted = start > 0 && text[start - 1] is '"' or '\'' or '`' && end < text.Length && text[end] == text[start - 1];
            bool isUrl = at > 0 && text[at - 1] == ':';
            bool isKey = isQuoted && !isUrl && at > start && end > at + 2
                && text[Math.Max(0, start - 1 - Before)..(start - 1)].ContainsAny(Names);
            if (isKey)
            {
                return text[start..end];
            }

            at = Math.Max(at, end - 2);
        }

        return null;
    }

    private static bool IsOfKey(char c) => char.IsAsciiLetterOrDigit(c) || c is '/' or '.' or '-' or '_' or '{' or '}' or '$' or '+';
}
