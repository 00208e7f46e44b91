using System.Security.Authentication;

namespace PresignTools.Live;

/// <summary>Says why no answer came, in the words of who must mend it.</summary>
internal static class ProbeFault
{
    internal static LiveOutcome Explain(string method, string host, HttpRequestException exception)
    {
        string inner = Innermost(exception).Message.TrimEnd('.');
        (string why, string remedy) = exception.HttpRequestError switch
        {
            HttpRequestError.NameResolutionError => (
                $"The name {host} cannot be resolved: {inner}.",
                "Check the host for a typing error, and the network's name resolution. A bucket host that does not exist names no bucket "
                    + "or a region without S3."),
            HttpRequestError.SecureConnectionError => (
                $"No TLS connection to {host}: {inner}.",
                "A certificate that does not fit comes from a proxy on the way, from a bucket name with dots in the host (use the "
                    + "path-style host), or from your own server with its own certificate authority."),
            HttpRequestError.ProxyTunnelError => (
                $"The proxy did not let the connection to {host} through: {inner}.",
                "Check HTTPS_PROXY and NO_PROXY, and the proxy's permission for this host."),
            HttpRequestError.ConnectionError => (
                $"No connection to {host}: {inner}.",
                "Check that the server runs there, the port, firewall and route."),
            HttpRequestError.InvalidResponse or HttpRequestError.HttpProtocolError => (
                $"What {host} answered is not HTTP: {inner}.",
                "Check scheme and port: an http URL to an https port looks like this, and the reverse."),
            HttpRequestError.ResponseEnded => (
                $"{host} closed the connection without a whole answer: {inner}.",
                "Check scheme and port, and proxies on the way."),
            _ when Innermost(exception) is AuthenticationException => (
                $"No TLS connection to {host}: {inner}.",
                "Check the server's certificate."),
            _ => ($"The request to {host} failed: {inner}.", "Check name, network and proxy."),
        };
        return LiveOutcome.NotReached(method, why, remedy);
    }

    private static Exception Innermost(Exception exception)
    {
        while (exception.InnerException is { } inner)
        {
            exception = inner;
        }

        return exception;
    }
}
