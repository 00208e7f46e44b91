using System.Globalization;
using PresignTools.Diagnosis.Known;
using PresignTools.Diagnosis.Reasoning;
using PresignTools.Inspection;
using PresignTools.Responses;
using PresignTools.Text;

namespace PresignTools.Diagnosis.Causes.Request;

/// <summary>The URL has expired.</summary>
internal sealed class UrlExpired : CauseDefinition
{
    internal override CauseInfo Info { get; } = new("url-expired", CheckLayer.Request)
    {
        Title = "The URL has expired",
        Why = "A URL ends at its signing time plus X-Amz-Expires, by S3's clock. S3 checks this before the signature.",
        Fix = "Sign a new URL. The expiry cannot be extended, because it is signed.",
        Document = AwsDocuments.Presigned,
        Stages = [S3CheckStage.Time, S3CheckStage.PostPolicy],
        Statuses = [403],
    };

    internal override IEnumerable<UrlPlace> PlacesInUrl(FailureFacts e) =>
        e.Url is { ExpiresAt: { } end } url
            ? [new(url.SignatureVersion == SignatureVersion.SigV2 ? "Expires" : "X-Amz-Expires", Ending(end, e))]
            : [];

    internal override bool IsRuledOut(FailureFacts e) =>
        e.Has(CauseId.ExpiryInvalid)
        || (
            (e.Code is null || e.IsBareDenial)
            && e.Clock.ExcludesEnd
            && e.Url is { SignedAt: { } signed, ExpiresAt: { } end }
            && signed <= e.AsOf
            && e.AsOf <= end);

    /// <summary>Servers that judge a presigned URL as a request signed in its headers say so of one that has ended.</summary>
    internal override bool AlsoGives(FailureFacts e) => e is { Code: "RequestTimeTooSkewed", IsPresigned: true } || e.HasNoTokenToEnd;

    internal override bool IsProvenByAnswer(FailureFacts e) => true;

    /// <summary>S3 says when its own clock was past the end; that is proof, whatever the clock here says.</summary>
    internal override IEnumerable<Match> Find(FailureFacts e)
    {
        if (
            e.Form?.Policy is { Expiration: { } formEnd }
            && formEnd < e.AsOf
            && (e.Response is null || e.IsBareDenial || e.Stage == S3CheckStage.PostPolicy))
        {
            // Judged before the conditions: what else does not fit was never looked at.
            yield return (Match.SeenInRequest($"The form's policy ended at {Times.Utc(formEnd)}.") with { IsDefect = true })
                .Explaining(CauseId.PostPolicyMismatch);
        }

        if (e is { Code: "RequestTimeTooSkewed", IsPresigned: true, Url: { ExpiresAt: { } over, SignedAt: { } from } }
            && over < e.AsOf && !e.Has(CauseId.DateScopeMismatch))
        {
            yield return Match.SeenInRequest(
                $"Signed at {Times.Utc(from)}, ended at {Times.Utc(over)}: some servers call that a signing time too far from their clock.")
                .Explaining(CauseId.ClockSkew);
        }

        // Google Cloud Storage says ExpiredToken of a URL that has ended; without a session token nothing else can have.
        if (e is { HasNoTokenToEnd: true, Url.ExpiresAt: { } ended } && ended < e.AsOf)
        {
            yield return Match.SeenInRequest(
                $"The URL has no session token that could have ended; the URL itself ended at {Times.Utc(ended)}.")
                .Explaining(CauseId.CredentialsExpiredBeforeUrl);
        }

        // Time is judged before the signature by every server that is known.
        if (e.IsBareDenial && e.Has(CauseId.UrlExpired))
        {
            yield return Match.Circumstance("The server judges the time before the signature.").Explaining(CauseId.WrongMethod);
        }

        // A cache that keeps redirects hands out links that have ended: registries, download hosts.
        if (
            (e.IsSilentRefusal || e.IsBareDenial)
            && e.Clock.IsOfFailure
            && e.Input.Redirects.Select(static r => LinkEnd.Of(r.Location)).FirstOrDefault(static t => t is not null) is { } linkEnd
            && linkEnd < e.AsOf)
        {
            yield return Match.SeenInRequest(
                $"The redirect leads to a signed link that ended at {Times.Utc(linkEnd)}: an old redirect was used again.",
                "Do not cache redirects to signed links, or only as long as the link lives.");
        }

        // A URL that lives 0 seconds is answered so too; it never was valid.
        if (e.Row is not (S3Answer.UrlExpired or S3Answer.PostPolicyExpired) || e.Has(CauseId.ExpiryInvalid))
        {
            yield break;
        }

        if (e.Response is not { ExpiresAt: { } end, ServerTime: { } server })
        {
            yield return Match.NamedByAnswer(e.AnsweredSentence + Contradiction(e));
            yield break;
        }

        TimeSpan late = server - end;
        if (late < TimeSpan.Zero)
        {
            yield break;
        }

        // A clock that is slow by minutes makes URLs of minutes that have ended when they are made; S3's answer is the same.
        bool lives = e.Url?.ExpiresAt - e.Url?.SignedAt is { } life && life >= TimeSpan.FromHours(1);
        bool certain = e.Row == S3Answer.UrlExpired && (late > TimeSpan.FromDays(1) || (lives && late > TimeSpan.FromSeconds(5)));
        string evidence = $"The URL ended at {Times.Utc(end)}; S3's clock said {Times.Utc(server)}, {Times.Whole(late)} later.";
        string slow =
            certain || late >= TimeSpan.FromHours(2)
                ? string.Empty
                : $" If it was fresh when it was used, the clock that signed it is {(int)Math.Ceiling(late.TotalMinutes)} minutes or more "
                    + $"behind.";
        yield return certain ? Match.StatedByS3(evidence) : Match.NamedByAnswer(evidence + slow);
    }

    private static string Ending(DateTimeOffset end, FailureFacts e) => (end < e.AsOf ? "ended " : "ends ") + Times.Utc(end);

    /// <summary>S3 says that it is over, and the URL in the text still lasts: one of the two belongs to another request.</summary>
    private static string Contradiction(FailureFacts e) => e.Url?.ExpiresAt is { } end && end > e.AsOf
        ? $" But this URL is valid until {Times.Utc(end)}: the answer is to another URL, or the dates in this one were changed."
        : string.Empty;

    /// <summary>It fails after as long as the URL lives: parts, queues and pages that use a link long after it was signed.</summary>
    internal override IEnumerable<Match> Told(FailureFacts e, string text)
    {
        bool mayBe = e.IsSilentRefusal || e.IsBareDenial || e.Row is S3Answer.UrlExpired;
        if (mayBe && Lifetime(e, text) is { } seconds && ToldDuration.In(text, seconds) is { } told)
        {
            yield return Match.Circumstance(
                $"The URL lives {seconds} seconds, and the text says that it fails at '{Printable.Of(told, 40)}': that is when it ends.",
                "Sign a URL when it is needed, not long before: each part of a multipart upload for itself. Or sign for longer than the "
                    + "transfer takes to begin.");
        }
    }

    /// <summary>How long the URL lives by itself, by the code that signs it, or by a query of which only a part is shown.</summary>
    private static long? Lifetime(FailureFacts e, string text)
    {
        const string Name = "X-Amz-Expires=";
        if (e.Url is { SignedAt: { } from, ExpiresAt: { } to })
        {
            return (long)(to - from).TotalSeconds;
        }

        int at = Scan.Find(text, Name, 0, true);
        string? given = at < 0 ? e.SignedParameter("expires") : text[(at + Name.Length)..Scan.Skip(text, at + Name.Length, Scan.IsDigit)];
        return long.TryParse(given, NumberStyles.None, CultureInfo.InvariantCulture, out long seconds) ? seconds : null;
    }
}
