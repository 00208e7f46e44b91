using System.Net;

namespace PresignTools.Verification.Sending;

/// <summary>
/// The proxy that the user has set, for all that this module sends. What goes to this machine never takes it: no proxy is needed to get
/// there, and plain http, which is safe on loopback, would show to the proxy all that is in the request.
/// </summary>
/// <param name="configured">Gives the proxy as it is set now.</param>
internal sealed class ProxyRoute(Func<IWebProxy> configured) : IWebProxy
{
    /// <summary>The user's name and password at the proxy.</summary>
    public ICredentials? Credentials
    {
        get => configured().Credentials;
        set => throw new NotSupportedException();
    }

    /// <summary>The proxy of a request; null where it goes straight to its target.</summary>
    public Uri? GetProxy(Uri destination)
    {
        IWebProxy proxy = configured();
        return IsHere(destination) || proxy.IsBypassed(destination) || proxy.GetProxy(destination) is not { } way || way == destination
            ? null
            : way;
    }

    /// <summary>Whether a request goes straight to its target.</summary>
    public bool IsBypassed(Uri host) => GetProxy(host) is null;

    /// <summary>
    /// The proxy of a request, where that is another machine; null where it goes straight, or by way of this machine only.
    /// </summary>
    internal Uri? ProxyElsewhere(Uri destination) => GetProxy(destination) is { } proxy && !IsHere(proxy) ? proxy : null;

    /// <summary>
    /// Whether a connection goes to the proxy. It may be anywhere, and looks the target's name up itself, so that its own address says
    /// nothing of the target.
    /// </summary>
    /// <param name="request">What the connection is made for.</param>
    /// <param name="address">What is connected to.</param>
    internal bool IsProxyOf(HttpRequestMessage request, DnsEndPoint address) =>
        TargetOf(request) is { } target
        && GetProxy(target) is { } proxy
        && proxy.Port == address.Port
        && string.Equals(proxy.IdnHost, address.Host, StringComparison.OrdinalIgnoreCase);

    /// <summary>
    /// Where a request ends up. https goes through a tunnel, which the client asks the proxy for with a CONNECT of its own: that has the
    /// proxy as its URL, and the target in Host.
    /// </summary>
    private static Uri? TargetOf(HttpRequestMessage request)
    {
        if (request.Method != HttpMethod.Connect)
        {
            return request.RequestUri;
        }

        string authority = request.Headers.Host ?? string.Empty;
        return Uri.TryCreate("https://" + authority, UriKind.Absolute, out Uri? target) ? target : null;
    }

    private static bool IsHere(Uri uri) => HostClassifier.Of(uri.IdnHost, uri.IsDefaultPort) == HostKind.Loopback;
}
