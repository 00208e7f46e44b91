using PresignTools.Signing;
using PresignTools.Verification;
using PresignTools.Verification.Search;
using PresignTools.Verification.Sending;
using PresignTools.Verification.Subject;
using PresignTools.Watching;

namespace PresignTools.Live;

/// <summary>
/// Checks a URL: by itself and the clock, and if the user asks for it by sending it, made harmless. Several are checked side by side.
/// </summary>
/// <param name="clock">The time.</param>
/// <param name="limit">How many requests are under way at once.</param>
/// <param name="timeout">How long one request may take.</param>
/// <param name="sending">What the user allows to send; null for nothing.</param>
internal sealed class UrlChecker(TimeProvider clock, int limit, TimeSpan timeout, SendingTerms? sending) : IDisposable
{
    private readonly SemaphoreSlim _free = new(limit);
    private readonly SigningKeyCache _keys = new();
    private LiveProbe? _probe;

    /// <summary>Judges a URL without sending it.</summary>
    /// <exception cref="Errors.PresignException"><c>UrlMalformed</c>, <c>UrlTooLong</c>.</exception>
    internal VerificationContext Judge(WatchedUrl url, SigningCredentials? credentials, CancellationToken cancellation) =>
        PresignedUrlVerifier.Judge(
            new ReceivedRequest { Url = url.Url, Method = url.Method, Headers = url.Headers },
            credentials,
            clock.GetUtcNow(),
            null,
            SearchEffort.None,
            _keys,
            cancellation);

    /// <summary>Forgets which servers were not reached.</summary>
    internal void Forget() => _probe?.Forget();

    /// <param name="url">The URL.</param>
    /// <param name="credentials">The credentials that should have signed it; null if they are not at hand.</param>
    /// <param name="ask">Asks what else bears on the URL.</param>
    /// <param name="cancellation">Cancelled when the user stops the command.</param>
    internal async Task<UrlObservation> CheckAsync(
        WatchedUrl url,
        SigningCredentials? credentials,
        Func<CancellationToken, Task<WatchTerms>> ask,
        CancellationToken cancellation)
    {
        await _free.WaitAsync(cancellation).ConfigureAwait(false);
        try
        {
            WatchTerms terms = await ask(cancellation).ConfigureAwait(false);
            VerificationContext judged = Judge(url, credentials, cancellation);
            var judge = new UrlStateJudge(judged, url, terms, cancellation);
            if (sending is null || judge.IsLongOver)
            {
                return judge.Offline();
            }

            LiveProbe probe = LazyInitializer.EnsureInitialized(ref _probe, static () => new LiveProbe());
            LiveOutcome outcome = await probe.RunAsync(judged, sending, timeout, cancellation).ConfigureAwait(false);
            return judge.Live(outcome.Result, outcome.Response);
        }
        finally
        {
            _free.Release();
        }
    }

    /// <inheritdoc/>
    public void Dispose()
    {
        _probe?.Dispose();
        _free.Dispose();
    }
}
