using PresignTools.Diagnosis;
using PresignTools.Intake.Reading;

namespace PresignTools.Tests.Diagnosis.Told;

/// <summary>Policies that refuse, as people, tools and pieces of configuration tell them.</summary>
public class ToldPolicyTests
{
    private const string Sentence = "AccessDenied: User: arn:aws:iam::111122223333:user/carol is not authorized to perform: s3:PutObject on resource: "
        + "\"arn:aws:s3:::examplebucket/in/a.csv\" with an explicit deny in a resource-based policy";

    private const string Bare = "An error occurred (AccessDenied) when calling the PutObject operation: Access Denied";

    [Theory]
    [InlineData("Our organization has an SCP that denies writes outside of Frankfurt.")]
    [InlineData("Security rolled out a service control policy on Monday: nobody may write without TLS 1.3.")]
    [InlineData("There is an RCP on the bucket's account which only allows principals of our organization.")]
    public void A_policy_of_the_organization_in_words(string told) => Assert.Equal(CauseId.ScpOrRcpDeny, Read($"{Bare}\n{told}").RootCause);

    [Theory]
    [InlineData("We have no SCPs.")]
    [InlineData("We looked at the SCP, it does not deny anything.")]
    [InlineData("scp a.csv host: works, so the file is good.")]
    public void One_that_is_only_named_is_not_blamed(string told) => Assert.NotEqual(CauseId.ScpOrRcpDeny, Read($"{Bare}\n{told}").RootCause);

    [Fact]
    public void A_sentence_that_lost_its_reason_leaves_the_policy_open()
    {
        const string Cut = "upload failed: AccessDenied: User: arn:aws:iam::111122223333:user/carol is not authorized to perform: s3:PutObject on "
            + "resource: \"arn:aws:s3:::examplebucket/in/a.csv\"";

        Assert.Equal(Certainty.Possible, Read(Cut).Certainty);
        Assert.Equal(CauseId.ScpOrRcpDeny, Read(Cut + "\nthe account has a guardrail SCP that blocks unencrypted uploads").RootCause);
        Assert.Equal(CauseId.MissingIdentityPermission, Read(Cut + " because no identity-based policy allows the s3:PutObject action").RootCause);
    }

    [Fact]
    public void The_sentence_names_the_operation_also_where_a_log_escapes_it()
    {
        const string Policy = "{\"Effect\":\"Deny\",\"Principal\":\"*\",\"Action\":\"s3:PutObject\",\"Resource\":\"arn:aws:s3:::examplebucket/*\","
            + "\"Condition\":{\"StringNotEquals\":{\"s3:x-amz-storage-class\":\"GLACIER_IR\"}}}";
        string escaped = "level=error msg=\"put: " + Sentence.Replace("\"", "\\\"") + "\\n\\tstatus code: 403\"";

        Assert.Equal(CauseId.HeaderRequiredByPolicy, Read($"{Sentence}\npolicy:\n{Policy}").RootCause);
        PresignDiagnosis logged = Read($"{escaped}\npolicy:\n{Policy}");
        Assert.Equal(CauseId.HeaderRequiredByPolicy, logged.RootCause);
        Assert.Equal("in/a.csv", logged.Key);
    }

    [Theory]
    [InlineData("Deny s3:* if aws:SecureTransport is false\nDeny PutObject unless s3:RequestObjectTag/cost-center", CauseId.HeaderRequiredByPolicy)]
    [InlineData("Deny if NumericLessThan s3:TlsVersion 1.3", CauseId.SecureTransportCondition)]
    [InlineData("statement 2: aws:SecureTransport\nstatement 3: s3:signatureAge 60000", CauseId.SignatureAgeCondition)]
    [InlineData("StringEquals s3:authType POST", CauseId.AuthTypeCondition)]
    public void Conditions_in_pieces_beside_the_sentence(string pieces, string cause) =>
        Assert.Equal(cause, Read($"{Sentence}\nthe policy, from memory:\n{pieces}").RootCause);

    [Fact]
    public void A_statement_named_after_MFA()
    {
        Assert.Equal(CauseId.MfaCondition, Read($"{Bare}\nSids of the group's policy: AllowList, EnforceMFAEverywhere").RootCause);
        Assert.NotEqual(CauseId.MfaCondition, Read($"{Bare}\nHis MFA device is new").RootCause);
    }

    [Theory]
    [InlineData("good: s3cmd put a s3://examplebucket/a --server-side-encryption x -> ok\nbad: s3cmd put a s3://examplebucket/a -> ERROR: S3 error: 403 (AccessDenied): Access Denied", CauseId.SseHeaderRequiredByPolicy)]
    [InlineData("$ aws s3api put-object --bucket b --key k --body f\nAn error occurred (AccessDenied) when calling the PutObject operation: Access Denied\n$ aws s3api put-object --bucket b --key k --body f --tagging team=a\n{ \"ETag\": \"1\" } success", CauseId.HeaderRequiredByPolicy)]
    [InlineData("curl -so /dev/null -w %{http_code} $U\n403\ncurl -so /dev/null -w %{http_code} -H 'User-Agent: Portal/2' $U\n200\n<Code>AccessDenied</Code> Access Denied", CauseId.RefererCondition)]
    public void Two_runs_of_a_command_that_differ_in_one_option(string text, string cause)
    {
        PresignDiagnosis diagnosis = Read(text);

        Assert.Equal(cause, diagnosis.RootCause);
        Assert.Equal(Certainty.Likely, diagnosis.Certainty);
    }

    [Theory]
    [InlineData("aws s3 cp a s3://b/a --acl private -> AccessDenied: Access Denied\naws s3 cp a s3://b/a -> ok")]
    [InlineData("aws s3 cp a s3://b/a --acl private --storage-class GLACIER -> ok\naws s3 cp a s3://b/a -> AccessDenied: Access Denied")]
    [InlineData("aws s3 cp a s3://b/a --no-progress -> ok\naws s3 cp a s3://b/a -> AccessDenied: Access Denied")]
    public void More_than_one_difference_or_the_other_way_round_says_nothing(string text)
    {
        PresignDiagnosis diagnosis = Read(text);

        Assert.NotEqual(CauseId.HeaderRequiredByPolicy, diagnosis.RootCause);
        Assert.NotEqual(Certainty.Established, diagnosis.Certainty);
    }

    [Fact]
    public void Signing_code_says_how_the_signature_is_sent()
    {
        const string Policy = "bucket policy: {\"Version\":\"2012-10-17\",\"Statement\":[{\"Effect\":\"Deny\",\"Principal\":\"*\",\"Action\":\"s3:*\",\"Resource\":"
            + "\"arn:aws:s3:::examplebucket/*\",\"Condition\":{\"StringNotEquals\":{\"s3:authType\":\"REST-HEADER\"}}}]}";
        string get = Sentence.Replace("s3:PutObject", "s3:GetObject");

        Assert.Equal(
            CauseId.AuthTypeCondition,
            Read($"url = await getSignedUrl(s3, new GetObjectCommand({{ Bucket: 'examplebucket', Key: k }}), {{ expiresIn: 60 }});\n{get}\n{Policy}").RootCause);
        Assert.NotEqual(CauseId.AuthTypeCondition, Read($"s3.get_object(Bucket='examplebucket', Key=k)\n{get}\n{Policy}").RootCause);
    }

    [Fact]
    public void A_bucket_that_blocks_customer_keys()
    {
        const string Setting = "{\"Rules\":[{\"ApplyServerSideEncryptionByDefault\":{\"SSEAlgorithm\":\"AES256\"},\"BlockedEncryptionTypes\":{\"EncryptionType\":[\"SSE-C\"]}}]}";

        Assert.Equal(
            CauseId.SseCBlocked,
            Read($"PutObject with x-amz-server-side-encryption-customer-algorithm: AES256\n{Bare}\naws s3api get-bucket-encryption --bucket b\n{Setting}").RootCause);
        Assert.NotEqual(CauseId.SseCBlocked, Read($"{Bare}\naws s3api get-bucket-encryption --bucket b\n{Setting}").RootCause);
    }

    private static PresignDiagnosis Read(string text) => TextIntake.Read(text, out _).Diagnose();
}
