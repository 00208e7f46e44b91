namespace PresignTools.Sandbox;

/// <summary>How the sandbox listens, and its bounds.</summary>
public sealed class SandboxOptions
{
    /// <summary>Port on loopback; 0 for a free one.</summary>
    public int Port { get; init; }

    /// <summary>Waited before each answer, as a distant server would make a client wait.</summary>
    public TimeSpan Latency { get; set; }

    /// <summary>Largest body, in bytes.</summary>
    public long MaxBodyBytes { get; init; } = 64L * 1024 * 1024;

    /// <summary>Most bytes that all bodies being read may hold together; beyond it the answer is 503 SlowDown.</summary>
    public long MaxHeldBytes { get; init; } = 256L * 1024 * 1024;

    /// <summary>Most bytes that stored objects and parts may take; beyond it the answer to a write is 507 InsufficientStorage.</summary>
    public long MaxStoredBytes { get; init; } = 256L * 1024 * 1024;

    /// <summary>Longest time in which a body must have come.</summary>
    public TimeSpan BodyTimeout { get; init; } = TimeSpan.FromSeconds(60);

    /// <summary>Longest time in which the headers must have come.</summary>
    public TimeSpan HeadersTimeout { get; init; } = TimeSpan.FromSeconds(10);

    /// <summary>Most connections at a time.</summary>
    public int MaxConnections { get; init; } = 512;

    /// <summary>Where faults of the sandbox itself are told; null for nowhere.</summary>
    public Action<string>? Report { get; init; }

    /// <summary>Takes each line of the server access log; null writes none.</summary>
    public Action<string>? AccessLog { get; init; }

    /// <summary>Takes each event of CloudTrail, as JSON on one line; null writes none.</summary>
    public Action<string>? CloudTrail { get; init; }

    /// <summary>Real time; the world's clock goes by it.</summary>
    public TimeProvider Time { get; init; } = TimeProvider.System;
}
