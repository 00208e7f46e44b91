using PresignTools.Diagnosis.Reasoning;
using PresignTools.Policies;
using PresignTools.Policies.Conditions;
using PresignTools.Policies.Matching;

namespace PresignTools.Tests.Diagnosis;

/// <summary>Which condition and which layer of a policy is which cause: the causes say it, and no two of them the same one.</summary>
public class ConditionOwnerTests
{
    private static readonly string[] HeaderKeys =
    [
        "s3:x-amz-acl", "s3:x-amz-grant-read", "s3:x-amz-storage-class", "s3:x-amz-server-side-encryption", "s3:x-amz-server-side-encryption-aws-kms-key-id",
        "s3:x-amz-server-side-encryption-customer-algorithm", "s3:if-none-match", "s3:object-lock-mode", "s3:RequestObjectTag/team", "s3:RequestObjectTagKeys", "s3:x-amz-copy-source",
    ];

    public static TheoryData<string> Keys => [.. CauseBook.All.SelectMany(static c => c.Info.ConditionKeys).Concat(HeaderKeys).Distinct(StringComparer.Ordinal)];

    [Theory]
    [MemberData(nameof(Keys))]
    public void A_condition_is_of_one_cause_at_most_and_each_key_of_one_at_least(string key)
    {
        var owners = new List<CauseDefinition>();
        foreach (string comparison in new[] { "StringEquals", "StringNotEquals", "Null" })
        {
            string test = "{ \"" + comparison + "\": { \"" + key + "\": \"true\" } }";
            Condition condition = Failure.Policy(PolicyKind.Bucket, """{"Effect":"Deny","Principal":"*","Action":"s3:*","Resource":"*","Condition":""" + test + "}").Statements[0].Conditions[0];
            foreach (RequestContext context in new[] { RequestContext.Of(), RequestContext.Of((key, "a")), RequestContext.Of((key, "AWS")) })
            {
                foreach (bool isMet in new[] { true, false })
                {
                    CauseDefinition[] own = [.. CauseBook.All.Where(c => c.IsMeantBy(condition, context, isMet))];
                    Assert.True(own.Length < 2, $"{test} is of {string.Join(" and ", own.Select(static c => c.Id))}");
                    owners.AddRange(own);
                }
            }
        }

        Assert.NotEmpty(owners);
    }

    [Fact]
    public void A_key_that_no_cause_stands_for_is_of_none()
    {
        Condition condition = Failure.Policy(PolicyKind.Bucket, """{"Effect":"Deny","Principal":"*","Action":"s3:*","Resource":"*","Condition":{"StringEquals":{"aws:PrincipalOrgID":"o-1"}}}""").Statements[0].Conditions[0];

        Assert.Null(ConditionCause.Of(condition, RequestContext.Of(("aws:PrincipalOrgID", "o-1")), isMet: true));
    }

    [Fact]
    public void A_layer_is_one_cause_at_most()
    {
        foreach (PolicyKind kind in Enum.GetValues<PolicyKind>())
        {
            Assert.InRange(CauseBook.All.Count(c => c.Info.PolicyKinds.Contains(kind)), 0, 1);
            foreach (bool isExplicit in new[] { true, false })
            {
                foreach (string action in new[] { "s3:GetObject", "kms:Decrypt" })
                {
                    Assert.InRange(CauseBook.All.Count(c => c.IsRefusalBy(new(kind, isExplicit, action)) || c.IsRefusalBy(new(kind, isExplicit, action, IsAnonymous: true))), 0, kind == PolicyKind.Bucket || kind == PolicyKind.AccessPoint ? 2 : 1);
                    Assert.InRange(CauseBook.All.Count(c => c.IsRefusalBy(new(kind, isExplicit, action))), 0, 1);
                }
            }
        }

        Assert.Equal(CauseBook.All.SelectMany(static c => c.Info.Actions).Distinct(StringComparer.Ordinal).Count(), CauseBook.All.Sum(static c => c.Info.Actions.Count));
    }

    [Theory]
    [InlineData(PolicyKind.Identity, true, "s3:GetObject", "missing-identity-permission")]
    [InlineData(PolicyKind.Identity, false, "s3:PutObjectAcl", "acl-without-permission-or-acls-disabled")]
    [InlineData(PolicyKind.Identity, true, "s3:PutObjectAcl", "missing-identity-permission")]
    [InlineData(PolicyKind.Bucket, false, "s3:PutObjectRetention", "object-lock-or-retention")]
    [InlineData(PolicyKind.Bucket, false, "s3:GetObject", "bucket-policy-missing-allow-cross-account")]
    [InlineData(PolicyKind.AccessPoint, true, "s3:GetObject", "bucket-policy-explicit-deny")]
    [InlineData(PolicyKind.Identity, false, "kms:Decrypt", "kms-permission-missing")]
    [InlineData(PolicyKind.Key, true, "kms:Decrypt", "kms-key-policy")]
    [InlineData(PolicyKind.ServiceControl, true, "kms:Decrypt", "scp-or-rcp-deny")]
    [InlineData(PolicyKind.RoleTrust, false, "sts:AssumeRole", "other")]
    public void A_layer_by_itself_is_its_cause(PolicyKind kind, bool isExplicit, string action, string cause) =>
        Assert.Equal(cause, DenialCause.OfLayer(new(kind, isExplicit, action)).Id);

    [Fact]
    public void Without_a_signature_the_bucket_that_lets_nobody_in_lacks_one() =>
        Assert.Equal(CauseId.UnsignedRequest, DenialCause.OfLayer(new(PolicyKind.Bucket, false, "s3:PutObjectAcl", IsAnonymous: true)).Id);
}
