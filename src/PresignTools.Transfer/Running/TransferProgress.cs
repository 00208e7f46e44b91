namespace PresignTools.Transfer.Running;

/// <summary>How far a transfer is: written by its threads, read by the one that shows it.</summary>
internal sealed class TransferProgress
{
    private long _done;
    private long _moved;
    private int _attempts;

    /// <summary>Length of the content; null as long as it is not known.</summary>
    internal long? Total { get; set; }

    /// <summary>How much of it is there.</summary>
    internal long Done => Interlocked.Read(ref _done);

    /// <summary>How many bytes went or came in all, those that were sent twice counted twice.</summary>
    internal long Moved => Interlocked.Read(ref _moved);

    /// <summary>How many requests were sent.</summary>
    internal int Attempts => Volatile.Read(ref _attempts);

    /// <summary>What is awaited, where nothing moves; null otherwise.</summary>
    internal string? Waiting { get; set; }

    /// <summary>The file that is written, as soon as its name is known; null without one.</summary>
    internal string? Target { get; set; }

    /// <summary>Whether a download that is stopped leaves a part that can be gone on with.</summary>
    internal bool IsKept { get; set; }

    /// <summary>What the user should know afterwards, though all went well; null for nothing.</summary>
    internal string? Notice { get; set; }

    /// <summary>Notes bytes that went or came.</summary>
    internal void Add(long bytes)
    {
        Interlocked.Add(ref _done, bytes);
        Interlocked.Add(ref _moved, bytes);
    }

    /// <summary>Takes back what must be sent again.</summary>
    internal void TakeBack(long bytes) => Interlocked.Add(ref _done, -bytes);

    /// <summary>Sets how much is there.</summary>
    internal void Set(long done) => Interlocked.Exchange(ref _done, done);

    /// <summary>Notes a request.</summary>
    internal void Attempt() => Interlocked.Increment(ref _attempts);
}
