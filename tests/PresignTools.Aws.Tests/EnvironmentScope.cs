namespace PresignTools.Tests;

/// <summary>Sets environment variables for the length of a test. Only classes of the collection "environment", which run one after the other, may use it.</summary>
internal sealed class EnvironmentScope : IDisposable
{
    private readonly (string Name, string? Before)[] _before;

    internal EnvironmentScope(params (string Name, string Value)[] variables)
    {
        _before = [.. variables.Select(v => (v.Name, Environment.GetEnvironmentVariable(v.Name)))];
        foreach ((string name, string value) in variables)
        {
            Environment.SetEnvironmentVariable(name, value);
        }
    }

    public void Dispose()
    {
        foreach ((string name, string? before) in _before)
        {
            Environment.SetEnvironmentVariable(name, before);
        }
    }
}

/// <summary>Tests that set environment variables. While one runs, no other test does: they would see its variables.</summary>
[CollectionDefinition("environment", DisableParallelization = true)]
public sealed class EnvironmentTests;
