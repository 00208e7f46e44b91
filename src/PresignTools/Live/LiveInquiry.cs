using PresignTools.Abstractions;
using PresignTools.Credentials;
using PresignTools.Diagnosis;
using PresignTools.Diagnosis.Known;
using PresignTools.Intake;
using PresignTools.Verification.Sending;

namespace PresignTools.Live;

/// <summary>
/// Asks what bears on a failure: AWS as the signer, and the URL's own server by sending the URL, made harmless. Both side by side. Kept for
/// all records of a command, so that who signs and what a bucket is like are asked once.
/// </summary>
/// <param name="open">Opens AWS for a signer.</param>
/// <param name="endpointUrl">The S3 endpoint that the user gave; null for the URL's own.</param>
/// <param name="configured">Gives the endpoints of S3 that the user has set elsewhere: in variables, in the profile.</param>
/// <param name="isAskedFor">Whether the user wants the URL sent wherever it leads (-Live).</param>
/// <param name="timeout">How long one question may take.</param>
internal sealed class LiveInquiry(
    Func<ResolvedSigner, AwsConnection, IAwsEvidenceSource> open,
    string? endpointUrl,
    Func<IReadOnlyList<string>> configured,
    bool isAskedFor,
    TimeSpan timeout
) : IDisposable
{
    /// <summary>How many answers AWS gives to one question, for the progress bar.</summary>
    internal static int Answers { get; } = new AwsEvidence().All.Count;

    // Of the time for one question, what further ones get once the server has answered the URL.
    private const double LeftForMore = 0.6;

    private readonly Dictionary<AwsConnection, IAwsEvidenceSource> _sources = [];
    private string[]? _ownEndpoints;
    private ResolvedSigner? _askedAs;
    private readonly Lazy<LiveProbe> _probe = new(static () => new LiveProbe());

    private string[] OwnEndpoints => _ownEndpoints ??= [.. new[] { endpointUrl }.OfType<string>(), .. configured()];

    /// <summary>
    /// Whether AWS, or the server in its stead, may be asked with the machine's own credentials: there must be a bucket to ask about.
    /// </summary>
    internal bool IsWorthAsking(DiagnosisPlan plan) =>
        plan.Question.BucketName is not null && (endpointUrl is not null || !plan.IsOtherServer || plan.OtherEndpoint is not null);

    /// <summary>Why AWS, or the server in its stead, must not be asked with these keys; null if it may be.</summary>
    internal string? WhyNot(DiagnosisPlan plan, ResolvedSigner who) =>
        SendingPolicy.WhyNotAsk(
            new AskingTerms
            {
                UrlKeyId = plan.AccessKeyId,
                AskerKeyId = who.Credentials.AccessKeyId,
                AskerSource = who.Credentials.Source,
                HasToken = who.Credentials.SessionToken is not null,
                EndpointUrl = endpointUrl,
                IsOtherServer = plan.IsOtherServer,
                OtherEndpoint = plan.OtherEndpoint,
                IsOwnServer = plan.IsAt(OwnEndpoints),
                HasSigned =
                    plan.IsOtherServer
                    && endpointUrl is null
                    && plan.AccessKeyId == who.Credentials.AccessKeyId
                    && plan.IsSignedBy(who.Credentials),
            });

    /// <param name="input">What is known.</param>
    /// <param name="plan">What there is to ask.</param>
    /// <param name="who">Who asks AWS, from <see cref="Open"/>; null for nobody.</param>
    /// <param name="wasNamed">Whether the user gave these credentials for this failure.</param>
    /// <param name="told">Hears each answer of AWS as it comes, on any thread.</param>
    /// <param name="cancellation">Ends it at once.</param>
    internal async Task<DiagnosisInput> AskAsync(
        DiagnosisInput input,
        DiagnosisPlan plan,
        Asker? who,
        bool wasNamed,
        Action<ProbeResult> told,
        CancellationToken cancellation)
    {
        Task<LiveOutcome>? sent = plan.Probe is null
            ? null
            : _probe.Value.RunAsync(plan.Probe, Terms(input), timeout, cancellation);
        if (who is not null)
        {
            using var enough = new CancellationTokenSource();
            Task<AwsEvidence> asked = who.Aws.GatherAsync(plan.Question with { Enough = enough.Token }, told, cancellation);
            if (sent is not null)
            {
                // What the server says of the URL is the answer. What else is asked may add to it, and does not hold it up.
                await Task.WhenAny(sent, asked).ConfigureAwait(false);
                enough.CancelAfter(timeout * LeftForMore);
            }

            AwsEvidence evidence = await asked.ConfigureAwait(false);
            bool isSigner = AwsFacts.IsSigner(plan.AccessKeyId, input.Response, who.AccessKeyId, evidence.Identity.Value, wasNamed);
            input = AwsFacts.Add(input, evidence, isSigner);
        }

        return sent is null ? input : Add(input, await sent.ConfigureAwait(false), plan);
    }

    /// <inheritdoc/>
    public void Dispose()
    {
        foreach (IAwsEvidenceSource source in _sources.Values)
        {
            source.Dispose();
        }

        if (_probe.IsValueCreated)
        {
            _probe.Value.Dispose();
        }
    }

    private SendingTerms Terms(DiagnosisInput input) =>
        new()
        {
            UrlSource = input.UrlSource,
            HeaderSource = input.HeaderSource,
            IsAskedFor = isAskedFor,
            CanForce = false,
            OwnEndpoints = OwnEndpoints,
        };

    /// <summary>
    /// An answer that was given stays, unless the new one has the body that it lacks. One to less than the whole request is that of another
    /// request.
    /// </summary>
    private static DiagnosisInput Add(DiagnosisInput input, LiveOutcome outcome, DiagnosisPlan plan)
    {
        if (plan.Replaced is { } told)
        {
            string why = $"{told} changes what is stored, so {outcome.Result.Method} was sent in its place.";
            return input with { Live = outcome.Result with { Reason = outcome.Result.Reason ?? why } };
        }

        bool tells =
            outcome.Result.WithheldHeaders.Count == 0
            && outcome.Response is { } answer
            && (input.Response is null || (answer.Code is not null && answer.StatusCode == input.Response.StatusCode));
        return input with
        {
            Live = outcome.Result,
            Response = tells ? outcome.Response : input.Response,
            Method = input.Method ?? (tells && !IsGuessRefused(outcome, plan) ? plan.Probe!.EffectiveMethod : null),
        };
    }

    /// <summary>Whether opening AWS for this one closes what it was opened for before: nothing may be under way then.</summary>
    internal bool Closes(ResolvedSigner who) => _sources.Count > 0 && !ReferenceEquals(_askedAs, who);

    /// <summary>A signature that does not fit a guessed method says nothing of the method that the URL is used with.</summary>
    private static bool IsGuessRefused(LiveOutcome outcome, DiagnosisPlan plan) =>
        !plan.IsMethodTold && plan.Probe!.Hint.Methods.Count > 2 && outcome.Response is { Code: null or "SignatureDoesNotMatch" };

    /// <summary>Opens AWS, or the server in its stead, for who asks.</summary>
    internal Asker Open(DiagnosisPlan plan, ResolvedSigner who)
    {
        if (!ReferenceEquals(_askedAs, who))
        {
            foreach (IAwsEvidenceSource old in _sources.Values)
            {
                old.Dispose();
            }

            _sources.Clear();
            _askedAs = who;
        }

        var connection = new AwsConnection
        {
            Region = plan.Region is { } signed && (endpointUrl is null || who.RegionIsDefault) ? signed : who.Region,
            S3EndpointUrl = endpointUrl ?? plan.OtherEndpoint,
            Timeout = timeout,
        };
        if (!_sources.TryGetValue(connection, out IAwsEvidenceSource? source))
        {
            _sources.Add(connection, source = open(who, connection));
        }

        return new Asker(who.Credentials.AccessKeyId, source);
    }

    /// <summary>Who asks, and where.</summary>
    internal sealed record Asker(string AccessKeyId, IAwsEvidenceSource Aws);
}
