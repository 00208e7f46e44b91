using System.Globalization;
using PresignTools.Text.Wording;

namespace PresignTools.Transfer.Http;

/// <summary>What a proxy answered in place of a tunnel. The client tells it only in its message.</summary>
internal static class ProxyStatus
{
    /// <summary>The status; null if the message has none.</summary>
    internal static int? Of(string message)
    {
        // "The proxy tunnel request to proxy 'http://proxy:3128/' failed with status code '407'."
        int end = message.LastIndexOf('\'');
        int start = end > 0 ? message.LastIndexOf('\'', end - 1) : -1;
        return start >= 0
            && int.TryParse(message.AsSpan(start + 1, end - start - 1), NumberStyles.None, CultureInfo.InvariantCulture, out int status)
            && status is >= 300 and <= 599
            ? status
            : null;
    }

    /// <summary>What to do.</summary>
    internal static string Remedy(int? status, string host) => status switch
    {
        407 => $"The proxy requires a sign-in. Give its name and password with {Setting.ProxyCredential}, or except {host} from the proxy "
            + "(NO_PROXY).",
        401 or 403 => $"Ask who runs the proxy to allow {host}, or except it from the proxy (NO_PROXY).",
        >= 500 => $"The proxy could not reach {host}. Check the host, and the proxy's own network.",
        _ => "Check HTTPS_PROXY and NO_PROXY, and the proxy's permission for this host.",
    };
}
