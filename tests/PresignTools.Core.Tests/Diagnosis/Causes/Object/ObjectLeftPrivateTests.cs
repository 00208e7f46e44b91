using PresignTools.Diagnosis;
using PresignTools.Intake.Reading;

namespace PresignTools.Tests.Diagnosis.Causes.Object;

public class ObjectLeftPrivateTests
{
    private const string Plain = "GET https://examplebucket.s3.eu-central-1.amazonaws.com/a.png 403 (Forbidden)";

    [Theory]
    [InlineData("The file was uploaded successfully with the presigned URL.")]
    [InlineData("The upload works, opening the link does not.")]
    [InlineData("アップロードはできるのに、開けません。")]
    public void A_plain_URL_after_an_upload_that_went_well_is_recognized(string told)
    {
        PresignDiagnosis diagnosis = Paste($"{told}\n{Plain}\n<Error><Code>AccessDenied</Code><Message>Access Denied</Message></Error>");

        Assert.Equal(CauseId.ObjectLeftPrivate, diagnosis.RootCause);
        Assert.Equal(EvidenceKind.SeenInRequest, diagnosis.EvidenceKind);
    }

    [Fact]
    public void A_signed_URL_and_a_plain_one_of_which_no_upload_is_told_are_not()
    {
        string signed = $"The upload works.\nGET {Verification.Signed.Url()} 403 (Forbidden)\n<Error><Code>AccessDenied</Code><Message>Access Denied</Message></Error>";

        Assert.DoesNotContain(CauseId.ObjectLeftPrivate, Paste(signed).PossibleCauses);
        Assert.DoesNotContain(CauseId.ObjectLeftPrivate, Paste(Plain).PossibleCauses);
    }

    [Fact]
    public void A_missing_object_is_not_put_down_to_it() =>
        Assert.NotEqual(
            CauseId.ObjectLeftPrivate,
            Paste($"The upload works.\n{Plain}\n<Error><Code>NoSuchKey</Code><Message>The specified key does not exist.</Message></Error>").RootCause);

    private static PresignDiagnosis Paste(string text) => TextIntake.Read(text, out _).Diagnose();
}
