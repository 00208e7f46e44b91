using System.Net;
using System.Net.Sockets;
using System.Text;
using System.Xml.Linq;

namespace PresignTools.Sandbox.Tests;

/// <summary>Sends requests as bytes: no client library touches target, host or headers.</summary>
internal static class RawHttp
{
    internal static async Task<RawAnswer> SendAsync(int port, string method, string target, string host, IEnumerable<(string Name, string Value)>? headers = null, byte[]? body = null)
    {
        var text = new StringBuilder($"{method} {target} HTTP/1.1\r\nHost: {host}\r\nConnection: close\r\n");
        foreach ((string name, string value) in headers ?? [])
        {
            text.Append(name).Append(": ").Append(value).Append("\r\n");
        }

        if (body is not null && headers?.Any(h => h.Name.Equals("content-length", StringComparison.OrdinalIgnoreCase) || h.Name.Equals("transfer-encoding", StringComparison.OrdinalIgnoreCase)) != true)
        {
            text.Append("Content-Length: ").Append(body.Length).Append("\r\n");
        }

        text.Append("\r\n");
        return await SendAsync(port, [.. Encoding.UTF8.GetBytes(text.ToString()), .. body ?? []], method == "HEAD");
    }

    internal static async Task<RawAnswer> SendAsync(int port, byte[] bytes, bool isHead = false)
    {
        using var client = new TcpClient();
        using var limit = new CancellationTokenSource(TimeSpan.FromSeconds(30));
        await client.ConnectAsync(IPAddress.Loopback, port, limit.Token);
        NetworkStream stream = client.GetStream();
        await stream.WriteAsync(bytes, limit.Token);
        var received = new MemoryStream();
        byte[] buffer = new byte[64 * 1024];
        try
        {
            int read;
            while ((read = await stream.ReadAsync(buffer, limit.Token)) > 0)
            {
                received.Write(buffer, 0, read);
            }
        }
        catch (IOException) when (received.Length > 0)
        {
            // It answered, and then reset the connection because the body never came.
        }

        return RawAnswer.Parse(received.ToArray(), isHead);
    }
}

internal sealed record RawAnswer(int Status, IReadOnlyDictionary<string, string> Headers, byte[] Body)
{
    internal string Text => Encoding.UTF8.GetString(Body);

    internal string? Cause => Headers.GetValueOrDefault("x-sandbox-cause");

    internal string? DeniedBy => Headers.GetValueOrDefault("x-sandbox-denied-by");

    internal string? Code => Field("Code");

    internal string? Message => Field("Message");

    internal string? Field(string name)
    {
        if (!Text.StartsWith("<?xml", StringComparison.Ordinal))
        {
            return null;
        }

        return XDocument.Parse(Text).Root!.Elements().FirstOrDefault(e => e.Name.LocalName == name)?.Value;
    }

    internal static RawAnswer Parse(byte[] bytes, bool isHead)
    {
        int end = bytes.AsSpan().IndexOf("\r\n\r\n"u8);
        Assert.True(end > 0, "No HTTP answer came: " + Encoding.ASCII.GetString(bytes));
        string[] lines = Encoding.UTF8.GetString(bytes, 0, end).Split("\r\n");
        var headers = new Dictionary<string, string>(StringComparer.OrdinalIgnoreCase);
        foreach (string line in lines.Skip(1))
        {
            int colon = line.IndexOf(':', StringComparison.Ordinal);
            headers[line[..colon]] = line[(colon + 1)..].Trim();
        }

        byte[] body = bytes[(end + 4)..];
        Assert.True(!isHead || body.Length == 0, "An answer to HEAD has a body.");
        return new RawAnswer(int.Parse(lines[0].Split(' ')[1], System.Globalization.CultureInfo.InvariantCulture), headers, body);
    }
}
