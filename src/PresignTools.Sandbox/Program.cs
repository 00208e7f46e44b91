using System.Diagnostics;
using System.Globalization;
using PresignTools.Sandbox;
using PresignTools.Sandbox.Logging;
using PresignTools.Sandbox.Worlds;

const string usage = """
    The PresignTools sandbox: S3, STS, KMS and IAM on loopback, deciding as AWS does.

      --port N         port on 127.0.0.1; 0 takes a free one (default 9333)
      --world FILE     the world as JSON (default: one that is built in; --print-world shows it)
      --clock TIME     stops the server's clock at a time, as in 2026-01-31T12:00:00Z
      --latency MS     waits before each answer
      --max-stored MB  most megabytes that stored objects may take (default 256)
      --access-log FILE  writes a server access log, as S3 does
      --cloudtrail FILE  writes a log file of CloudTrail
      --parent-pid N   ends when that process ends
      --stdin          ends when standard input is closed
      --print-world    writes the built-in world and ends
    """;

int port = 9333;
string? worldFile = null, clock = null, accessLog = null, cloudTrail = null;
double latency = 0;
long mostStored = 256;
int? parent = null;
bool watchInput = false;
for (int i = 0; i < args.Length; i++)
{
    string option = args[i];
    string Value() => ++i < args.Length ? args[i] : throw new ArgumentException($"{option} needs a value.");
    try
    {
        switch (option)
        {
            case "--port":
                port = int.Parse(Value(), NumberStyles.None, CultureInfo.InvariantCulture);
                _ = port > 65535 ? throw new ArgumentException("a port is 0 to 65535.") : 0;
                break;
            case "--world":
                worldFile = Value();
                break;
            case "--clock":
                clock = Value();
                break;
            case "--latency":
                latency = double.Parse(Value(), NumberStyles.AllowDecimalPoint, CultureInfo.InvariantCulture);
                break;
            case "--max-stored":
                mostStored = int.Parse(Value(), NumberStyles.None, CultureInfo.InvariantCulture);
                break;
            case "--access-log":
                accessLog = Value();
                break;
            case "--cloudtrail":
                cloudTrail = Value();
                break;
            case "--parent-pid":
                parent = int.Parse(Value(), NumberStyles.None, CultureInfo.InvariantCulture);
                break;
            case "--stdin":
                watchInput = true;
                break;
            case "--print-world":
                Console.Out.Write(WorldJson.DefaultText());
                return 0;
            default:
                Console.Error.WriteLine(option is "--help" or "-h" ? usage : $"'{option}' is not an option.\n{usage}");
                return option is "--help" or "-h" ? 0 : 2;
        }
    }
    catch (Exception e) when (e is FormatException or OverflowException or ArgumentException)
    {
        Console.Error.WriteLine($"{option}: {e.Message}");
        return 2;
    }
}

SandboxServer server;
LogFiles logs;
try
{
    logs = new LogFiles(accessLog, cloudTrail);
    World world = worldFile is null ? WorldJson.Default() : WorldJson.Parse(await File.ReadAllTextAsync(worldFile));
    if (clock is not null)
    {
        world.Clock.Now = DateTimeOffset.Parse(clock, CultureInfo.InvariantCulture, DateTimeStyles.AssumeUniversal);
    }

    server = await SandboxServer.StartAsync(world, new SandboxOptions
    {
        Port = port,
        Latency = TimeSpan.FromMilliseconds(latency),
        MaxStoredBytes = mostStored * 1024 * 1024,
        Report = Console.Error.WriteLine,
        AccessLog = accessLog is null ? null : logs.AddLine,
        CloudTrail = cloudTrail is null ? null : logs.AddEvent,
    });
}
catch (Exception e) when (e is IOException or UnauthorizedAccessException or System.Text.Json.JsonException or FormatException)
{
    Console.Error.WriteLine($"The sandbox does not start: {e.Message}");
    return 1;
}

using (logs)
await using (server)
{
    KnownKey? first = KnownKey.First(server.World);
    Console.WriteLine($"SANDBOX_PORT={server.Port}");
    Console.WriteLine($"The sandbox listens on {server.EndpointUrl} (S3, STS, KMS, IAM). Ctrl-C ends it.");
    if (first is not null)
    {
        Console.WriteLine("Try, in PowerShell:");
        Console.WriteLine(
            $"  New-S3PresignedUrl {first.Bucket} {first.Key} -EndpointUrl {server.EndpointUrl} -Region {first.Region} -AccessKey "
                + $"{first.AccessKeyId} -SecretKey '{first.SecretAccessKey}'");
    }

    using var end = new CancellationTokenSource();
    using var interrupt = System.Runtime.InteropServices.PosixSignalRegistration.Create(
        System.Runtime.InteropServices.PosixSignal.SIGINT,
        Stop);
    using var terminate = System.Runtime.InteropServices.PosixSignalRegistration.Create(
        System.Runtime.InteropServices.PosixSignal.SIGTERM,
        Stop);
    _ = parent is { } pid ? WatchParent(pid, end) : null;
    _ = watchInput ? WatchInput(end) : null;
    try
    {
        await Task.Delay(Timeout.Infinite, end.Token);
    }
    catch (OperationCanceledException)
    {
        // asked to end
    }

    void Stop(System.Runtime.InteropServices.PosixSignalContext context)
    {
        context.Cancel = true;
        end.Cancel();
    }
}

return 0;

static async Task WatchParent(int pid, CancellationTokenSource end)
{
    try
    {
        using var process = Process.GetProcessById(pid);
        await process.WaitForExitAsync();
    }
    catch (ArgumentException)
    {
        // it has ended already
    }

    await end.CancelAsync();
}

static async Task WatchInput(CancellationTokenSource end)
{
    byte[] buffer = new byte[256];
    await using Stream input = Console.OpenStandardInput();
    while (await input.ReadAsync(buffer) > 0)
    {
        // what is said does not matter
    }

    await end.CancelAsync();
}
