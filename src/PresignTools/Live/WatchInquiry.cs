using System.Collections.Concurrent;
using PresignTools.Abstractions;
using PresignTools.Credentials;
using PresignTools.Diagnosis;
using PresignTools.Diagnosis.Known;
using PresignTools.Identity;
using PresignTools.Intake;
using PresignTools.Watching;

namespace PresignTools.Live;

/// <summary>
/// Asks AWS what bears on a watched URL: its policies, and the access key. Each answer is used for a while, so that a URL that is checked
/// each second does not ask AWS each second.
/// </summary>
/// <param name="open">Opens AWS, or the server in its stead, with nothing known yet.</param>
/// <param name="clock">The time.</param>
internal sealed class WatchInquiry(Func<LiveInquiry> open, TimeProvider clock) : IDisposable
{
    private static readonly TimeSpan Fresh = TimeSpan.FromMinutes(15);

    private readonly ConcurrentDictionary<string, (DateTimeOffset At, WatchTerms Terms)> _answers = new(StringComparer.Ordinal);
    private readonly LiveInquiry _judge = open();
    private Dictionary<ResolvedSigner, LiveInquiry> _sources = [], _before = [];
    private DateTimeOffset _opened;

    /// <summary>Prepares the question on the thread of the pipeline, where alone credentials may be looked for.</summary>
    /// <param name="url">The URL.</param>
    /// <param name="terms">What is known without asking.</param>
    /// <param name="who">Says who asks; null for nobody.</param>
    /// <param name="wasNamed">Whether the user gave these credentials for these URLs.</param>
    /// <returns>Asks, on any thread.</returns>
    internal Func<CancellationToken, Task<WatchTerms>> Prepare(
        WatchedUrl url,
        WatchTerms terms,
        Func<DiagnosisPlan, LiveInquiry, ResolvedSigner?> who,
        bool wasNamed)
    {
        DateTimeOffset now = clock.GetUtcNow();
        if (_answers.TryGetValue(url.Id, out (DateTimeOffset At, WatchTerms Terms) known) && now - known.At < Fresh)
        {
            return _ => Task.FromResult(known.Terms);
        }

        DiagnosisInput input = terms.Known with { Url = url.Url, Method = url.Method, Headers = url.Headers };
        var plan = DiagnosisPlan.Of(input, now);
        if (who(plan, _judge) is not { } signer)
        {
            return _ => Task.FromResult(terms);
        }

        LiveInquiry.Asker asker = Source(signer, now).Open(plan, signer);
        return async cancellation =>
        {
            WatchTerms told = await AskAsync(plan, asker, terms, wasNamed, cancellation).ConfigureAwait(false);
            _answers[url.Id] = (now, told);
            return told;
        };
    }

    /// <summary>Forgets what was told of a URL that is watched no more.</summary>
    internal void Forget(string id) => _answers.TryRemove(id, out _);

    /// <inheritdoc/>
    public void Dispose()
    {
        Close(_sources);
        Close(_before);
        _judge.Dispose();
    }

    /// <summary>
    /// What a signer asks with. It remembers what it was told, and so it is replaced in time. The one before it may still be in use; the
    /// one before that is not: no question takes that long. Each signer has its own, as one that is opened for another closes what it had.
    /// </summary>
    private LiveInquiry Source(ResolvedSigner signer, DateTimeOffset now)
    {
        if (now - _opened >= Fresh)
        {
            Close(_before);
            (_before, _sources, _opened) = (_sources, [], now);
        }

        if (!_sources.TryGetValue(signer, out LiveInquiry? source))
        {
            _sources.Add(signer, source = open());
        }

        return source;
    }

    private static void Close(Dictionary<ResolvedSigner, LiveInquiry> sources)
    {
        foreach (LiveInquiry source in sources.Values)
        {
            source.Dispose();
        }
    }

    private static async Task<WatchTerms> AskAsync(
        DiagnosisPlan plan,
        LiveInquiry.Asker asker,
        WatchTerms terms,
        bool wasNamed,
        CancellationToken cancellation)
    {
        Task<ProbeResult<AccessKeyStatus>>? key = AccessKey.Kind(plan.AccessKeyId) == AccessKeyKind.LongTerm
            ? asker.Aws.GetAccessKeyAsync(plan.AccessKeyId!, cancellation)
            : null;
        AwsEvidence evidence = await asker.Aws.GatherAsync(plan.Question, null, cancellation).ConfigureAwait(false);
        bool isSigner = AwsFacts.IsSigner(plan.AccessKeyId, null, asker.AccessKeyId, evidence.Identity.Value, wasNamed);
        return terms with
        {
            Known = AwsFacts.Add(terms.Known, evidence, isSigner),
            Key = key is null ? null : (await key.ConfigureAwait(false)).Value,
        };
    }
}
