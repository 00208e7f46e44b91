using PresignTools.Text;

namespace PresignTools.Responses;

/// <summary>The message of an error as loggers write it beside the code: <c>ErrorCode=X, ErrorMessage="…"</c>.</summary>
internal static class MessageField
{
    private const int Near = 300;
    private const int Longest = 2000;

    private static readonly string[] Names = ["ErrorMessage=", "error_message=", "errorMessage=", "errmsg="];

    /// <summary>The message that follows a code; null where none does.</summary>
    internal static string? Of(string text, string? code)
    {
        int at = code is null ? -1 : Scan.Find(text, code, 0);
        if (at < 0)
        {
            return null;
        }

        int last = Math.Min(text.Length, at + Near);
        foreach (string name in Names)
        {
            int field = text.IndexOf(name, at, last - at, StringComparison.OrdinalIgnoreCase);
            int start = field < 0 ? text.Length : field + name.Length;
            if (start < text.Length && text[start] is '"' or '\'')
            {
                int end = Scan.Find(text, text[start], start + 1, Math.Min(text.Length, start + Longest));
                return end > start + 1 ? text[(start + 1)..end] : null;
            }
        }

        return null;
    }
}
