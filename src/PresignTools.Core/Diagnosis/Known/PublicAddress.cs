using PresignTools.Text;

namespace PresignTools.Diagnosis.Known;

/// <summary>A URL that a text calls the public address of something, or says to work: not the request that failed.</summary>
internal static class PublicAddress
{
    private const int Reach = 60;

    private static readonly string[] Before = ["public address", "public url", "is public at", "public at", "public host", "publicly at",
        "public under"];
    private static readonly string[] Behind = ["over that work", "works", " is public", "(public", "without any key"];

    /// <summary>Whether the words around the URL say so.</summary>
    internal static bool Is(string text, string? url)
    {
        int at = string.IsNullOrEmpty(url) ? -1 : Scan.Find(text, url, 0);
        if (at < 0)
        {
            return false;
        }

        int end = Math.Min(text.Length, at + url!.Length);
        return text[Math.Max(0, at - Reach)..at].ContainsAny(Before) || text[end..Math.Min(text.Length, end + Reach)].ContainsAny(Behind);
    }
}
