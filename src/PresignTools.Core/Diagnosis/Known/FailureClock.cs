using PresignTools.Inspection;
using PresignTools.Intake;

namespace PresignTools.Diagnosis.Known;

/// <summary>Where the time that a failure is judged for comes from.</summary>
internal enum ClockSource
{
    /// <summary>The user says when it happened.</summary>
    Given,

    /// <summary>The server that refused says what its clock was: the element ServerTime, or the header Date.</summary>
    Answer,

    /// <summary>The text has a time beside the failure, with its zone: the time of a log line.</summary>
    Text,

    /// <summary>The text has a time beside the failure, and does not say of which zone.</summary>
    TextWithoutZone,

    /// <summary>The URL was sent just now, and the answer to that is the failure.</summary>
    Probe,

    /// <summary>Nothing but the present time is known.</summary>
    Present,
}

/// <summary>
/// The time that a failure is judged for, and what that time is worth. The present says whether a URL works now; it says nothing of the
/// moment at which a failure happened that somebody tells of.
/// </summary>
/// <param name="Time">The instant.</param>
/// <param name="Source">Where it comes from.</param>
/// <param name="TellsFailure">Whether a failure, or a success, is told that happened at some time.</param>
internal sealed record FailureClock(DateTimeOffset Time, ClockSource Source, bool TellsFailure)
{
    // Zones reach from 12 hours behind UTC to 14 hours before it.
    private static readonly TimeSpan Before = TimeSpan.FromHours(14), Behind = TimeSpan.FromHours(12);

    /// <summary>Whether the time is good enough to prove that the URL had ended, or was not valid yet.</summary>
    internal bool IsProof =>
        Source is ClockSource.Given or ClockSource.Answer or ClockSource.Probe || (Source == ClockSource.Present && !TellsFailure);

    /// <summary>Whether the time is the one of the failure, not the present in its stead.</summary>
    internal bool IsOfFailure => Source != ClockSource.Present || !TellsFailure;

    /// <summary>Whether the time is good enough to exclude that the URL had ended. What a user names is often but the day.</summary>
    internal bool Excludes => Source is ClockSource.Answer or ClockSource.Text;

    /// <summary>Whether a URL that ends after the time had not ended at the failure: no failure is later than the present.</summary>
    internal bool ExcludesEnd => Excludes || Source is ClockSource.Present or ClockSource.Probe;

    /// <summary>The best clock that there is for the failure.</summary>
    /// <param name="input">What is known.</param>
    /// <param name="now">This machine's clock.</param>
    internal static FailureClock Of(DiagnosisInput input, DateTimeOffset now)
    {
        bool tells =
            input.IsFailureTold
            || input.Response is not null
            || input.SuccessStatus is not null
            || input.Redirects.Count > 0
            || !string.IsNullOrWhiteSpace(input.ClientMessage);
        if (input.AsOf is { } given)
        {
            return new FailureClock(given, ClockSource.Given, tells);
        }

        if (input.Response?.ServerTime is { } server)
        {
            return new FailureClock(server, ClockSource.Answer, tells);
        }

        if (input.ToldAt is { } told)
        {
            return input.IsToldAtWithoutZone
                ? new FailureClock(InZone(told, input.Url), ClockSource.TextWithoutZone, tells)
                : new FailureClock(told, ClockSource.Text, tells);
        }

        return new FailureClock(Present(input, now), IsProbed(input) ? ClockSource.Probe : ClockSource.Present, tells);
    }

    /// <summary>Whether what was sent just now met the failure that is to be explained.</summary>
    private static bool IsProbed(DiagnosisInput input) =>
        input.Live is { Sent: true, StatusCode: { } status } live
        && (input.Response is { } answer
            ? answer.StatusCode == status && (answer.Code is null || live.ErrorCode is null || answer.Code == live.ErrorCode)
            : string.IsNullOrWhiteSpace(input.ClientMessage) && input.SuccessStatus is null);

    /// <summary>
    /// The server's clock, where this machine's is off; its Date header has whole seconds, and so is not worth it otherwise.
    /// </summary>
    private static DateTimeOffset Present(DiagnosisInput input, DateTimeOffset now) =>
        input.Live?.ServerTime is { } server && (server - now).Duration() > TimeSpan.FromSeconds(30) ? server : now;

    /// <summary>
    /// A time without a zone, taken for UTC; where another zone puts it into the time of the URL, the nearest instant of that.
    /// </summary>
    private static DateTimeOffset InZone(DateTimeOffset told, string? url)
    {
        if (
            string.IsNullOrWhiteSpace(url)
            || !PresignedUrlReader.TryRead(MaskedUrl.Fill(url, wasUsedSo: false, out _), out PresignedUrlInfo? info, out _)
            || info is not { SignedAt: { } signed, ExpiresAt: { } end })
        {
            return told;
        }

        return told < signed ? (told + Behind >= signed ? signed : told)
            : told > end && told - Before <= end ? end
            : told;
    }
}
