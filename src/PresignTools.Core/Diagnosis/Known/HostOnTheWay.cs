using PresignTools.Text;

namespace PresignTools.Diagnosis.Known;

/// <summary>
/// Settings and tools with which a server receives another Host header than the client has signed, in the words of their configuration and
/// of people.
/// </summary>
internal static class HostOnTheWay
{
    // Proxies and meshes that write the host anew.
    private static readonly string[] Rewriting =
    [
        "passHostHeader: false", "passHostHeader=false", "passHostHeader: \"false\"", "passhostheader=\"false\"", "rewrites authority",
        "rewrite authority", "rewrites the authority", "rewrite the authority", "rewrites the host", "rewrite the host",
        "rewriting the host", "host_rewrite", "hostRewrite", "host rewrite", "upstream-vhost", "changes the host", "changed the host",
        "replaces the host", "host header is rewritten", "host is rewritten", "changeOrigin: true", "proxy_set_header Host $proxy_host",
        "proxy_set_header Host minio", "http-request set-header Host", "multicluster", "multi-cluster service",
        "linkerd mirrors", "mirrored service", "service mirror", "ExternalName",
        "local_bind_port", "upstream is ", "connect sidecar", "connect proxy",
    ];

    // Ways to reach a server under a name that it does not have; a client that signs what it sends signs that very name.
    private static readonly string[] Forwarding =
        ["ssh -L", "kubectl port-forward", "port-forward svc/", "port forward", "port-forward", "ssh tunnel", "socat "];

    /// <summary>The words; null where nothing of the kind is told.</summary>
    /// <param name="text">The text.</param>
    /// <param name="isPresigned">Whether the URL was signed before, by somebody who knew another name.</param>
    internal static string? In(string text, bool isPresigned) =>
        Affirmed(text, Rewriting) ?? (isPresigned || Tellings.Presigned.IsIn(text) ? Affirmed(text, Forwarding) : null);

    private static string? Affirmed(string text, string[] words) =>
        Array.Find(words, w => text.ContainsAny(w) && new Topic(w).IsAffirmedIn(text));
}
