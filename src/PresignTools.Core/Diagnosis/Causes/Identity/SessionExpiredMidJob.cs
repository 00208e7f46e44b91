using PresignTools.Diagnosis.Known;
using PresignTools.Diagnosis.Reasoning;
using PresignTools.Intake;
using PresignTools.Responses;
using PresignTools.Text;

namespace PresignTools.Diagnosis.Causes.Identity;

/// <summary>The session's credentials ended while a program was still using them.</summary>
internal sealed class SessionExpiredMidJob : CauseDefinition
{
    internal override CauseInfo Info { get; } = new("session-expired-mid-job", CheckLayer.Identity)
    {
        Title = "The session's credentials ended while the job was still running",
        Why = "A program keeps the temporary credentials that it started with. Renewing them elsewhere does not reach it.",
        Fix = "Let the SDK get credentials itself (role, profile, web identity), so that it renews them, or ask for a longer session: up "
            + "to the role's MaxSessionDuration, one hour where one role assumes another.",
        Document = AwsDocuments.TemporaryCredentials,
        Stages = [S3CheckStage.Credential],
        Statuses = [400, 403],
    };

    /// <summary>Calls of a program, no URL that somebody signed before.</summary>
    internal override IEnumerable<Match> Find(FailureFacts e)
    {
        string text = e.WholeText;
        if (e.Row is not (S3Answer.TokenExpired or S3Answer.TokenRefreshRequired) || e.IsPresigned || Tellings.Presigned.IsIn(text))
        {
            yield break;
        }

        if (e.RefusedCalls.FirstOrDefault(Multipart.IsLater) is { } step)
        {
            yield return Match.SeenInRequest(
                $"{step} is not the first request of an upload: the credentials were good when it began, and ended before it was done.")
                .Explaining(CauseId.CredentialsExpiredBeforeUrl);
        }
        else if (e.RefusedCalls.Any() && Tellings.LongJob.IsIn(text))
        {
            yield return Match.Circumstance(
                "S3 says that the token has expired. The text describes work that takes long: the credentials ended before it was done.")
                .Explaining(CauseId.CredentialsExpiredBeforeUrl);
        }
        else if (e.Response?.Kind == S3ResponseKind.Text && e.Input.FullText is not null)
        {
            yield return Match.Circumstance(
                "An SDK or tool says that the token of its own call has expired. The text names no presigned URL.")
                .Explaining(CauseId.CredentialsExpiredBeforeUrl);
        }
        else if (e.IsAnswerInLog)
        {
            yield return Match.Circumstance("The answer is a line of a log without a URL: it may belong to a call of the program itself.");
        }
    }

    /// <summary>A 400 without its body, of a client that got credentials for a while, and that works at first.</summary>
    internal override IEnumerable<Match> Told(FailureFacts e, string text)
    {
        if (e.Response is null && !e.IsAccepted && !Tellings.Presigned.IsIn(text) && NoCredentials.Word(text) is { } gone
            && (LateLoss.Step(text) ?? LateLoss.Time(text)) is { } late)
        {
            bool isStep = LateLoss.Step(text) is not null;
            string evidence = $"The client has no credentials any more ('{Printable.Of(gone, 60)}') in a step that comes last ('{late}'): "
                + "what came before went through with some.";
            Match match = isStep ? Match.SeenInRequest(evidence).Compared() : Match.Circumstance(
                $"The client has no credentials any more ('{Printable.Of(gone, 60)}'), and by the text it had some at first ('{late}').");
            yield return match.Explaining(
                CauseId.UnsignedRequest, CauseId.MissingIdentityPermission, CauseId.DnsOrTls, CauseId.UnexpectedIdentity);
        }

        bool isOpen = e.Status == 400 && e.Code is null && !e.IsPresigned && !Tellings.Presigned.IsIn(text);
        if (isOpen && Session.FirstIn(text) is { } session && Tellings.LongJob.IsIn(text))
        {
            yield return Match.Circumstance(
                $"S3 answers 400 to a token that has ended, and the text speaks of a session ('{Printable.Of(session, 40)}') and of "
                    + $"time that "
                    + "passed.")
                .Explaining(CauseId.UrlMangledInTransit, CauseId.SigV2OnV4OnlyRegionOrKms);
        }
    }

    private static readonly Topic Session =
        new("session token", "session_token", "cognito", "amplify", "temporary credentials", "federated", "assumed role", "assume role",
            "sts ");
}
