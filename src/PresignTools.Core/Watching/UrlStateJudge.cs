using System.Globalization;
using PresignTools.Intake;
using PresignTools.Responses;
using PresignTools.Text;
using PresignTools.Verification;
using PresignTools.Verification.Subject;

namespace PresignTools.Watching;

/// <summary>
/// Says in which state a URL is: by itself and the clock, and by what its server answered where it was sent. Time is judged first, as S3
/// does; the server's word counts more than this machine's clock.
/// </summary>
internal sealed class UrlStateJudge
{
    /// <summary>How far two clocks may be apart before S3 refuses signed requests; until then its word is worth asking for.</summary>
    private static readonly TimeSpan ClockTolerance = TimeSpan.FromMinutes(15);

    private readonly VerificationContext _judged;
    private readonly WatchTerms _terms;
    private readonly UrlForecast _forecast;
    private readonly PolicyForecast _policy;
    private readonly KeyOutlook _key;
    private readonly DiagnosisInput _input;
    private readonly PresignedUrlTest _test;
    private readonly DateTimeOffset _now;

    /// <param name="judged">The URL, judged for the present.</param>
    /// <param name="watched">What else is known of it.</param>
    /// <param name="terms">What the watch goes by.</param>
    /// <param name="cancellation">Cancelled when the user stops.</param>
    internal UrlStateJudge(VerificationContext judged, WatchedUrl watched, WatchTerms terms, CancellationToken cancellation = default)
    {
        _judged = judged;
        _terms = terms;
        _now = judged.AsOf;
        _test = new PresignedUrlTest(judged);
        _input = terms.Known with
        {
            Url = watched.Url,
            Method = judged.GivenMethod,
            Headers = watched.Headers,
            Credentials = judged.Credentials,
        };
        _policy = PolicyForecast.Of(_input with { Method = judged.EffectiveMethod }, _now, cancellation);
        _key = KeyOutlook.Of(terms, judged.Parameters.AccessKeyId);
        _forecast = UrlForecast.Of(judged, watched, new[] { _policy.End, _key.End }.OfType<UrlEnd>());
    }

    /// <summary>Whether the URL ended so long ago that no difference between clocks explains it: then it is not sent any more.</summary>
    internal bool IsLongOver => _forecast.First is { Kind: not UrlEnding.KeyRotation } end && end.IsOver(_now - ClockTolerance);

    /// <summary>The state by the URL and the clock alone.</summary>
    internal UrlObservation Offline()
    {
        if (TimeFault() is { } over)
        {
            return Base(PresignedUrlState.Ended) with
            {
                Cause = over.Cause,
                Reason = over.Evidence,
                Remedy = over.Remedy,
                End = _forecast.First,
                IsFinal = true,
            };
        }

        if (_forecast.First is { Kind: UrlEnding.Credentials } session && session.IsOver(_now))
        {
            return Base(PresignedUrlState.Ended) with
            {
                Cause = CauseId.CredentialsExpiredBeforeUrl,
                Reason = $"It ended at {Times.Utc(session.At)}: {session.Why}.",
                Remedy = CauseCatalogue.Get(CauseId.CredentialsExpiredBeforeUrl).Remedy,
                End = session,
                IsFinal = true,
            };
        }

        if (_test.Findings.FirstOrDefault(static f => f.Status == FindingStatus.Fail) is { } fault)
        {
            return Base(PresignedUrlState.Refused) with { Cause = fault.Cause, Reason = fault.Evidence, Remedy = fault.Remedy };
        }

        if (_policy.Denied is { } denied)
        {
            return Base(PresignedUrlState.Refused) with
            {
                Cause = _policy.Cause,
                Reason = denied,
                Remedy = _policy.Remedy ?? string.Empty,
            };
        }

        return _key.Fault is { } inactive
            ? Base(PresignedUrlState.Refused) with
            {
                Cause = CauseId.InvalidOrDeletedAccessKey,
                Reason = inactive,
                Remedy = CauseCatalogue.Get(CauseId.InvalidOrDeletedAccessKey).Remedy,
            }
            : Working("Nothing is wrong that the URL and the clock show.");
    }

    /// <summary>The state by what its server answered.</summary>
    /// <param name="live">What came of sending it.</param>
    /// <param name="response">The error that the server answered; null without one.</param>
    internal UrlObservation Live(LiveProbeResult live, S3ErrorResponse? response)
    {
        if (!live.Sent)
        {
            UrlObservation unsent = Offline();
            return unsent with { Live = live, Reason = $"{unsent.Reason} It was not sent: {live.Reason}" };
        }

        if (live.IsAccepted)
        {
            return Sent(Working($"The server accepts it ({live.Method}: {Status(live)})."), live);
        }

        UrlObservation offline = Offline();
        if (live.StatusCode is null or 429 or >= 500)
        {
            bool isOver = offline.State == PresignedUrlState.Ended;
            return Sent(isOver ? offline : Silent(live, response), live);
        }

        bool hasEnded = response?.LikelyCauses is [CauseId.UrlExpired or CauseId.CredentialsExpiredBeforeUrl, ..];
        if (offline.State == PresignedUrlState.Ended && (hasEnded || response?.Code is null))
        {
            return Sent(offline, live);
        }

        return Sent(Base(hasEnded ? PresignedUrlState.Ended : PresignedUrlState.Refused), live) with
        {
            Cause = response?.LikelyCauses.Count > 0 ? response.LikelyCauses[0] : CauseId.Other,
            Reason = $"The server answered {live.Method} with {Status(live)}.",
            Remedy = live.Remedy ?? string.Empty,
            End = hasEnded ? _forecast.First : null,
            Failure = _input with { Method = _judged.EffectiveMethod, Response = response, Live = live },
        };
    }

    private Finding? TimeFault() => _test.Findings.FirstOrDefault(static f =>
        f.Status == FindingStatus.Fail && f.Cause is CauseId.UrlExpired or CauseId.CredentialsExpiredBeforeUrl);

    /// <summary>The server takes it, or nothing speaks against it: then only the end counts.</summary>
    private UrlObservation Working(string seen)
    {
        UrlEnd? end = _forecast.After(_now);
        string uncertain = _forecast.MayEndEarlier
            ? " The end of the temporary credentials that signed it is not known: it may end earlier."
            : string.Empty;
        if (end is null)
        {
            return Base(PresignedUrlState.Valid) with { Reason = seen + " When it ends is not known." };
        }

        TimeSpan left = end.At - _now;
        bool isSoon = left <= _terms.WarnBefore;
        string when = end.IsOver(_now)
            ? $"It may end at any time: {end.Why}."
            : $"It ends in {Times.Whole(left < TimeSpan.Zero ? TimeSpan.Zero : left)}, at {end.InWords}.";
        return Base(isSoon ? PresignedUrlState.EndsSoon : PresignedUrlState.Valid) with
        {
            Reason = $"{seen} {when}{(end.Kind == UrlEnding.LongestSession ? string.Empty : uncertain)}",
            Remedy = isSoon ? Renewal(end) : string.Empty,
            End = end,
            MayEndEarlier = _forecast.MayEndEarlier,
            Wake = isSoon ? end.Over : end.At - _terms.WarnBefore,
        };
    }

    private static string Renewal(UrlEnd end) => end.Kind switch
    {
        UrlEnding.Credentials or UrlEnding.LongestSession =>
            "Sign a new URL with fresh credentials, or with credentials that live as long as the URL must.",
        UrlEnding.KeyRotation => "Sign a new URL with the new access key before the old one is deactivated.",
        UrlEnding.Policy => "Sign a new URL when it is needed: the policy counts from signing.",
        _ => "Sign a new URL.",
    };

    private UrlObservation Silent(LiveProbeResult live, S3ErrorResponse? response) => Base(PresignedUrlState.Unreachable) with
    {
        Cause = live.StatusCode is null ? CauseId.DnsOrTls : null,
        Reason = live.StatusCode is null
            ? live.Reason ?? "No answer came."
            : $"The server answered {live.Method} with {Status(live)}, which shows nothing about the URL.",
        Remedy = live.Remedy ?? (response is null ? string.Empty : "It is checked again; nothing must be changed for that."),
        End = _forecast.After(_now),
        MayEndEarlier = _forecast.MayEndEarlier,
        Wake = _forecast.After(_now)?.Over,
    };

    private static UrlObservation Sent(UrlObservation observation, LiveProbeResult live) =>
        observation with { CheckedBy = UrlCheck.Live, Live = live };

    private static string Status(LiveProbeResult live) =>
        $"{live.StatusCode?.ToString(CultureInfo.InvariantCulture)} {Printable.Of(live.ErrorCode ?? string.Empty, 60)}".Trim();

    private UrlObservation Base(PresignedUrlState state) => new()
    {
        At = _now,
        State = state,
        Method = _test.Method,
        BucketName = _test.BucketName,
        Key = _test.Key,
        Url = _test.Url,
    };
}
