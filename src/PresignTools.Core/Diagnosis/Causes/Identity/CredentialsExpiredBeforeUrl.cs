using PresignTools.Diagnosis.Known;
using PresignTools.Diagnosis.Reasoning;
using PresignTools.Responses;
using PresignTools.Text;

namespace PresignTools.Diagnosis.Causes.Identity;

/// <summary>The signer's temporary credentials end before the URL does.</summary>
internal sealed class CredentialsExpiredBeforeUrl : CauseDefinition
{
    internal override CauseInfo Info { get; } = new("credentials-expired-before-url", CheckLayer.Identity)
    {
        Title = "The signer's temporary credentials end before the URL does",
        Why = "A URL lives no longer than the credentials that signed it, whatever X-Amz-Expires says. When the session ends, "
            + "S3 refuses the token.",
        Fix = "Sign with credentials that live as long as the URL must, or sign a fresh URL when it is needed.",
        Document = AwsDocuments.Presigned,
        Stages = [S3CheckStage.Credential],
        Statuses = [400],
    };

    internal override IEnumerable<UrlPlace> PlacesInUrl(FailureFacts e) => [new("X-Amz-Security-Token", "this session")];

    /// <summary>
    /// Where the answer stands in a program's log and nobody speaks of a URL, the session of that program may have ended as well.
    /// </summary>
    internal override bool IsProvenByAnswer(FailureFacts e) =>
        !e.HasNoTokenToEnd && (e.IsPresigned || Tellings.Presigned.IsIn(e.Input.FullText) || !e.IsAnswerInLog);

    // A session lives 12 hours as a role, 36 as a user (AWS STS, durations).
    private const int LongestSession = 36;

    private static readonly string[] InTime =
        ["after", "later", "expire", "no longer", "for long", "old", "stop", "early", "earlier", "sooner", "before the", "next day"];

    /// <summary>A URL with a token that is kept for longer than a session, and fails in time.</summary>
    private static bool IsToldOfSession(FailureFacts e) =>
        (e.Response is null || (e.Status is 400 or 403 && e.Code is null)) && e.NotReachedWord is null && !e.IsAccepted
        && e.Input.FullText is { } text && text.ContainsAny("X-Amz-Security-Token") && !Topics.CorsComplaint.IsIn(text)
        && text.ContainsAny(InTime) && ToldLifetime.IsLongerThan(text, LongestSession);

    /// <summary>A token that ended: the URL ends with the credentials, whatever X-Amz-Expires says.</summary>
    internal override IEnumerable<Match> Find(FailureFacts e)
    {
        if (e.Url is null && e.Response is null && e.IsTemporaryKey && Topics.LongerThanASession.IsIn(e.AllText))
        {
            yield return Match.SeenInAccount(
                "The signer's credentials are temporary, and the URL was meant to live longer than any session does: it ends with the "
                    + "session, after 12 hours at most "
                + "for a role.");
        }

        else if (IsToldOfSession(e))
        {
            yield return Match.SeenInAccount(
                "The URL has a session token, so its credentials are temporary. It was meant to live longer than any session does: it "
                    + "ends with the session, after 36 hours at most.");
        }

        bool silent = e.Response is null || e.IsSilentRefusal || e.Row == S3Answer.Status400;
        if (silent && e.IsTemporaryKey && e.Clock.IsOfFailure && e.Url is { HasSessionToken: true, SignedAt: { } signed } url
            && e.AsOf - signed > TimeSpan.FromHours(1) && url.ExpiresAt > e.AsOf)
        {
            yield return Match.SeenInAccount(
                $"Signed with a temporary key {Times.Rough(e.AsOf - signed)} ago; a role's session lives an hour unless it was asked to "
                    + $"live longer, and the URL ends with it.");
        }
    }
}
