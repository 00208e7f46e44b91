using System.Collections.Concurrent;
using System.Net;
using System.Net.Sockets;
using System.Text;

namespace PresignTools.Transfer.Tests;

/// <summary>
/// An HTTP proxy on loopback. Whatever host a client asks for, it leads to one server of the test, so that no name is looked up and nothing
/// leaves the machine.
/// </summary>
internal sealed class LoopbackProxy : IDisposable
{
    private readonly TcpListener _listener = new(IPAddress.Loopback, 0);
    private readonly CancellationTokenSource _stop = new();
    private readonly int _target;
    private readonly Func<string, string?> _refusal;

    /// <param name="target">Port of the server that everything leads to.</param>
    /// <param name="refusal">Gives the answer to a request's head, where it is refused; null lets it through.</param>
    internal LoopbackProxy(int target, Func<string, string?>? refusal = null)
    {
        (_target, _refusal) = (target, refusal ?? (static _ => null));
        _listener.Start();
        _ = AcceptAsync();
    }

    /// <summary>Heads of the requests that came.</summary>
    internal ConcurrentQueue<string> Heads { get; } = new();

    internal Uri Address => new($"http://127.0.0.1:{((IPEndPoint)_listener.LocalEndpoint).Port}");

    public void Dispose()
    {
        _stop.Cancel();
        _listener.Stop();
        _stop.Dispose();
    }

    private async Task AcceptAsync()
    {
        try
        {
            while (true)
            {
                Socket socket = await _listener.AcceptSocketAsync(_stop.Token);
                _ = Task.Run(() => ServeAsync(socket, _stop.Token));
            }
        }
        catch (Exception e) when (e is OperationCanceledException or SocketException or ObjectDisposedException)
        {
            // the test is over
        }
    }

    private async Task ServeAsync(Socket socket, CancellationToken stop)
    {
        using Socket own = socket;
        using var client = new NetworkStream(socket);
        try
        {
            while (await HeadAsync(client, stop) is { } head)
            {
                Heads.Enqueue(head);
                if (_refusal(head) is { } refusal)
                {
                    await client.WriteAsync(Encoding.ASCII.GetBytes(refusal), stop);
                    continue;
                }

                using var server = new TcpClient();
                await server.ConnectAsync(IPAddress.Loopback, _target, stop);
                NetworkStream there = server.GetStream();
                bool isTunnel = head.StartsWith("CONNECT", StringComparison.Ordinal);
                await (isTunnel
                    ? client.WriteAsync("HTTP/1.1 200 OK\r\n\r\n"u8.ToArray(), stop)
                    : there.WriteAsync(Encoding.ASCII.GetBytes(WithoutHost(head)), stop));
                await Task.WhenAny(client.CopyToAsync(there, stop), there.CopyToAsync(client, stop));
                return;
            }
        }
        catch (Exception e) when (e is IOException or SocketException or OperationCanceledException or ObjectDisposedException)
        {
            // somebody went away
        }
    }

    /// <summary>"GET http://host/path" becomes "GET /path".</summary>
    private static string WithoutHost(string head)
    {
        int start = head.IndexOf("http://", StringComparison.Ordinal);
        int slash = head.IndexOf('/', start + 7);
        return head[..start] + head[slash..];
    }

    private static async Task<string?> HeadAsync(NetworkStream stream, CancellationToken stop)
    {
        var head = new StringBuilder();
        byte[] one = new byte[1];
        while (head.Length < 4 || head[^1] != '\n' || head[^3] != '\n')
        {
            if (await stream.ReadAsync(one, stop) == 0)
            {
                return null;
            }

            head.Append((char)one[0]);
        }

        return head.ToString();
    }
}
