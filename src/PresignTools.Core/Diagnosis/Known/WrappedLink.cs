using PresignTools.Text;

namespace PresignTools.Diagnosis.Known;

/// <summary>
/// A presigned URL within another link: mail services that count clicks, and filters that check links, put their own address before it and
/// their own marks behind it.
/// </summary>
internal static class WrappedLink
{
    /// <summary>The host of the link that the URL is a part of: <c>https://HOST/c/https://BUCKET…</c>; null where there is none.</summary>
    internal static string? Host(string url)
    {
        int first = Scan.Find(url, "://", 0);
        int second = first < 0 ? -1 : Scan.Find(url, "://", first + 3);
        int query = url.IndexOf('?');
        return second > 0 && (query < 0 || second < query) ? HostText.Of(url[..second]) : null;
    }
}
