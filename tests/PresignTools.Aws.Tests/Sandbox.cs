using System.Runtime.CompilerServices;

namespace PresignTools.Tests;

/// <summary>Takes this process away from the developer's own AWS settings and from every network, before the SDK reads any of them.</summary>
internal static class Sandbox
{
    internal static StsOnLoopback Sts { get; } = new();

    [ModuleInitializer]
    internal static void Enter()
    {
        foreach (string name in Environment.GetEnvironmentVariables().Keys.Cast<string>().Where(n => n.StartsWith("AWS_", StringComparison.OrdinalIgnoreCase)).ToArray())
        {
            Environment.SetEnvironmentVariable(name, null);
        }

        string home = Directory.CreateTempSubdirectory("presign-home-").FullName;
        Environment.SetEnvironmentVariable("HOME", home);
        Environment.SetEnvironmentVariable("USERPROFILE", home);
        Environment.SetEnvironmentVariable("AWS_EC2_METADATA_DISABLED", "true");
        Environment.SetEnvironmentVariable("AWS_MAX_ATTEMPTS", "1");
        Environment.SetEnvironmentVariable("AWS_ENDPOINT_URL_STS", Sts.Url);
        Environment.SetEnvironmentVariable("AWS_ENDPOINT_URL", "http://127.0.0.1:9");
    }
}
