using System.Diagnostics;
using System.Globalization;
using System.Net.NetworkInformation;

namespace PresignTools.Sandbox.Tests;

/// <summary>The program: it starts quickly, says where, listens on loopback only, and ends with whoever started it.</summary>
public class ProcessTests
{
    [Fact]
    public async Task It_says_its_port_and_ends_with_standard_input()
    {
        using Process process = Start("--port", "0", "--stdin");
        int port = await PortAsync(process);
        Assert.Equal(403, (await RawHttp.SendAsync(port, "GET", "/reports/x", "127.0.0.1")).Status);
        Assert.All(IPGlobalProperties.GetIPGlobalProperties().GetActiveTcpListeners().Where(l => l.Port == port), l => Assert.True(System.Net.IPAddress.IsLoopback(l.Address)));
        string rest = string.Empty;
        while (!rest.Contains("-EndpointUrl", StringComparison.Ordinal) && await process.StandardOutput.ReadLineAsync().WaitAsync(TimeSpan.FromSeconds(20)) is { } line)
        {
            rest += line;
        }

        Assert.Contains($"-EndpointUrl http://127.0.0.1:{port} ", rest, StringComparison.Ordinal);
        process.StandardInput.Close();
        Assert.True(process.WaitForExit(10_000));
        Assert.Equal(0, process.ExitCode);
    }

    [Fact]
    public async Task It_ends_with_its_parent()
    {
        using Process parent = Process.Start(new ProcessStartInfo("dotnet", ["exec", Assembly, "--port", "0", "--stdin"]) { RedirectStandardInput = true, RedirectStandardOutput = true, UseShellExecute = false })!;
        using Process child = Start("--port", "0", "--parent-pid", parent.Id.ToString(CultureInfo.InvariantCulture));
        await PortAsync(child);
        Assert.False(child.HasExited);
        parent.Kill();
        Assert.True(child.WaitForExit(10_000));
    }

    [Fact]
    public async Task It_takes_a_world_a_clock_and_a_latency()
    {
        string file = Path.GetTempFileName();
        try
        {
            await File.WriteAllTextAsync(file, """{ "accounts": { "111122223333": {} }, "buckets": { "mine": { "owner": "111122223333" } } }""");
            using Process process = Start("--port", "0", "--stdin", "--world", file, "--clock", "2026-01-02T03:04:05Z", "--latency", "300");
            int port = await PortAsync(process);
            var watch = Stopwatch.StartNew();
            Assert.Equal("NoSuchBucket", (await RawHttp.SendAsync(port, "GET", "/reports/x", "127.0.0.1")).Code);
            Assert.True(watch.ElapsedMilliseconds >= 300);
            Assert.Contains("2026-01-02T03:04:05Z", (await RawHttp.SendAsync(port, "GET", "/_sandbox/health", "127.0.0.1")).Text, StringComparison.Ordinal);
            process.StandardInput.Close();
            Assert.True(process.WaitForExit(10_000));
        }
        finally
        {
            File.Delete(file);
        }
    }

    [Theory]
    [InlineData(2, "--nonsense")]
    [InlineData(2, "--port", "many")]
    [InlineData(1, "--world", "/no/such/file")]
    public void What_it_cannot_do_it_says(int code, params string[] arguments)
    {
        using Process process = Start(arguments);
        string error = process.StandardError.ReadToEnd();
        Assert.True(process.WaitForExit(20_000));
        Assert.Equal(code, process.ExitCode);
        Assert.DoesNotContain("   at ", error, StringComparison.Ordinal);
        Assert.True(error.Length > 20);
    }

    private static string Assembly => typeof(SandboxServer).Assembly.Location;

    private static Process Start(params string[] arguments) => Process.Start(new ProcessStartInfo("dotnet", ["exec", Assembly, .. arguments])
    {
        RedirectStandardInput = true,
        RedirectStandardOutput = true,
        RedirectStandardError = true,
        UseShellExecute = false,
    })!;

    private static async Task<int> PortAsync(Process process)
    {
        string? first = await process.StandardOutput.ReadLineAsync().WaitAsync(TimeSpan.FromSeconds(20));
        Assert.StartsWith("SANDBOX_PORT=", first, StringComparison.Ordinal);
        return int.Parse(first!["SANDBOX_PORT=".Length..], CultureInfo.InvariantCulture);
    }
}
