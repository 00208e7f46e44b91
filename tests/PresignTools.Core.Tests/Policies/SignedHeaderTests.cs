using PresignTools.Inspection;
using PresignTools.Policies;
using PresignTools.Policies.Decisions;
using PresignTools.Policies.Matching;
using PresignTools.Policies.Operations;
using static PresignTools.Tests.Policies.Given;

namespace PresignTools.Tests.Policies;

/// <summary>Headers that a URL has signed take the actions that they need, with and without a value that is known.</summary>
public class SignedHeaderTests
{
    [Theory]
    [InlineData("x-amz-acl", "PUT", "k", "s3:PutObject,s3:PutObjectAcl")]
    [InlineData("x-amz-grant-full-control", "PUT", "k", "s3:PutObject,s3:PutObjectAcl")]
    [InlineData("x-amz-tagging", "PUT", "k", "s3:PutObject,s3:PutObjectTagging")]
    [InlineData("x-amz-object-lock-mode;x-amz-object-lock-retain-until-date", "PUT", "k", "s3:PutObject,s3:PutObjectRetention")]
    [InlineData("x-amz-object-lock-legal-hold", "PUT", "k", "s3:PutObject,s3:PutObjectLegalHold")]
    [InlineData("x-amz-server-side-encryption", "PUT", "k", "s3:PutObject,kms:GenerateDataKey")]
    [InlineData("x-amz-server-side-encryption-aws-kms-key-id", "PUT", "k", "s3:PutObject,kms:GenerateDataKey")]
    [InlineData("x-amz-copy-source", "PUT", "k", "s3:PutObject,s3:GetObject")]
    [InlineData("x-amz-bypass-governance-retention", "DELETE", "k", "s3:DeleteObject,s3:BypassGovernanceRetention")]
    [InlineData("x-amz-website-redirect-location;x-amz-storage-class;content-type", "PUT", "k", "s3:PutObject")]
    [InlineData("x-amz-server-side-encryption-customer-key", "PUT", "k", "s3:PutObject")]
    [InlineData("x-amz-acl", "PUT", "", "s3:CreateBucket,s3:PutBucketAcl")]
    [InlineData("x-amz-bucket-object-lock-enabled", "PUT", "", "s3:CreateBucket,s3:PutBucketObjectLockConfiguration,s3:PutBucketVersioning")]
    [InlineData("x-amz-object-ownership", "PUT", "", "s3:CreateBucket,s3:PutBucketOwnershipControls")]
    public void A_header_without_a_value_asks_for_its_action_and_says_so(string signed, string method, string key, string actions)
    {
        (AccessDecision decision, string[] taken) = Decide(Url(key, signed), method);
        Assert.Equal(actions.Split(',').Order(), decision.Actions.Select(a => a.Action).Order());
        int beside = actions.Split(',').Length - 1;
        Assert.Equal(beside > 0, !decision.IsAllowed);
        Assert.Equal(beside > 0, taken.Length > 0);
    }

    [Theory]
    [InlineData("X-Amz-Acl=public-read", "s3:PutObjectAcl")]
    [InlineData("x-amz-acl=private", "s3:PutObjectAcl")]
    [InlineData("x-amz-tagging=a%3D1", "s3:PutObjectTagging")]
    public void A_header_in_the_query_counts_as_sent(string parameter, string action) =>
        Assert.Contains(Decide(Url("k", "host") + "&" + parameter, "PUT").Decision.Actions, a => a.Action == action && !a.IsAllowed);

    [Theory]
    [InlineData("CreateBucket", null, "x-amz-acl: private", "s3:CreateBucket")]
    [InlineData("CreateBucket", null, "x-amz-acl: public-read", "s3:CreateBucket,s3:PutBucketAcl")]
    [InlineData("CreateBucket", null, "x-amz-grant-read: id=1", "s3:CreateBucket,s3:PutBucketAcl")]
    [InlineData("CreateBucket", null, "x-amz-bucket-object-lock-enabled: false", "s3:CreateBucket")]
    [InlineData("CreateBucket", null, "X-Amz-Bucket-Object-Lock-Enabled: True", "s3:CreateBucket,s3:PutBucketObjectLockConfiguration,s3:PutBucketVersioning")]
    [InlineData("PutBucketAcl", null, "x-amz-acl: private", "s3:PutBucketAcl")]
    [InlineData("PutObjectAcl", "v1", "", "s3:PutObjectVersionAcl")]
    [InlineData("DeleteObjectTagging", "v1", "", "s3:DeleteObjectVersionTagging")]
    [InlineData("GetObjectAttributes", null, "", "s3:GetObject,s3:GetObjectAttributes")]
    [InlineData("GetObjectAttributes", "v1", "", "s3:GetObjectVersion,s3:GetObjectVersionAttributes")]
    [InlineData("UpdateObjectEncryption", null, "",
        "s3:UpdateObjectEncryption,s3:PutObject,kms:GenerateDataKey,kms:Decrypt,kms:Encrypt,kms:ReEncryptFrom,kms:ReEncryptTo")]
    [InlineData("HeadObject", "v1", "", "s3:GetObjectVersion")]
    [InlineData("RestoreObject", "v1", "", "s3:RestoreObject")]
    [InlineData("CopyObject", null, "x-amz-copy-source: /src/a", "s3:PutObject,s3:GetObject")]
    [InlineData("UploadPartCopy", null, "x-amz-copy-source: /src/a?versionId=3", "s3:PutObject,s3:GetObjectVersion")]
    [InlineData("PutObjectRetention", "v1", "x-amz-bypass-governance-retention: true", "s3:PutObjectRetention,s3:BypassGovernanceRetention")]
    [InlineData("DeleteBucketCors", null, "", "s3:PutBucketCORS")]
    [InlineData("DeleteBucketWebsite", null, "", "s3:DeleteBucketWebsite")]
    [InlineData("PutBucketReplication", null, "", "s3:PutReplicationConfiguration")]
    [InlineData("ListBucketInventoryConfigurations", null, "", "s3:GetInventoryConfiguration")]
    [InlineData("DeleteObjects", null, "x-amz-bypass-governance-retention: true", "s3:DeleteObject,s3:BypassGovernanceRetention")]
    public void Operations_with_headers_and_versions(string operation, string? version, string headers, string actions)
    {
        var request = new S3OperationRequest { Operation = operation, Bucket = "b", Key = operation.Contains("Bucket") || operation == "DeleteObjects" ? null : "k", VersionId = version, Headers = Pairs(headers) };
        Assert.Equal(actions, string.Join(",", S3Operations.Required(request).Where(a => !a.IsOptional).Select(a => a.Action)));
    }

    [Theory]
    [InlineData("x-amz-server-side-encryption: aws:kms", "NOT-KNOWN")]
    [InlineData("x-amz-server-side-encryption: aws:kms:dsse", "NOT-KNOWN")]
    [InlineData("x-amz-server-side-encryption: aws:kms;x-amz-server-side-encryption-aws-kms-key-id: alias/app", "NOT-KNOWN")]
    [InlineData("x-amz-server-side-encryption-aws-kms-key-id: arn:aws:kms:eu-west-1:111111111111:alias/app", "NOT-KNOWN")]
    [InlineData("x-amz-server-side-encryption-aws-kms-key-id: 1234abcd", "1234abcd")]
    public void KMS_without_the_ARN_of_a_key_is_not_left_out(string headers, string id)
    {
        RequiredAction kms = S3Operations.Required(new S3OperationRequest
        {
            Operation = "PutObject",
            Bucket = "b",
            Key = "k",
            Headers = Pairs(headers),
            Region = "eu-west-1",
            CallerAccount = "111111111111",
        }).Single(a => a.Action == "kms:GenerateDataKey");
        Assert.Equal($"arn:aws:kms:eu-west-1:111111111111:key/{id}", kms.Resource);
        Assert.NotNull(kms.Assumption);
    }

    [Fact]
    public void The_managed_key_lets_in_whoever_comes_through_S3()
    {
        OperationAccess Access(string key) => new()
        {
            Principal = RequestPrincipal.Parse(Alice),
            Actions = S3Operations.Required(new S3OperationRequest { Operation = "PutObject", Bucket = "b", Key = "k", KmsKeyArn = key, CallerAccount = "111111111111" }),
            Derived = _ => RequestContext.Empty,
        };
        var policies = new PolicySet { Identity = [Allows(PolicyKind.Identity, action: "s3:PutObject")] };
        Assert.True(Access("alias/aws/s3").Decide(policies).IsAllowed);
        Assert.Contains(Access("alias/aws/s3").Decide(policies).Assumptions, a => a.Contains("aws/s3", StringComparison.Ordinal));
        Assert.False(Access("alias/app").Decide(policies).IsAllowed);
        Assert.Equal(AccessOutcome.ExplicitlyDenied, Access("aws/s3").Decide(policies with
        {
            ServiceControl = [new PolicyLevel("root", [Allows(PolicyKind.ServiceControl, action: "*"), Statement(PolicyKind.ServiceControl, "{'Effect':'Deny','Action':'kms:*','Resource':'*'}")])],
        }).Decision);
    }

    [Theory]
    [InlineData("'Null':{'s3:x-amz-acl':'false'}", AccessOutcome.ExplicitlyDenied)]   // there it is, whatever its value
    [InlineData("'Null':{'s3:x-amz-acl':'true'}", AccessOutcome.Allowed)]
    [InlineData("'StringEquals':{'s3:x-amz-acl':'public-read'}", AccessOutcome.Allowed)]
    public void The_key_of_a_header_without_a_value_is_there_and_listed(string condition, AccessOutcome expected)
    {
        AccessDecision decision = Decide(Url("k", "x-amz-acl"), "PUT", new PolicySet
        {
            Identity = [Allows(PolicyKind.Identity)],
            Bucket = Statement(PolicyKind.Bucket, "{'Effect':'Deny','Principal':'*','Action':'s3:PutObject','Resource':'*','Condition':{" + condition + "}}"),
        }).Decision.Actions.Single(a => a.Action == "s3:PutObject");
        Assert.Equal(expected, decision.Decision);
        Assert.Equal(condition.Contains("public-read"), decision.MissingContext.Single(k => k.Key == "s3:x-amz-acl").Matters);
    }

    private static (AccessDecision Decision, string[] Taken) Decide(string url, string method, PolicySet? policies = null)
    {
        PresignedUrlInfo info = PresignedUrlReader.Read(url);
        var context = new PresignedRequestContext(info, []);
        var access = new OperationAccess
        {
            Principal = RequestPrincipal.Parse(Alice),
            ResourceAccount = "111111111111",
            Actions = S3Operations.Required(new S3OperationRequest
            {
                Operation = context.Operation(method).Operation,
                Bucket = info.BucketName,
                Key = info.Key,
                Headers = [.. info.HoistedHeaders],
                UnknownHeaders = context.UnknownHeaders,
                Region = info.Region,
                CallerAccount = "111111111111",
            }),
            Derived = context.At,
            UnknownKeys = context.UnknownKeys,
        };
        string[] main = ["s3:PutObject", "s3:DeleteObject", "s3:CreateBucket"];
        AccessDecision decision = access.Decide(policies ?? new PolicySet
        {
            Identity = [Statement(PolicyKind.Identity, $"{{'Effect':'Allow','Action':['{string.Join("','", main)}'],'Resource':'*'}}")],
        });
        return (decision, [.. decision.Assumptions.Where(a => a.Contains("signs", StringComparison.Ordinal))]);
    }

    private static string Url(string key, string signed) => $"https://b.s3.eu-west-1.amazonaws.com/{key}?X-Amz-Algorithm=AWS4-HMAC-SHA256"
        + "&X-Amz-Credential=AKIAIOSFODNN7EXAMPLE%2F20261124%2Feu-west-1%2Fs3%2Faws4_request&X-Amz-Date=20261124T120000Z&X-Amz-Expires=3600"
        + "&X-Amz-Signature=" + new string('a', 64) + "&X-Amz-SignedHeaders=" + Uri.EscapeDataString("host;" + signed);

    private static List<KeyValuePair<string, string>> Pairs(string text) =>
        [.. text.Split(';', StringSplitOptions.RemoveEmptyEntries).Select(h => h.Split(": ", 2)).Select(h => new KeyValuePair<string, string>(h[0].Trim(), h[1]))];
}
