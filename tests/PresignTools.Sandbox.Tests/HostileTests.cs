using System.Net;
using System.Net.Sockets;
using System.Text;

namespace PresignTools.Sandbox.Tests;

/// <summary>Bad requests, half-open sockets, huge headers and slow bodies are bounded, and never end the server.</summary>
public class HostileTests
{
    public static TheoryData<string, string> Garbage => new()
    {
        { "no http", "hello\r\n\r\n" },
        { "binary", "\0\u0001\u0002\u007f\r\n\r\n" },
        { "no host", "GET / HTTP/1.1\r\n\r\n" },
        { "two hosts", "GET / HTTP/1.1\r\nHost: a\r\nHost: b\r\n\r\n" },
        { "host of nonsense", "GET / HTTP/1.1\r\nHost: a b{}|\r\n\r\n" },
        { "host of percent", "GET / HTTP/1.1\r\nHost: %41\r\n\r\n" },
        { "target of asterisk", "GET * HTTP/1.1\r\nHost: 127.0.0.1\r\nConnection: close\r\n\r\n" },
        { "target of authority", "CONNECT x:80 HTTP/1.1\r\nHost: 127.0.0.1\r\nConnection: close\r\n\r\n" },
        { "target is a URL", "GET http:// HTTP/1.1\r\nHost: 127.0.0.1\r\nConnection: close\r\n\r\n" },
        { "null in the path", "GET /reports/%00x HTTP/1.1\r\nHost: 127.0.0.1\r\nConnection: close\r\n\r\n" },
        { "broken escapes", "GET /reports/%zz%?X-Amz-Algorithm=%&%=%&&&=& HTTP/1.1\r\nHost: 127.0.0.1\r\nConnection: close\r\n\r\n" },
        { "invalid utf-8", "GET /reports/%ff%fe?%ff=%fe HTTP/1.1\r\nHost: 127.0.0.1\r\nConnection: close\r\n\r\n" },
        { "a smuggled length", "PUT /reports/x HTTP/1.1\r\nHost: 127.0.0.1\r\nContent-Length: 5\r\nTransfer-Encoding: chunked\r\nConnection: close\r\n\r\n0\r\n\r\n" },
        { "a negative length", "PUT /reports/x HTTP/1.1\r\nHost: 127.0.0.1\r\nContent-Length: -1\r\nConnection: close\r\n\r\n" },
        { "a length of nonsense", "PUT /reports/x HTTP/1.1\r\nHost: 127.0.0.1\r\nContent-Length: 99999999999999999999\r\nConnection: close\r\n\r\n" },
        { "a long length", "PUT /reports/x HTTP/1.1\r\nHost: 127.0.0.1\r\nContent-Length: 9999999999\r\nConnection: close\r\n\r\n" },
        { "an empty authorization", "GET /reports/x HTTP/1.1\r\nHost: 127.0.0.1\r\nAuthorization: AWS4-HMAC-SHA256 \r\nConnection: close\r\n\r\n" },
        { "a short credential date", "GET /reports/x HTTP/1.1\r\nHost: 127.0.0.1\r\nx-amz-date: 20\r\nAuthorization: AWS4-HMAC-SHA256 Credential=a/b/eu-central-1/s3/aws4_request, SignedHeaders=host, Signature=x\r\nConnection: close\r\n\r\n" },
        { "a date of nonsense", "GET /reports/x?X-Amz-Algorithm=AWS4-HMAC-SHA256&X-Amz-Credential=a/b/c/s3/d&X-Amz-Date=x&X-Amz-Expires=99999999999999999999&X-Amz-SignedHeaders=;;;&X-Amz-Signature=x HTTP/1.1\r\nHost: 127.0.0.1\r\nConnection: close\r\n\r\n" },
        { "xml bomb", "POST /reports?delete HTTP/1.1\r\nHost: 127.0.0.1\r\nContent-Length: 71\r\nConnection: close\r\n\r\n<!DOCTYPE a [<!ENTITY b \"bbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbb\">]><a>&b;</a>" },
        { "a form of nonsense", "POST /reports HTTP/1.1\r\nHost: 127.0.0.1\r\nContent-Type: multipart/form-data; boundary=\r\nContent-Length: 2\r\nConnection: close\r\n\r\n--" },
        { "admin from a page", "POST /_sandbox/reset HTTP/1.1\r\nHost: 127.0.0.1\r\nOrigin: https://evil.example.com\r\nContent-Length: 0\r\nConnection: close\r\n\r\n" },
        { "a world of nonsense", "PUT /_sandbox/world HTTP/1.1\r\nHost: 127.0.0.1\r\nContent-Length: 14\r\nConnection: close\r\n\r\n{\"buckets\": 1}" },
    };

    [Theory]
    [MemberData(nameof(Garbage))]
    public async Task Garbage_is_refused_and_the_next_request_served(string what, string bytes)
    {
        await using SandboxServer server = await SandboxServer.StartAsync();
        RawAnswer answer = await RawHttp.SendAsync(server.Port, Encoding.Latin1.GetBytes(bytes));
        Assert.True(answer.Status is (>= 400 and < 500) or 501, $"{what}: {answer.Status} {answer.Text}");
        Assert.Equal(200, (await new Presign().SendAsync(server)).Status);
    }

    [Fact]
    public async Task Huge_headers_and_targets_are_refused()
    {
        await using SandboxServer server = await SandboxServer.StartAsync();
        Assert.Equal(431, (await RawHttp.SendAsync(server.Port, "GET", "/reports/x", "127.0.0.1", [("x-big", new string('x', 40_000))])).Status);
        Assert.Equal(414, (await RawHttp.SendAsync(server.Port, "GET", "/reports/" + new string('x', 20_000), "127.0.0.1")).Status);
        Assert.Equal(431, (await RawHttp.SendAsync(server.Port, "GET", "/reports/x", "127.0.0.1", Enumerable.Range(0, 200).Select(i => ($"x-h{i}", "1")))).Status);
        Assert.Equal(200, (await new Presign().SendAsync(server)).Status);
    }

    [Fact]
    public async Task Half_open_sockets_are_closed_and_harm_nobody()
    {
        await using SandboxServer server = await SandboxServer.StartAsync(null, new SandboxOptions { HeadersTimeout = TimeSpan.FromSeconds(1) });
        var open = new List<TcpClient>();
        try
        {
            for (int i = 0; i < 50; i++)
            {
                var client = new TcpClient();
                await client.ConnectAsync(IPAddress.Loopback, server.Port);
                await client.GetStream().WriteAsync("GET /reports/x HTTP/1.1\r\nHost: 127"u8.ToArray());
                open.Add(client);
            }

            Assert.Equal(200, (await new Presign().SendAsync(server)).Status);
            byte[] buffer = new byte[4096];
            using var limit = new CancellationTokenSource(TimeSpan.FromSeconds(20));
            int read = await open[0].GetStream().ReadAsync(buffer, limit.Token);
            Assert.True(read == 0 || Encoding.ASCII.GetString(buffer, 0, read).StartsWith("HTTP/1.1 408", StringComparison.Ordinal));
        }
        finally
        {
            open.ForEach(c => c.Dispose());
        }
    }

    [Fact]
    public async Task Slow_and_broken_bodies_end_and_store_nothing()
    {
        await using SandboxServer server = await SandboxServer.StartAsync(null, new SandboxOptions { BodyTimeout = TimeSpan.FromSeconds(1) });
        string host = $"127.0.0.1:{server.Port}", target = new Presign { Host = host, Method = "PUT", Path = "/reports/slow" }.Target();
        byte[] head = Encoding.ASCII.GetBytes($"PUT {target} HTTP/1.1\r\nHost: {host}\r\nContent-Length: 1000\r\nConnection: close\r\n\r\nabc");
        RawAnswer slow = await RawHttp.SendAsync(server.Port, head);
        Assert.Equal((400, "RequestTimeout"), (slow.Status, slow.Code));

        using (var client = new TcpClient())
        {
            await client.ConnectAsync(IPAddress.Loopback, server.Port);
            await client.GetStream().WriteAsync(head);
        }

        await Task.Delay(200);
        Assert.False(server.World.Buckets["reports"].Objects.ContainsKey("slow"));
        Assert.Equal(200, (await new Presign().SendAsync(server)).Status);
    }

    [Fact]
    public async Task Large_bodies_are_refused_in_s3_s_words()
    {
        await using SandboxServer server = await SandboxServer.StartAsync(null, new SandboxOptions { MaxBodyBytes = 1000 });
        RawAnswer answer = await new Presign { Method = "PUT", Path = "/reports/large" }.SendAsync(server, body: new byte[2000]);
        Assert.Equal((400, "EntityTooLarge", "2000", "1000"), (answer.Status, answer.Code, answer.Field("ProposedSize"), answer.Field("MaxSizeAllowed")));
        await using SandboxServer full = await SandboxServer.StartAsync(null, new SandboxOptions { MaxHeldBytes = 1000 });
        Assert.Equal((503, "SlowDown"), (await new Presign { Method = "PUT", Path = "/reports/large" }.SendAsync(full, body: new byte[2000])) is var busy ? (busy.Status, busy.Code) : default);
        Assert.Equal(200, (await new Presign { Method = "PUT", Path = "/reports/small" }.SendAsync(full, body: new byte[900])).Status);
    }

    [Fact]
    public async Task Many_at_once_are_all_served()
    {
        await using SandboxServer server = await SandboxServer.StartAsync();
        RawAnswer[] answers = await Task.WhenAll(Enumerable.Range(0, 200).Select(i => i % 2 == 0
            ? new Presign().SendAsync(server)
            : new Presign { Method = "PUT", Path = $"/reports/many/{i}" }.SendAsync(server, body: new byte[1000])));
        Assert.All(answers, a => Assert.Equal(200, a.Status));
        Assert.Equal(100, server.World.Buckets["reports"].Objects.Keys.Count(k => k.StartsWith("many/", StringComparison.Ordinal)));
    }

    [Fact]
    public async Task No_mutation_of_a_request_is_a_fault_of_the_sandbox()
    {
        var faults = new System.Collections.Concurrent.ConcurrentQueue<string>();
        await using SandboxServer server = await SandboxServer.StartAsync(null, new SandboxOptions { Report = faults.Enqueue, HeadersTimeout = TimeSpan.FromSeconds(2), BodyTimeout = TimeSpan.FromSeconds(1) });
        string host = $"127.0.0.1:{server.Port}";
        string[] originals =
        [
            $"GET {new Presign { Host = host }.Target()} HTTP/1.1\r\nHost: {host}\r\nRange: bytes=0-3\r\nIf-None-Match: \"x\"\r\nConnection: close\r\n\r\n",
            $"PUT {new Presign { Host = host, Method = "PUT", Path = "/reports/m", Headers = [("x-amz-tagging", "a=b"), ("x-amz-storage-class", "STANDARD_IA")] }.Target()} HTTP/1.1\r\nHost: {host}\r\nx-amz-tagging: a=b\r\nx-amz-storage-class: STANDARD_IA\r\nContent-Length: 5\r\nConnection: close\r\n\r\nhello",
            $"GET /reports?list-type=2&prefix=a&max-keys=3&continuation-token=YQ== HTTP/1.1\r\nHost: {host}\r\nx-amz-date: 20260101T000000Z\r\nx-amz-content-sha256: UNSIGNED-PAYLOAD\r\nAuthorization: AWS4-HMAC-SHA256 Credential={Keys.Alice.Id}/20260101/eu-central-1/s3/aws4_request, SignedHeaders=host;x-amz-date, Signature=00\r\nConnection: close\r\n\r\n",
            $"POST /reports HTTP/1.1\r\nHost: {host}\r\nContent-Type: multipart/form-data; boundary=b\r\nContent-Length: 153\r\nConnection: close\r\n\r\n--b\r\nContent-Disposition: form-data; name=\"key\"\r\n\r\nk\r\n--b\r\nContent-Disposition: form-data; name=\"file\"; filename=\"f\"\r\n\r\nhello\r\n--b--\r\n                  ",
            $"PATCH /_sandbox/world HTTP/1.1\r\nHost: {host}\r\nContent-Length: 44\r\nConnection: close\r\n\r\n{{ \"clock\": {{ \"offsetSeconds\": 0 }}, \"region\": \"a\" }}",
        ];
        const string spice = "%&=/?;:,\"'{}[]()<>\0\r\n +-019aZ\u007f";
        var random = new Random(20261124);
        for (int round = 0; round < 300; round++)
        {
            byte[] bytes = Encoding.ASCII.GetBytes(originals[round % originals.Length]);
            for (int edits = random.Next(1, 4); edits > 0; edits--)
            {
                bytes[random.Next(bytes.Length)] = (byte)spice[random.Next(spice.Length)];
            }

            using var client = new TcpClient();
            await client.ConnectAsync(IPAddress.Loopback, server.Port);
            NetworkStream stream = client.GetStream();
            await stream.WriteAsync(bytes);
            client.Client.Shutdown(SocketShutdown.Send);
            try
            {
                using var limit = new CancellationTokenSource(TimeSpan.FromSeconds(10));
                byte[] answer = new byte[64];
                int read = await stream.ReadAsync(answer, limit.Token);
                Assert.DoesNotContain(" 500 ", Encoding.ASCII.GetString(answer, 0, read), StringComparison.Ordinal);
            }
            catch (IOException)
            {
                // reset: it would not listen to the rest
            }
        }

        Assert.Empty(faults);
        server.Reset();
        Assert.Equal(200, (await new Presign().SendAsync(server)).Status);
    }
}
