using System.Net;
using System.Net.Sockets;
using PresignTools.Verification.Sending;

namespace PresignTools.Transfer.Http;

/// <summary>
/// Connects to the addresses that were judged, and to no other: a name is looked up once, here, and what it leads to is looked at before
/// anything is sent. A name that changes its address between a check and the request would go around any check that comes earlier.
/// </summary>
internal static class GuardedConnection
{
    /// <summary>
    /// How long a body waits for the server's go-ahead. S3 gives it, or refuses, in one round trip; some other servers never do.
    /// </summary>
    private static readonly TimeSpan PatienceForContinue = TimeSpan.FromSeconds(3);

    /// <param name="reachable">Kinds of addresses that may be connected to.</param>
    /// <param name="proxy">The proxy that the user has set.</param>
    /// <param name="resolve">Looks a name up; left out, the system does.</param>
    internal static SocketsHttpHandler Handler(
        AddressKinds reachable,
        ProxyRoute proxy,
        Func<string, CancellationToken, Task<IPAddress[]>>? resolve = null
    ) =>
        new()
        {
            AllowAutoRedirect = false,
            UseCookies = false,
            AutomaticDecompression = DecompressionMethods.None,
            PreAuthenticate = false,
            Expect100ContinueTimeout = PatienceForContinue,
            Proxy = proxy,
            SslOptions = CertificateCheck.Options,
            RequestHeaderEncodingSelector = static (_, _) => System.Text.Encoding.UTF8,
            ConnectCallback = (context, cancellation) =>
                ConnectAsync(context, reachable, proxy, resolve ?? Dns.GetHostAddressesAsync, cancellation),
        };

    private static async ValueTask<Stream> ConnectAsync(
        SocketsHttpConnectionContext context,
        AddressKinds reachable,
        ProxyRoute proxy,
        Func<string, CancellationToken, Task<IPAddress[]>> resolve,
        CancellationToken cancellation)
    {
        (string host, int port) = (context.DnsEndPoint.Host, context.DnsEndPoint.Port);
        IPAddress[] addresses = IPAddress.TryParse(host, out IPAddress? literal)
            ? [literal]
            : await resolve(host, cancellation).ConfigureAwait(false);
        if (!proxy.IsProxyOf(context.InitialRequestMessage, context.DnsEndPoint))
        {
            IPAddress[] judged = Array.FindAll(addresses, a => (AddressClassifier.Of(a) & reachable) != 0);
            if (judged.Length == 0 && addresses.Length > 0)
            {
                throw new UnjudgedAddressException(addresses[0]);
            }

            addresses = judged;
        }

        var socket = new Socket(SocketType.Stream, ProtocolType.Tcp) { NoDelay = true };
        try
        {
            await socket.ConnectAsync(addresses, port, cancellation).ConfigureAwait(false);
            return new NetworkStream(socket, ownsSocket: true);
        }
        catch
        {
            socket.Dispose();
            throw;
        }
    }
}
