using System.Globalization;
using PresignTools.Responses;

namespace PresignTools.Diagnosis.Rules;

/// <summary>Time: a URL that has ended, and clocks that are wrong.</summary>
internal static class ClockRules
{
    /// <summary>S3 says when its own clock was past the end; that is proof, whatever the clock here says.</summary>
    internal static Suspect? Expired(Evidence e)
    {
        // A URL that lives 0 seconds is answered so too; it never was valid.
        if (e.Row is not ("url-expired" or "post-policy-expired") || e.Has(CauseId.ExpiryInvalid))
        {
            return null;
        }

        S3ErrorResponse answer = e.Response!;
        if (answer.ExpiresAt is not { } end || answer.ServerTime is not { } server)
        {
            return Suspect.Likely(CauseId.UrlExpired, 80, AnswerRules.Said(answer));
        }

        TimeSpan late = server - end;
        string evidence = $"The URL ended at {Text(end)}; S3's clock said {Text(server)}.";

        // Only just: clocks that differ by seconds do that to URLs of a few seconds.
        // A clock that is slow by minutes makes URLs of minutes that have ended when they are made; S3's answer is the same.
        bool lives = e.Url?.ExpiresAt - e.Url?.SignedAt is { } life && life >= TimeSpan.FromHours(1);
        bool certain = e.Row == "url-expired" && (late > TimeSpan.FromDays(1) || (lives && late > TimeSpan.FromSeconds(5)));
        if (!certain && late < TimeSpan.FromHours(2))
        {
            evidence += $" If it was fresh when it was used, the clock that signed it is {(int)Math.Ceiling(late.TotalMinutes)} minutes or more behind.";
        }

        return late < TimeSpan.Zero
            ? Suspect.Likely(CauseId.ClockSkew, 70, evidence)
            : new Suspect(CauseId.UrlExpired, certain ? Certainty.Established : Certainty.Likely, 94, evidence);
    }

    /// <summary>The clock that signed is ahead: S3 lets about 15 minutes pass.</summary>
    internal static Suspect? Ahead(Evidence e)
    {
        if (e.Url is not { SignedAt: { } signed } || e.Response is { } r && r.Stage is not (S3CheckStage.Time or S3CheckStage.Unknown) || e.Has(CauseId.ClockSkew))
        {
            return null;
        }

        TimeSpan early = signed - (e.Response?.ServerTime ?? e.AsOf);
        return early > TimeSpan.FromMinutes(5)
            ? Suspect.Likely(CauseId.ClockSkew, e.Response is null ? 40 : 74, $"X-Amz-Date is {Text(signed)}, {(int)early.TotalMinutes} minutes after {Text(e.Response?.ServerTime ?? e.AsOf)}: the clock that signed is ahead.")
            : null;
    }

    /// <summary>Header-signed requests name both clocks.</summary>
    internal static Suspect? Skewed(Evidence e) =>
        e.Code == "RequestTimeTooSkewed"
            ? new Suspect(CauseId.ClockSkew, Certainty.Established, 98, e.Response is { SignedAt: { } signed, ServerTime: { } server }
                ? $"The request says {Text(signed)}, S3's clock {Text(server)}: more than 15 minutes apart."
                : "S3 says that the clock of the signer differs from its own by more than 15 minutes.")
            : null;

    private static string Text(DateTimeOffset time) => time.UtcDateTime.ToString("yyyy-MM-dd'T'HH:mm:ss'Z'", CultureInfo.InvariantCulture);
}
