using PresignTools.Diagnosis;
using PresignTools.Intake;
using PresignTools.Intake.Reading;
using PresignTools.Signing;
using PresignTools.Tests.Verification;

namespace PresignTools.Tests.Diagnosis.Causes.Identity;

public class CredentialsExpiredBeforeUrlTests : CauseTests
{
    private const string WeekOfARole = "boto3 generate_presigned_url(ExpiresIn=604800), instance role";

    private static readonly DiagnosisInput ThreeHoursOld = Get(S3Says.Status(400)) with
    {
        Url = Signed.Url(by: Signed.Session, expires: 43200),
        AsOf = Signed.Time + TimeSpan.FromHours(3),
    };

    private static readonly SigningCredentials EndedAfterFiveMinutes = new(
        Signed.Session.AccessKeyId, Signed.Secret, Signed.Session.SessionToken, Signed.Time + TimeSpan.FromMinutes(5));

    private protected override string Cause => CauseId.CredentialsExpiredBeforeUrl;

    private protected override CauseRow[] Recognized =>
    [
        new("S3 says that the token has ended", Get(S3Says.Row("token-expired")) with { Url = Signed.Url(by: Signed.Session) })
        {
            By = FoundBy.Answer,
            Kind = EvidenceKind.StatedByS3,
            Says = "The provided token has expired",
        },
        new("S3 wants the token to be refreshed", Get(S3Says.Row("token-refresh-required")))
        {
            By = FoundBy.Answer,
            Kind = EvidenceKind.StatedByS3,
            Says = "must be refreshed",
            // The answer is about a token, and the URL has none: it may be an answer to another request.
            Weighed = EvidenceKind.NamedByAnswer,
        },
        new("a URL for a week, signed by a role", new()
        {
            SignedBy = WeekOfARole,
            ClientMessage = "works for some hours, meant for 7 days",
        })
        {
            Kind = EvidenceKind.SeenInAccount,
            Says = "after 12 hours at most",
        },
        new("refused without a word three hours after a role signed it", ThreeHoursOld)
        {
            Kind = EvidenceKind.SeenInAccount,
            Says = "a role's session lives an hour",
        },
        new("the credentials that were given have ended", Get() with
        {
            Url = Signed.Url(by: Signed.Session),
            Credentials = EndedAfterFiveMinutes,
        })
        {
            By = FoundBy.Checks,
            Kind = EvidenceKind.Recomputed,
            Says = "The credentials ended at 2026-03-01T12:05:00Z",
        },
        new("a session token that is older than any session", Get() with
        {
            Url = Signed.Url(by: Signed.Session, expires: 604800),
            AsOf = Signed.Time + TimeSpan.FromDays(3),
        })
        {
            By = FoundBy.Checks,
            Kind = EvidenceKind.SeenInRequest,
            Says = "No session token lives longer than 36 hours",
        },
    ];

    private protected override CauseRow[] LooksAlike =>
    [
        new("half an hour after a role signed it", ThreeHoursOld with { AsOf = Signed.Time + TimeSpan.FromMinutes(30) })
        {
            Root = CauseRow.Undecided,
        },
        new("a long-term key signed it", ThreeHoursOld with { Url = Signed.Url(expires: 43200) })
        {
            Root = CauseRow.Undecided,
        },
        new("the URL itself has ended", ThreeHoursOld with { Url = Signed.Url(by: Signed.Session), Response = S3Says.Status(403) })
        {
            Root = CauseId.UrlExpired,
        },
        new("a URL for a week, signed by a user", new()
        {
            SignedBy = "boto3 generate_presigned_url(ExpiresIn=604800)",
            ClientMessage = "meant for 7 days",
        }),
    ];

    private protected override CauseRow[] OtherAnswers =>
    [
        new("a refusal without a word: S3 answers an ended token with 400", ThreeHoursOld with { Response = S3Says.Status(403) })
        {
            Root = CauseRow.Undecided,
        },
        new("S3 compared the signature, after the token", ThreeHoursOld with { Response = Failure.Mismatch })
        {
            Root = CauseRow.Undecided,
        },
        new("S3 looked at the policies, after the token", ThreeHoursOld with
        {
            Response = S3Says.Row("access-denied-implicit", Denials.Implicit),
        })
        {
            Root = CauseId.MissingIdentityPermission,
        },
    ];

    [Theory]
    [InlineData("sync.log: 02:14:07 part 812 failed: <Error><Code>ExpiredToken</Code><Message>The provided token has expired.</Message></Error>\nsync.log: 02:14:07 giving up", false)]
    [InlineData("<Error><Code>ExpiredToken</Code><Message>The provided token has expired.</Message></Error>", true)]
    [InlineData("we hand out presigned URLs, since noon:\n<Error><Code>ExpiredToken</Code><Message>The provided token has expired.</Message></Error>", true)]
    public void An_ended_token_in_a_programs_log_may_be_the_programs_own(string text, bool isProven)
    {
        PresignDiagnosis diagnosis = TextIntake.Read(text, out _).Diagnose();

        Assert.Equal(isProven ? Certainty.Established : Certainty.Likely, diagnosis.Certainty);
        Assert.Contains(CauseId.SessionExpiredMidJob, isProven ? [CauseId.SessionExpiredMidJob] : diagnosis.PossibleCauses);
    }
}
