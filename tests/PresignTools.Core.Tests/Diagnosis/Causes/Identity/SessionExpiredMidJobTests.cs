using PresignTools.Diagnosis;
using PresignTools.Intake.Reading;

namespace PresignTools.Tests.Diagnosis.Causes.Identity;

public class SessionExpiredMidJobTests
{
    private const string Expired = "An error occurred (ExpiredToken) when calling the {0} operation: The provided token has expired.";

    [Theory]
    [InlineData("UploadPart")]
    [InlineData("CompleteMultipartUpload")]
    public void A_later_step_of_an_upload_is_recognized(string operation)
    {
        PresignDiagnosis diagnosis = Paste(Expired.Replace("{0}", operation, StringComparison.Ordinal));

        Assert.Equal(CauseId.SessionExpiredMidJob, diagnosis.RootCause);
        Assert.Equal(EvidenceKind.SeenInRequest, diagnosis.EvidenceKind);
    }

    [Fact]
    public void Work_that_takes_long_is_a_circumstance()
    {
        PresignDiagnosis diagnosis = Paste("the sync runs for 3 hours, then\n" + Expired.Replace("{0}", "PutObject", StringComparison.Ordinal));

        Assert.Equal(CauseId.SessionExpiredMidJob, diagnosis.RootCause);
        Assert.Equal(EvidenceKind.Circumstance, diagnosis.EvidenceKind);
    }

    [Fact]
    public void A_presigned_URL_ends_with_its_signers_credentials() =>
        Assert.Equal(
            CauseId.CredentialsExpiredBeforeUrl,
            Paste("the presigned URL worked for hours, then\n<Error><Code>ExpiredToken</Code><Message>The provided token has expired.</Message></Error>").RootCause);

    [Fact]
    public void Another_answer_is_not_put_down_to_it() =>
        Assert.DoesNotContain(
            CauseId.SessionExpiredMidJob,
            Paste("after 3 hours: An error occurred (AccessDenied) when calling the UploadPart operation: Access Denied").PossibleCauses);

    private static PresignDiagnosis Paste(string text) => TextIntake.Read(text, out _).Diagnose();
}
