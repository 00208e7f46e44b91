using System.Management.Automation;
using PresignTools.Credentials;
using PresignTools.Diagnosis;
using PresignTools.Errors;
using PresignTools.Input;
using PresignTools.Intake;
using PresignTools.Live;
using PresignTools.Signing;
using PresignTools.Verification;
using PresignTools.Verification.Sending;
using PresignTools.Watching;

namespace PresignTools.Commands;

/// <summary>Watches presigned URLs, and gives an object when one changes: ends soon, has ended, is refused, works again.</summary>
[Cmdlet(
    VerbsCommon.Watch,
    "S3PresignedUrl",
    DefaultParameterSetName = OfUrl,
    HelpUri = "https://github.com/presigntools/presigntools/blob/main/docs/en-US/Watch-S3PresignedUrl.md"
)]
[OutputType(typeof(PresignedUrlChange))]
public sealed partial class WatchS3PresignedUrlCommand : CredentialCmdlet, IPolicyParameters
{
    private readonly TimeProvider _clock = TimeProvider.System;
    private readonly Dictionary<string, SigningCredentials?> _credentials = new(StringComparer.Ordinal);
    private readonly Dictionary<(string? KeyId, string? Region), ResolvedSigner?> _signers = [];
    private readonly CancellationTokenSource _ending = new();
    private UrlWatcher _watcher = null!;
    private UrlChecker _checker = null!;
    private WatchInquiry? _inquiry;
    private WatchTerms _terms = new();
    private IReadOnlyList<WatchedUrl> _listed = [];
    private bool _isFaulty;

    /// <inheritdoc/>
    protected override void BeginProcessing()
    {
        PolicyReader reader = PolicyParameters.Reader(this);
        _terms = OrTerminate("policies", () =>
        {
            CheckTimes();
            return new WatchTerms
            {
                WarnBefore = WarnBefore,
                KeyLifetime = KeyMaxAge,
                Known = new DiagnosisInput
                {
                    UrlSource = RequestSource.Named,
                    HeaderSource = RequestSource.Named,
                    Policies = reader.Read(this),
                    Principal = string.IsNullOrWhiteSpace(Principal) ? null : Principal,
                    Context = ContextReader.Read(Context),
                },
            };
        });
        _isFaulty = reader.HasErrors;      // without one of the documents, what is said of the rest would be wrong
        _watcher = new UrlWatcher(Interval, Count == 0 ? null : Count);
        _checker = new UrlChecker(_clock, ThrottleLimit, TimeSpan.FromSeconds(TimeoutSec), Live ? Terms : null);
        _inquiry = AskAws ? new WatchInquiry(OpenInquiry, _clock) : null;
    }

    /// <inheritdoc/>
    protected override void ProcessRecord()
    {
        if (_isFaulty || ParameterSetName != OfUrl)
        {
            return;
        }

        foreach (object? one in WatchArgument.Each(Url).Where(o => !MyInvocation.ExpectingInput || !WatchArgument.IsRemark(o)))
        {
            ForRecord("presigned URL", () =>
            {
                WatchedUrl url = WatchArgument.Read(one, Method, Header);
                _ = _checker.Judge(url, null, Cancellation);    // what is no URL is an error here, not a change
                _watcher.Add(url, _clock.GetUtcNow());
            });
        }
    }

    /// <inheritdoc/>
    protected override void EndProcessing()
    {
        if (_isFaulty)
        {
            return;
        }

        OrTerminate("presigned URL", () =>
        {
            WatchFile? file = ParameterSetName == OfFile ? WatchFile.Of(InputFile!, SessionState) : null;
            var loop = new WatchLoop(_watcher, _clock, Cancellation)
            {
                Begin = Begin,
                Write = WriteObject,
                Seen = seen => Tell($"Checked {seen.Method} {seen.Url}: {seen.State}."),
                Failed = fault => ForRecord("presigned URL", () => throw fault),
                BeforeChecks = _checker.Forget,
                Refresh = file is null ? null : now => Refresh(file, now),
                Until = Until,
                EndsWhenEmpty = file is null || Count > 0,
            };
            loop.Run();
            return true;
        });
    }

    /// <inheritdoc/>
    protected override void StopProcessing()
    {
        _ending.Cancel();
        base.StopProcessing();
    }

    /// <inheritdoc/>
    protected override void Dispose(bool disposing)
    {
        if (disposing)
        {
            // What is still under way when the time is over is given up.
            _ending.Cancel();
            _checker?.Dispose();
            _inquiry?.Dispose();
            _ending.Dispose();
        }

        base.Dispose(disposing);
    }

    private void CheckTimes()
    {
        if (Interval < TimeSpan.FromSeconds(1))
        {
            throw CommandErrors.WatchIntervalTooShort();
        }

        if (Until <= _clock.GetUtcNow())
        {
            throw CommandErrors.WatchUntilIsPast();
        }
    }

    private Task<UrlObservation> Begin(WatchedUrl url)
    {
        SigningCredentials? credentials = CredentialsFor(url);
        CancellationToken ending = _ending.Token;
        Func<CancellationToken, Task<WatchTerms>> ask = _inquiry?.Prepare(url, _terms, (p, i) => Asker(url, p, i), NamesCredentials)
            ?? (_ => Task.FromResult(_terms));
        return Task.Run(() => _checker.CheckAsync(url, credentials, ask, ending), ending);
    }

    private LiveInquiry OpenInquiry() => new(
        OpenEvidence,
        string.IsNullOrWhiteSpace(EndpointUrl) ? null : EndpointUrl,
        ConfiguredEndpoints,
        isAskedFor: false,
        TimeSpan.FromSeconds(TimeoutSec));

    /// <summary>Who asks AWS about a URL; null, and a verbose line, for nobody.</summary>
    private ResolvedSigner? Asker(WatchedUrl url, DiagnosisPlan plan, LiveInquiry inquiry)
    {
        ResolvedSigner? who =
            NamesSecretAlone ? OfSecretAlone(url, plan)
            : NamesCredentials || inquiry.IsWorthAsking(plan) ? SignerOrNone()
            : null;
        if (who is not null && inquiry.WhyNot(plan, who) is { } why)
        {
            Tell(why);
            return null;
        }

        return who;
    }

    /// <summary>The same signer for all URLs of a key, so that AWS is opened for it once.</summary>
    private ResolvedSigner? OfSecretAlone(WatchedUrl url, DiagnosisPlan plan)
    {
        if (!_signers.TryGetValue((plan.AccessKeyId, plan.Region), out ResolvedSigner? who))
        {
            _signers[(plan.AccessKeyId, plan.Region)] = who = ResolvedSigner.Of(CredentialsFor(url), plan.Region);
        }

        return who;
    }

    /// <summary>
    /// The credentials that were named, for a URL of their access key; a list may have URLs of many. Those that cannot be had are one
    /// error, not one a minute.
    /// </summary>
    private SigningCredentials? CredentialsFor(WatchedUrl url)
    {
        if (!_credentials.TryGetValue(url.Id, out SigningCredentials? credentials))
        {
            credentials = OrTerminate("presigned URL", () => GivenCredentials(url.Url));
            credentials = credentials?.AccessKeyId == PresignedUrlVerifier.AccessKeyIdOf(url.Url) ? credentials : null;
            _credentials[url.Id] = credentials;
        }

        return credentials;
    }

    private DateTimeOffset Refresh(WatchFile file, DateTimeOffset now)
    {
        void Fault(PresignException fault) => WriteError(Record(fault, InputFile));
        if (file.ReadIfChanged(Fault) is { } urls)
        {
            var good = new List<WatchedUrl>();
            foreach (WatchedUrl url in urls)
            {
                ForRecord("presigned URL", () =>
                {
                    WatchedUrl named = url with { Method = Method ?? url.Method, Headers = UrlArgument.Pairs(Header) };
                    _ = _checker.Judge(named, null, Cancellation);
                    good.Add(named);
                });
            }

            _watcher.Replace(good, _listed, now);
            foreach (string gone in _listed.Select(static u => u.Id).Except(good.Select(static u => u.Id)))
            {
                _credentials.Remove(gone);
                _inquiry?.Forget(gone);
            }

            _listed = good;
            Tell($"Watching {good.Count} URLs of {InputFile}.");
        }

        return now + Interval;
    }

    // -Live asks for it, and everything here was given by name.
    private SendingTerms Terms =>
        new()
        {
            UrlSource = RequestSource.Named,
            HeaderSource = RequestSource.Named,
            IsAskedFor = true,
            Force = Force,
        };
}
