using System.Globalization;
using System.Net;
using System.Net.Sockets;
using System.Text;

namespace PresignTools.Benchmarks;

/// <summary>
/// The fastest server that a client can be measured with: it sends a file with the system's own copying, and takes bodies without looking at
/// them. It ends with its standard input.
/// </summary>
internal static class FileServer
{
    internal static int Run(string file)
    {
        var listener = new TcpListener(IPAddress.Loopback, 0);
        listener.Start();
        Console.WriteLine("PORT=" + ((IPEndPoint)listener.LocalEndpoint).Port.ToString(CultureInfo.InvariantCulture));
        _ = AcceptAsync(listener, file);
        Console.In.ReadToEnd();
        return 0;
    }

    private static async Task AcceptAsync(TcpListener listener, string file)
    {
        while (true)
        {
            Socket socket = await listener.AcceptSocketAsync();
            _ = Task.Factory.StartNew(() => Serve(socket, file), CancellationToken.None, TaskCreationOptions.LongRunning, TaskScheduler.Default);
        }
    }

    private static void Serve(Socket socket, string file)
    {
        using Socket own = socket;
        socket.NoDelay = true;
        byte[] buffer = new byte[1024 * 1024];
        try
        {
            while (ReadHead(socket) is { } head)
            {
                string[] lines = head.Split("\r\n");
                if (lines[0].StartsWith("PUT ", StringComparison.Ordinal))
                {
                    Take(socket, lines, buffer);
                }
                else
                {
                    Send(socket, lines, file);
                }
            }
        }
        catch (SocketException)
        {
            // the client has what it wanted
        }
    }

    private static void Take(Socket socket, string[] lines, byte[] buffer)
    {
        long left = long.Parse(Value(lines, "Content-Length") ?? "0", CultureInfo.InvariantCulture);
        if (Value(lines, "Expect") is not null)
        {
            socket.Send("HTTP/1.1 100 Continue\r\n\r\n"u8);
        }

        while (left > 0)
        {
            int read = socket.Receive(buffer, 0, (int)Math.Min(buffer.Length, left), SocketFlags.None);
            if (read == 0)
            {
                return;
            }

            left -= read;
        }

        socket.Send("HTTP/1.1 200 OK\r\nETag: \"0cc175b9c0f1b6a831c399e269772661-64\"\r\nContent-Length: 0\r\n\r\n"u8);
    }

    private static void Send(Socket socket, string[] lines, string file)
    {
        long length = new FileInfo(file).Length, first = 0, last = length - 1;
        string? range = Value(lines, "Range");
        if (range is not null)
        {
            string[] ends = range["bytes=".Length..].Split('-');
            first = long.Parse(ends[0], CultureInfo.InvariantCulture);
            last = ends[1].Length == 0 ? last : Math.Min(last, long.Parse(ends[1], CultureInfo.InvariantCulture));
        }

        string checksum = File.Exists(file + ".crc") && range is null ? $"x-amz-checksum-crc64nvme: {File.ReadAllText(file + ".crc").Trim()}\r\n" : string.Empty;
        string status = range is null ? "200 OK" : string.Create(CultureInfo.InvariantCulture, $"206 Partial Content\r\nContent-Range: bytes {first}-{last}/{length}");
        socket.Send(Encoding.ASCII.GetBytes(string.Create(
            CultureInfo.InvariantCulture,
            $"HTTP/1.1 {status}\r\nETag: \"0cc175b9c0f1b6a831c399e269772661-64\"\r\nLast-Modified: Tue, 24 Nov 2026 12:00:00 GMT\r\n{checksum}Content-Length: {last - first + 1}\r\n\r\n")));
        if (lines[0].StartsWith("HEAD ", StringComparison.Ordinal))
        {
            return;
        }

        if (range is null)
        {
            socket.SendFile(file);
            return;
        }

        using FileStream content = File.OpenRead(file);
        content.Seek(first, SeekOrigin.Begin);
        byte[] buffer = new byte[1024 * 1024];
        for (long left = last - first + 1; left > 0;)
        {
            int read = content.Read(buffer, 0, (int)Math.Min(buffer.Length, left));
            socket.Send(buffer, 0, read, SocketFlags.None);
            left -= read;
        }
    }

    private static string? ReadHead(Socket socket)
    {
        var head = new StringBuilder();
        byte[] one = new byte[1];
        while (head.Length < 4 || head[^1] != '\n' || head[^3] != '\n')
        {
            if (socket.Receive(one) == 0)
            {
                return null;
            }

            head.Append((char)one[0]);
        }

        return head.ToString();
    }

    private static string? Value(string[] lines, string name) => lines
        .Where(l => l.StartsWith(name + ":", StringComparison.OrdinalIgnoreCase))
        .Select(l => l[(name.Length + 1)..].Trim())
        .FirstOrDefault();
}
