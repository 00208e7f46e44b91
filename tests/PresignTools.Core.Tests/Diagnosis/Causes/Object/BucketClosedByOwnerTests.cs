using PresignTools.Diagnosis;
using PresignTools.Intake.Reading;

namespace PresignTools.Tests.Diagnosis.Causes.Object;

public class BucketClosedByOwnerTests
{
    [Theory]
    [InlineData("<Error><Code>AllAccessDisabled</Code><Message>All access to this object has been disabled</Message></Error>")]
    [InlineData("botocore.exceptions.ClientError: An error occurred (AccountProblem) when calling the ListObjectsV2 operation: There is a problem with your AWS account that prevents the operation from completing successfully.")]
    [InlineData("download failed: All access to this bucket has been disabled")]
    public void An_answer_that_names_it_is_recognized(string text)
    {
        PresignDiagnosis diagnosis = Paste(text);

        Assert.Equal(CauseId.BucketClosedByOwner, diagnosis.RootCause);
        Assert.Equal(EvidenceKind.NamedByAnswer, diagnosis.EvidenceKind);
    }

    [Fact]
    public void A_dataset_that_worked_before_is_what_a_person_reports()
    {
        PresignDiagnosis diagnosis = Paste("The dataset worked last month.\nGET https://examplebucket.s3.eu-central-1.amazonaws.com/train.zip 403 (Forbidden)\n<Error><Code>AccessDenied</Code><Message>Access Denied</Message></Error>");

        Assert.Equal(CauseId.BucketClosedByOwner, diagnosis.RootCause);
        Assert.Equal(EvidenceKind.Reported, diagnosis.EvidenceKind);
    }

    [Fact]
    public void A_presigned_URL_that_worked_before_is_another_matter() =>
        Assert.DoesNotContain(
            CauseId.BucketClosedByOwner,
            Paste("The presigned link worked yesterday.\nGET https://examplebucket.s3.eu-central-1.amazonaws.com/a 403 (Forbidden)").PossibleCauses);

    [Fact]
    public void A_signature_that_does_not_match_is_not_put_down_to_it() =>
        Assert.DoesNotContain(CauseId.BucketClosedByOwner, Paste("The dataset worked last month.\nSignatureDoesNotMatch: " + Failure.SignatureMessage).PossibleCauses);

    private static PresignDiagnosis Paste(string text) => TextIntake.Read(text, out _).Diagnose();
}
