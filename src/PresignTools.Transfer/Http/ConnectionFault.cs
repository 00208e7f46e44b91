using System.Globalization;
using System.Net.Sockets;
using System.Security.Authentication;

namespace PresignTools.Transfer.Http;

/// <summary>Says why no answer came, and what to do about it.</summary>
/// <param name="Why">What happened.</param>
/// <param name="Remedy">What to do.</param>
/// <param name="IsPassing">Whether the same request may get an answer a moment later.</param>
internal sealed record ConnectionFault(string Why, string Remedy, bool IsPassing)
{
    /// <summary>Whether a proxy refused to make the connection.</summary>
    internal bool IsProxys { get; private init; }

    internal static ConnectionFault Of(string host, HttpRequestException exception)
    {
        Exception innermost = Innermost(exception);
        string inner = innermost.Message.TrimEnd('.');
        (string why, string remedy) = exception.HttpRequestError switch
        {
            HttpRequestError.NameResolutionError => (
                $"The name {host} cannot be resolved: {inner}.",
                "Check the host for a typing error, and the network's name resolution. A bucket host that does not exist names no bucket "
                    + "or a region without S3."),
            _ when innermost is CertificateException certificate => ($"No TLS connection to {host}: {inner}.", certificate.Remedy),
            HttpRequestError.SecureConnectionError => (
                $"No TLS connection to {host}: {inner}.",
                "A certificate that does not fit comes from a proxy on the way, from a bucket name with dots in the host (use the "
                    + "path-style host), or from your own server with its own certificate authority."),
            HttpRequestError.ProxyTunnelError => (
                ProxyStatus.Of(inner) is { } status
                    ? string.Create(
                        CultureInfo.InvariantCulture, $"The proxy did not let the connection to {host} through: it answered {status}.")
                    : $"The proxy did not let the connection to {host} through: {inner}.",
                ProxyStatus.Remedy(ProxyStatus.Of(inner), host)),
            HttpRequestError.ConnectionError => (
                $"No connection to {host}: {inner}.",
                "Check that the server runs there, the port, firewall and route."),
            HttpRequestError.InvalidResponse or HttpRequestError.HttpProtocolError => (
                $"What {host} answered is not HTTP: {inner}.",
                "Check scheme and port: an http URL to an https port looks like this, and the reverse."),
            HttpRequestError.ResponseEnded => (
                $"{host} closed the connection without a whole answer: {inner}.",
                "Check scheme and port, and proxies on the way."),
            _ when innermost is AuthenticationException => (
                $"No TLS connection to {host}: {inner}.",
                "Check the server's certificate."),
            _ => ($"The request to {host} failed: {inner}.", "Check name, network and proxy."),
        };
        bool isSettled = innermost is AuthenticationException
            || innermost is SocketException { SocketErrorCode: SocketError.HostNotFound or SocketError.NoData }
            || exception.HttpRequestError is HttpRequestError.ProxyTunnelError or HttpRequestError.InvalidResponse;
        return new ConnectionFault(why, remedy, !isSettled)
        {
            IsProxys = exception.HttpRequestError == HttpRequestError.ProxyTunnelError,
        };
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
