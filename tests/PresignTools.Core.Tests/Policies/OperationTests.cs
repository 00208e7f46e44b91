using PresignTools.Errors;
using PresignTools.Inspection;
using PresignTools.Policies;
using PresignTools.Policies.Decisions;
using PresignTools.Policies.Matching;
using PresignTools.Policies.Operations;
using static PresignTools.Tests.Policies.Given;
using S3Operations = PresignTools.Policies.Operations.S3Operations;

namespace PresignTools.Tests.Policies;

public class OperationTests
{
    private const string KeyArn = "arn:aws:kms:eu-west-1:111111111111:key/k1";

    [Theory]
    [InlineData("GetObject", null, "", "s3:GetObject arn:aws:s3:::b/k")]
    [InlineData("headobject", null, "", "s3:GetObject arn:aws:s3:::b/k")]
    [InlineData("GetObject", "v1", "", "s3:GetObjectVersion arn:aws:s3:::b/k")]
    [InlineData("GetObjectRetention", "v1", "", "s3:GetObjectRetention arn:aws:s3:::b/k")]
    [InlineData("ListObjectsV2", null, "", "s3:ListBucket arn:aws:s3:::b")]
    [InlineData("ListBuckets", null, "", "s3:ListAllMyBuckets *")]
    [InlineData("PutObject", null, "x-amz-acl: private;x-amz-tagging: a=1;x-amz-object-lock-mode: GOVERNANCE;X-Amz-Object-Lock-Legal-Hold: ON",
        "s3:PutObject arn:aws:s3:::b/k,s3:PutObjectAcl arn:aws:s3:::b/k,s3:PutObjectTagging arn:aws:s3:::b/k,s3:PutObjectRetention arn:aws:s3:::b/k,s3:PutObjectLegalHold arn:aws:s3:::b/k")]
    [InlineData("UploadPart", null, "x-amz-acl: private", "s3:PutObject arn:aws:s3:::b/k")]
    [InlineData("CopyObject", null, "x-amz-copy-source: /src/a%2Fb%20c?versionId=3", "s3:PutObject arn:aws:s3:::b/k,s3:GetObjectVersion arn:aws:s3:::src/a/b c")]
    [InlineData("DeleteObject", "v1", "x-amz-bypass-governance-retention: true", "s3:DeleteObjectVersion arn:aws:s3:::b/k,s3:BypassGovernanceRetention arn:aws:s3:::b/k")]
    [InlineData("PutObject", null, "x-amz-server-side-encryption: aws:kms;x-amz-server-side-encryption-aws-kms-key-id: " + KeyArn,
        "s3:PutObject arn:aws:s3:::b/k,kms:GenerateDataKey " + KeyArn)]
    public void Actions_of(string operation, string? version, string headers, string expected)
    {
        var request = new S3OperationRequest { Operation = operation, Bucket = "b", Key = "k", VersionId = version, Headers = Headers(headers) };
        Assert.Equal(expected, string.Join(",", S3Operations.Required(request).Where(a => !a.IsOptional).Select(a => $"{a.Action} {a.Resource}")));
    }

    [Fact]
    public void Kms_goes_with_the_operation()
    {
        string Of(string operation) => string.Join(",", S3Operations.Required(new S3OperationRequest { Operation = operation, Bucket = "b", Key = "k", KmsKeyArn = KeyArn })
            .Where(a => a.Action.StartsWith("kms", StringComparison.Ordinal)).Select(a => $"{a.Action} {a.EncryptionContextArn}"));
        Assert.Equal("kms:Decrypt arn:aws:s3:::b/k", Of("GetObject"));
        Assert.Equal("kms:GenerateDataKey arn:aws:s3:::b/k,kms:Decrypt arn:aws:s3:::b/k", Of("CreateMultipartUpload"));
        Assert.Equal("kms:Decrypt arn:aws:s3:::b/k", Of("CompleteMultipartUpload"));
        Assert.Equal("", Of("DeleteObject"));
    }

    [Theory]
    [InlineData("GET", "b", "k", "", "GetObject")]
    [InlineData("GET", "b", "k", "uploadId", "ListParts")]
    [InlineData("GET", "b", "k", "legal-hold", "GetObjectLegalHold")]
    [InlineData("PUT", "b", "k", "uploadId,partNumber", "UploadPart")]
    [InlineData("PUT", "b", "k", "x-amz-copy-source", "CopyObject")]
    [InlineData("PUT", "b", "k", "tagging", "PutObjectTagging")]
    [InlineData("POST", "b", "k", "uploads", "CreateMultipartUpload")]
    [InlineData("POST", "b", "k", "", null)]
    [InlineData("DELETE", "b", "k", "uploadId", "AbortMultipartUpload")]
    [InlineData("GET", "b", null, "list-type,prefix", "ListObjectsV2")]
    [InlineData("GET", "b", null, "X-Amz-Signature,prefix", "ListObjects")]
    [InlineData("GET", "b", null, "replication", "GetBucketReplication")]
    [InlineData("GET", "b", null, "analytics", "ListBucketAnalyticsConfigurations")]
    [InlineData("GET", "b", null, "analytics,id", "GetBucketAnalyticsConfiguration")]
    [InlineData("PUT", "b", null, "no-such-setting", null)]
    [InlineData("GET", "b", null, "no-such-setting", null)]
    [InlineData("PUT", "b", null, "acl", "PutBucketAcl")]
    [InlineData("PUT", "b", null, "", "CreateBucket")]
    [InlineData("POST", "b", null, "delete", "DeleteObjects")]
    [InlineData("PUT", "b", "k", "retention,versionId", "PutObjectRetention")]
    [InlineData("GET", null, null, "", "ListBuckets")]
    public void Operation_of_a_request(string method, string? bucket, string? key, string query, string? expected) =>
        Assert.Equal(expected, S3Operations.OfHttpRequest(method, bucket, key, query.Split(',', StringSplitOptions.RemoveEmptyEntries), []));

    [Theory]
    [InlineData("Frobnicate", "b", "k", "OperationUnknown")]
    [InlineData("GetObject", null, "k", "OperationNeeds")]
    [InlineData("GetObject", "b", null, "OperationNeeds")]
    [InlineData("CopyObject", "b", "k", "OperationNeeds")]
    [InlineData("GetObjectTagging", "b--use1-az4--x-s3", "k", "OperationOnDirectoryBucket")]
    public void Refuses(string operation, string? bucket, string? key, string id) =>
        Assert.Equal(id, Assert.Throws<PresignException>(() => S3Operations.Required(new S3OperationRequest { Operation = operation, Bucket = bucket, Key = key })).ErrorId);

    [Theory]
    [InlineData("GetObject", "s3express:CreateSession", "ReadOnly")]
    [InlineData("HeadObject", "s3express:CreateSession", "ReadOnly")]
    [InlineData("ListObjectsV2", "s3express:CreateSession", "ReadOnly")]
    [InlineData("PutObject", "s3express:CreateSession", "ReadWrite")]
    [InlineData("DeleteObject", "s3express:CreateSession", "ReadWrite")]
    [InlineData("GetBucketPolicy", "s3express:GetBucketPolicy", null)]
    [InlineData("DeleteBucket", "s3express:DeleteBucket", null)]
    [InlineData("PutBucketEncryption", "s3express:PutEncryptionConfiguration", null)]
    public void A_directory_bucket_authorizes_its_objects_by_one_action(string operation, string action, string? mode)
    {
        RequiredAction only = Assert.Single(S3Operations.Required(new S3OperationRequest
        {
            Operation = operation,
            Bucket = "b--use1-az4--x-s3",
            Key = "k",
            CallerAccount = "111122223333",
        }));

        Assert.Equal((action, "arn:aws:s3express:us-east-1:111122223333:bucket/b--use1-az4--x-s3", mode), (only.Action, only.Resource, only.SessionMode));
        Assert.Null(only.Assumption);
    }

    [Theory]
    [InlineData("PutObject", false)]
    [InlineData("GetObject", true)]
    public void A_policy_for_reading_sessions_lets_nobody_write(string operation, bool allowed)
    {
        PresignTools.Policies.Model.Policy policy = Statement(
            PolicyKind.Identity,
            "{'Effect':'Allow','Action':'s3express:CreateSession','Resource':'arn:aws:s3express:us-east-1:111122223333:bucket/*',"
                + "'Condition':{'StringEquals':{'s3express:SessionMode':'ReadOnly'}}}");
        RequestPrincipal principal = RequestPrincipal.Parse("arn:aws:iam::111122223333:user/bob");
        var access = new OperationAccess
        {
            Principal = principal,
            Actions = S3Operations.Required(new S3OperationRequest { Operation = operation, Bucket = "b--use1-az4--x-s3", Key = "k", CallerAccount = "111122223333" }),
            Derived = static time => RequestContext.Empty,
        };

        Assert.Equal(allowed, access.Decide(new PolicySet { Identity = [policy] }).IsAllowed);
    }

    [Fact]
    public void A_multi_region_access_point_that_a_host_names_has_the_ARN_of_its_kind()
    {
        RequiredAction action = S3Operations.Required(
            new S3OperationRequest { Operation = "GetObject", Bucket = "mfzwi23gnjvgw.mrap", Key = "k", CallerAccount = "111122223333" })[0];

        Assert.Equal("arn:aws:s3::111122223333:accesspoint/mfzwi23gnjvgw.mrap/object/k", action.Resource);
    }

    [Fact]
    public void Access_points_have_ARNs_of_their_own()
    {
        const string Ap = "arn:aws:s3:eu-west-1:111111111111:accesspoint/ap";
        RequiredAction action = S3Operations.Required(new S3OperationRequest { Operation = "GetObject", Bucket = Ap, Key = "k", UnderlyingBucket = "b" })[0];
        Assert.Equal((Ap + "/object/k", "arn:aws:s3:::b/k"), (action.Resource, action.BucketResource));
    }

    [Theory]
    [InlineData("arn:aws:s3-object-lambda:eu-west-1:111111111111:accesspoint/ol", "s3-object-lambda:GetObject arn:aws:s3-object-lambda:eu-west-1:111111111111:accesspoint/ol")]
    [InlineData("arn:aws:s3-outposts:eu-west-1:111111111111:outpost/op-1/accesspoint/ap", "s3-outposts:GetObject arn:aws:s3-outposts:eu-west-1:111111111111:outpost/op-1/accesspoint/ap/object/k")]
    [InlineData("arn:aws:s3:::b", "s3:GetObject arn:aws:s3:::b/k")]
    public void Other_services_of_S3_spell_the_action_their_way(string bucket, string expected)
    {
        RequiredAction action = S3Operations.Required(new S3OperationRequest { Operation = "GetObject", Bucket = bucket, Key = "k" })[0];
        Assert.Equal(expected, $"{action.Action} {action.Resource}");
    }

    [Fact]
    public void Keys_of_headers_and_parameters()
    {
        RequestContext keys = S3RequestKeys.Of(
            Headers("X-Amz-Acl: private;x-amz-tagging: team=blue&x+y=%C3%A9;if-none-match: *;User-Agent: curl/8"),
            [new("prefix", "home/"), new("X-Amz-Storage-Class", "GLACIER"), new("x-amz-acl", "hoisted")]);
        Assert.Equal("private", keys["s3:x-amz-acl"]);
        Assert.Equal("GLACIER", keys["s3:x-amz-storage-class"]);
        Assert.Equal("blue", keys["s3:RequestObjectTag/team"]);
        Assert.Equal("é", keys["s3:RequestObjectTag/x y"]);
        Assert.Equal("*", keys["s3:if-none-match"]);
        Assert.Equal("home/", keys["s3:prefix"]);
        Assert.Equal("curl/8", keys["aws:UserAgent"]);
        Assert.True(keys.TryGet("s3:RequestObjectTagKeys", out IReadOnlyList<string> names) && names.SequenceEqual(["team", "x y"]));
    }

    [Fact]
    public void A_presigned_URL_knows_its_context()
    {
        PresignedRequestContext context = new(PresignedUrlReader.Read(Url("https")), []);
        RequestContext keys = context.At(Signed.AddMinutes(10));
        Assert.Equal("REST-QUERY-STRING", keys["s3:authType"]);
        Assert.Equal("AWS4-HMAC-SHA256", keys["s3:signatureversion"]);
        Assert.Equal("600000", keys["s3:signatureAge"]);
        Assert.Equal("UNSIGNED-PAYLOAD", keys["s3:x-amz-content-sha256"]);
        Assert.Equal("true", keys["aws:SecureTransport"]);
        Assert.Equal("eu-west-1", keys["aws:RequestedRegion"]);
        Assert.Equal("2026-11-24T12:10:00Z", keys["aws:CurrentTime"]);
        Assert.Equal("0", context.At(Signed.AddMinutes(-1))["s3:signatureAge"]);
        Assert.Equal("false", new PresignedRequestContext(PresignedUrlReader.Read(Url("http")), []).At(Signed)["aws:SecureTransport"]);
        Assert.Equal(("GetObject", true), context.Operation(null));
        Assert.Equal(("DeleteObject", false), context.Operation("DELETE"));
        Assert.Equal("OperationUnknown", Assert.Throws<PresignException>(() => context.Operation("POST")).ErrorId);
    }

    [Theory]
    [InlineData("aws:sourceip", ContextKeySource.User)]
    [InlineData("aws:PrincipalTag/team", ContextKeySource.Signer)]
    [InlineData("aws:MultiFactorAuthPresent", ContextKeySource.Signer)]
    [InlineData("s3:signatureAge", ContextKeySource.Request)]
    [InlineData("s3:x-amz-acl", ContextKeySource.Request)]
    [InlineData("s3:ExistingObjectTag/a", ContextKeySource.Resource)]
    [InlineData("kms:ViaService", ContextKeySource.Other)]
    public void Says_whose_a_key_is(string key, ContextKeySource source) => Assert.Equal(source, PresignedRequestContext.SourceOf(key));

    [Theory]
    [InlineData("'Effect':'Deny','Condition':{'NumericGreaterThan':{'s3:signatureAge':'600000'}}", AccessOutcome.Allowed, 600_001, AccessOutcome.ExplicitlyDenied)]
    [InlineData("'Effect':'Deny','Condition':{'NumericGreaterThanEquals':{'s3:signatureAge':'600000'}}", AccessOutcome.Allowed, 600_000, AccessOutcome.ExplicitlyDenied)]
    [InlineData("'Effect':'Deny','Condition':{'DateLessThan':{'aws:CurrentTime':'2026-11-24T12:30:00Z'}}", AccessOutcome.ExplicitlyDenied, 1_800_000, AccessOutcome.Allowed)]
    [InlineData("'Effect':'Deny','Condition':{'NumericGreaterThan':{'s3:signatureAge':'86400000'}}", AccessOutcome.Allowed, -1, AccessOutcome.Allowed)]
    public void Tells_when_a_decision_changes(string deny, AccessOutcome now, int afterMilliseconds, AccessOutcome then)
    {
        var access = new OperationAccess
        {
            Principal = RequestPrincipal.Parse(Alice),
            Actions = S3Operations.Required(new S3OperationRequest { Operation = "GetObject", Bucket = "b", Key = "k" }),
            Derived = new PresignedRequestContext(PresignedUrlReader.Read(Url("https")), []).At,
            AsOf = Signed.AddSeconds(1),
            SignedAt = Signed,
            EndsAt = Signed.AddHours(1),
        };
        var policies = new PolicySet
        {
            Identity = [Allows(PolicyKind.Identity)],
            Bucket = Statement(PolicyKind.Bucket, "{'Principal':'*','Action':'s3:*','Resource':'*'," + deny + "}"),
        };
        AccessDecision decision = access.Decide(policies);
        Assert.Equal(now, decision.Decision);
        Assert.Equal(afterMilliseconds < 0 ? null : Signed.AddMilliseconds(afterMilliseconds), decision.ChangesAt);
        Assert.Equal(afterMilliseconds < 0 ? null : then, decision.ChangesTo);
        Assert.Contains(decision.Assumptions, a => a.Contains("-ResourceAccount", StringComparison.Ordinal));
    }

    [Fact]
    public void S3_calls_KMS_for_the_caller()
    {
        var access = new OperationAccess
        {
            Principal = RequestPrincipal.Parse(Alice),
            Actions = S3Operations.Required(new S3OperationRequest { Operation = "GetObject", Bucket = "b", Key = "k", KmsKeyArn = KeyArn }),
            Derived = _ => RequestContext.Empty,
        };
        var policies = new PolicySet
        {
            Identity = [Allows(PolicyKind.Identity)],
            Key = Statement(PolicyKind.Key, "{'Effect':'Allow','Principal':{'AWS':'*'},'Action':'kms:Decrypt','Resource':'*','Condition':{'StringEquals':{"
                + "'kms:ViaService':'s3.eu-west-1.amazonaws.com','kms:CallerAccount':'111111111111','kms:EncryptionContext:aws:s3:arn':'arn:aws:s3:::b/k'}}}"),
        };
        AccessDecision decision = access.Decide(policies);
        Assert.True(decision.IsAllowed, decision.Explanation);
        Assert.Equal(2, decision.Actions.Count);
        Assert.Contains("404", (access with { Actions = [.. access.Actions] }).Decide(policies with { Identity = [Allows(PolicyKind.Identity, action: "s3:GetObject")] }).Notes[0], StringComparison.Ordinal);
    }

    private static readonly DateTimeOffset Signed = new(2026, 11, 24, 12, 0, 0, TimeSpan.Zero);

    private static string Url(string scheme) => scheme + "://b.s3.eu-west-1.amazonaws.com/k?X-Amz-Algorithm=AWS4-HMAC-SHA256"
        + "&X-Amz-Credential=AKIAIOSFODNN7EXAMPLE%2F20261124%2Feu-west-1%2Fs3%2Faws4_request&X-Amz-Date=20261124T120000Z&X-Amz-Expires=3600"
        + "&X-Amz-SignedHeaders=host&X-Amz-Signature=" + new string('a', 64);

    private static List<KeyValuePair<string, string>> Headers(string text) =>
        [.. text.Split(';', StringSplitOptions.RemoveEmptyEntries).Select(h => h.Split(": ", 2)).Select(h => new KeyValuePair<string, string>(h[0].Trim(), h[1]))];
}
