using PresignTools.Diagnosis;
using PresignTools.Intake.Reading;

namespace PresignTools.Tests.Diagnosis.Causes.Permission;

public class HiddenCallNotPermittedTests
{
    [Theory]
    [InlineData("An error occurred (AccessDenied) when calling the ListBuckets operation: Access Denied", "s3:ListAllMyBuckets")]
    [InlineData("operation error S3: GetBucketLocation, https response error StatusCode: 403, api error AccessDenied: Access Denied", "s3:GetBucketLocation")]
    [InlineData("AmazonS3Exception: Access Denied (Service: Amazon S3; Status Code: 403; Error Code: AccessDenied)\n\tat com.amazonaws.services.s3.AmazonS3Client.getBucketAcl(AmazonS3Client.java:1)", "s3:GetBucketAcl")]
    [InlineData("An error occurred (AccessDenied) when calling the PutObjectTagging operation: Access Denied", "s3:PutObjectTagging")]
    public void A_call_that_tools_make_by_themselves_is_recognized(string message, string action)
    {
        PresignDiagnosis diagnosis = Paste(message);

        Assert.Equal(CauseId.HiddenCallNotPermitted, diagnosis.RootCause);
        Assert.Equal(EvidenceKind.SeenInRequest, diagnosis.EvidenceKind);
        Assert.Contains(action, diagnosis.Remedy, StringComparison.Ordinal);
    }

    [Fact]
    public void A_tool_that_is_known_for_it_is_a_circumstance()
    {
        PresignDiagnosis diagnosis = Paste("PS> Get-S3Bucket -BucketName partner-drop\nGet-S3Bucket: Access Denied");

        Assert.Equal(CauseId.HiddenCallNotPermitted, diagnosis.RootCause);
        Assert.Equal(EvidenceKind.Circumstance, diagnosis.EvidenceKind);
    }

    [Theory]
    [InlineData("$ aws s3api get-bucket-location --bucket b\nAn error occurred (AccessDenied) when calling the GetBucketLocation operation: Access Denied")]
    [InlineData("client.list_buckets()\nAn error occurred (AccessDenied) when calling the ListBuckets operation: Access Denied")]
    [InlineData("An error occurred (AccessDenied) when calling the GetObject operation: Access Denied")]
    public void A_call_that_was_asked_for_is_not_hidden(string text) =>
        Assert.DoesNotContain(CauseId.HiddenCallNotPermitted, Paste(text).PossibleCauses);

    [Fact]
    public void Another_answer_is_not_put_down_to_it() =>
        Assert.NotEqual(
            CauseId.HiddenCallNotPermitted,
            Paste("An error occurred (SignatureDoesNotMatch) when calling the ListBuckets operation: " + Failure.SignatureMessage).RootCause);

    private static PresignDiagnosis Paste(string text) => TextIntake.Read(text, out _).Diagnose();
}
