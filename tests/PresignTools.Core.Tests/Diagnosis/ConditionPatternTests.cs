using PresignTools.Diagnosis;
using PresignTools.Diagnosis.Reasoning;
using PresignTools.Intake;
using PresignTools.Policies;
using PresignTools.Policies.Decisions;
using PresignTools.Policies.Matching;
using PresignTools.Policies.Model;
using PresignTools.Policies.Parsing;
using PresignTools.Responses;
using PresignTools.Tests.Verification;

namespace PresignTools.Tests.Diagnosis;

/// <summary>The condition patterns of policies that break presigned URLs: each has its cause, its proof and its remedy, and lets a healthy request alone.</summary>
public class ConditionPatternTests
{
    private const string Signer = "arn:aws:iam::111122223333:user/app";
    private const string Role = "arn:aws:sts::111122223333:assumed-role/app/session";
    private const string Get = "s3:GetObject", Put = "s3:PutObject";

    /// <summary>A pattern: a Deny with this condition on this action, a request that it hits, and what makes the request healthy.</summary>
    private sealed record Pattern(string Action, string Condition, string Cause, Func<DiagnosisInput, DiagnosisInput> Broken, Func<DiagnosisInput, DiagnosisInput> Healthy, string[] Evidence, string[] Remedy);

    private static readonly Dictionary<string, Pattern> Patterns = new()
    {
        ["1 age"] = new(Get, """{"NumericGreaterThan":{"s3:signatureAge":"600000"}}""", CauseId.SignatureAgeCondition,
            i => i with { AsOf = Signed.Time + TimeSpan.FromMinutes(11) }, i => i with { AsOf = Signed.Time + TimeSpan.FromMinutes(9) },
            ["s3:signatureAge", "'600000'", "'660000'"], ["within 10 minutes", "New-S3PresignedUrl -BucketName 'examplebucket' -Key 'reports/q3.pdf' -ExpiresIn 600s"]),
        ["1 age for query signatures"] = new(Get, """{"StringEquals":{"s3:authType":"REST-QUERY-STRING"},"NumericGreaterThan":{"s3:signatureAge":600000}}""", CauseId.SignatureAgeCondition,
            i => i with { AsOf = Signed.Time + TimeSpan.FromMinutes(11) }, i => i with { AsOf = Signed.Time + TimeSpan.FromMinutes(9) }, ["s3:signatureAge"], ["-ExpiresIn 600s"]),
        ["2 auth type"] = new(Get, """{"StringNotEquals":{"s3:authType":"REST-HEADER"}}""", CauseId.AuthTypeCondition,
            i => i, i => i with { Url = Plain, Headers = [.. i.Headers!, new("Authorization", "AWS4-HMAC-SHA256 Credential=AKIAIOSFODNN7EXAMPLE/20260301/eu-central-1/s3/aws4_request, SignedHeaders=host, Signature=" + new string('0', 64))] },
            ["s3:authType", "'REST-QUERY-STRING'", "'REST-HEADER'"], ["""["REST-HEADER", "REST-QUERY-STRING"]"""]),
        ["3 payload"] = new(Put, """{"StringEquals":{"s3:x-amz-content-sha256":"UNSIGNED-PAYLOAD"}}""", CauseId.PayloadHashCondition,
            i => i, i => Signing(i, ("x-amz-content-sha256", new string('a', 64))), ["s3:x-amz-content-sha256", "'UNSIGNED-PAYLOAD'"], ["-Method PUT -PayloadHash (Get-FileHash"]),
        ["3 payload of query signatures"] = new(Put, """{"StringEquals":{"s3:authType":"REST-QUERY-STRING","s3:x-amz-content-sha256":"UNSIGNED-PAYLOAD"}}""", CauseId.PayloadHashCondition,
            i => i, i => Signing(i, ("x-amz-content-sha256", new string('a', 64))), ["s3:x-amz-content-sha256"], ["-PayloadHash"]),
        ["4 address"] = new(Get, """{"NotIpAddress":{"aws:SourceIp":"198.51.100.0/24"}}""", CauseId.SourceIpCondition,
            i => i with { SourceIp = "203.0.113.7" }, i => i with { SourceIp = "198.51.100.9" },
            ["aws:SourceIp", "'203.0.113.7'", "'198.51.100.0/24'"], ["not the signer's", """{ "NotIpAddress": { "aws:SourceIp": ["198.51.100.0/24", "203.0.113.7/32"] } }"""]),
        ["4 address behind an endpoint"] = new(Get, """{"NotIpAddress":{"aws:SourceIp":"198.51.100.0/24"}}""", CauseId.SourceIpCondition,
            i => i with { VpcEndpointId = "vpce-1a2b" }, i => i with { SourceIp = "198.51.100.9" }, ["the request has no aws:SourceIp", "'198.51.100.0/24'"], ["through a VPC endpoint"]),
        ["4 blocked address"] = new(Get, """{"IpAddress":{"aws:SourceIp":"203.0.113.0/24"}}""", CauseId.SourceIpCondition,
            i => i with { SourceIp = "203.0.113.7" }, i => i with { SourceIp = "198.51.100.9" }, ["'203.0.113.7'"], ["outside '203.0.113.0/24'"]),
        ["4 endpoint"] = new(Get, """{"StringNotEquals":{"aws:SourceVpce":"vpce-1a2b"}}""", CauseId.VpceCondition,
            i => i with { VpcEndpointId = "vpce-9f9f" }, i => i with { VpcEndpointId = "vpce-1a2b" }, ["aws:SourceVpce", "'vpce-9f9f'", "'vpce-1a2b'"], ["""["vpce-1a2b", "vpce-9f9f"]"""]),
        ["4 vpc"] = new(Get, """{"StringNotEquals":{"aws:SourceVpc":"vpc-1"}}""", CauseId.VpceCondition,
            i => i with { SourceIp = "203.0.113.7" }, i => i with { Context = RequestContext.Of(("aws:SourceVpc", "vpc-1")) }, ["the request has no aws:SourceVpc", "'vpc-1'"], ["inside its VPC"]),
        ["5 tls"] = new(Get, """{"Bool":{"aws:SecureTransport":"false"}}""", CauseId.SecureTransportCondition,
            i => i with { Url = i.Url!.Replace("https://", "http://", StringComparison.Ordinal) }, i => i, ["aws:SecureTransport", "'false'"], ["-UseHttp"]),
        ["5 tls version"] = new(Get, """{"NumericLessThan":{"s3:TlsVersion":"1.2"}}""", CauseId.SecureTransportCondition,
            i => i with { Context = RequestContext.Of(("s3:TlsVersion", "1.1")) }, i => i with { Context = RequestContext.Of(("s3:TlsVersion", "1.3")) }, ["s3:TlsVersion", "'1.1'", "'1.2'"], ["-SslProtocol"]),
        ["6 encryption"] = new(Put, """{"Null":{"s3:x-amz-server-side-encryption":"true"}}""", CauseId.SseHeaderRequiredByPolicy,
            i => i, i => Signing(i, ("x-amz-server-side-encryption", "AES256")), ["the request has no s3:x-amz-server-side-encryption"], ["-Method PUT -ServerSideEncryption AES256", "default encryption does not count"]),
        ["6 encryption by KMS"] = new(Put, """{"StringNotEquals":{"s3:x-amz-server-side-encryption":"aws:kms"}}""", CauseId.SseHeaderRequiredByPolicy,
            i => Signing(i, ("x-amz-server-side-encryption", "AES256")), i => Signing(i, ("x-amz-server-side-encryption", "aws:kms")), ["'AES256'", "'aws:kms'"], ["-ServerSideEncryption aws:kms"]),
        ["6 key"] = new(Put, """{"StringNotEquals":{"s3:x-amz-server-side-encryption-aws-kms-key-id":"arn:aws:kms:eu-central-1:111122223333:key/1"}}""", CauseId.SseHeaderRequiredByPolicy,
            i => Signing(i, ("x-amz-server-side-encryption", "aws:kms")), i => Signing(i, ("x-amz-server-side-encryption", "aws:kms"), ("x-amz-server-side-encryption-aws-kms-key-id", "arn:aws:kms:eu-central-1:111122223333:key/1")),
            ["s3:x-amz-server-side-encryption-aws-kms-key-id", ":key/1"], ["-ServerSideEncryption aws:kms -SSEKMSKeyId 'arn:aws:kms:eu-central-1:111122223333:key/1'"]),
        ["6 refused encryption"] = new(Put, """{"StringEquals":{"s3:x-amz-server-side-encryption":"AES256"}}""", CauseId.SseHeaderRequiredByPolicy,
            i => Signing(i, ("x-amz-server-side-encryption", "AES256")), i => Signing(i, ("x-amz-server-side-encryption", "aws:kms")), ["'AES256'"], ["another value than 'AES256'", "-ServerSideEncryption aws:kms"]),
        ["6 customer key"] = new(Put, """{"Null":{"s3:x-amz-server-side-encryption-customer-algorithm":"false"}}""", CauseId.SseCBlocked,
            i => Signing(i, ("x-amz-server-side-encryption-customer-algorithm", "AES256")), i => i, ["s3:x-amz-server-side-encryption-customer-algorithm", "'AES256'"], ["-ServerSideEncryption AES256"]),
        ["6 no customer key"] = new(Put, """{"Null":{"s3:x-amz-server-side-encryption-customer-algorithm":"true"}}""", CauseId.SseHeaderRequiredByPolicy,
            i => i, i => Signing(i, ("x-amz-server-side-encryption-customer-algorithm", "AES256")), ["the request has no s3:x-amz-server-side-encryption-customer-algorithm"], ["'x-amz-server-side-encryption-customer-key' = $keyBase64"]),
        ["7 no acl"] = new(Put, """{"StringNotEquals":{"s3:x-amz-acl":"bucket-owner-full-control"}}""", CauseId.HeaderRequiredByPolicy,
            i => i, i => Signing(i, ("x-amz-acl", "bucket-owner-full-control")), ["the request has no s3:x-amz-acl", "'bucket-owner-full-control'"], ["-Header @{ 'x-amz-acl' = 'bucket-owner-full-control' }"]),
        ["7 another acl"] = new(Put, """{"StringNotEquals":{"s3:x-amz-acl":"bucket-owner-full-control"}}""", CauseId.AclWithoutPermissionOrAclsDisabled,
            i => Signing(i, ("x-amz-acl", "private")), i => Signing(i, ("x-amz-acl", "bucket-owner-full-control")), ["s3:x-amz-acl", "'private'", "'bucket-owner-full-control'"], ["'x-amz-acl' = 'bucket-owner-full-control'"]),
        ["7 tag"] = new(Put, """{"StringNotEquals":{"s3:RequestObjectTag/team":["sales","legal"]}}""", CauseId.HeaderRequiredByPolicy,
            i => i, i => Signing(i, ("x-amz-tagging", "team=legal")), ["s3:RequestObjectTag/team", "'sales' or 'legal'"], ["Sign x-amz-tagging", "-Tag @{ 'team' = 'sales' }"]),
        ["7 tag keys"] = new(Put, """{"Null":{"s3:RequestObjectTagKeys":"true"}}""", CauseId.HeaderRequiredByPolicy,
            i => i, i => Signing(i, ("x-amz-tagging", "a=b")), ["s3:RequestObjectTagKeys"], ["-Tag @{"]),
        ["7 storage class"] = new(Put, """{"StringNotEquals":{"s3:x-amz-storage-class":"STANDARD_IA"}}""", CauseId.HeaderRequiredByPolicy,
            i => Signing(i, ("x-amz-storage-class", "STANDARD")), i => Signing(i, ("x-amz-storage-class", "STANDARD_IA")), ["'STANDARD'", "'STANDARD_IA'"], ["-Header @{ 'x-amz-storage-class' = 'STANDARD_IA' }"]),
        ["7 refused storage class"] = new(Put, """{"StringEquals":{"s3:x-amz-storage-class":"GLACIER"}}""", CauseId.BucketPolicyExplicitDeny,
            i => Signing(i, ("x-amz-storage-class", "GLACIER")), i => i, ["s3:x-amz-storage-class ('GLACIER')"], ["x-amz-storage-class"]),
        ["7 lock"] = new(Put, """{"Null":{"s3:object-lock-mode":"true"}}""", CauseId.HeaderRequiredByPolicy,
            i => i, i => Signing(i, ("x-amz-object-lock-mode", "GOVERNANCE"), ("x-amz-object-lock-retain-until-date", "2099-01-01T00:00:00Z")),
            ["s3:object-lock-mode"], ["'x-amz-object-lock-mode' = 'GOVERNANCE'"]),
        ["8 mfa"] = new(Get, """{"BoolIfExists":{"aws:MultiFactorAuthPresent":"false"}}""", CauseId.MfaCondition,
            i => i, i => i with { Context = RequestContext.Of(("aws:MultiFactorAuthPresent", "true")) }, ["aws:MultiFactorAuthPresent", "'false'"], ["Get-STSSessionToken", "Bool instead of BoolIfExists"]),
        ["8 mfa age"] = new(Get, """{"NumericGreaterThan":{"aws:MultiFactorAuthAge":"3600"}}""", CauseId.MfaCondition,
            i => i with { Context = RequestContext.Of(("aws:MultiFactorAuthAge", "7200")) }, i => i with { Context = RequestContext.Of(("aws:MultiFactorAuthAge", "60")) }, ["'7200'", "'3600'"], ["Get-STSSessionToken"]),
        ["9 organization"] = new(Get, """{"StringNotEquals":{"aws:PrincipalOrgID":"o-1234567890"}}""", CauseId.BucketPolicyExplicitDeny,
            i => i with { Context = RequestContext.Of(("aws:PrincipalOrgID", "o-other")) }, i => i with { Context = RequestContext.Of(("aws:PrincipalOrgID", "o-1234567890")) },
            ["aws:PrincipalOrgID", "'o-other'", "'o-1234567890'"], ["aws:PrincipalOrgID is 'o-1234567890'", """["o-1234567890", "o-other"]"""]),
        ["9 principal"] = new(Get, """{"ArnNotLike":{"aws:PrincipalArn":"arn:aws:iam::111122223333:role/web"}}""", CauseId.BucketPolicyExplicitDeny,
            i => i, i => i with { Principal = "arn:aws:sts::111122223333:assumed-role/web/i-1" }, ["aws:PrincipalArn", "user/app", "role/web"], ["""["arn:aws:iam::111122223333:role/web", "arn:aws:iam::111122223333:user/app"]"""]),
        ["10 version 2"] = new(Get, """{"StringNotEquals":{"s3:signatureversion":"AWS4-HMAC-SHA256"}}""", CauseId.SigV2OnV4OnlyRegionOrKms,
            i => i with { Url = $"https://examplebucket.s3.eu-west-1.amazonaws.com/reports/q3.pdf?AWSAccessKeyId=AKIAIOSFODNN7EXAMPLE&Expires={(Signed.Time + TimeSpan.FromHours(1)).ToUnixTimeSeconds()}&Signature=vjbyPxybdZaNmGa%2ByT272YEAiv4%3D" },
            i => i, ["s3:signatureversion", "'AWS'"], ["Signature Version 4: New-S3PresignedUrl"]),
        ["11 refused referer"] = new(Get, """{"StringNotLike":{"aws:Referer":"https://example.com/*"}}""", CauseId.RefererCondition,
            i => i, i => i with { Headers = [new("Referer", "https://example.com/page")] }, ["the request has no aws:Referer", "'https://example.com/*'"], ["Referer", "-Headers @{ Referer"]),
        ["11 user agent"] = new(Get, """{"StringLike":{"aws:UserAgent":"curl/*"}}""", CauseId.RefererCondition,
            i => i with { Headers = [new("User-Agent", "curl/8.5.0")] }, i => i with { Headers = [new("User-Agent", "app/1")] }, ["aws:UserAgent", "'curl/8.5.0'"], ["-UserAgent"]),
        ["12 overwrite"] = new(Put, """{"Null":{"s3:if-none-match":"true"}}""", CauseId.HeaderRequiredByPolicy,
            i => i, i => i with { Headers = [new("If-None-Match", "*")] }, ["the request has no s3:if-none-match"], ["If-None-Match: *", "-Header @{ 'If-None-Match' = '*' }"]),
    };

    public static TheoryData<string> Names => [.. Patterns.Keys];

    private static string Plain => Signed.Url().Split('?')[0];

    /// <summary>Signs headers and sends them.</summary>
    private static DiagnosisInput Signing(DiagnosisInput input, params (string Name, string Value)[] headers) =>
        input with { Url = Signed.Url(method: input.Method!, headers: headers), Headers = Failure.Pairs(headers) };

    private static DiagnosisInput Request(string action, PolicySet policies) => new()
    {
        Url = Signed.Url(method: action == Put ? "PUT" : "GET"),
        Method = action == Put ? "PUT" : "GET",
        Headers = [],
        Principal = Signer,
        Policies = policies,
        AsOf = Signed.Time + TimeSpan.FromMinutes(5),
    };

    private static PolicySet Deny(string action, string condition, PolicyKind kind = PolicyKind.Bucket)
    {
        string principal = PolicyKinds.NamesPrincipal(kind) ? "\"Principal\":\"*\"," : string.Empty;
        Policy policy = Failure.Policy(kind, $$"""{"Sid":"Rule","Effect":"Deny",{{principal}}"Action":"{{action}}","Resource":"arn:aws:s3:::examplebucket/*","Condition":{{condition}}}""");
        return kind == PolicyKind.Identity ? new() { Identity = [Everything, policy] } : new() { Bucket = policy };
    }

    private static Policy Everything => Failure.Policy(PolicyKind.Identity, """{"Effect":"Allow","Action":"*","Resource":"*"}""");

    private static Policy Nothing => Failure.Policy(PolicyKind.Identity, """{"Effect":"Allow","Action":"ec2:*","Resource":"*"}""");

    [Theory]
    [MemberData(nameof(Names))]
    public void The_pattern_is_found_with_proof_and_remedy(string name)
    {
        Pattern pattern = Patterns[name];
        DiagnosisInput input = pattern.Broken(Request(pattern.Action, Deny(pattern.Action, pattern.Condition)));

        // Before anything was sent, behind a bare refusal, and behind S3's own sentence.
        foreach (S3ErrorResponse? answer in new[] { null, Failure.Bare, Failure.Denied("with an explicit deny in a resource-based policy", pattern.Action) })
        {
            PresignDiagnosis diagnosis = (input with { Response = answer }).Diagnose();

            Assert.Equal(pattern.Cause, diagnosis.RootCause);
            Assert.All((string[])["statement 1 'Rule' of the bucket policy (test", .. pattern.Evidence], e => Assert.Contains(e, diagnosis.Explanation, StringComparison.Ordinal));
            Assert.All(pattern.Remedy, r => Assert.Contains(r, diagnosis.Remedy, StringComparison.Ordinal));
        }
    }

    [Theory]
    [MemberData(nameof(Names))]
    public void A_healthy_request_under_the_same_policy_is_let_alone(string name)
    {
        Pattern pattern = Patterns[name];

        PresignDiagnosis diagnosis = pattern.Healthy(Request(pattern.Action, Deny(pattern.Action, pattern.Condition))).Diagnose();

        Assert.Null(diagnosis.RootCause);
        Assert.DoesNotContain(diagnosis.Findings, f => f.Cause == pattern.Cause);
    }

    [Theory]
    [MemberData(nameof(Names))]
    public void In_an_identity_policy_the_condition_is_the_cause_as_well(string name)
    {
        Pattern pattern = Patterns[name];
        string cause = pattern.Cause == CauseId.BucketPolicyExplicitDeny ? CauseId.MissingIdentityPermission : pattern.Cause;

        Assert.Equal(cause, pattern.Broken(Request(pattern.Action, Deny(pattern.Action, pattern.Condition, PolicyKind.Identity))).Diagnose().RootCause);
    }

    [Theory]
    [MemberData(nameof(Names))]
    public void The_layer_of_others_wins_over_its_condition(string name)
    {
        Pattern pattern = Patterns[name];
        string statement = $$"""{"Effect":"Deny","Principal":"*","Action":"s3:*","Resource":"*","Condition":{{pattern.Condition}}}""";
        Policy Of(PolicyKind kind) => Failure.Policy(kind, PolicyKinds.NamesPrincipal(kind) ? statement : statement.Replace("\"Principal\":\"*\",", string.Empty, StringComparison.Ordinal));
        const string All = """{"Effect":"Allow","Action":"*","Resource":"*"}""";
        (PolicySet Policies, string Cause)[] layers =
        [
            (new() { ServiceControl = [new PolicyLevel("root", [Of(PolicyKind.ServiceControl), Failure.Policy(PolicyKind.ServiceControl, All)])] }, CauseId.ScpOrRcpDeny),
            (new() { ResourceControl = [new PolicyLevel("root", [Of(PolicyKind.ResourceControl)])] }, CauseId.ScpOrRcpDeny),
            (new() { PermissionsBoundary = [Of(PolicyKind.PermissionsBoundary), Failure.Policy(PolicyKind.PermissionsBoundary, All)] }, CauseId.PermissionsBoundary),
            (new() { Session = [Of(PolicyKind.Session), Failure.Policy(PolicyKind.Session, All)] }, CauseId.SessionPolicy),
            (new() { VpcEndpoint = [Of(PolicyKind.VpcEndpoint), Failure.Policy(PolicyKind.VpcEndpoint, """{"Effect":"Allow","Principal":"*","Action":"*","Resource":"*"}""")] }, CauseId.VpcEndpointPolicy),
        ];

        Assert.All(layers, l => Assert.Equal(l.Cause, pattern.Broken(Request(pattern.Action, l.Policies)).Diagnose().RootCause));
    }

    /// <summary>An Allow that fails by one condition only: what the signer's policies have not, the bucket policy would have given.</summary>
    [Theory]
    [InlineData("""{"StringLike":{"aws:Referer":"https://example.com/*"}}""", "referer-condition", "https://example.com/*")]
    [InlineData("""{"IpAddress":{"aws:SourceIp":"198.51.100.0/24"}}""", "source-ip-condition", "use it from '198.51.100.0/24'")]
    [InlineData("""{"StringEquals":{"aws:SourceVpce":"vpce-1a2b"}}""", "vpce-condition", "aws:SourceVpce is 'vpce-1a2b'")]
    [InlineData("""{"StringEquals":{"s3:x-amz-acl":"bucket-owner-full-control"}}""", "header-required-by-policy", "'x-amz-acl' = 'bucket-owner-full-control'")]
    [InlineData("""{"StringEquals":{"s3:x-amz-server-side-encryption":"aws:kms"}}""", "sse-header-required-by-policy", "-ServerSideEncryption aws:kms")]
    [InlineData("""{"Bool":{"aws:MultiFactorAuthPresent":"true"}}""", "mfa-condition", "Get-STSSessionToken")]
    [InlineData("""{"StringEquals":{"s3:authType":"REST-HEADER"}}""", "auth-type-condition", "REST-QUERY-STRING")]
    [InlineData("""{"NumericLessThan":{"s3:signatureAge":"60000"}}""", "signature-age-condition", "-ExpiresIn 60s")]
    [InlineData("""{"StringLike":{"aws:Referer":"https://example.com/*"},"Bool":{"aws:MultiFactorAuthPresent":"true"}}""", "missing-identity-permission", "Add to the signer's policy")]
    public void An_allow_that_one_condition_keeps_from_helping(string condition, string cause, string remedy)
    {
        string allow = $$"""{"Sid":"Open","Effect":"Allow","Principal":"*","Action":"s3:PutObject","Resource":"arn:aws:s3:::examplebucket/*","Condition":{{condition}}}""";
        string own = allow.Replace("\"Principal\":\"*\",", string.Empty, StringComparison.Ordinal);
        PolicySet byBucket = new() { Identity = [Nothing], Bucket = Failure.Policy(PolicyKind.Bucket, allow) }, byIdentity = new() { Identity = [Failure.Policy(PolicyKind.Identity, own)] };

        foreach ((PolicySet policies, string where) in new[] { (byBucket, "statement 1 'Open' of the bucket policy"), (byIdentity, "statement 1 'Open' of the identity-based policy") })
        {
            PresignDiagnosis diagnosis = (Request(Put, policies) with { SourceIp = "203.0.113.7" }).Diagnose();

            Assert.Equal(cause, diagnosis.RootCause);
            Assert.Contains(remedy, diagnosis.Remedy, StringComparison.Ordinal);
            if (cause != CauseId.MissingIdentityPermission)
            {
                Assert.Contains(where, diagnosis.Explanation, StringComparison.OrdinalIgnoreCase);
            }
        }
    }

    [Fact]
    public void An_allow_by_referer_lets_in_who_sends_it()
    {
        PolicySet policies = new() { Identity = [Nothing], Bucket = Failure.Policy(PolicyKind.Bucket, """{"Effect":"Allow","Principal":"*","Action":"s3:GetObject","Resource":"arn:aws:s3:::examplebucket/*","Condition":{"StringLike":{"aws:Referer":"https://example.com/*"}}}""") };

        Assert.Null((Request(Get, policies) with { Headers = [new("Referer", "https://example.com/a")] }).Diagnose().RootCause);
    }

    [Fact]
    public void Without_a_signature_the_nearest_allow_tells_what_lacks()
    {
        PolicySet Open(string condition) => new() { Bucket = Failure.Policy(PolicyKind.Bucket, $$"""{"Effect":"Allow","Principal":"*","Action":"s3:GetObject","Resource":"arn:aws:s3:::examplebucket/*"{{condition}}}""") };
        DiagnosisInput input = new() { Url = Plain, Method = "GET", Headers = [], Response = Failure.Bare };

        AccessRequest anonymous = new AccessRequest(RequestPrincipal.Anonymous, "s3:GetObject", "arn:aws:s3:::examplebucket/k") { ResourceAccount = "111122223333" }.WithImpliedContext();
        string Cause(PolicySet policies) => DenialCause.Of(PolicyEvaluator.Evaluate(anonymous, policies)).Id;

        Assert.Equal(CauseId.RefererCondition, Cause(Open(""","Condition":{"StringLike":{"aws:Referer":"https://example.com/*"}}""")));
        Assert.Equal(CauseId.UnsignedRequest, Cause(new() { Bucket = Failure.Policy(PolicyKind.Bucket, """{"Effect":"Allow","Principal":{"AWS":"111122223333"},"Action":"s3:*","Resource":"arn:aws:s3:::examplebucket/*"}""") }));
        Assert.Equal(CauseId.UnsignedRequest, Cause(new() { Bucket = Failure.Policy(PolicyKind.Bucket, """{"Effect":"Deny","Principal":"*","Action":"s3:*","Resource":"arn:aws:s3:::examplebucket/*","Condition":{"StringNotEquals":{"s3:authType":"REST-HEADER"}}}""") }));
        Assert.Equal(CauseId.UnsignedRequest, input.Diagnose().RootCause);
    }

    // AWSRevokeOlderSessions, as the console writes it into the role.
    private static PolicySet Revoked(DateTimeOffset at) => new()
    {
        Identity = [Everything, PolicyParser.Parse(PolicyKind.Identity, """{"Version":"2012-10-17","Statement":[{"Effect":"Deny","Action":["*"],"Resource":["*"],"Condition":{"DateLessThan":{"aws:TokenIssueTime":"TIME"}}}]}""".Replace("TIME", at.UtcDateTime.ToString("yyyy-MM-dd'T'HH:mm:ss.fff'Z'", System.Globalization.CultureInfo.InvariantCulture), StringComparison.Ordinal), "AWSRevokeOlderSessions").Policy!],
    };

    private static DiagnosisInput OfSession(PolicySet policies) => Request(Get, policies) with { Url = Signed.Url(by: Signed.Session), Principal = Role };

    [Fact]
    public void A_url_signed_before_the_revocation_is_dead()
    {
        DiagnosisInput input = OfSession(Revoked(Signed.Time + TimeSpan.FromMinutes(1)));

        foreach (S3ErrorResponse? answer in new[] { null, Failure.Bare, Failure.Denied("with an explicit deny in an identity-based policy") })
        {
            PresignDiagnosis diagnosis = (input with { Response = answer }).Diagnose();

            Assert.Equal(CauseId.SessionRevoked, diagnosis.RootCause);
            Assert.All(["AWSRevokeOlderSessions", "statement 1", "aws:TokenIssueTime", "2026-03-01T12:01:00"], e => Assert.Contains(e, diagnosis.Explanation, StringComparison.Ordinal));
            Assert.Contains("arn:aws:iam::111122223333:role/app", diagnosis.Remedy, StringComparison.Ordinal);
        }
    }

    [Fact]
    public void A_session_that_is_told_to_be_newer_lives()
    {
        DiagnosisInput input = OfSession(Revoked(Signed.Time - TimeSpan.FromMinutes(30)));

        Assert.Null((input with { Context = RequestContext.Of(("aws:TokenIssueTime", "2026-03-01T11:45:00Z")) }).Diagnose().RootCause);
        Assert.Equal(CauseId.SessionRevoked, (input with { Context = RequestContext.Of(("aws:TokenIssueTime", "2026-03-01T11:15:00Z")) }).Diagnose().RootCause);
        Assert.Null((Request(Get, Revoked(Signed.Time + TimeSpan.FromDays(1))) with { Principal = Signer }).Diagnose().RootCause);      // a long-term key has no session
    }

    [Theory]
    [InlineData("""{"NumericLessThan":{"s3:TlsVersion":"1.2"}}""", "secure-transport-condition")]
    [InlineData("""{"Bool":{"aws:MultiFactorAuthPresent":"false"}}""", "mfa-condition")]
    [InlineData("""{"StringEquals":{"aws:PrincipalTag/team":"a"}}""", "bucket-policy-explicit-deny")]
    public void A_deny_that_only_an_untold_key_leaves_open_is_named_where_S3_says_that_one_hit(string condition, string cause)
    {
        DiagnosisInput input = OfSession(Deny(Get, condition));

        PresignDiagnosis hit = (input with { Response = Failure.Denied("with an explicit deny in a resource-based policy") }).Diagnose();
        Assert.Equal((cause, Certainty.Likely), (hit.RootCause, hit.Certainty));
        Assert.Contains("not known here", hit.Explanation, StringComparison.Ordinal);

        PresignDiagnosis other = (input with { Response = Failure.Denied("with an explicit deny in an identity-based policy") }).Diagnose();
        Assert.DoesNotContain("not known here", other.Explanation, StringComparison.Ordinal);
        Assert.Null(input.Diagnose().RootCause);
    }

    [Theory]
    [InlineData("""{"Bool":{"aws:MultiFactorAuthPresent":"false"}}""")]          // a long-term key never has it
    [InlineData("""{"StringEquals":{"s3:x-amz-acl":"public-read"}}""")]          // the headers are known
    [InlineData("""{"StringEquals":{"aws:SourceVpce":"vpce-1a2b"}}""")]          // it came from an address
    public void A_key_that_the_request_cannot_have_is_not_untold(string condition)
    {
        DiagnosisInput input = Request(Get, Deny(Get, condition)) with { SourceIp = "203.0.113.7", Response = Failure.Denied("with an explicit deny in a resource-based policy") };

        Assert.DoesNotContain("not known here", input.Diagnose().Explanation, StringComparison.Ordinal);
    }

    [Fact]
    public void One_command_meets_every_statement_that_asks_for_a_header()
    {
        string Rule(string condition) => $$"""{"Effect":"Deny","Principal":"*","Action":"s3:PutObject","Resource":"arn:aws:s3:::examplebucket/*","Condition":{{condition}}}""";
        PolicySet policies = new()
        {
            Bucket = Failure.Policy(PolicyKind.Bucket, string.Join(',',
                Rule("""{"Null":{"s3:x-amz-server-side-encryption":"true"}}"""), Rule("""{"StringNotEquals":{"s3:x-amz-server-side-encryption":"aws:kms"}}"""),
                Rule("""{"StringNotEquals":{"s3:x-amz-acl":"bucket-owner-full-control"}}"""), Rule("""{"StringNotEquals":{"s3:RequestObjectTag/it's":"a"}}"""))),
        };

        Assert.Contains("-ServerSideEncryption aws:kms -Tag @{ 'it''s' = 'a' } -Header @{ 'x-amz-acl' = 'bucket-owner-full-control' }", Request(Put, policies).Diagnose().Remedy, StringComparison.Ordinal);
    }

    [Fact]
    public void A_header_that_was_moved_into_the_query_is_named()
    {
        DiagnosisInput input = Request(Put, Deny(Put, """{"StringNotEquals":{"s3:x-amz-acl":"bucket-owner-full-control"}}""")) with
        {
            Url = Signed.Url(method: "PUT", query: [("x-amz-acl", "bucket-owner-full-control")]),
            Response = Failure.Bare,
        };

        Assert.Equal(CauseId.HeaderRequiredByPolicy, input.Diagnose().RootCause);
    }

    [Fact]
    public void A_kms_key_policy_keeps_its_own_cause_and_a_condition_of_it_its_own()
    {
        const string Allow = """{"Effect":"Allow","Principal":{"AWS":"arn:aws:iam::111122223333:root"},"Action":"kms:*","Resource":"*"}""";
        string Key(string condition) => $$"""{{Allow}},{"Effect":"Deny","Principal":"*","Action":"kms:Decrypt","Resource":"*","Condition":{{condition}}}""";
        PresignDiagnosis Diagnose(string statements) =>
            (Request(Get, new() { Key = Failure.Policy(PolicyKind.Key, statements) }) with { Bucket = new BucketFacts { UsesKms = true }, SourceIp = "203.0.113.7" }).Diagnose();

        Assert.Equal(CauseId.KmsKeyPolicy, Diagnose(Key("""{"StringEquals":{"kms:CallerAccount":"111122223333"}}""")).RootCause);
        Assert.Equal(CauseId.SourceIpCondition, Diagnose(Key("""{"NotIpAddress":{"aws:SourceIp":"198.51.100.0/24"}}""")).RootCause);
        Assert.Null(Diagnose(Key("""{"NotIpAddress":{"aws:SourceIp":"203.0.113.0/24"}}""")).RootCause);
    }

    [Fact]
    public void A_missing_customer_key_says_which_headers()
    {
        PresignDiagnosis diagnosis = new DiagnosisInput
        {
            Url = Signed.Url(),
            Method = "GET",
            Headers = [],
            Response = Failure.Answer("InvalidRequest", "The object was stored using a form of Server Side Encryption. The correct parameters must be provided to retrieve the object.", 400),
        }.Diagnose();

        Assert.Equal(CauseId.Other, diagnosis.RootCause);
        Assert.Contains("'x-amz-server-side-encryption-customer-key-MD5' = $md5Base64", diagnosis.Remedy, StringComparison.Ordinal);
    }
}
