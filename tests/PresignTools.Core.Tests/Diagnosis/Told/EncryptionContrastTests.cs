using PresignTools.Diagnosis;
using PresignTools.Intake.Reading;

namespace PresignTools.Tests.Diagnosis.Told;

/// <summary>An upload with an encryption option works, and that of another client is refused.</summary>
public class EncryptionContrastTests
{
    [Theory]
    [InlineData("fluentd: s3 upload of app.log failed: AccessDenied: Access Denied\nfrom the same box this works:\naws s3 cp app.log s3://example-logs/app.log --sse AES256")]
    [InlineData("The agent logs AccessDenied: Access Denied for every upload.\naws s3api put-object --bucket example-logs --key a --body a --server-side-encryption AES256 works fine")]
    [InlineData("jenkins plugin: Failed to upload files. AccessDenied: Access Denied\n\nawscli is OK\naws s3 cp a.zip s3://example-logs/a.zip --sse\nupload: ./a.zip to s3://example-logs/a.zip")]
    [InlineData("terraform state: AccessDenied: Access Denied\nby hand it succeeds:\naws s3 cp t.tfstate s3://example-logs/ --sse aws:kms --sse-kms-key-id alias/state")]
    public void A_policy_demands_what_the_option_adds(string text) =>
        Assert.Equal(CauseId.SseHeaderRequiredByPolicy, Read(text).RootCause);

    [Theory]
    [InlineData("The bucket has a CMK as default encryption. kinesis agent: AccessDenied: Access Denied\naws s3 cp a.log s3://example-logs/ --sse AES256 works")]
    [InlineData("default encryption: SSE-KMS with a customer managed key\nvector: 403 Forbidden on upload to S3\nthis goes through:\naws s3 cp a.log s3://example-logs/a.log --sse aws:kms")]
    public void The_key_of_the_bucket_is_not_granted(string text) => Assert.Equal(CauseId.KmsPermissionMissing, Read(text).RootCause);

    [Theory]
    [InlineData("vector: AccessDenied: Access Denied on upload to S3\naws s3 cp a.log s3://example-logs/ --sse AES256\nupload failed: An error occurred (AccessDenied) when calling the PutObject operation: Access Denied")]
    [InlineData("vector: AccessDenied: Access Denied on upload to S3\naws s3 cp a.log s3://example-logs/ works")]
    [InlineData("vector: AccessDenied: Access Denied on upload to S3\naws s3 cp a.log s3://example-logs/ --sse does not work either")]
    public void No_contrast(string text)
    {
        Assert.NotEqual(CauseId.SseHeaderRequiredByPolicy, Read(text).RootCause);
        Assert.NotEqual(CauseId.KmsPermissionMissing, Read(text).RootCause);
    }

    [Theory]
    [InlineData("S3 download refused. The error mentions Decrypt and \"no identity-based policy allows\", I can't copy all of it.", true)]
    [InlineData("S3 upload: the message ends with because no identity-based policy allows the kms:GenerateDataKey action", true)]
    [InlineData("S3 upload: the message ends with because no identity-based policy allows the s3:PutObject action", false)]
    public void A_sentence_of_KMS_in_parts(string text, bool isKms) =>
        Assert.Equal(isKms ? CauseId.KmsPermissionMissing : CauseId.MissingIdentityPermission, Read(text).RootCause);

    private static PresignDiagnosis Read(string text) => TextIntake.Read(text, out _).Diagnose();
}
