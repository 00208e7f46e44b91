using System.Collections.Concurrent;
using System.Net;
using System.Net.Sockets;
using System.Text;

namespace PresignTools.Tests.Evidence;

/// <summary>A server on 127.0.0.1 whose answers are written by the test, down to the headers: what the sandbox never says.</summary>
internal sealed class AnswersOnLoopback : IDisposable
{
    private readonly TcpListener _listener = new(IPAddress.Loopback, 0);
    private readonly Func<string, (int Status, string Header, string Body)> _answer;

    /// <param name="answer">Gives the answer to a request: its head and body as text, the body percent-decoded.</param>
    internal AnswersOnLoopback(Func<string, (int Status, string Header, string Body)> answer)
    {
        _answer = answer;
        _listener.Start();
        Url = $"http://127.0.0.1:{((IPEndPoint)_listener.LocalEndpoint).Port}";
        _ = Task.Run(AcceptAsync);
    }

    internal string Url { get; }

    internal ConcurrentQueue<string> Requests { get; } = new();

    public void Dispose() => _listener.Dispose();

    private async Task AcceptAsync()
    {
        try
        {
            while (true)
            {
                TcpClient client = await _listener.AcceptTcpClientAsync();
                _ = Task.Run(() => ServeAsync(client));
            }
        }
        catch (Exception e) when (e is SocketException or ObjectDisposedException)
        {
            // The test is over.
        }
    }

    private async Task ServeAsync(TcpClient client)
    {
        using (client)
        {
            NetworkStream stream = client.GetStream();
            var text = new StringBuilder();
            byte[] buffer = new byte[65536];
            int wanted = -1;
            while (wanted < 0 || text.Length < wanted)
            {
                int read = await stream.ReadAsync(buffer);
                if (read == 0)
                {
                    return;
                }

                text.Append(Encoding.Latin1.GetString(buffer, 0, read));
                int head = text.ToString().IndexOf("\r\n\r\n", StringComparison.Ordinal);
                if (wanted < 0 && head >= 0)
                {
                    string? length = text.ToString(0, head).Split("\r\n").FirstOrDefault(l => l.StartsWith("Content-Length:", StringComparison.OrdinalIgnoreCase));
                    wanted = head + 4 + (length is null ? 0 : int.Parse(length[15..], System.Globalization.CultureInfo.InvariantCulture));
                }
            }

            string request = Uri.UnescapeDataString(text.ToString());
            Requests.Enqueue(request);
            (int status, string header, string body) = _answer(request);
            byte[] bytes = Encoding.UTF8.GetBytes(body);
            string reply = $"HTTP/1.1 {status} X\r\nContent-Type: text/xml\r\nContent-Length: {bytes.Length}\r\nConnection: close\r\n{(header.Length > 0 ? header + "\r\n" : string.Empty)}\r\n";
            await stream.WriteAsync(Encoding.Latin1.GetBytes(reply));
            if (!request.StartsWith("HEAD ", StringComparison.Ordinal))
            {
                await stream.WriteAsync(bytes);
            }
        }
    }
}
