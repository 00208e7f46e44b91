using PresignTools.Diagnosis;
using PresignTools.Intake.Reading;

namespace PresignTools.Tests.Diagnosis.Told;

/// <summary>A piece of S3's sentence about a denial, as people and logs show it.</summary>
public class PieceOfSentenceTests
{
    [Theory]
    [InlineData("scp-or-rcp-deny", "terraform apply in the new account: AccessDenied: User: ... is not authorized to perform: s3:PutBucketPolicy on resource: \"...\" with an explicit deny in a service control policy")]
    [InlineData("permissions-boundary", "api error AccessDenied: not authorized to perform: s3:PutObject because no permissions boundary allows the s3:PutObject action")]
    [InlineData("session-policy", "airflow: because no session policy allows the s3:ListBucket action. The role has it.")]
    [InlineData("vpc-endpoint-policy", "spark executor: AccessDenied ... because no VPC endpoint policy allows the s3:GetObject action")]
    [InlineData("hidden-call-not-permitted", "mountain duck: not authorized to perform: s3:GetBucketLocation because no identity-based policy allows the s3:GetBucketLocation action. user may read and write amzn-s3-demo-bucket/*")]
    [InlineData("hidden-call-not-permitted", "aws s3 sync s3://a s3://b fails for 1 file of 400: An error occurred (AccessDenied) when calling the PutObjectTagging operation: User: arn:aws:iam::111122223333:user/s is not authorized to perform: s3:PutObjectTagging on resource: \"arn:aws:s3:::b/x\" because no identity-based policy allows the s3:PutObjectTagging action")]
    [InlineData("hidden-call-not-permitted", "Veeam: add object storage: not authorized to perform: s3:ListAllMyBuckets on resource: arn:aws:s3:::* because no identity-based policy allows the s3:ListAllMyBuckets action")]
    [InlineData("hidden-call-not-permitted", "terraform import aws_s3_bucket: User: arn:aws:iam::111122223333:user/tf is not authorized to perform: s3:GetBucketAcl on resource: \"arn:aws:s3:::amzn-s3-demo-bucket\" because no identity-based policy allows the s3:GetBucketAcl action")]
    [InlineData("acl-without-permission-or-acls-disabled", "Filestash upload: AccessDenied: not authorized to perform: s3:PutObjectAcl on resource: arn:aws:s3:::amzn-s3-demo-bucket/a because no identity-based policy allows the s3:PutObjectAcl action")]
    public void A_text_that_tells_the_cause(string cause, string text) => Assert.Equal(cause, Read(text).RootCause);

    [Theory]
    [InlineData("hidden-call-not-permitted", "aws s3api put-object-tagging --bucket b --key k --tagging 'TagSet=[]'\nAn error occurred (AccessDenied) when calling the PutObjectTagging operation: User: arn:aws:iam::111122223333:user/s is not authorized to perform: s3:PutObjectTagging on resource: \"arn:aws:s3:::b/k\" because no identity-based policy allows the s3:PutObjectTagging action")]
    public void Words_alike_that_tell_another_story(string cause, string text) => Assert.NotEqual(cause, Read(text).RootCause);

    private static PresignDiagnosis Read(string text) =>
        TextIntake.Read(text, out _).Diagnose();
}
