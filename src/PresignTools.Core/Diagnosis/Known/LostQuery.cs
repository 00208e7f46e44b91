using PresignTools.Inspection;
using PresignTools.Text;

namespace PresignTools.Diagnosis.Known;

/// <summary>
/// The address of a presigned URL without its query, in the line that shows what failed: a browser's console, a log, a player. Whoever
/// sends it took the path and left the signature behind.
/// </summary>
internal static class LostQuery
{
    // Programs that show an address as it was requested, with its query. Logs of applications often leave queries out.
    private static readonly string[] Failures =
    [
        "Failed to load resource", "403 (Forbidden)", "403 (", "net::ERR", "the server responded with", "[https @", "[http @",
        "Server returned 403", "XHRGET", "XHR GET", "XHR failed loading",
    ];

    /// <summary>The address as it was requested; null where the text shows no such request.</summary>
    /// <param name="url">The presigned URL, which stands in the text whole.</param>
    /// <param name="text">The text.</param>
    internal static string? In(RawUrl url, string text)
    {
        int query = url.Text.IndexOf('?');
        int start = Scan.Find(url.Text, "://", 0);
        if (query < 0 || start < 0 || query - start < 8)
        {
            return null;
        }

        string address = url.Text[(start + 3)..query];
        for (int at = Scan.Find(text, address, 0); at >= 0; at = Scan.Find(text, address, at + address.Length))
        {
            int end = at + address.Length;
            bool ends = end == text.Length || text[end] is '\n' or '\r' or ' ' or '\t' or '"' or '\'' or ')' or ',' or ':';
            if (ends && text[end - 1] != '/' && IsFailure(text, at))
            {
                return address;
            }
        }

        return null;
    }

    /// <summary>Whether the line, or the one before or behind it, says that something failed.</summary>
    private static bool IsFailure(string text, int at)
    {
        int line = text.LastIndexOf('\n', at) + 1;
        int from = line < 2 ? 0 : text.LastIndexOf('\n', line - 2) + 1;
        int to = Scan.LineEnd(text, at);
        to = to < text.Length ? Scan.LineEnd(text, to + 1) : to;
        Work.Add(to - from);
        return text[from..to].ContainsAny(Failures);
    }
}
