using PresignTools.Diagnosis;
using PresignTools.Intake.Reading;

namespace PresignTools.Tests.Diagnosis.Causes.Permission;

public class MultipartStepPermissionTests
{
    [Theory]
    [InlineData("An error occurred (AccessDenied) when calling the UploadPart operation: Access Denied", "kms:Decrypt")]
    [InlineData("AccessDenied: Access Denied\n    at ManagedUpload.uploadPart (node_modules/aws-sdk/lib/s3/managed_upload.js:1)", "kms:Decrypt")]
    [InlineData("An error occurred (AccessDenied) when calling the ListMultipartUploads operation: Access Denied", "s3:ListBucketMultipartUploads")]
    [InlineData("operation error S3: AbortMultipartUpload, StatusCode: 403, api error AccessDenied: Access Denied", "s3:AbortMultipartUpload")]
    public void A_step_that_was_refused_is_recognized(string message, string action)
    {
        PresignDiagnosis diagnosis = Paste(message);

        Assert.Equal(CauseId.MultipartStepPermission, diagnosis.RootCause);
        Assert.Equal(EvidenceKind.SeenInRequest, diagnosis.EvidenceKind);
        Assert.Contains(action, diagnosis.Remedy, StringComparison.Ordinal);
    }

    [Fact]
    public void Large_files_only_is_what_a_person_reports()
    {
        PresignDiagnosis diagnosis = Paste("small files work, large files fail\nPUT upload failed: AccessDenied: Access Denied");

        Assert.Equal(CauseId.MultipartStepPermission, diagnosis.RootCause);
        Assert.Equal(EvidenceKind.Reported, diagnosis.EvidenceKind);
    }

    [Fact]
    public void With_a_KMS_key_it_is_the_permission_on_the_key() =>
        Assert.Equal(
            CauseId.KmsPermissionMissing,
            Paste("ServerSideEncryption: 'aws:kms'\nAn error occurred (AccessDenied) when calling the UploadPart operation: Access Denied").RootCause);

    [Fact]
    public void A_single_upload_and_another_answer_are_not_put_down_to_it()
    {
        Assert.DoesNotContain(
            CauseId.MultipartStepPermission,
            Paste("An error occurred (AccessDenied) when calling the PutObject operation: Access Denied").PossibleCauses);
        Assert.DoesNotContain(
            CauseId.MultipartStepPermission,
            Paste("An error occurred (ExpiredToken) when calling the UploadPart operation: The provided token has expired.").PossibleCauses);
    }

    private static PresignDiagnosis Paste(string text) => TextIntake.Read(text, out _).Diagnose();
}
