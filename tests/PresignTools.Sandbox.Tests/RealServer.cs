using Amazon.S3;
using Amazon.S3.Model;

namespace PresignTools.Sandbox.Tests;

/// <summary>A real S3-compatible server on loopback, started by its script in tests/servers on a free port.</summary>
internal sealed class RealServer : IAsyncDisposable
{
    private readonly string _state;
    private readonly string _script;

    private RealServer(string script, string state, int port, string keyId, string secret)
    {
        (_script, _state, Port, KeyId, Secret) = (script, state, port, keyId, secret);
    }

    internal int Port { get; }

    internal string KeyId { get; }

    internal string Secret { get; }

    internal static Task<RealServer> SwiftAsync() => StartAsync("swift.sh", "test:tester", "testing");

    internal static Task<RealServer> RadosGatewayAsync() => StartAsync("radosgw.sh", "AKIDEXAMPLE", "wJalrXUtnFEMI/K7MDENG+bPxRfiCYEXAMPLEKEY");

    /// <summary>A bucket with one object in it.</summary>
    internal async Task PrepareAsync(string bucket, string key, string content)
    {
        using var client = new AmazonS3Client(KeyId, Secret, new AmazonS3Config { ServiceURL = $"http://127.0.0.1:{Port}", AuthenticationRegion = "us-east-1", ForcePathStyle = true, MaxErrorRetry = 0, RequestChecksumCalculation = Amazon.Runtime.RequestChecksumCalculation.WHEN_REQUIRED });
        await client.PutBucketAsync(bucket);
        await client.PutObjectAsync(new PutObjectRequest { BucketName = bucket, Key = key, ContentBody = content, UseChunkEncoding = false });
    }

    public ValueTask DisposeAsync()
    {
        Stop(_script, _state);
        return default;
    }

    private static async Task<RealServer> StartAsync(string name, string keyId, string secret)
    {
        string script = Path.Combine(AppContext.BaseDirectory, "servers", name);
        string state = Directory.CreateTempSubdirectory("presign-server-").FullName;
        (int code, string output, string error) = Programs.Run("bash", ["-c", "exec bash \"$0\" start > \"$D/start.log\" 2>&1 < /dev/null", script], new() { ["D"] = state }, seconds: 300);
        string port = Path.Combine(state, "port");
        if (code == 0 && File.Exists(port))
        {
            return new RealServer(script, state, int.Parse(await File.ReadAllTextAsync(port), System.Globalization.CultureInfo.InvariantCulture), keyId, secret);
        }

        string log = await File.ReadAllTextAsync(Path.Combine(state, "start.log"));
        Stop(script, state);
        throw new InvalidOperationException($"{name} does not start: {output}{error}{log}");
    }

    private static void Stop(string script, string state)
    {
        Programs.Run("bash", [script, "stop"], new() { ["D"] = state });
        Directory.Delete(state, true);
    }
}
