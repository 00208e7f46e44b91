using PresignTools.Diagnosis.Known;
using PresignTools.Diagnosis.Reasoning;
using PresignTools.Responses;
using PresignTools.Text;

namespace PresignTools.Diagnosis.Causes.Request;

/// <summary>The clock of the signer, or of who judges, is wrong.</summary>
internal sealed class ClockSkew : CauseDefinition
{
    internal override CauseInfo Info { get; } = new("clock-skew", CheckLayer.Request)
    {
        Title = "The signer's clock, or the clock that judges the URL, is wrong",
        Why = "S3 compares the signing time with its own clock. A signer whose clock is off makes URLs that begin late or end "
            + "early.",
        Fix = "Set the signer's clock (NTP); X-Amz-Date is UTC.",
        Document = AwsDocuments.QueryAuth,
        Stages = [S3CheckStage.ExpiryRange, S3CheckStage.Time, S3CheckStage.PostPolicy],
        Statuses = [403],
    };

    internal override IEnumerable<UrlPlace> PlacesInUrl(FailureFacts e) => [new("X-Amz-Date", "by the signer's clock")];

    internal override bool IsProvenByAnswer(FailureFacts e) => e.IsAws && !IsOfUrl(e);

    /// <summary>S3 compares the clocks of requests that are signed in the header; a URL has a lifetime instead.</summary>
    private static bool IsOfUrl(FailureFacts e) => e.IsPresigned || Tellings.Presigned.IsIn(e.Input.FullText);

    internal override bool IsNamedByAnswer(FailureFacts e) => e.Code != "RequestTimeTooSkewed" || !IsOfUrl(e);

    internal override IEnumerable<Match> Find(FailureFacts e)
    {
        // Requests signed in the header name both clocks.
        if (e.Code == "RequestTimeTooSkewed" && IsOfUrl(e))
        {
            // S3 never says so of a URL that is signed in its query; servers that do mean its time, or the day of its scope.
            yield return Match.Circumstance("The server finds the signing time too far from its own clock.");
        }
        else if (e.Code == "RequestTimeTooSkewed")
        {
            yield return Match.StatedByS3(e.Response is { SignedAt: { } request, ServerTime: { } clock }
                ? $"The request says {Times.Utc(request)}, S3's clock {Times.Utc(clock)}: more than 15 minutes apart."
                : "S3 says that the clock of the signer differs from its own by more than 15 minutes.");
        }

        if (
            e.Row is S3Answer.UrlExpired or S3Answer.PostPolicyExpired
            && e.Response is { ExpiresAt: { } end, ServerTime: { } server }
            && server < end
            && !e.Has(CauseId.ExpiryInvalid))
        {
            yield return Match
                .NamedByAnswer($"The URL ends at {Times.Utc(end)}; S3's clock said {Times.Utc(server)}.")
                .Explaining(CauseId.UrlExpired);
        }

        if (
            e.Url is { SignedAt: { } signed }
            && (e.Response is null || e.Stage is S3CheckStage.Time or S3CheckStage.Unknown)
            && !e.Has(CauseId.ClockSkew))
        {
            DateTimeOffset now = e.Response?.ServerTime ?? e.AsOf;
            TimeSpan early = signed - now;
            if (early > TimeSpan.FromMinutes(5))
            {
                string evidence =
                    $"X-Amz-Date is {Times.Utc(signed)}, {(int)early.TotalMinutes} minutes after {Times.Utc(now)}: the clock that signed "
                        + $"is ahead.";
                yield return e.Response is null ? Match.CommonCause(evidence) : Match.SeenInRequest(evidence);
            }
        }
    }

    private static readonly string[] AtOnce =
    [
        "right when", "immediately", "right away", "straight away", "at once", "the moment", "fresh link", "fresh url", "freshly",
        "brand new",
        "just created", "just generated", "just made", "just signed", "instantly", "from the start", "seconds old", "dead on arrival",
    ];

    /// <inheritdoc/>
    internal override IEnumerable<Match> Told(FailureFacts e, string text)
    {
        bool isFresh = e.Row is S3Answer.UrlExpired && e.Url is { SignedAt: { } from, ExpiresAt: { } to }
            && to - from >= TimeSpan.FromMinutes(5);
        if (isFresh && text.FirstContained(AtOnce) is { } fresh)
        {
            yield return Match.Circumstance(
                $"S3 calls the URL expired, and by the text it was fresh ('{fresh}'): the clock that signed it is behind, by more than "
                    + "the URL lives.").Explaining(CauseId.UrlExpired);
        }

        if (OfMaking(e, text) is { } making)
        {
            yield return making;
        }

        bool mayBe = e.IsSilentRefusal || (e.Response is not { Code: not null } && !e.IsAccepted && e.NotReachedWord is null);
        if (mayBe && Symptoms.WrongClock.FirstIn(text) is { } clock)
        {
            yield return Match.Reported(
                $"The text speaks of a clock ('{clock}'). S3 refuses what is signed more than 15 minutes from its own time.");
        }
    }

    /// <summary>
    /// The time at which the link was made is told, and X-Amz-Date is another one. Further apart than time zones are it is another link.
    /// Without its zone a time is worth something beside a second one of the same clock only.
    /// </summary>
    private static Match? OfMaking(FailureFacts e, string text)
    {
        bool mayBe = e.Row is S3Answer.UrlExpired || (e.Stage is S3CheckStage.Time or S3CheckStage.Unknown && !e.IsAccepted)
            || (e.Response is null && !e.IsAccepted);
        if (!mayBe || e.Url is not { SignedAt: { } signed, ExpiresAt: { } end } || ToldMaking.In(text, signed) is not { } made)
        {
            return null;
        }

        TimeSpan apart = made.Time - signed;
        if (made.HasZone)
        {
            return apart.Duration() > Tolerance && apart.Duration() < WidestZones
                ? Match.SeenInRequest(
                    $"The link was made at {Times.Utc(made.Time)}, and its X-Amz-Date is {Times.Utc(signed)}: the clock that signed is "
                        + $"{Times.Whole(apart.Duration())} {(apart > TimeSpan.Zero ? "behind" : "ahead")}.",
                    "Set the signer's clock (NTP). Where the difference is whole hours, the signer writes its local time: X-Amz-Date is "
                        + "UTC.")
                    .Explaining(CauseId.UrlExpired)
                : null;
        }

        bool isSoon = e.Input is { ToldAt: { } used, IsToldAtWithoutZone: true } && used > made.Time && used - made.Time < end - signed;
        return isSoon && e.Row is S3Answer.UrlExpired
            ? Match.Circumstance(
                $"The link was made at {made.Time:HH:mm:ss} and used at {e.Input.ToldAt:HH:mm:ss}, within the "
                    + $"{(long)(end - signed).TotalSeconds} seconds that it lives, and S3 calls it expired: the clock that signed it is "
                    + "behind.")
                .Explaining(CauseId.UrlExpired)
            : null;
    }

    private static readonly TimeSpan Tolerance = TimeSpan.FromMinutes(15), WidestZones = TimeSpan.FromHours(14.25);
}
