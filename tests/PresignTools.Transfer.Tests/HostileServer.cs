using System.Collections.Concurrent;
using System.Globalization;
using System.Net;
using System.Net.Sockets;
using System.Text;

namespace PresignTools.Transfer.Tests;

/// <summary>An HTTP server on loopback that does what it is told to, byte by byte, be it ever so wrong.</summary>
internal sealed class HostileServer : IDisposable
{
    private readonly TcpListener _listener = new(IPAddress.Loopback, 0);
    private readonly CancellationTokenSource _stop = new();
    private readonly Func<HostileRequest, HostileAnswer> _behave;
    private int _count;

    internal HostileServer(Func<HostileRequest, HostileAnswer> behave)
    {
        _behave = behave;
        _listener.Start();
        _ = AcceptAsync();
    }

    internal ConcurrentQueue<HostileRequest> Requests { get; } = new();

    internal int Port => ((IPEndPoint)_listener.LocalEndpoint).Port;

    internal string Base => $"http://127.0.0.1:{Port}";

    /// <summary>How many bytes of requests' bodies were read in all.</summary>
    internal long BodyBytes;

    public void Dispose()
    {
        _stop.Cancel();
        _listener.Stop();
        _stop.Dispose();
    }

    private async Task AcceptAsync()
    {
        while (!_stop.IsCancellationRequested)
        {
            try
            {
                Socket socket = await _listener.AcceptSocketAsync(_stop.Token);
                _ = Task.Run(() => ServeAsync(socket, _stop.Token));
            }
            catch (Exception e) when (e is OperationCanceledException or SocketException or ObjectDisposedException)
            {
                return;
            }
        }
    }

    private async Task ServeAsync(Socket socket, CancellationToken stop)
    {
        using Socket own = socket;
        socket.NoDelay = true;
        using var stream = new NetworkStream(socket, ownsSocket: false);
        try
        {
            while (await ReadHeadAsync(stream, stop) is { } request)
            {
                Requests.Enqueue(request);
                HostileAnswer answer = _behave(request);
                if (!await TakeBodyAsync(stream, request, answer, stop))
                {
                    return;
                }

                if (answer.AfterBody is { } after)
                {
                    HostileAnswer made = after(request);
                    answer = answer with { Status = made.Status, Headers = made.Headers, Body = made.Body };
                }

                if (!await AnswerAsync(stream, socket, request, answer, stop))
                {
                    return;
                }
            }
        }
        catch (Exception e) when (e is IOException or SocketException or OperationCanceledException or ObjectDisposedException)
        {
            // the client went away, or the test is over
        }
    }

    private async Task<HostileRequest?> ReadHeadAsync(NetworkStream stream, CancellationToken stop)
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

        string[] lines = head.ToString().Split("\r\n");
        string[] first = lines[0].Split(' ');
        return new HostileRequest(
            first[0],
            first[1],
            [.. lines.Skip(1).Where(static l => l.Contains(':')).Select(static l => new KeyValuePair<string, string>(
                l[..l.IndexOf(':')], l[(l.IndexOf(':') + 1)..].Trim()))],
            Interlocked.Increment(ref _count));
    }

    private async Task<bool> TakeBodyAsync(NetworkStream stream, HostileRequest request, HostileAnswer answer, CancellationToken stop)
    {
        int length = int.Parse(request["Content-Length"] ?? "0", CultureInfo.InvariantCulture);
        if (length == 0 || answer.IsBeforeBody)
        {
            return true;
        }

        if (request["Expect"] is not null)
        {
            await stream.WriteAsync("HTTP/1.1 100 Continue\r\n\r\n"u8.ToArray(), stop);
        }

        byte[] body = new byte[Math.Min(length, answer.CutRequestAfter ?? answer.StallRequestAfter ?? length)];
        for (int at = 0; at < body.Length;)
        {
            int read = await stream.ReadAsync(body.AsMemory(at), stop);
            if (read == 0)
            {
                return false;
            }

            Interlocked.Add(ref BodyBytes, read);
            at += read;
        }

        if (answer.StallRequestAfter is not null)
        {
            await Task.Delay(Timeout.Infinite, stop);
        }

        request.Body = body;
        return answer.CutRequestAfter is null;
    }

    private static async Task<bool> AnswerAsync(
        NetworkStream stream, Socket socket, HostileRequest request, HostileAnswer answer, CancellationToken stop)
    {
        var head = new StringBuilder(string.Create(CultureInfo.InvariantCulture, $"HTTP/1.1 {answer.Status} Whatever\r\n"));
        foreach ((string name, string value) in answer.Headers)
        {
            head.Append(name).Append(": ").Append(value).Append("\r\n");
        }

        long stated = answer.StatedLength ?? answer.Body.Length;
        bool closes = stated < 0 || stated != answer.Body.Length || answer.IsBeforeBody;
        head.Append(answer.IsChunked ? "Transfer-Encoding: chunked\r\n"
            : stated >= 0 ? string.Create(CultureInfo.InvariantCulture, $"Content-Length: {stated}\r\n")
            : string.Empty);
        head.Append(closes ? "Connection: close\r\n\r\n" : "\r\n");
        await stream.WriteAsync(Encoding.UTF8.GetBytes(head.ToString()), stop);
        if (request.Method == "HEAD")
        {
            return !closes;
        }

        int send = Math.Min(answer.Body.Length, answer.CutAfter ?? answer.StallAfter ?? int.MaxValue);
        if (answer.IsChunked)
        {
            await stream.WriteAsync(Encoding.ASCII.GetBytes(send.ToString("x", CultureInfo.InvariantCulture) + "\r\n"), stop);
        }

        await stream.WriteAsync(answer.Body.AsMemory(0, send), stop);
        if (answer.StallAfter is not null)
        {
            await Task.Delay(Timeout.Infinite, stop);
        }

        if (answer.CutAfter is not null)
        {
            if (answer.IsReset)
            {
                socket.LingerState = new LingerOption(true, 0);
            }

            return false;
        }

        if (answer.IsChunked)
        {
            await stream.WriteAsync("\r\n0\r\n\r\n"u8.ToArray(), stop);
        }

        return !closes;
    }
}
