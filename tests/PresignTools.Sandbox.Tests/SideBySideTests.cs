using System.Globalization;
using PresignTools.Sandbox.Worlds;

namespace PresignTools.Sandbox.Tests;

/// <summary>
/// The same requests to the sandbox and to real servers. Where one takes what the other refuses, docs/sandbox.md must have a row that
/// explains it, and every row there must still be true.
/// </summary>
public class SideBySideTests
{
    private const string Bucket = "compare";
    private const string Content = "the same everywhere\n";

    private sealed record Row(string Name, Func<Presign, Presign> Change, string? Method = null, (string, string)[]? Headers = null, Func<string, string>? Alter = null, byte[]? Body = null, string? Host = null);

    private static readonly Row[] Rows =
    [
        new("valid GET", p => p),
        new("Range added unsigned", p => p, Headers: [("Range", "bytes=0-3")]),
        new("valid PUT", p => p with { Method = "PUT", Path = "/compare/put" }, Body: [1, 2, 3]),
        new("HEAD with a GET URL", p => p, Method: "HEAD"),
        new("PUT with a GET URL", p => p, Method: "PUT", Body: [1]),
        new("expired", p => p with { Time = DateTimeOffset.UtcNow.AddHours(-2) }),
        new("20 minutes in the future", p => p with { Time = DateTimeOffset.UtcNow.AddMinutes(20), Expires = "3600" }),
        new("10 minutes in the future", p => p with { Time = DateTimeOffset.UtcNow.AddMinutes(10), Expires = "3600" }),
        new("X-Amz-Expires of 604801", p => p with { Expires = "604801" }),
        new("X-Amz-Expires of 0", p => p with { Expires = "0" }),
        new("X-Amz-Expires of -1", p => p with { Expires = "-1" }),
        new("X-Amz-Expires is not a number", p => p with { Expires = "900x" }),
        new("X-Amz-Expires changed", p => p, Alter: t => t.Replace("Expires=900", "Expires=9000", StringComparison.Ordinal)),
        new("another secret", p => p with { Secret = "another" }),
        new("unknown key", p => p with { KeyId = "AKIANOTKNOWN12345678" }),
        new("another region in the scope", p => p with { Region = "eu-west-1" }),
        new("another service in the scope", p => p with { Service = "ec2" }),
        new("another terminal in the scope", p => p with { Terminal = "aws5_request" }),
        new("another day in the scope", p => p with { Day = "20200101" }),
        new("X-Amz-Expires missing", p => p, Alter: t => Without(t, "X-Amz-Expires")),
        new("X-Amz-SignedHeaders missing", p => p, Alter: t => Without(t, "X-Amz-SignedHeaders")),
        new("X-Amz-Signature missing", p => p, Alter: t => Without(t, "X-Amz-Signature")),
        new("x-amz-meta-* added unsigned", p => p with { Method = "PUT", Path = "/compare/meta" }, Headers: [("x-amz-meta-a", "1")], Body: [1]),
        new("x-amz-date added unsigned", p => p, Headers: [("x-amz-date", "20200101T000000Z")]),
        new("Content-Type added unsigned", p => p with { Method = "PUT", Path = "/compare/type" }, Headers: [("Content-Type", "text/plain")], Body: [1]),
        new("signed Content-Type not sent", p => p with { Method = "PUT", Path = "/compare/type", Headers = [("Content-Type", "text/plain")] }, Headers: [], Body: [1]),
        new("signed Content-Type changed", p => p with { Method = "PUT", Path = "/compare/type", Headers = [("Content-Type", "text/plain")] }, Headers: [("Content-Type", "image/png")], Body: [1]),
        new("parameter added", p => p, Alter: t => t + "&cache=1"),
        new("parameters in another order", p => p, Alter: t => t.Split('?')[0] + "?" + string.Join('&', t.Split('?')[1].Split('&').Reverse())),
        new("lower-case escapes", p => p with { Path = "/compare/a%2Bb%20%C3%A9" , Method = "PUT" }, Alter: t => t.Replace("a%2Bb%20%C3%A9", "a%2bb%20%c3%a9", StringComparison.Ordinal), Body: [1]),
        new("unreserved characters escaped", p => p with { Path = "/compare/tilde~x", Method = "PUT" }, Alter: t => t.Replace("tilde~x", "tilde%7Ex", StringComparison.Ordinal), Body: [1]),
        new("dot segments in the key", p => p with { Path = "/compare/a/../b", Method = "PUT" }, Body: [1]),
        new("two slashes in the key", p => p with { Path = "/compare/a//b", Method = "PUT" }, Body: [1]),
        new("path encoded twice", p => p with { Path = "/compare/a%20b", Method = "PUT" }, Alter: t => t.Replace("a%20b", "a%2520b", StringComparison.Ordinal), Body: [1]),
        new("x-amz-content-sha256: UNSIGNED-PAYLOAD added", p => p, Headers: [("x-amz-content-sha256", "UNSIGNED-PAYLOAD")]),
        new("x-amz-content-sha256 of another body added", p => p, Headers: [("x-amz-content-sha256", new string('a', 64))]),
        new("signed x-amz-content-sha256 is not the body's", p => p with { Method = "PUT", Path = "/compare/hash", Payload = new string('a', 64), Headers = [("x-amz-content-sha256", new string('a', 64))] }, Body: [1]),
        new("Authorization header too", p => p, Headers: [("Authorization", "AWS4-HMAC-SHA256 Credential=x")]),
        new("a second X-Amz-Signature", p => p, Alter: t => t + "&X-Amz-Signature=0"),
        new("credential encoded twice", p => p, Alter: t => t.Replace("%2F", "%252F", StringComparison.Ordinal)),
        new("signature in upper case", p => p, Alter: t => t[..^64] + t[^64..].ToUpperInvariant()),
        new("another Host header", p => p, Host: "another.example.com"),
        new("unknown algorithm", p => p with { Algorithm = "AWS4-HMAC-MD5" }),
        new("host not signed", p => p with { SignedHeaders = "range", Headers = [("Range", "bytes=0-3")] }),
        new("x-amz-meta-* in the query", p => p with { Method = "PUT", Path = "/compare/moved", Query = [("x-amz-meta-a", "1")] }, Body: [1]),
        new("session token with a long-term key", p => p with { Token = "IQoJb3JpZ2luX2VjEXAMPLE" }),
        new("response-content-type", p => p with { Query = [("response-content-type", "text/x-a")] }),
        new("If-Match that does not hold", p => p, Headers: [("If-Match", "\"0\"")]),
        new("Range beyond the end", p => p, Headers: [("Range", "bytes=1000-")]),
        new("missing key", p => p with { Path = "/compare/none" }),
        new("missing bucket", p => p with { Path = "/no-such-bucket/none" }),
        new("Content-MD5 of another body", p => p with { Method = "PUT", Path = "/compare/md5", Headers = [("Content-MD5", "AAAAAAAAAAAAAAAAAAAAAA==")] }, Body: [1]),
        new("chunked body", p => p with { Method = "PUT", Path = "/compare/chunked" }, Headers: [("Transfer-Encoding", "chunked")], Body: "1\r\na\r\n0\r\n\r\n"u8.ToArray()),
        new("unsigned", p => p, Alter: t => t.Split('?')[0]),
    ];

    [FactIf("swift-proxy-server", "memcached", Servers = true)]
    public async Task Swift_and_the_sandbox_agree_or_the_table_says_why()
    {
        await using RealServer server = await RealServer.SwiftAsync();
        await CompareAsync(server, "Swift");
    }

    [FactIf("radosgw", "ceph-mon", Servers = true)]
    public async Task Radosgw_and_the_sandbox_agree_or_the_table_says_why()
    {
        await using RealServer server = await RealServer.RadosGatewayAsync();
        await CompareAsync(server, "radosgw");
    }

    [Fact]
    public void The_table_of_differences_names_rows_that_exist()
    {
        Assert.NotEmpty(Explained("Swift"));
        Assert.NotEmpty(Explained("radosgw"));
        Assert.Subset(Rows.Select(r => r.Name).ToHashSet(), Explained("Swift").Keys.Concat(Explained("radosgw").Keys).ToHashSet());
    }

    private static async Task CompareAsync(RealServer real, string name)
    {
        await real.PrepareAsync(Bucket, "object.txt", Content);
        await using SandboxServer sandbox = await SandboxServer.StartAsync(WorldJson.Parse($$"""
            {
              "accounts": { "123456789012": { "users": { "tester": { "accessKeys": [ { "accessKeyId": "{{real.KeyId}}", "secretAccessKey": "{{real.Secret}}" } ],
                "policies": { "all": { "Version": "2012-10-17", "Statement": [ { "Effect": "Allow", "Action": "*", "Resource": "*" } ] } } } } } },
              "buckets": { "compare": { "owner": "123456789012", "region": "us-east-1", "objects": { "object.txt": { "content": "the same everywhere\n" } } } }
            }
            """));
        Dictionary<string, string> explained = Explained(name);
        var wrong = new List<string>();
        foreach (Row row in Rows)
        {
            RawAnswer ours = await SendAsync(row, sandbox.Port, real), theirs = await SendAsync(row, real.Port, real);
            bool differs = IsTaken(ours) != IsTaken(theirs);
            if (differs != explained.ContainsKey(row.Name))
            {
                wrong.Add(string.Create(CultureInfo.InvariantCulture, $"{row.Name}: the sandbox says {ours.Status} {ours.Code}, {name} says {theirs.Status} {theirs.Code}; {(differs ? "the table has no row for it" : "the table says that they differ")}"));
            }
        }

        Assert.True(wrong.Count == 0, string.Join('\n', wrong));
    }

    private static async Task<RawAnswer> SendAsync(Row row, int port, RealServer real)
    {
        string host = $"127.0.0.1:{port}";
        Presign presign = row.Change(new Presign { KeyId = real.KeyId, Secret = real.Secret, Region = "us-east-1", Host = host, Path = "/compare/object.txt" });
        string target = presign.Target();
        return await RawHttp.SendAsync(port, row.Method ?? presign.Method, row.Alter is null ? target : row.Alter(target), row.Host ?? host, row.Headers ?? presign.Headers, row.Body);
    }

    private static bool IsTaken(RawAnswer answer) => answer.Status is >= 200 and < 300;

    /// <summary>Rows of the table for a server: name of the request, and why.</summary>
    private static Dictionary<string, string> Explained(string server)
    {
        string[] lines = File.ReadAllLines(Path.Combine(AppContext.BaseDirectory, "docs", "sandbox.md"));
        return lines.Where(l => l.StartsWith($"| {server} | ", StringComparison.Ordinal)).Select(l => l.Split(" | "))
            .ToDictionary(c => c[1].Replace("`", string.Empty, StringComparison.Ordinal), c => c[^1].TrimEnd(' ', '|'));
    }

    private static string Without(string target, string name) =>
        target.Split('?')[0] + "?" + string.Join('&', target.Split('?')[1].Split('&').Where(p => !p.StartsWith(name + "=", StringComparison.Ordinal)));
}
