using PresignTools.Text;

namespace PresignTools.Intake.Clues;

/// <summary>
/// A proxy that refused to open a connection to the host (CONNECT, RFC 9110, section 9.3.6), in the words of clients: then a status beside
/// it is the proxy's, and S3 saw nothing of the request.
/// </summary>
internal static class ProxyClues
{
    // curl; Python (urllib3, requests); Node (tunnel-agent, https-proxy-agent); Go; Java (HttpURLConnection, Apache); .NET; Chrome.
    private static readonly string[] Phrases =
    [
        "from proxy after CONNECT", "Proxy CONNECT aborted", "CONNECT tunnel failed", "Tunnel connection failed", "Cannot connect to proxy",
        "Unable to connect to proxy", "tunneling socket could not be established", "proxyconnect tcp", "Unable to tunnel through proxy",
        "Proxy returns \"HTTP/", "Failed to create CONNECT tunnel", "The proxy tunnel request to proxy", "ERR_TUNNEL_CONNECTION_FAILED",
        "ERR_PROXY_CONNECTION_FAILED", "Failed to connect to proxy", "Proxy Authentication Required", "407 Proxy",
    ];

    internal static IEnumerable<Clue> Find(string text)
    {
        if (!text.ContainsAny("proxy", "tunnel"))
        {
            yield break;
        }

        foreach (string phrase in Phrases)
        {
            int i = Scan.Find(text, phrase, 0, true);
            if (i >= 0)
            {
                yield return Clue.Of(ClueKind.ProxyRefused, text, i, Scan.LineEnd(text, i));
                yield break;
            }
        }
    }
}
