using PresignTools.Diagnosis;
using PresignTools.Intake.Reading;

namespace PresignTools.Tests.Diagnosis.Causes.Identity;

public class AssumeRoleDeniedTests
{
    private const string S3Denies = "AccessDenied: User: arn:aws:sts::111122223333:assumed-role/node/i-0a1b2c3d4e5f67890 is not authorized to perform: "
        + "s3:PutObject on resource: \"arn:aws:s3:::amzn-s3-demo-bucket/a\" because no identity-based policy allows the s3:PutObject action";

    [Theory]
    [InlineData("aws s3 ls --profile deploy\nAn error occurred (AccessDenied) when calling the AssumeRole operation: User: arn:aws:iam::111122223333:user/ci is not authorized to perform: sts:AssumeRole on resource: arn:aws:iam::444455556666:role/deploy")]
    [InlineData("upload of the site to S3\nError: Could not assume role with OIDC: Not authorized to perform sts:AssumeRoleWithWebIdentity")]
    [InlineData("err=\"store put chunk: WebIdentityErr: failed to retrieve credentials\\ncaused by: AccessDenied: Not authorized to perform sts:AssumeRoleWithWebIdentity\\n\\tstatus code: 403, request id: 6c3b\"")]
    [InlineData("operation error S3: ListObjectsV2, get identity: get credentials: failed to refresh cached credentials, operation error STS: AssumeRoleWithWebIdentity, https response error StatusCode: 403, RequestID: 5f, api error AccessDenied: Not authorized to perform sts:AssumeRoleWithWebIdentity")]
    [InlineData("software.amazon.awssdk.services.sts.model.StsException: User: arn:aws:sts::111122223333:assumed-role/node/i-0123456789abcdef0 is not authorized to perform: sts:AssumeRole on resource: arn:aws:iam::111122223333:role/app (Service: Sts, Status Code: 403, Request ID: 1)")]
    [InlineData("Aws::STS::Errors::AccessDenied: User: arn:aws:iam::111122223333:user/rails is not authorized to perform: sts:AssumeRole on resource: arn:aws:iam::111122223333:role/uploads (active storage, s3)")]
    [InlineData("a stage on S3: Error assuming AWS_ROLE: User: arn:aws:iam::111122223333:user/abc1 is not authorized to perform: sts:AssumeRole on resource: arn:aws:iam::444455556666:role/stage")]
    [InlineData("COPY from s3: User arn:aws:redshift:us-east-1:111122223333:dbuser:cl/awsuser is not authorized to assume IAM Role arn:aws:iam::111122223333:role/copy")]
    [InlineData("Firehose to S3: Firehose is unable to assume role arn:aws:iam::111122223333:role/firehose. Please check the role provided.")]
    [InlineData("error configuring S3 Backend: IAM Role (arn:aws:iam::444455556666:role/tf-state) cannot be assumed.")]
    public void STS_refuses_the_role(string text)
    {
        PresignDiagnosis diagnosis = Read(text);

        Assert.Equal(CauseId.AssumeRoleDenied, diagnosis.RootCause);
        Assert.Equal(EvidenceKind.NamedByAnswer, diagnosis.EvidenceKind);
        Assert.DoesNotContain("signature were accepted", diagnosis.Explanation, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("An error occurred (InvalidIdentityToken) when calling the AssumeRoleWithWebIdentity operation: No OpenIDConnect provider found in your account for https://oidc.eks.eu-west-1.amazonaws.com/id/ABC\ns3.upload_file", "no identity provider", "identity provider for the issuer")]
    [InlineData("uploads to s3: InvalidIdentityToken: Incorrect token audience status code: 400", "another audience", "sts.amazonaws.com")]
    [InlineData("aws s3 cp\nAn error occurred (InvalidIdentityToken) when calling the AssumeRoleWithWebIdentity operation: Couldn't retrieve verification key from your identity provider", "keys of the token's issuer", "openid-configuration")]
    [InlineData("s3 upload with a role chain: An error occurred (ValidationError) when calling the AssumeRole operation: The requested DurationSeconds exceeds the 1 hour session limit for roles assumed by role chaining.", "live longer", "shorter session")]
    [InlineData("aws s3 cp: User: arn:aws:sts::111122223333:assumed-role/gh/run is not authorized to perform: sts:TagSession on resource: arn:aws:iam::444455556666:role/deploy", "TagSession", "sts:TagSession")]
    [InlineData("aws s3 ls: An error occurred (AccessDenied) when calling the AssumeRole operation: MultiFactorAuthentication failed with invalid MFA one time pass code.", "MFA", "new code")]
    public void It_says_what_STS_does_not_accept(string text, string says, string fix)
    {
        PresignDiagnosis diagnosis = Read(text);

        Assert.Equal(CauseId.AssumeRoleDenied, diagnosis.RootCause);
        Assert.Contains(says, diagnosis.Explanation, StringComparison.Ordinal);
        Assert.Contains(fix, diagnosis.Remedy, StringComparison.Ordinal);
    }

    [Fact]
    public void An_event_of_CloudTrail_tells_it() => Assert.Equal(CauseId.AssumeRoleDenied, Read(
        "{\"eventSource\": \"sts.amazonaws.com\", \"eventName\": \"AssumeRoleWithWebIdentity\", \"errorCode\": \"AccessDenied\", \"requestParameters\": {\"roleArn\": \"arn:aws:iam::111122223333:role/loki\"}}\nloki cannot write to the S3 bucket").RootCause);

    [Theory]
    [InlineData("User: arn:aws:sts::111122223333:assumed-role/app/s is not authorized to perform: s3:PutObject on resource: \"arn:aws:s3:::amzn-s3-demo-bucket/k\" because no identity-based policy allows the s3:PutObject action\ntrust policy: {\"Statement\":[{\"Effect\":\"Allow\",\"Principal\":{\"Service\":\"ec2.amazonaws.com\"},\"Action\":\"sts:AssumeRole\"}]}")]
    [InlineData("An error occurred (SignatureDoesNotMatch) when calling the AssumeRole operation: Signature expired: 20240101T000000Z is now earlier than 20240101T010000Z (20240101T011500Z - 15 min.)")]
    [InlineData("s3 backend: failed to assume role: operation error STS: AssumeRole, Post \"https://sts.eu-west-1.amazonaws.com/\": dial tcp 10.0.0.1:443: i/o timeout")]
    [InlineData("s3 backend: failed to assume role: ExpiredToken: The security token included in the request is expired status code: 403")]
    [InlineData("an upload to S3 failed. It cannot be assumed that the region is right: AccessDenied: Access Denied")]
    public void Other_failures_around_a_role_are_not_it(string text) =>
        Assert.DoesNotContain(CauseId.AssumeRoleDenied, Read(text).PossibleCauses);

    [Fact]
    public void Where_S3_refuses_somebody_the_client_went_on() => Assert.NotEqual(CauseId.AssumeRoleDenied, Read(
        "WebIdentityErr: failed to retrieve credentials: AccessDenied: Not authorized to perform sts:AssumeRoleWithWebIdentity\n" + S3Denies).RootCause);

    private static PresignDiagnosis Read(string text) => TextIntake.Read(text, out _).Diagnose();
}
