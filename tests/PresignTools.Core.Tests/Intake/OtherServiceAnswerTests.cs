using PresignTools.Diagnosis;
using PresignTools.Intake;
using PresignTools.Intake.Reading;
using PresignTools.Tests.Verification;

namespace PresignTools.Tests.Intake;

/// <summary>AWS's services refuse in the same words. Only what S3, or KMS and STS behind it, says is S3's answer.</summary>
public class OtherServiceAnswerTests
{
    private const string Who = "User: arn:aws:sts::111122223333:assumed-role/app/i-0abc is not authorized to perform: ";

    [Theory]
    [InlineData(Who + "dynamodb:PutItem on resource: arn:aws:dynamodb:eu-central-1:111122223333:table/x because no identity-based policy allows it", "dynamodb")]
    [InlineData("An error occurred (AccessDeniedException) when calling the GetParameter operation: " + Who + "ssm:GetParameter on resource: x", "ssm")]
    [InlineData("com.amazonaws.SnsException: " + Who + "SNS:Publish on resource: t (Service: AmazonSNS; Status Code: 403; Error Code: AuthorizationError)", "SNS")]
    [InlineData("InvalidSignatureException: The request signature we calculated does not match (Service: Sqs, Status Code: 403)", "Sqs")]
    [InlineData(Who + "execute-api:Invoke on resource: arn:aws:execute-api:eu-central-1:********3333:a/b/GET/upload-url", "execute-api")]
    public void Another_services_answer_is_named_as_such(string text, string service)
    {
        DiagnosisInput input = TextIntake.Read(text, out IReadOnlyList<string> recognized);
        Assert.Null(input.Response);
        Assert.Contains($"an answer of {service}", recognized);

        PresignDiagnosis diagnosis = PresignDiagnoser.Diagnose(input, Signed.Time);
        Assert.Equal(CauseId.NotS3, diagnosis.RootCause);
        Assert.DoesNotContain("arn:aws:s3", diagnosis.Remedy, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("secretsmanager:GetSecretValue on resource: db because no identity-based policy allows it")]
    [InlineData("rds-db:connect on resource: arn:aws:rds-db:eu-central-1:111122223333:dbuser:x/y")]
    public void It_says_nothing_of_the_presigned_URL_that_was_accepted(string refused)
    {
        DiagnosisInput input = TextIntake.Read($"GET {Signed.Url()} -> 200\nAccessDeniedException: {Who}{refused}", out _);
        PresignDiagnosis diagnosis = PresignDiagnoser.Diagnose(input, Signed.Time);
        Assert.Equal(DiagnosisOutcome.Accepted, diagnosis.Outcome);
        Assert.Null(diagnosis.RootCause);
    }

    [Theory]
    [InlineData(Who + "s3:GetObject on resource: \"arn:aws:s3:::reports/a\" because no identity-based policy allows the s3:GetObject action")]
    [InlineData(Who + "kms:Decrypt on resource: arn:aws:kms:eu-central-1:111122223333:key/1 because no resource-based policy allows it")]
    [InlineData("Access Denied (Service: Amazon S3; Status Code: 403; Error Code: AccessDenied; Request ID: 4442587FB7D0A2F9)")]
    [InlineData("Access Denied (Service: S3, Status Code: 403, Request ID: 4442587FB7D0A2F9)")]
    public void What_S3_says_itself_stays(string text) => Assert.NotNull(TextIntake.Read(text, out _).Response);
}
