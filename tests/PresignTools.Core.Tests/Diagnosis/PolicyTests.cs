using PresignTools.Diagnosis;
using PresignTools.Intake;
using PresignTools.Policies;
using PresignTools.Policies.Decisions;
using PresignTools.Tests.Verification;

namespace PresignTools.Tests.Diagnosis;

public class PolicyTests
{
    private const string Signer = "arn:aws:iam::111122223333:user/app";

    private static DiagnosisInput Upload(PolicySet policies, (string, string)[]? headers = null) => new()
    {
        Url = Signed.Url(method: "PUT"),
        Method = "PUT",
        Headers = Failure.Pairs(headers ?? []),
        Response = Failure.Bare,
        Principal = Signer,
        Policies = policies,
        AsOf = Signed.Time + TimeSpan.FromMinutes(20),
    };

    private static PolicySet BucketDeny(string condition) => new()
    {
        Bucket = Failure.Policy(PolicyKind.Bucket, $$"""{"Sid":"No","Effect":"Deny","Principal":"*","Action":"s3:*","Resource":"arn:aws:s3:::examplebucket/*","Condition":{{condition}}}"""),
    };

    [Theory]
    [InlineData("""{"NotIpAddress":{"aws:SourceIp":"198.51.100.0/24"}}""", "source-ip-condition")]
    [InlineData("""{"StringNotEquals":{"aws:SourceVpce":"vpce-1a2b"}}""", "vpce-condition")]
    [InlineData("""{"NumericGreaterThan":{"s3:signatureAge":"600000"}}""", "signature-age-condition")]
    [InlineData("""{"StringNotEquals":{"s3:authType":"REST-HEADER"}}""", "auth-type-condition")]
    [InlineData("""{"Null":{"s3:x-amz-server-side-encryption":"true"}}""", "sse-header-required-by-policy")]
    [InlineData("""{"StringEquals":{"s3:x-amz-content-sha256":"UNSIGNED-PAYLOAD"}}""", "payload-hash-condition")]
    [InlineData("""{"StringNotEquals":{"aws:PrincipalOrgID":"o-123"}}""", "bucket-policy-explicit-deny")]
    public void The_condition_that_denies_names_the_cause(string condition, string cause)
    {
        PresignDiagnosis diagnosis = (Upload(BucketDeny(condition)) with { SourceIp = "203.0.113.7" }).Diagnose();

        Assert.Equal(cause, diagnosis.RootCause);
        Assert.NotEqual(Certainty.Established, diagnosis.Certainty);     // a bare answer does not say that it was this policy
        Assert.Contains("No", diagnosis.Explanation, StringComparison.Ordinal);
    }

    [Fact]
    public void Http_against_a_policy_that_demands_tls()
    {
        DiagnosisInput input = Upload(BucketDeny("""{"Bool":{"aws:SecureTransport":"false"}}"""));

        Assert.Equal(CauseId.SecureTransportCondition, (input with { Url = input.Url!.Replace("https://", "http://", StringComparison.Ordinal) }).Diagnose().RootCause);
        Assert.NotEqual(CauseId.SecureTransportCondition, input.Diagnose().RootCause);
    }

    public static TheoryData<string, string> Layers => new()
    {
        { "identity", "missing-identity-permission" },
        { "boundary", "permissions-boundary" },
        { "session", "session-policy" },
        { "scp", "scp-or-rcp-deny" },
        { "rcp", "scp-or-rcp-deny" },
        { "vpce", "vpc-endpoint-policy" },
    };

    [Theory]
    [MemberData(nameof(Layers))]
    public void The_layer_that_refuses_names_the_cause(string layer, string cause)
    {
        const string Other = """{"Effect":"Allow","Action":"s3:GetObject","Resource":"*"}""";
        const string Deny = """{"Effect":"Deny","Principal":"*","Action":"s3:PutObject","Resource":"*"}""";
        PolicySet policies = layer switch
        {
            "identity" => new() { Identity = [Failure.Policy(PolicyKind.Identity, Other)] },
            "boundary" => new() { PermissionsBoundary = [Failure.Policy(PolicyKind.PermissionsBoundary, Other)] },
            "session" => new() { Session = [Failure.Policy(PolicyKind.Session, Other)] },
            "scp" => new() { ServiceControl = [new PolicyLevel("root", [Failure.Policy(PolicyKind.ServiceControl, Other)])] },
            "rcp" => new() { ResourceControl = [new PolicyLevel("root", [Failure.Policy(PolicyKind.ResourceControl, Deny)])] },
            _ => new() { VpcEndpoint = [Failure.Policy(PolicyKind.VpcEndpoint, """{"Effect":"Allow","Principal":"*","Action":"*","Resource":"arn:aws:s3:::other/*"}""")] },
        };

        Assert.Equal(cause, Upload(policies).Diagnose().RootCause);
    }

    [Fact]
    public void An_acl_needs_a_permission_of_its_own()
    {
        PolicySet policies = new() { Identity = [Failure.Policy(PolicyKind.Identity, """{"Effect":"Allow","Action":"s3:PutObject","Resource":"*"}""")] };

        Assert.Equal(CauseId.AclWithoutPermissionOrAclsDisabled, Upload(policies, [("x-amz-acl", "private")]).Diagnose().RootCause);
        Assert.NotEqual(CauseId.AclWithoutPermissionOrAclsDisabled, Upload(policies).Diagnose().RootCause);
    }

    [Fact]
    public void A_kms_key_needs_both_sides()
    {
        PolicySet s3Only = new() { Identity = [Failure.Policy(PolicyKind.Identity, """{"Effect":"Allow","Action":"s3:*","Resource":"*"}""")] };
        PolicySet keyOnly = new() { Key = Failure.Policy(PolicyKind.Key, """{"Effect":"Allow","Principal":{"AWS":"arn:aws:iam::111122223333:root"},"Action":"kms:Describe*","Resource":"*"}""") };
        BucketFacts kms = new() { UsesKms = true };

        Assert.Equal(CauseId.KmsPermissionMissing, (Upload(s3Only) with { Bucket = kms }).Diagnose().RootCause);
        Assert.Equal(CauseId.KmsKeyPolicy, (Upload(keyOnly) with { Bucket = kms }).Diagnose().RootCause);
    }

    [Fact]
    public void Policies_that_allow_reading_but_not_listing_point_at_a_missing_object()
    {
        PolicySet policies = new() { Identity = [Failure.Policy(PolicyKind.Identity, """{"Effect":"Allow","Action":"s3:GetObject","Resource":"arn:aws:s3:::examplebucket/*"}""")] };

        PresignDiagnosis diagnosis = new DiagnosisInput { Url = Signed.Url(), Method = "GET", Headers = [], Response = Failure.Bare, Principal = Signer, Policies = policies }.Diagnose();

        Assert.Equal(CauseId.KeyMissingWithoutListPermission, diagnosis.RootCause);
    }

    [Fact]
    public void A_refusal_that_S3_and_the_policies_agree_on_is_established()
    {
        PolicySet policies = new() { Identity = [Failure.Policy(PolicyKind.Identity, """{"Effect":"Deny","Action":"s3:*","Resource":"*","Condition":{"NotIpAddress":{"aws:SourceIp":"198.51.100.0/24"}}}""")] };

        PresignDiagnosis diagnosis = new DiagnosisInput { Url = Signed.Url(), Method = "GET", Response = Failure.Denied("with an explicit deny in an identity-based policy"), Policies = policies, SourceIp = "203.0.113.7" }.Diagnose();

        Assert.Equal(CauseId.SourceIpCondition, diagnosis.RootCause);
        Assert.Equal(Certainty.Established, diagnosis.Certainty);
    }

    [Fact]
    public void Public_acl_against_block_public_access() =>
        Assert.Equal(CauseId.PublicAccessBlock, (Upload(PolicySet.Empty, [("x-amz-acl", "public-read")]) with { Bucket = new BucketFacts { BlockPublicAcls = true } }).Diagnose().RootCause);

    [Fact]
    public void Requester_pays_without_saying_so() =>
        Assert.Equal(CauseId.RequesterPays, new DiagnosisInput { Url = Signed.Url(), Method = "GET", Headers = [], Response = Failure.Bare, Bucket = new BucketFacts { RequesterPays = true } }.Diagnose().RootCause);

    [Fact]
    public void A_policy_is_no_reason_for_a_signature_that_does_not_fit_but_the_next_fault()
    {
        PolicySet policies = new() { Identity = [Failure.Policy(PolicyKind.Identity, """{"Effect":"Allow","Action":"s3:GetObject","Resource":"*"}""")] };

        PresignDiagnosis diagnosis = (Upload(policies) with { Response = Failure.Mismatch }).Diagnose();

        Assert.DoesNotContain(CauseId.MissingIdentityPermission, diagnosis.PossibleCauses);
        Finding next = Assert.Single(diagnosis.Findings, f => f.Cause == CauseId.MissingIdentityPermission);
        Assert.Equal(FindingStatus.Fail, next.Status);
        Assert.Contains("it will be the next one", next.Evidence, StringComparison.Ordinal);
    }
}
