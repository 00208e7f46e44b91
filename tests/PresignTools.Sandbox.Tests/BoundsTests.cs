using System.Text;
using System.Text.Json;
using PresignTools.Sandbox.Answers;
using PresignTools.Sandbox.Operations;
using PresignTools.Sandbox.Worlds;

namespace PresignTools.Sandbox.Tests;

/// <summary>What clients can make the sandbox keep and read is bounded; the bounds are counted in bytes.</summary>
public class BoundsTests
{
    private const int Megabyte = 1024 * 1024;

    [Fact]
    public async Task Stored_bytes_are_bounded_and_given_back()
    {
        await using SandboxServer server = await SandboxServer.StartAsync(null, new SandboxOptions { MaxStoredBytes = 4 * Megabyte });
        long empty = server.StoredBytes;
        RawAnswer last = await PutAsync(server, "a", Megabyte);
        for (int i = 0; last.Status == 200 && i < 10; i++)
        {
            last = await PutAsync(server, $"b{i}", Megabyte);
        }

        Assert.Equal((507, "InsufficientStorage"), (last.Status, last.Code));
        Assert.Contains("--max-stored", last.Message, StringComparison.Ordinal);
        Assert.InRange(server.StoredBytes, 3 * Megabyte, 4 * Megabyte);
        Assert.Equal(200, (await PutAsync(server, "a", Megabyte)).Status);    // takes the place of what is there

        Assert.Equal(204, (await new Presign { Method = "DELETE", Path = "/reports/a" }.SendAsync(server)).Status);
        Assert.Equal(200, (await PutAsync(server, "again", Megabyte)).Status);
        server.Reset();
        Assert.Equal(empty, server.StoredBytes);
        Assert.Equal(200, (await PutAsync(server, "c", Megabyte)).Status);
    }

    [Fact]
    public async Task Nothing_holds_on_to_what_a_reset_removed()
    {
        await using SandboxServer server = await SandboxServer.StartAsync();
        for (int i = 0; i < 3; i++)
        {
            Assert.Equal(200, (await PutAsync(server, $"m{i}", 32 * Megabyte)).Status);
        }

        WeakReference body = Stored(server, "m1");
        Assert.True(body.IsAlive);
        server.Reset();

        // A connection that has just been closed may hold its last request a moment longer.
        for (int i = 0; i < 100 && body.IsAlive; i++)
        {
            await Task.Delay(100);
            GC.Collect();
        }

        Assert.False(body.IsAlive, "Something holds on to what a reset removed.");
    }

    [System.Runtime.CompilerServices.MethodImpl(System.Runtime.CompilerServices.MethodImplOptions.NoInlining)]
    private static WeakReference Stored(SandboxServer server, string key) => new(server.World.Buckets["reports"].Objects[key][0].Body);

    [Fact]
    public async Task Parts_of_uploads_count_too()
    {
        await using SandboxServer server = await SandboxServer.StartAsync(null, new SandboxOptions { MaxStoredBytes = 3 * Megabyte });
        var create = new Presign { Method = "POST", Path = "/reports/multi", Query = [("uploads", "")] };
        string id = (await create.SendAsync(server)).Field("UploadId")!;
        RawAnswer last = new(200, new Dictionary<string, string>(), []);
        int part = 0;
        while (last.Status == 200 && part < 10)
        {
            last = await new Presign { Method = "PUT", Path = "/reports/multi", Query = [("partNumber", $"{++part}"), ("uploadId", id)] }.SendAsync(server, body: new byte[Megabyte]);
        }

        Assert.Equal(507, last.Status);
        Assert.InRange(part, 3, 4);
        Assert.InRange(server.StoredBytes, 2 * Megabyte, 3 * Megabyte);
    }

    [Fact]
    public async Task Empty_objects_and_delete_markers_are_not_nothing()
    {
        await using SandboxServer server = await SandboxServer.StartAsync(null, new SandboxOptions { MaxStoredBytes = 64 * 1024 });
        var statuses = new List<int>();
        for (int i = 0; i < 80; i++)
        {
            statuses.Add((await PutAsync(server, $"e{i}", 0)).Status);
        }

        Assert.Equal(507, statuses[^1]);
        Assert.InRange(server.StoredBytes, 1, 64 * 1024);
    }

    [Fact]
    public async Task A_world_that_is_too_large_is_refused()
    {
        await using SandboxServer server = await SandboxServer.StartAsync(null, new SandboxOptions { MaxStoredBytes = Megabyte });
        string patch = $$"""{ "buckets": { "reports": { "objects": { "big": { "content": "{{new string('x', 2 * Megabyte)}}" } } } } }""";
        RawAnswer answer = await RawHttp.SendAsync(server.Port, "PATCH", "/_sandbox/world", $"127.0.0.1:{server.Port}", null, Encoding.UTF8.GetBytes(patch));
        Assert.Equal(400, answer.Status);
        Assert.InRange(server.StoredBytes, 1, Megabyte);
    }

    [Theory]
    [InlineData("nested", 200_000)]
    [InlineData("attributes", 60_000)]
    [InlineData("too many", 50_000)]
    public async Task Hostile_lists_are_malformed(string kind, int count)
    {
        string inside = kind switch
        {
            "nested" => string.Concat(Enumerable.Repeat("<a>", count)) + string.Concat(Enumerable.Repeat("</a>", count)),
            "attributes" => "<Object " + string.Concat(Enumerable.Range(0, count).Select(i => $"a{i}='' ")) + "><a><b><c><d><e><f/></e></d></c></b></a></Object>",
            _ => string.Concat(Enumerable.Range(0, count).Select(i => $"<Object><Key>{i}</Key></Object>")),
        };
        byte[] body = Encoding.UTF8.GetBytes($"<Delete>{inside}</Delete>");
        Assert.Equal("MalformedXML", Assert.Throws<Failure>(() => XmlItems.Read(body, "Object", 1000)).Code);
        await using SandboxServer server = await SandboxServer.StartAsync();
        RawAnswer answer = await new Presign { Method = "POST", Path = "/reports", Query = [("delete", "")] }.SendAsync(server, body: body);
        Assert.Equal((400, "MalformedXML"), (answer.Status, answer.Code));
        Assert.Equal(200, (await new Presign().SendAsync(server)).Status);
    }

    [Fact]
    public async Task A_list_of_more_than_two_megabytes_is_not_read()
    {
        await using SandboxServer server = await SandboxServer.StartAsync();
        byte[] body = Encoding.UTF8.GetBytes("<Delete>" + new string(' ', 2 * Megabyte) + "</Delete>");
        RawAnswer answer = await new Presign { Method = "POST", Path = "/reports", Query = [("delete", "")] }.SendAsync(server, body: body);
        Assert.Equal((400, "MalformedXML"), (answer.Status, answer.Code));
    }

    [Fact]
    public async Task A_thousand_objects_are_deleted_at_once_and_a_thousand_and_one_are_not()
    {
        await using SandboxServer server = await SandboxServer.StartAsync();
        await PutAsync(server, "k7", 10);
        var delete = new Presign { Method = "POST", Path = "/reports", Query = [("delete", "")] };
        string Body(int count) => "<Delete xmlns=\"http://s3.amazonaws.com/doc/2006-03-01/\"><Quiet>true</Quiet>"
            + string.Concat(Enumerable.Range(0, count).Select(i => $"<Object><Key>k{i}</Key></Object>")) + "</Delete>";
        Assert.Equal(400, (await delete.SendAsync(server, body: Encoding.UTF8.GetBytes(Body(1001)))).Status);
        Assert.True(server.World.Buckets["reports"].Objects.ContainsKey("k7"));
        RawAnswer answer = await delete.SendAsync(server, body: Encoding.UTF8.GetBytes(Body(1000)));
        Assert.Equal(200, answer.Status);
        Assert.False(server.World.Buckets["reports"].Objects.ContainsKey("k7"));
        Assert.DoesNotContain("<Deleted>", answer.Text, StringComparison.Ordinal);
    }

    [Fact]
    public void Lists_are_read_by_their_own_elements_only()
    {
        XmlItems read = XmlItems.Read(Encoding.UTF8.GetBytes("""
            <?xml version="1.0"?><D:Delete xmlns:D="urn:x"><D:Object><D:Key>a&amp;b <![CDATA[<c>]]></D:Key><D:New><D:Key>no</D:Key></D:New></D:Object>
            <D:Quiet>true</D:Quiet><D:Object><D:Key/></D:Object></D:Delete>
            """.Trim()), "Object", 2);
        Assert.Equal(2, read.Items.Count);
        Assert.Equal("a&b <c>", read.Items[0]["Key"]);
        Assert.Equal(string.Empty, read.Items[1]["Key"]);
        Assert.Equal("true", read.Head["Quiet"]);
        Assert.Throws<Failure>(() => XmlItems.Read("<!DOCTYPE a [<!ENTITY b \"c\">]><a>&b;</a>"u8.ToArray(), "Object", 2));
        Assert.Throws<Failure>(() => XmlItems.Read("<a><b></a>"u8.ToArray(), "Object", 2));
    }

    [Fact]
    public async Task Admin_answers_to_its_own_names_with_its_own_port_only()
    {
        await using SandboxServer server = await SandboxServer.StartAsync();
        foreach (string name in new[] { "127.0.0.1", "localhost", "LOCALHOST", "[::1]" })
        {
            Assert.Equal(200, (await RawHttp.SendAsync(server.Port, "GET", "/_sandbox/health", $"{name}:{server.Port}")).Status);
        }

        foreach (string host in new[] { "8.8.8.8", $"8.8.8.8:{server.Port}", $"10.0.0.1:{server.Port}", $"127.0.0.2:{server.Port}", "127.0.0.1:1", "localhost:80", "[::1]:80", $"[::2]:{server.Port}", $"evil.example:{server.Port}", $"localhost.evil.example:{server.Port}" })
        {
            Assert.InRange((await RawHttp.SendAsync(server.Port, "GET", "/_sandbox/health", host)).Status, 400, 404);
        }
    }

    [Theory]
    [InlineData("""{ "port": -5 }""")]
    [InlineData("""{ "port": 65536 }""")]
    [InlineData("""{ "sourceIp": "999.1.1.1" }""")]
    [InlineData("""{ "sourceIp": "1" }""")]
    [InlineData("""{ "sourceIp": "0x7f.0.0.1" }""")]
    [InlineData("""{ "sourceIp": "203.0.113.0/24" }""")]
    [InlineData("""{ "sourceIp": "" }""")]
    [InlineData("""{ "vpcSourceIp": "fe80::1%eth0" }""")]
    public void Networks_have_real_ports_and_addresses(string network) =>
        Assert.Contains("'n'", Assert.Throws<JsonException>(() => WorldJson.Parse($$"""{ "networks": { "n": {{network}} } }""")).Message, StringComparison.Ordinal);

    [Fact]
    public void Networks_take_what_is_real()
    {
        World world = WorldJson.Parse("""{ "networks": { "a": { "sourceIp": "203.0.113.9", "port": 0 }, "b": { "sourceIp": "2001:db8::1", "vpcSourceIp": "10.0.0.1", "port": 65535 } } }""");
        Assert.Equal(2, world.Networks.Count);
    }

    [Fact]
    public async Task A_body_that_is_announced_and_does_not_come_takes_no_memory()
    {
        await using SandboxServer server = await SandboxServer.StartAsync(null, new SandboxOptions { BodyTimeout = TimeSpan.FromSeconds(2) });
        long before = GC.GetTotalMemory(true);
        var clients = new List<System.Net.Sockets.TcpClient>();
        try
        {
            for (int i = 0; i < 20; i++)
            {
                var client = new System.Net.Sockets.TcpClient();
                await client.ConnectAsync(System.Net.IPAddress.Loopback, server.Port);
                await client.GetStream().WriteAsync(Encoding.ASCII.GetBytes($"PUT /reports/x HTTP/1.1\r\nHost: 127.0.0.1:{server.Port}\r\nContent-Length: 60000000\r\n\r\nabc"));
                clients.Add(client);
            }

            await Task.Delay(300);
            Assert.True(GC.GetTotalMemory(false) - before < 50 * Megabyte);
        }
        finally
        {
            clients.ForEach(c => c.Dispose());
        }
    }

    [Fact]
    public async Task Clients_that_write_while_the_world_is_patched_lose_nothing()
    {
        await using SandboxServer server = await SandboxServer.StartAsync();
        Task<RawAnswer[]> puts = Task.WhenAll(Enumerable.Range(0, 60).Select(i => PutAsync(server, $"w/{i}", 5000)));
        for (int i = 0; i < 10; i++)
        {
            server.Patch($$"""{ "buckets": { "reports": { "objects": { "patched/{{i}}": { "content": "x" } } } } }""");
        }

        Assert.All(await puts, a => Assert.Equal(200, a.Status));
        Assert.Equal(60, server.World.Buckets["reports"].Objects.Keys.Count(k => k.StartsWith("w/", StringComparison.Ordinal)));
        Assert.Equal(10, server.World.Buckets["reports"].Objects.Keys.Count(k => k.StartsWith("patched/", StringComparison.Ordinal)));
    }

    private static Task<RawAnswer> PutAsync(SandboxServer server, string key, int size) =>
        new Presign { Method = "PUT", Path = "/reports/" + key }.SendAsync(server, body: new byte[size]);
}
