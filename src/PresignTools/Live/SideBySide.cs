using System.Threading.Channels;

namespace PresignTools.Live;

/// <summary>
/// Waits for many answers side by side and gives them out in the order of the questions, on the thread of the pipeline: only there may a
/// cmdlet write. Questions are begun ahead of the answers, but no more than a few, so that a long pipeline does not pile up.
/// </summary>
/// <typeparam name="TNews">What is told while an answer is awaited.</typeparam>
/// <typeparam name="T">The answers.</typeparam>
/// <param name="limit">How many are asked at once.</param>
/// <param name="cancellation">Cancelled when the user stops the command.</param>
internal sealed class SideBySide<TNews, T>(int limit, CancellationToken cancellation) : IDisposable
{
    // An answer that is late holds back those behind it; meanwhile so many more are asked.
    private const int AheadOfEach = 4;

    private readonly SemaphoreSlim _free = new(limit);
    private readonly Queue<Pending> _pending = new();

    /// <summary>How many were asked so far.</summary>
    internal int Asked { get; private set; }

    /// <summary>How many answers were given out.</summary>
    internal int Given { get; private set; }

    /// <summary>Begins a question, and gives out the answers that are there.</summary>
    /// <param name="ask">Asks, on any thread.</param>
    /// <param name="hear">Hears what is told meanwhile, on the pipeline's thread.</param>
    /// <param name="take">Takes the answer on the pipeline's thread. Its <see cref="Task{T}"/> may have failed.</param>
    internal void Add(Func<Action<TNews>, CancellationToken, Task<T>> ask, Action<TNews> hear, Action<Task<T>> take)
    {
        var news = Channel.CreateUnbounded<TNews>();
        Task<T> task = Task.Run(() => AskedAsync(ask, news.Writer), cancellation);
        _pending.Enqueue(new Pending(task, news.Reader, hear, take));
        Asked++;
        while (_pending.Count > 0 && (_pending.Count >= limit * AheadOfEach || _pending.Peek().Task.IsCompleted))
        {
            GiveFirst();
        }
    }

    /// <summary>Waits for all that were begun: before what they use is closed, and at the end.</summary>
    /// <param name="left">Hears how many answers are left, before each.</param>
    internal void Finish(Action<int>? left = null)
    {
        while (_pending.Count > 0)
        {
            left?.Invoke(_pending.Count);
            GiveFirst();
        }
    }

    /// <inheritdoc/>
    public void Dispose() => _free.Dispose();

    private async Task<T> AskedAsync(Func<Action<TNews>, CancellationToken, Task<T>> ask, ChannelWriter<TNews> news)
    {
        try
        {
            await _free.WaitAsync(cancellation).ConfigureAwait(false);
            try
            {
                return await ask(item => news.TryWrite(item), cancellation).ConfigureAwait(false);
            }
            finally
            {
                _free.Release();
            }
        }
        finally
        {
            news.Complete();
        }
    }

    private void GiveFirst()
    {
        Pending first = _pending.Peek();
        foreach (TNews item in first.News.ReadAllAsync(cancellation).ToBlockingEnumerable(cancellation))
        {
            first.Hear(item);
        }

        // The news end when the answer is there, or will never be.
        ((IAsyncResult)first.Task).AsyncWaitHandle.WaitOne();
        _pending.Dequeue();
        Given++;
        first.Take(first.Task);
    }

    private sealed record Pending(Task<T> Task, ChannelReader<TNews> News, Action<TNews> Hear, Action<Task<T>> Take);
}
