using System.Text;
using System.Text.Json;
using PresignTools.Sandbox.Worlds;

namespace PresignTools.Sandbox.Tests;

/// <summary>The world: its file, its changes while the server runs, its log.</summary>
public class AdminTests
{
    [Fact]
    public async Task A_patch_breaks_one_thing_and_a_reset_mends_it()
    {
        await using SandboxServer server = await SandboxServer.StartAsync();
        await new Presign { Method = "PUT", Path = "/reports/big.bin" }.SendAsync(server, body: new byte[100_000]);
        Assert.Equal(204, (await Admin(server, "PATCH", "world", """{ "buckets": { "reports": { "objects": { "2026/q3.csv": null } } } }""")).Status);
        Assert.Equal(404, (await new Presign().SendAsync(server)).Status);
        Assert.Equal(100_000, (await new Presign { Path = "/reports/big.bin" }.SendAsync(server)).Body.Length);    // what is too large for JSON survives a patch
        Assert.Equal(204, (await Admin(server, "POST", "reset")).Status);
        Assert.Equal(200, (await new Presign().SendAsync(server)).Status);
        Assert.Equal(404, (await new Presign { Path = "/reports/big.bin" }.SendAsync(server)).Status);
    }

    [Theory]
    [InlineData("{", 400)]
    [InlineData("[]", 400)]
    [InlineData("""{ "bukets": {} }""", 400)]
    [InlineData("""{ "buckets": { "reports": { "owner": "000000000000" } } }""", 400)]
    [InlineData("""{ "buckets": { "reports": { "policy": { "Statement": "none" } } } }""", 400)]
    [InlineData("""{ "clock": { "now": "yesterday" } }""", 400)]
    [InlineData("""{ "clock": { "now": "2026-01-01T00:00:00Z" } }""", 204)]
    public async Task A_patch_that_makes_no_world_is_refused_and_changes_nothing(string patch, int status)
    {
        await using SandboxServer server = await SandboxServer.StartAsync();
        RawAnswer answer = await Admin(server, "PATCH", "world", patch);
        Assert.Equal(status, answer.Status);
        Assert.Equal(8, server.World.Buckets["reports"].Objects.Count + 2);
        if (status == 400)
        {
            Assert.True(JsonDocument.Parse(answer.Text).RootElement.GetProperty("error").GetString()!.Length > 10);
        }
    }

    [Fact]
    public async Task The_world_can_be_read_and_put_back()
    {
        await using SandboxServer server = await SandboxServer.StartAsync();
        RawAnswer world = await Admin(server, "GET", "world");
        Assert.Equal(3, JsonDocument.Parse(world.Text).RootElement.GetProperty("accounts").EnumerateObject().Count());
        Assert.Equal(204, (await Admin(server, "PUT", "world", world.Text)).Status);
        Assert.Equal("region,total\neu,42\nus,17\n", (await new Presign().SendAsync(server)).Text);
    }

    [Fact]
    public async Task The_log_names_operations_and_holds_no_signature()
    {
        await using SandboxServer server = await SandboxServer.StartAsync();
        await (Keys.By(Keys.Bob) with { Path = "/reports/2025/q4.csv" }).SendAsync(server);
        RawAnswer log = await Admin(server, "GET", "log");
        JsonElement entry = Assert.Single(JsonDocument.Parse(log.Text).RootElement.EnumerateArray());

        // Of a denial the sandbox states which layer refused, in a header; the cause of it is for the diagnosis to find.
        Assert.Equal(((string?)null, 403, "GetObject", "arn:aws:iam::111122223333:user/bob"),
            (entry.GetProperty("cause").GetString(), entry.GetProperty("status").GetInt32(), entry.GetProperty("operation").GetString(), entry.GetProperty("caller").GetString()));
        Assert.DoesNotContain("Signature", log.Text, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Admin_is_for_loopback_and_not_for_pages()
    {
        await using SandboxServer server = await SandboxServer.StartAsync();
        Assert.Equal(200, (await Admin(server, "GET", "health")).Status);
        Assert.Equal(404, (await RawHttp.SendAsync(server.Port, "GET", "/_sandbox/world", "s3.eu-central-1.amazonaws.com")).Status);    // there it is a bucket that does not exist
        Assert.Equal(403, (await RawHttp.SendAsync(server.Port, "GET", "/_sandbox/world", "127.0.0.1", [("Origin", "http://localhost")])).Status);
        Assert.Equal(404, (await Admin(server, "DELETE", "world")).Status);
    }

    [Fact]
    public void Every_world_file_error_says_where()
    {
        Assert.Contains("bukets", Assert.Throws<JsonException>(() => WorldJson.Parse("""{ "bukets": {} }""")).Message, StringComparison.Ordinal);
        Assert.Contains("'b'", Assert.Throws<JsonException>(() => WorldJson.Parse("""{ "buckets": { "b": { "owner": "1" } } }""")).Message, StringComparison.Ordinal);
        Assert.Contains("policy 'b'", Assert.Throws<JsonException>(() => WorldJson.Parse("""{ "accounts": { "111122223333": {} }, "buckets": { "b": { "owner": "111122223333", "policy": { "Statement": [ { "Effect": "Alow" } ] } } } }""")).Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_network_may_have_a_port_of_its_own()
    {
        int port = FreePort();
        World world = WorldJson.Default();
        world.Networks["vpc"].Port = port;
        await using SandboxServer server = await SandboxServer.StartAsync(world);
        server.Patch("""{ "buckets": { "reports": { "policy": { "Version": "2012-10-17", "Statement": [ { "Effect": "Deny", "Principal": "*", "Action": "s3:*", "Resource": "arn:aws:s3:::reports/*", "Condition": { "StringNotEquals": { "aws:SourceVpce": "vpce-0123456789abcdef0" } } } ] } } } }""");
        Assert.Equal(403, (await new Presign().SendAsync(server)).Status);
        string host = $"127.0.0.1:{port}";
        Assert.Equal(200, (await RawHttp.SendAsync(port, "GET", new Presign { Host = host }.Target(), host)).Status);
    }

    private static int FreePort()
    {
        using var listener = new System.Net.Sockets.TcpListener(System.Net.IPAddress.Loopback, 0);
        listener.Start();
        return ((System.Net.IPEndPoint)listener.LocalEndpoint).Port;
    }

    private static Task<RawAnswer> Admin(SandboxServer server, string method, string path, string? body = null) =>
        RawHttp.SendAsync(server.Port, method, "/_sandbox/" + path, $"127.0.0.1:{server.Port}", null, body is null ? null : Encoding.UTF8.GetBytes(body));
}
