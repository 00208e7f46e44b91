using PresignTools.Abstractions;
using PresignTools.Diagnosis;
using PresignTools.Diagnosis.Known;
using PresignTools.Intake;
using PresignTools.Policies;
using PresignTools.Policies.Decisions;
using PresignTools.Policies.Matching;
using PresignTools.Responses;
using PresignTools.Tests.Verification;

namespace PresignTools.Tests.Diagnosis;

/// <summary>S3 tells one fault at a time; what is known of bucket, object, policies and key shows the next one.</summary>
public class LaterFaultsTests
{
    private const string Signer = "arn:aws:iam::111122223333:user/app";

    private static readonly S3ErrorResponse Expired = Failure.Answer("AccessDenied", "Request has expired", extra: "<Expires>2026-03-01T12:01:00Z</Expires><ServerTime>2026-03-01T12:10:00Z</ServerTime>");

    private static DiagnosisInput Late(BucketFacts bucket) => new() { Url = Signed.Url(expires: 60), Method = "GET", Headers = [], Credentials = Signed.Credentials, Principal = Signer, Response = Expired, Bucket = bucket };

    private static void Next(DiagnosisInput input, string cause, FindingStatus status = FindingStatus.Fail)
    {
        PresignDiagnosis diagnosis = input.Diagnose();

        Assert.Equal(CauseId.UrlExpired, diagnosis.RootCause);
        Finding next = Assert.Single(diagnosis.Findings, f => f.Cause == cause);
        Assert.Equal(status, next.Status);
        Assert.NotEqual(Certainty.Established, next.Certainty);
        Assert.Contains("it will be the next one", next.Evidence, StringComparison.Ordinal);
        Assert.DoesNotContain(cause, diagnosis.PossibleCauses);
    }

    [Fact]
    public void What_is_known_of_bucket_and_object()
    {
        Next(Late(new() { Exists = false }), CauseId.BucketDoesNotExist);
        Next(Late(new() { ObjectExists = false, MayList = true }), CauseId.WrongBucketOrKey);
        Next(Late(new() { ObjectExists = false, MayList = false }), CauseId.KeyMissingWithoutListPermission);
        Next(Late(new() { IsDeleteMarker = true }), CauseId.DeleteMarker);
        Next(Late(new() { StorageClass = "DEEP_ARCHIVE" }), CauseId.ObjectArchived);
        Next(Late(new() { RequesterPays = true }), CauseId.RequesterPays);
        Next(Late(new() { KmsKeyState = "Disabled", KmsKeyArn = "arn:aws:kms:eu-central-1:111122223333:key/k" }), CauseId.KmsKeyDisabledOrMissing);
    }

    [Fact]
    public void What_only_may_be_is_a_suspicion()
    {
        Next(Late(new() { MayRead = false }), CauseId.MissingIdentityPermission, FindingStatus.Unknown);
        Next(Late(new()) with { Policies = Deny("""{"NotIpAddress":{"aws:SourceIp":"198.51.100.0/24"}}""") }, CauseId.SourceIpCondition, FindingStatus.Unknown);
        Next(Late(new()) with { Policies = Deny("""{"NotIpAddress":{"aws:SourceIp":"198.51.100.0/24"}}"""), SourceIp = "203.0.113.7" }, CauseId.SourceIpCondition);
    }

    [Fact]
    public void What_does_not_concern_the_request_is_none()
    {
        string[] found = [.. Late(new() { RequesterPays = true, IsOwnedBySigner = true, StorageClass = null, ObjectExists = true, KmsKeyState = "Enabled", Exists = true, MayRead = true, Region = "eu-central-1" }).Diagnose()
            .Findings.Where(f => f.Status is FindingStatus.Fail).Select(f => f.Cause)];

        Assert.Equal([CauseId.UrlExpired], found);
    }

    [Fact]
    public void A_region_that_S3_had_not_looked_at()
    {
        DiagnosisInput input = Late(new() { Region = "us-east-1" }) with { Headers = Failure.Pairs(("Authorization", "Bearer x")), Response = Failure.Answer("InvalidArgument", "Only one auth mechanism allowed; only the X-Amz-Algorithm query parameter, Signature query string parameter or the Authorization header should be specified", 400) };

        PresignDiagnosis diagnosis = input.Diagnose();

        Assert.Equal(CauseId.TwoAuthMechanisms, diagnosis.RootCause);
        Assert.Equal(FindingStatus.Fail, Assert.Single(diagnosis.Findings, f => f.Cause == CauseId.WrongRegion).Status);
    }

    [Theory]
    [InlineData("""{"StringNotEquals":{"s3:ExistingObjectTag/class":"public"}}""")]
    [InlineData("""{"StringNotEquals":{"aws:PrincipalTag/team":"red"}}""")]
    [InlineData("""{"StringNotEquals":{"aws:SourceVpce":"vpce-1a2b"}}""")]
    public void Without_an_answer_a_key_that_nobody_told_decides_nothing(string condition)
    {
        DiagnosisInput input = new() { Url = Signed.Url(), Method = "GET", Headers = [], Credentials = Signed.Credentials, Principal = Signer, Policies = Deny(condition) };

        PresignDiagnosis diagnosis = input.Diagnose();

        Assert.Null(diagnosis.RootCause);
        Assert.DoesNotContain(diagnosis.Findings, f => f.Status == FindingStatus.Fail);
        Assert.NotNull((input with { Response = Failure.Bare }).Diagnose().RootCause);
    }

    [Fact]
    public void An_allow_for_a_tag_that_nobody_told_may_hold()
    {
        PolicySet policies = new() { Identity = [Failure.Policy(PolicyKind.Identity, """{"Effect":"Allow","Action":"s3:GetObject","Resource":"*","Condition":{"StringEquals":{"aws:PrincipalTag/team":"red"}}}""")] };
        DiagnosisInput input = new() { Url = Signed.Url(), Method = "GET", Headers = [], Principal = Signer, Policies = policies };

        Assert.Null(input.Diagnose().RootCause);
        Assert.Equal(CauseId.MissingIdentityPermission, (input with { Response = Failure.Bare }).Diagnose().RootCause);
        Assert.Equal(CauseId.MissingIdentityPermission, (input with { Context = RequestContext.Of(("aws:PrincipalTag/team", "blue")) }).Diagnose().RootCause);
    }

    [Fact]
    public void A_variable_that_nobody_told_decides_nothing_either()
    {
        PolicySet policies = new() { Identity = [Failure.Policy(PolicyKind.Identity, """{"Effect":"Allow","Action":"s3:GetObject","Resource":"arn:aws:s3:::examplebucket/${aws:PrincipalTag/team}/*"}""")] };
        DiagnosisInput input = new() { Url = Signed.Url(), Method = "GET", Headers = [], Credentials = Signed.Credentials, Principal = Signer, Policies = policies };

        Assert.Null(input.Diagnose().RootCause);
        Assert.Equal(CauseId.MissingIdentityPermission, (input with { Policies = new() { Identity = [Failure.Policy(PolicyKind.Identity, """{"Effect":"Allow","Action":"s3:GetObject","Resource":"arn:aws:s3:::examplebucket/${aws:username}/*"}""")] } }).Diagnose().RootCause);
    }

    [Fact]
    public void What_the_signer_may_do_says_nothing_for_somebody_else()
    {
        AwsEvidence aws = new()
        {
            Bucket = Probe.Known("s3:ListBucket", new BucketHead { BucketName = "examplebucket", Region = "eu-central-1", MayList = false }),
            Object = Probe.NotAllowed<ObjectHead>("s3:GetObject"),
            Encryption = Probe.Known("s3:GetEncryptionConfiguration", new BucketEncryption { Algorithm = "AES256", BlockedEncryptionTypes = ["SSE-C"] }),
        };

        BucketFacts own = AwsFacts.Add(new(), aws, askerIsSigner: true).Bucket, others = AwsFacts.Add(new(), aws, askerIsSigner: false).Bucket;

        Assert.Equal((false, false, true), (own.MayList, own.MayRead, own.BlocksCustomerKeys));
        Assert.Equal((null, null, true), (others.MayList, others.MayRead, others.BlocksCustomerKeys));
    }

    [Fact]
    public void A_session_that_is_refused_everything_was_revoked()
    {
        const string said = "User: arn:aws:sts::111122223333:assumed-role/app/session is not authorized to perform: x with an explicit deny in an identity-based policy";
        AwsEvidence aws = new()
        {
            Identity = Probe.Known("sts:GetCallerIdentity", new CallerIdentity { AccountId = "111122223333", Arn = "arn:aws:sts::111122223333:assumed-role/app/session", UserId = "AROA:session" }),
            BucketPolicy = Refused<PolicyText>("s3:GetBucketPolicy"),
            IdentityPolicies = Refused<IdentityPolicies>("iam:GetRole"),
        };
        DiagnosisInput input = new() { Url = Signed.Url(by: Signed.Session), Method = "GET", Headers = [], Response = Failure.Denied("with an explicit deny in an identity-based policy") };

        Assert.Equal(CauseId.SessionRevoked, AwsFacts.Add(input, aws, askerIsSigner: true).Diagnose().RootCause);
        Assert.NotEqual(CauseId.SessionRevoked, AwsFacts.Add(input, aws, askerIsSigner: false).Diagnose().RootCause);
        Assert.NotEqual(CauseId.SessionRevoked, AwsFacts.Add(input, aws with { Cors = Probe.Absent<CorsConfiguration>("s3:GetBucketCORS", "none") }, askerIsSigner: true).Diagnose().RootCause);
        Assert.NotEqual(CauseId.SessionRevoked, AwsFacts.Add(input with { Url = Signed.Url() }, aws, askerIsSigner: true).Diagnose().RootCause);

        static ProbeResult<T> Refused<T>(string action)
            where T : class => new(ProbeStatus.NotAllowed, action, null, "not allowed to look") { AccessDeniedMessage = said };
    }

    [Fact]
    public void A_bucket_policy_must_allow_whoever_is_not_of_its_account()
    {
        PolicySet policies = new() { Bucket = Failure.Policy(PolicyKind.Bucket, """{"Effect":"Allow","Principal":{"AWS":"arn:aws:iam::999988887777:root"},"Action":"s3:GetObject","Resource":"arn:aws:s3:::examplebucket/*"}""") };
        DiagnosisInput input = new() { Url = Signed.Url(), Method = "GET", Headers = [], Principal = Signer, Policies = policies };

        Assert.Equal(CauseId.BucketPolicyMissingAllowCrossAccount, (input with { Bucket = new() { IsOwnedBySigner = false } }).Diagnose().RootCause);
        Assert.Null((input with { Bucket = new() { IsOwnedBySigner = false }, Policies = PolicySet.Empty }).Diagnose().RootCause);
        Assert.Null((input with { Bucket = new() { IsOwnedBySigner = true } }).Diagnose().RootCause);
    }

    private static PolicySet Deny(string condition) => new()
    {
        Bucket = Failure.Policy(PolicyKind.Bucket, $$"""{"Effect":"Deny","Principal":"*","Action":"s3:GetObject","Resource":"arn:aws:s3:::examplebucket/*","Condition":{{condition}}}"""),
    };
}
