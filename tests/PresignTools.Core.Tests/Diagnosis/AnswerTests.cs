using PresignTools.Diagnosis;
using PresignTools.Errors;
using PresignTools.Intake;
using PresignTools.Tests.Verification;

namespace PresignTools.Tests.Diagnosis;

public class AnswerTests
{
    [Theory]
    [InlineData("ExpiredToken", 400, "The provided token has expired.", "credentials-expired-before-url")]
    [InlineData("InvalidToken", 400, "The provided token is malformed or otherwise invalid.", "malformed-session-token")]
    [InlineData("RequestTimeTooSkewed", 403, "The difference between the request time and the current time is too large.", "clock-skew")]
    [InlineData("AccessDenied", 403, "Request is not yet valid", "clock-skew")]
    [InlineData("AccessDenied", 403, "Request has expired", "url-expired")]
    [InlineData("InvalidArgument", 400, "Only one auth mechanism allowed; only the X-Amz-Algorithm query parameter, Signature query string parameter or the Authorization header should be specified", "two-auth-mechanisms")]
    [InlineData("InvalidRequest", 400, "The authorization mechanism you have provided is not supported. Please use AWS4-HMAC-SHA256.", "sigv2-on-v4-only-region-or-kms")]
    [InlineData("NoSuchBucket", 404, "The specified bucket does not exist", "bucket-does-not-exist")]
    [InlineData("NoSuchKey", 404, "The specified key does not exist.", "wrong-bucket-or-key")]
    [InlineData("InvalidObjectState", 403, "The operation is not valid for the object's storage class", "object-archived")]
    [InlineData("KMS.DisabledException", 400, "arn:aws:kms:eu-west-1:111122223333:key/1 is disabled.", "kms-key-disabled-or-missing")]
    [InlineData("KMS.NotFoundException", 400, "Invalid keyId 'x'", "kms-key-disabled-or-missing")]
    [InlineData("AccessControlListNotSupported", 400, "The bucket does not allow ACLs", "acl-without-permission-or-acls-disabled")]
    [InlineData("AccessForbidden", 403, "CORSResponse: CORS is not enabled for this bucket.", "cors-misconfigured")]
    [InlineData("XAmzContentSHA256Mismatch", 400, "The provided 'x-amz-content-sha256' header does not match what was computed.", "payload-hash-mismatch")]
    [InlineData("MalformedPOSTRequest", 400, "The body of your POST request is not well-formed multipart/form-data.", "post-form-malformed")]
    [InlineData("AccessDenied", 403, "Invalid according to Policy: Policy Condition failed: [\"eq\", \"$acl\", \"private\"]", "post-policy-mismatch")]
    [InlineData("AccessDenied", 403, "Access Denied because object protected by object lock.", "object-lock-or-retention")]
    [InlineData("AuthorizationQueryParametersError", 400, "X-Amz-Expires must be less than a week (in seconds); that is, the given X-Amz-Expires must be less than 604800 seconds", "expiry-over-7-days")]
    [InlineData("InvalidRequest", 400, "S3 Transfer Acceleration is not configured on this bucket", "accelerate-not-enabled")]
    [InlineData("AccessDenied", 403, "User: arn:aws:iam::111122223333:user/u is not authorized to perform: s3:PutObject on resource: \"arn:aws:s3:::b/k\" because this bucket has blocked upload requests that specify Server Side Encryption with Customer provided keys (SSE-C). Please specify a different server-side encryption type", "sse-c-blocked")]
    public void An_error_body_alone_gives_the_cause(string code, int status, string message, string cause)
    {
        PresignDiagnosis diagnosis = new DiagnosisInput { Response = Failure.Answer(code, message, status) }.Diagnose();

        Assert.Equal(cause, diagnosis.RootCause);
        Assert.NotEqual(Certainty.Possible, diagnosis.Certainty);
    }

    [Theory]
    [InlineData("with an explicit deny in a service control policy", "scp-or-rcp-deny")]
    [InlineData("with an explicit deny in a resource control policy", "scp-or-rcp-deny")]
    [InlineData("because no permissions boundary allows the s3:GetObject action", "permissions-boundary")]
    [InlineData("because no session policy allows the s3:GetObject action", "session-policy")]
    [InlineData("because no VPC endpoint policy allows the s3:GetObject action", "vpc-endpoint-policy")]
    [InlineData("because no identity-based policy allows the s3:GetObject action", "missing-identity-permission")]
    [InlineData("with an explicit deny in a resource-based policy", "bucket-policy-explicit-deny")]
    [InlineData("because no resource-based policy allows the s3:GetObject action", "bucket-policy-missing-allow-cross-account")]
    public void S3s_own_sentence_names_the_layer(string reason, string cause)
    {
        PresignDiagnosis diagnosis = new DiagnosisInput { Response = Failure.Denied(reason) }.Diagnose();

        Assert.Equal(cause, diagnosis.RootCause);
        Assert.Equal(FindingStatus.Pass, diagnosis.Checklist[5].Status);    // the signature was accepted
        Assert.Contains("signature", diagnosis.Explanation, StringComparison.Ordinal);
    }

    [Fact]
    public void Refused_ListBucket_for_an_object_means_that_the_object_is_not_there() =>
        Assert.Equal(CauseId.KeyMissingWithoutListPermission, new DiagnosisInput
        {
            Response = Failure.Answer("AccessDenied", "User: arn:aws:iam::111122223333:user/u is not authorized to perform: s3:ListBucket on resource: \"arn:aws:s3:::examplebucket\" because no identity-based policy allows the s3:ListBucket action"),
            Method = "GET",
            SignedOperation = "GetObject",
        }.Diagnose().RootCause);

    [Theory]
    [InlineData("because no identity-based policy allows the kms:Decrypt action", "kms-permission-missing")]
    [InlineData("because no resource-based policy allows the kms:Decrypt action", "kms-key-policy")]
    public void A_refusal_of_kms_clears_S3s_own_permission(string reason, string cause)
    {
        PresignDiagnosis diagnosis = new DiagnosisInput { Response = Failure.Denied(reason, "kms:Decrypt") }.Diagnose();

        Assert.Equal(cause, diagnosis.RootCause);
        Assert.Equal(FindingStatus.Pass, diagnosis.Checklist[(int)CheckLayer.Permission - 1].Status);
        Assert.Equal(FindingStatus.Fail, diagnosis.Checklist[(int)CheckLayer.Encryption - 1].Status);
    }

    [Fact]
    public void A_bare_refusal_is_a_list_that_says_so_and_says_what_to_bring()
    {
        PresignDiagnosis diagnosis = new DiagnosisInput { Url = Signed.Url(), Method = "GET", Headers = [], Response = Failure.Bare }.Diagnose();

        Assert.Equal(Certainty.Possible, diagnosis.Certainty);
        Assert.True(diagnosis.PossibleCauses.Count > 4);
        Assert.DoesNotContain(CauseId.UnsignedRequest, diagnosis.PossibleCauses);
        Assert.Contains(diagnosis.Needs, n => n.Command.Contains("Get-S3BucketPolicy -BucketName 'examplebucket'", StringComparison.Ordinal));
        Assert.Contains(diagnosis.Needs, n => n.Command.Contains("-Key 'reports/q3.pdf'", StringComparison.Ordinal));
    }

    [Fact]
    public void Names_in_commands_are_quoted_for_PowerShell()
    {
        PresignDiagnosis diagnosis = new DiagnosisInput { Url = Signed.Url(key: "it's $(here).txt"), Method = "GET", Response = Failure.Bare }.Diagnose();

        Assert.Contains(diagnosis.Needs, n => n.Command.Contains("-Key 'it''s $(here).txt'", StringComparison.Ordinal));
    }

    [Fact]
    public void A_missing_allow_has_met_no_deny()
    {
        ChecklistItem Policy(string reason) => new DiagnosisInput { Response = Failure.Denied(reason) }.Diagnose().Checklist.Single(c => c.Layer == CheckLayer.Policy);

        Assert.Equal(FindingStatus.Pass, Policy("because no identity-based policy allows the s3:GetObject action").Status);
        Assert.Equal(FindingStatus.Fail, Policy("with an explicit deny in a resource-based policy").Status);
    }

    [Fact]
    public void A_status_alone_is_no_proof()
    {
        PresignDiagnosis diagnosis = new DiagnosisInput { Response = Failure.Status(403) }.Diagnose();

        Assert.Equal(Certainty.Possible, diagnosis.Certainty);
        Assert.Contains(diagnosis.Needs, n => n.What.Contains("answer", StringComparison.Ordinal));
    }

    [Fact]
    public void Nothing_is_an_error() =>
        Assert.Equal("DiagnosisNothingGiven", Assert.Throws<PresignException>(() => new DiagnosisInput().Diagnose()).ErrorId);
}
