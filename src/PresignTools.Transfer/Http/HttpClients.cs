using System.Collections.Concurrent;
using System.Net;
using PresignTools.Verification.Sending;

namespace PresignTools.Transfer.Http;

/// <summary>
/// The one HTTP client of the module, once for each set of addresses that it may reach: a connection that is kept was judged for what its
/// client may reach. No redirect is followed (the host is signed), nothing is decompressed, no cookies, no credentials of the machine.
/// </summary>
/// <param name="proxy">The proxy that the user named; null for that of the environment.</param>
/// <param name="resolve">Looks a name up; left out, the system does.</param>
internal sealed class HttpClients(IWebProxy? proxy = null, Func<string, CancellationToken, Task<IPAddress[]>>? resolve = null) : IDisposable
{
    private readonly ConcurrentDictionary<AddressKinds, Lazy<HttpClient>> _clients = new();

    /// <summary>The way that requests take.</summary>
    internal ProxyRoute Proxy { get; } = new(() => proxy ?? HttpClient.DefaultProxy);

    /// <summary>The client for what was decided. It has no time limit of its own.</summary>
    internal HttpClient For(SendingDecision decision) => _clients.GetOrAdd(decision.Reachable, kinds => new(() =>
        new HttpClient(GuardedConnection.Handler(kinds, Proxy, resolve)) { Timeout = Timeout.InfiniteTimeSpan })).Value;

    /// <inheritdoc/>
    public void Dispose()
    {
        foreach (Lazy<HttpClient> client in _clients.Values)
        {
            client.Value.Dispose();
        }
    }
}
