namespace PresignTools.Transfer.Running;

/// <summary>Ends an exchange in which nothing has moved for too long. A transfer that moves may take as long as it takes.</summary>
internal sealed class Idle : IDisposable
{
    private readonly CancellationTokenSource _source;
    private readonly CancellationToken _outer;
    private readonly TimeSpan _patience;

    /// <param name="patience">How long nothing may move.</param>
    /// <param name="outer">Cancelled when the user stops.</param>
    internal Idle(TimeSpan patience, CancellationToken outer)
    {
        _patience = patience;
        _outer = outer;
        _source = CancellationTokenSource.CreateLinkedTokenSource(outer);
        Moved();
    }

    /// <summary>Cancelled when the time is up, or when the user stops.</summary>
    internal CancellationToken Token => _source.Token;

    /// <summary>Whether it was the time that ended it.</summary>
    internal bool IsUp => _source.IsCancellationRequested && !_outer.IsCancellationRequested;

    /// <summary>Something has moved: the time begins anew.</summary>
    internal void Moved() => _source.CancelAfter(_patience);

    /// <summary>A pause of our own is not the server's.</summary>
    internal void Pause() => _source.CancelAfter(Timeout.InfiniteTimeSpan);

    /// <inheritdoc/>
    public void Dispose() => _source.Dispose();
}
