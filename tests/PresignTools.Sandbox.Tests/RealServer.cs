using System.Net.Sockets;
using Amazon.S3;
using Amazon.S3.Model;

namespace PresignTools.Sandbox.Tests;

/// <summary>A real S3-compatible server on loopback, started by its script in tests/servers, or found running on its port.</summary>
internal sealed class RealServer : IAsyncDisposable
{
    private readonly string? _state;
    private readonly string _script;

    private RealServer(string script, string? state, int port, string keyId, string secret)
    {
        (_script, _state, Port, KeyId, Secret) = (script, state, port, keyId, secret);
    }

    internal int Port { get; }

    internal string KeyId { get; }

    internal string Secret { get; }

    internal static Task<RealServer> SwiftAsync() => StartAsync("swift.sh", 8880, "test:tester", "testing");

    internal static Task<RealServer> RadosGatewayAsync() => StartAsync("radosgw.sh", 7480, "AKIDEXAMPLE", "wJalrXUtnFEMI/K7MDENG+bPxRfiCYEXAMPLEKEY");

    /// <summary>A bucket with one object in it.</summary>
    internal async Task PrepareAsync(string bucket, string key, string content)
    {
        using var client = new AmazonS3Client(KeyId, Secret, new AmazonS3Config { ServiceURL = $"http://127.0.0.1:{Port}", AuthenticationRegion = "us-east-1", ForcePathStyle = true, MaxErrorRetry = 0, RequestChecksumCalculation = Amazon.Runtime.RequestChecksumCalculation.WHEN_REQUIRED });
        await client.PutBucketAsync(bucket);
        await client.PutObjectAsync(new PutObjectRequest { BucketName = bucket, Key = key, ContentBody = content, UseChunkEncoding = false });
    }

    public ValueTask DisposeAsync()
    {
        if (_state is not null)
        {
            Programs.Run("bash", [_script, "stop"], new() { ["D"] = _state });
            Directory.Delete(_state, true);
        }

        return default;
    }

    private static async Task<RealServer> StartAsync(string name, int port, string keyId, string secret)
    {
        string script = Path.Combine(AppContext.BaseDirectory, "servers", name);
        if (await AnswersAsync(port))
        {
            return new RealServer(script, null, port, keyId, secret);
        }

        string state = Directory.CreateTempSubdirectory("presign-server-").FullName;
        (int code, string output, string error) = Programs.Run("bash", ["-c", "exec bash \"$0\" start > \"$D/start.log\" 2>&1 < /dev/null", script], new() { ["D"] = state }, seconds: 300);
        var server = new RealServer(script, state, port, keyId, secret);
        if (code != 0 || !await AnswersAsync(port))
        {
            string log = await File.ReadAllTextAsync(Path.Combine(state, "start.log"));
            await server.DisposeAsync();
            Assert.Fail($"{name} does not start: {output}{error}{log}");
        }

        return server;
    }

    private static async Task<bool> AnswersAsync(int port)
    {
        try
        {
            using var client = new TcpClient();
            await client.ConnectAsync(System.Net.IPAddress.Loopback, port);
            return true;
        }
        catch (SocketException)
        {
            return false;
        }
    }
}
