using System.Diagnostics;

namespace PresignTools.Sandbox.Tests;

/// <summary>A test that needs a program, or the servers of <c>build.ps1 Test -Servers</c>; without it the test is skipped, and its name says what is missing.</summary>
[AttributeUsage(AttributeTargets.Method)]
internal sealed class FactIfAttribute : FactAttribute
{
    /// <summary>Needs programs on the path; <c>python3:boto3</c> is a module of python3.</summary>
    public FactIfAttribute(params string[] programs)
    {
        string[] missing = [.. programs.Where(p => !Has(p))];
        if (missing.Length > 0)
        {
            Skip = "not on this machine: " + string.Join(", ", missing);
        }
    }

    /// <summary>Needs <c>build.ps1 Test -Servers</c>.</summary>
    public bool Servers
    {
        get => field;
        set
        {
            field = value;
            if (value && Environment.GetEnvironmentVariable("PRESIGNTOOLS_SERVERS") != "1")
            {
                Skip = "only with build.ps1 Test -Servers";
            }
        }
    }

    internal static bool Has(string program)
    {
        string[] parts = program.Split(':');
        try
        {
            return parts.Length == 2 ? Programs.Run(parts[0], ["-c", "import " + parts[1]]).ExitCode == 0 : Find(program);
        }
        catch (Exception e) when (e is System.ComponentModel.Win32Exception or InvalidOperationException)
        {
            return false;
        }
    }

    private static bool Find(string program) => (Environment.GetEnvironmentVariable("PATH") ?? string.Empty).Split(Path.PathSeparator)
        .Append("/usr/sbin").Any(d => File.Exists(Path.Combine(d, program)) || File.Exists(Path.Combine(d, program + ".exe")));
}

/// <summary>Runs programs, bounded in time, without any AWS setting of the machine.</summary>
internal static class Programs
{
    internal static (int ExitCode, string Output, string Error) Run(string program, string[] arguments, Dictionary<string, string>? environment = null, string? input = null, int seconds = 90)
    {
        var start = new ProcessStartInfo(program) { RedirectStandardInput = true, RedirectStandardOutput = true, RedirectStandardError = true, UseShellExecute = false };
        foreach (string argument in arguments)
        {
            start.ArgumentList.Add(argument);
        }

        foreach (string name in start.Environment.Keys.Where(k => k.StartsWith("AWS_", StringComparison.Ordinal) || k.EndsWith("_proxy", StringComparison.OrdinalIgnoreCase)).ToArray())
        {
            start.Environment.Remove(name);
        }

        start.Environment["AWS_EC2_METADATA_DISABLED"] = "true";
        start.Environment["AWS_CONFIG_FILE"] = "/nonexistent";
        start.Environment["AWS_SHARED_CREDENTIALS_FILE"] = "/nonexistent";
        foreach ((string name, string value) in environment ?? [])
        {
            start.Environment[name] = value;
        }

        using Process process = Process.Start(start)!;
        process.StandardInput.Write(input ?? string.Empty);
        process.StandardInput.Close();
        Task<string> output = process.StandardOutput.ReadToEndAsync(), error = process.StandardError.ReadToEndAsync();
        if (!process.WaitForExit(seconds * 1000))
        {
            process.Kill(true);
            throw new TimeoutException($"{program} did not end within {seconds} s.");
        }

        return (process.ExitCode, output.GetAwaiter().GetResult(), error.GetAwaiter().GetResult());
    }
}
