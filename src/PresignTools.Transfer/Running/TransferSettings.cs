using PresignTools.Transfers;

namespace PresignTools.Transfer.Running;

/// <summary>How a transfer is done, whatever it transfers.</summary>
internal sealed record TransferSettings
{
    /// <summary>How long a server may be silent.</summary>
    internal TimeSpan Patience { get; init; } = TimeSpan.FromSeconds(60);

    /// <summary>How often a request is sent again, in a row and without any progress.</summary>
    internal int Retries { get; init; } = 5;

    /// <summary>How many connections a large object is read over.</summary>
    internal int Parallel { get; init; } = 1;

    /// <summary>With which checksum the content is compared.</summary>
    internal TransferChecksum Checksum { get; init; }

    /// <summary>The limit of all transfers together; null for none.</summary>
    internal Pace? Pace { get; init; }

    /// <summary>Whether files may be replaced, and parts thrown away.</summary>
    internal bool Force { get; init; }

    /// <summary>Whether a part that is there is gone on with.</summary>
    internal bool Resume { get; init; }

    /// <summary>The clock.</summary>
    internal TimeProvider Clock { get; init; } = TimeProvider.System;

    /// <summary>Waits before a further attempt; tests do not wait.</summary>
    internal Func<TimeSpan, CancellationToken, Task> Wait { get; init; } = Task.Delay;
}
