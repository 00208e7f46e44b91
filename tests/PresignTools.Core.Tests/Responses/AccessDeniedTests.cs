using PresignTools.Responses;

namespace PresignTools.Tests.Responses;

public class AccessDeniedTests
{
    private const string Who = "arn:aws:sts::111122223333:assumed-role/app/i-0abc";
    private const string Prefix = "User: " + Who + " is not authorized to perform: ";
    private const string Object = " on resource: \"arn:aws:s3:::b/k\" ";
    private const string KeyArn = "arn:aws:kms:us-east-1:111122223333:key/1234abcd";

    public static TheoryData<string, PolicyDenial, string?, string> Reasons()
    {
        var data = new TheoryData<string, PolicyDenial, string?, string>();
        (string Type, string Implicit, string Explicit)[] types =
        [
            ("identity-based policy", "missing-identity-permission", "source-ip-condition"),
            ("resource-based policy", "bucket-policy-missing-allow-cross-account", "bucket-policy-explicit-deny"),
            ("service control policy", "scp-or-rcp-deny", "scp-or-rcp-deny"),
            ("VPC endpoint policy", "vpc-endpoint-policy", "vpc-endpoint-policy"),
            ("permissions boundary", "permissions-boundary", "permissions-boundary"),
            ("session policy", "session-policy", "session-policy"),
            ("role trust policy", "other", "other"),
            ("resource control policy", "scp-or-rcp-deny", "scp-or-rcp-deny"),
        ];
        foreach ((string type, string implicitCause, string explicitCause) in types)
        {
            data.Add($"because no {type} allows the s3:GetObject action", PolicyDenial.Implicit, type, implicitCause);
            data.Add($"with an explicit deny in {(type[0] == 'i' ? "an" : "a")} {type}", PolicyDenial.Explicit, type, explicitCause);
            data.Add($"with an explicit deny in the {type}.", PolicyDenial.Explicit, type, explicitCause);
        }

        return data;
    }

    [Theory]
    [MemberData(nameof(Reasons))]
    public void Every_policy_type_implicit_and_explicit(string reason, PolicyDenial denial, string? type, string cause)
    {
        S3ErrorResponse read = Read(Prefix + "s3:GetObject" + Object + reason);
        AccessDeniedStatement statement = read.AccessDenied!;
        Assert.Equal((Who, "s3:GetObject", "arn:aws:s3:::b/k", "111122223333"), (statement.Principal, statement.Action, statement.Resource, statement.PrincipalAccount));
        Assert.Equal((denial, type), (statement.Denial, statement.PolicyType));
        Assert.Null(statement.PolicyArn);
        Assert.Equal(denial == PolicyDenial.Explicit ? "access-denied-explicit" : "access-denied-implicit", read.Row);
        Assert.Equal(cause, read.LikelyCauses[0]);
        Assert.Contains(S3CheckStage.Signature, read.Accepted);
        Assert.Contains(type!, read.Meaning, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("with an explicit deny in a service control policy, with policy ARN: arn:aws:organizations::111122223333:policy/o-1/service_control_policy/p-1", "arn:aws:organizations::111122223333:policy/o-1/service_control_policy/p-1")]
    [InlineData("with an explicit deny in a service control policy: arn:aws:iam::aws:policy/x", "arn:aws:iam::aws:policy/x")]
    [InlineData("with an explicit deny in an identity-based policy policy: arn:aws:iam::111122223333:policy/deny.", "arn:aws:iam::111122223333:policy/deny")]
    [InlineData("with an explicit deny in a permissions boundary, policy: arn:aws:iam::111122223333:policy/a,b.", "arn:aws:iam::111122223333:policy/a,b")]
    [InlineData("with an explicit deny in a resource control policy, with policy ARN: arn:aws:organizations::1:policy/p. Go to https://us-east-1.console.aws.amazon.com/iam/home?region=us-east-1#/authorization-details/abc-123 for complete details, or call the GetRequestAuthorizationDetails API with the following authorization id: abc-123", "arn:aws:organizations::1:policy/p")]
    public void Both_wordings_of_the_policy_arn(string reason, string arn)
    {
        AccessDeniedStatement statement = Read(Prefix + "s3:GetObject" + Object + reason).AccessDenied!;
        Assert.Equal(arn, statement.PolicyArn);
        Assert.Equal(PolicyDenial.Explicit, statement.Denial);
        Assert.Equal("arn:aws:s3:::b/k", statement.Resource);
        Assert.Equal(reason.Contains("abc-123", StringComparison.Ordinal) ? "abc-123" : null, statement.AuthorizationId);
    }

    [Theory]
    [InlineData("my file with blanks.txt")]
    [InlineData("a \"quoted\" name")]
    [InlineData("x because no y, with z")]
    [InlineData("deny with an explicit deny in a name")]
    [InlineData("a\" because no b")]
    [InlineData("ends with a quote\"")]
    public void A_quoted_resource_is_taken_whole(string key)
    {
        foreach (string reason in new[] { " because no identity-based policy allows the s3:GetObject action", " with an explicit deny in a resource-based policy", ", with an explicit deny in a resource-based policy.", string.Empty, "." })
        {
            AccessDeniedStatement statement = Read($"{Prefix}s3:GetObject on resource: \"arn:aws:s3:::b/{key}\"{reason}").AccessDenied!;
            Assert.Equal("arn:aws:s3:::b/" + key, statement.Resource);
            Assert.Equal(reason.Length < 2 ? PolicyDenial.Unspecified : reason.Contains("because", StringComparison.Ordinal) ? PolicyDenial.Implicit : PolicyDenial.Explicit, statement.Denial);
        }
    }

    [Theory]
    [InlineData("kms:Decrypt on resource: " + KeyArn + " because no identity-based policy allows the kms:Decrypt action", KeyArn, "access-denied-kms", "kms-permission-missing", PolicyDenial.Implicit)]
    [InlineData("kms:Decrypt on resource: " + KeyArn + " because no resource-based policy allows the kms:Decrypt action", KeyArn, "access-denied-kms", "kms-key-policy", PolicyDenial.Implicit)]
    [InlineData("kms:Decrypt on resource: " + KeyArn + " with an explicit deny in an identity-based policy", KeyArn, "access-denied-kms", "kms-permission-missing", PolicyDenial.Explicit)]
    [InlineData("kms:GenerateDataKey on resource: " + KeyArn + " with an explicit deny in a resource-based policy", KeyArn, "access-denied-kms", "kms-key-policy", PolicyDenial.Explicit)]
    [InlineData("kms:Decrypt on resource: " + KeyArn + " with an explicit deny in a service control policy", KeyArn, "access-denied-kms", "scp-or-rcp-deny", PolicyDenial.Explicit)]
    [InlineData("kms:Decrypt on the resource associated with this ciphertext because the resource does not exist in this Region, no resource-based policies allow access, or a resource-based policy explicitly denies access", null, "access-denied-kms-ciphertext", "kms-key-policy", PolicyDenial.Unspecified)]
    [InlineData("kms:GenerateDataKey on this resource because the resource does not exist in this Region, no resource-based policies allow access, or a resource-based policy explicitly denies access", null, "access-denied-kms-ciphertext", "kms-key-policy", PolicyDenial.Unspecified)]
    [InlineData("kms:Decrypt", null, "access-denied-kms", "kms-permission-missing", PolicyDenial.Unspecified)]
    public void Kms_forms(string rest, string? resource, string row, string cause, PolicyDenial denial)
    {
        S3ErrorResponse read = Read(Prefix + rest);
        Assert.True(read.AccessDenied!.IsKms);
        Assert.Equal((resource, row, denial), (read.AccessDenied.Resource, read.Row, read.AccessDenied.Denial));
        Assert.Equal(cause, read.LikelyCauses[0]);
        Assert.Equal(S3CheckStage.Encryption, read.Stage);
        Assert.Contains(S3CheckStage.Authorization, read.Accepted);
    }

    [Fact]
    public void The_old_kms_wording()
    {
        S3ErrorResponse read = Read("The ciphertext refers to a customer master key that does not exist, does not exist in this region, or you are not allowed to access.");
        Assert.Equal("kms-ciphertext", read.Row);
        Assert.Null(read.AccessDenied);
    }

    [Theory]
    [InlineData("s3:PutObjectAcl", "because public ACLs are prevented by the BlockPublicAcls setting in S3 Block Public Access.", "BlockPublicAcls", "access-denied-block-public-acls")]
    [InlineData("s3:PutBucketPolicy", "because public policies are prevented by the BlockPublicPolicy setting in S3 Block Public Access.", "BlockPublicPolicy", "access-denied-block-public-policy")]
    public void Block_public_access(string action, string reason, string setting, string row)
    {
        S3ErrorResponse read = Read(Prefix + action + " on resource: \"arn:aws:s3:::b\" " + reason);
        Assert.Equal((setting, PolicyDenial.BucketSetting, row), (read.AccessDenied!.BlockPublicAccessSetting, read.AccessDenied.Denial, read.Row));
        Assert.Equal("public-access-block", read.LikelyCauses[0]);
    }

    [Theory]
    [InlineData("s3:ListBucket", "key-missing-without-list-permission")]
    [InlineData("s3:PutObjectAcl", "acl-without-permission-or-acls-disabled")]
    [InlineData("s3:BypassGovernanceRetention", "object-lock-or-retention")]
    [InlineData("s3:GetObject", "missing-identity-permission")]
    public void The_action_ranks_the_causes_of_a_missing_allow(string action, string cause) =>
        Assert.Equal(cause, Read(Prefix + action + Object + $"because no identity-based policy allows the {action} action").LikelyCauses[0]);

    [Fact]
    public void A_sentence_cut_anywhere_still_parses()
    {
        string sentence = Prefix + "s3:GetObject" + Object + "with an explicit deny in a service control policy, with policy ARN: arn:aws:organizations::1:policy/p";
        for (int i = 0; i <= sentence.Length; i++)
        {
            AccessDeniedStatement? statement = AccessDeniedParser.Parse(sentence[..i]);
            Assert.Equal(i >= Prefix.Length, statement is not null);
            Assert.True(statement?.Principal is null or Who);
        }
    }

    [Fact]
    public void The_statement_says_itself_in_one_line()
    {
        Assert.Equal("s3:GetObject: explicit deny in session policy", Read(Prefix + "s3:GetObject" + Object + "with an explicit deny in a session policy").AccessDenied!.ToString());
        Assert.Equal("s3:GetObject: no identity-based policy allows it", Read(Prefix + "s3:GetObject" + Object + "because no identity-based policy allows the s3:GetObject action").AccessDenied!.ToString());
    }

    private static S3ErrorResponse Read(string message) => S3ErrorResponseReader.Read(new S3ResponseInput { Body = Body.Of("AccessDenied", message) });
}
