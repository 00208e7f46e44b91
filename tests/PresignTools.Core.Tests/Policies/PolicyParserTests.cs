using PresignTools.Errors;
using PresignTools.Policies;
using PresignTools.Policies.Model;
using PresignTools.Policies.Parsing;

namespace PresignTools.Tests.Policies;

public class PolicyParserTests
{
    private const string Good = """{"Version":"2012-10-17","Statement":[{"Effect":"Allow","Action":"s3:GetObject","Resource":"*"}]}""";

    public static TheoryData<PolicyKind, string, string> Faults => new()
    {
        { PolicyKind.Identity, "", "PolicyEmpty" },
        { PolicyKind.Identity, "[]", "PolicyNotAnObject" },
        { PolicyKind.Identity, "{", "PolicyJsonInvalid" },
        { PolicyKind.Identity, Good + "x", "PolicyJsonInvalid" },
        { PolicyKind.Identity, Good.Replace("{\"Version\"", "{ /* c */ \"Version\""), "PolicyJsonInvalid" },
        { PolicyKind.Identity, Good.Replace("}]", "},]"), "PolicyJsonInvalid" },
        { PolicyKind.Identity, Good.Replace("GetObject", "\\ud800"), "PolicyJsonInvalid" },
        { PolicyKind.Identity, """{"Version":"2012-10-17"}""", "PolicyElementMissing" },
        { PolicyKind.Identity, """{"Version":"2012-10-17","Statement":[]}""", "PolicyListEmpty" },
        { PolicyKind.Identity, Good.Replace("2012-10-17", "2012-10-18"), "PolicyVersionUnknown" },
        { PolicyKind.Identity, Good.Replace("\"Version\"", "\"version\""), "PolicyElementUnknown" },
        { PolicyKind.Identity, Good.Replace("\"Action\"", "\"Actions\""), "PolicyElementMissing,PolicyElementUnknown" },
        { PolicyKind.Identity, Good.Replace("Allow", "allow"), "PolicyEffectInvalid" },
        { PolicyKind.Identity, Good.Replace("\"Effect\":\"Allow\",", ""), "PolicyElementMissing" },
        { PolicyKind.Identity, Good.Replace("\"Effect\"", "\"Effect\":\"Deny\",\"Effect\""), "PolicyMemberTwice" },
        { PolicyKind.Identity, Good.Replace("s3:GetObject", "GetObject"), "PolicyActionInvalid" },
        { PolicyKind.Identity, Good.Replace("s3:GetObject", "s3*:GetObject"), "PolicyActionInvalid" },
        { PolicyKind.Identity, Good.Replace("\"s3:GetObject\"", "[]"), "PolicyListEmpty" },
        { PolicyKind.Identity, Good.Replace("\"s3:GetObject\"", "1"), "PolicyValueType" },
        { PolicyKind.Identity, Good.Replace("\"s3:GetObject\"", "\"*\",\"NotAction\":\"s3:*\""), "PolicyElementsExclude" },
        { PolicyKind.Identity, Good.Replace("\"*\"", "\"my-bucket/*\""), "PolicyResourceInvalid" },
        { PolicyKind.Identity, Good.Replace("\"*\"", "\"arn:aws:s3:::\""), "PolicyResourceInvalid" },
        { PolicyKind.Identity, Good.Replace("\"*\"", "\"arn:aws:${x}:::b\""), "PolicyResourceInvalid" },
        { PolicyKind.Identity, Good.Replace("\"*\"", "\"*\",\"Principal\":\"*\""), "PolicyElementNotAllowed" },
        { PolicyKind.ServiceControl, Good.Replace("\"*\"", "\"*\",\"NotPrincipal\":\"*\""), "PolicyElementNotAllowed" },
        { PolicyKind.Identity, Good.Replace("\"*\"", "\"*\",\"Sid\":\"a b\""), "PolicySidInvalid" },
        { PolicyKind.Bucket, Good, "PolicyElementMissing" },
        { PolicyKind.Bucket, Good.Replace("\"*\"", "\"*\",\"Principal\":\"arn:aws:iam::111111111111:root\""), "PolicyPrincipalInvalid" },
        { PolicyKind.Bucket, Good.Replace("\"*\"", "\"*\",\"Principal\":{\"AWS\":\"alice\"}"), "PolicyPrincipalInvalid" },
        { PolicyKind.Bucket, Good.Replace("\"*\"", "\"*\",\"Principal\":{\"AWS\":111111111111}"), "PolicyValueType" },
        { PolicyKind.Bucket, Good.Replace("\"*\"", "\"*\",\"Principal\":{\"aws\":\"*\"}"), "PolicyElementUnknown" },
        { PolicyKind.Bucket, Good.Replace("\"*\"", "\"*\",\"NotPrincipal\":\"*\""), "PolicyElementNotAllowed" },
        { PolicyKind.RoleTrust, Good.Replace("\"*\"", "\"*\",\"Principal\":\"*\""), "PolicyElementNotAllowed" },
        { PolicyKind.ResourceControl, Good.Replace("\"*\"", "\"*\",\"Principal\":\"*\""), "PolicyElementNotAllowed" },
        { PolicyKind.ResourceControl, Good.Replace("\"*\"", "\"*\",\"Principal\":\"*\"").Replace("Allow", "Deny").Replace("2012", "2008"), "PolicyElementNotAllowed" },
        { PolicyKind.ResourceControl, Good.Replace("\"*\"", "\"*\",\"Principal\":\"*\"").Replace("Allow", "Deny").Replace("\"Version\":\"2012-10-17\",", ""), "PolicyElementMissing" },
        { PolicyKind.Identity, Good.Replace("\"*\"", "\"*\",\"Condition\":{\"StringEqual\":{\"aws:a\":\"1\"}}"), "PolicyConditionOperatorUnknown" },
        { PolicyKind.Identity, Good.Replace("\"*\"", "\"*\",\"Condition\":{\"NullIfExists\":{\"aws:a\":\"true\"}}"), "PolicyConditionOperatorUnknown" },
        { PolicyKind.Identity, Good.Replace("\"*\"", "\"*\",\"Condition\":{\"StringEquals\":{\"a\":\"1\"}}"), "PolicyConditionKeyInvalid" },
        { PolicyKind.Identity, Good.Replace("\"*\"", "\"*\",\"Condition\":{\"StringEquals\":{\"aws:a\":{}}}"), "PolicyValueType" },
        { PolicyKind.Identity, Good.Replace("\"*\"", "\"*\",\"Condition\":{\"StringEquals\":{\"aws:a\":null}}"), "PolicyValueType" },
        { PolicyKind.Identity, Good.Replace("\"*\"", "\"*\",\"Condition\":{\"IpAddress\":{\"aws:SourceIp\":\"300.1.1.1\"}}"), "PolicyConditionValueInvalid" },
        { PolicyKind.Identity, Good.Replace("\"*\"", "\"*\",\"Condition\":{\"IpAddress\":{\"aws:SourceIp\":\"10.0.0.0/33\"}}"), "PolicyConditionValueInvalid" },
    };

    [Theory]
    [MemberData(nameof(Faults))]
    public void Refuses(PolicyKind kind, string text, string ids)
    {
        PolicyParseResult result = PolicyParser.Parse(kind, text, "file.json");
        Assert.Null(result.Policy);
        Assert.Equal(ids, string.Join(",", result.Errors.Select(e => e.ErrorId).Distinct()));
        Assert.All(result.Errors, e =>
        {
            Assert.StartsWith("file.json", e.Message, StringComparison.Ordinal);
            Assert.NotEmpty(e.Advice);
            Assert.Equal(PresignErrorKind.InvalidData, e.Kind);
        });
    }

    [Fact]
    public void Two_faults_give_two_errors_with_their_places()
    {
        const string Text = """
            {
              "Version": "2012-10-17",
              "Statement": [
                { "Effect": "Allow", "Action": "GetObject", "Resource": "*" },
                { "Effect": "Grant", "Action": "s3:*",
                  "Resource": "ünïcode" }
              ]
            }
            """;
        PolicyParseResult result = PolicyParser.Parse(PolicyKind.Identity, Text, "f");
        Assert.Equal(
            ["PolicyActionInvalid 4:36", "PolicyEffectInvalid 5:17", "PolicyResourceInvalid 6:19"],
            result.Errors.Select(e => $"{e.ErrorId} {e.Line}:{e.Column}"));
        Assert.Contains("line 4, column 36", result.Errors[0].Message, StringComparison.Ordinal);
    }

    [Fact]
    public void Columns_count_characters_not_bytes()
    {
        PolicyParseResult result = PolicyParser.Parse(PolicyKind.Identity, """{"Id":"äöü€😀","X":1}""", "f");
        Assert.Equal("PolicyElementUnknown 1:15", $"{result.Errors[1].ErrorId} {result.Errors[1].Line}:{result.Errors[1].Column}");
    }

    [Theory]
    [InlineData(21)]
    [InlineData(24)]
    [InlineData(100_000)]
    public void Depth_is_bounded(int depth)
    {
        string text = new string('[', depth) + new string(']', depth);
        Assert.Equal("PolicyTooDeep", Assert.Single(PolicyParser.Parse(PolicyKind.Identity, text, "f").Errors).ErrorId);
    }

    [Fact]
    public void Size_is_bounded() =>
        Assert.Equal("PolicyTooLarge", Assert.Single(PolicyParser.Parse(PolicyKind.Identity, new string(' ', 1024 * 1024 + 1), "f").Errors).ErrorId);

    [Fact]
    public void Takes_single_values_lists_byte_order_mark_and_a_lone_statement()
    {
        Policy policy = Given.Policy(PolicyKind.Identity, "\uFEFF" + """{"Statement":{"Effect":"Deny","NotAction":["s3:*"],"NotResource":"arn:aws:s3:::b","Condition":{}}}""");
        PolicyStatement statement = Assert.Single(policy.Statements);
        Assert.Equal(PolicyEffect.Deny, statement.Effect);
        Assert.Equal("2008-10-17", policy.Version);
        Assert.True(statement is { ActionsExclude: true, ResourcesExclude: true, Index: 1 });
    }

    [Fact]
    public void Takes_numbers_and_booleans_in_conditions()
    {
        Policy policy = Given.Statement(PolicyKind.Identity, "{'Effect':'Allow','Action':'*','Resource':'*','Condition':{'Bool':{'aws:x':true},'NumericEquals':{'aws:y':[1.5,'2']}}}");
        Assert.Equal(["true", "1.5", "2"], policy.Statements[0].Conditions.SelectMany(c => c.Values).Select(v => v.Text));
    }

    [Fact]
    public void Unwraps_what_AWS_returns()
    {
        string[] forms =
        [
            Uri.EscapeDataString(Good),
            $$"""{"Policy":{{System.Text.Json.JsonSerializer.Serialize(Good)}}}""",
            "{\"PolicyVersion\":{\"Document\":" + Good + ",\"VersionId\":\"v1\"}}",
            "{\"PolicyVersion\":{\"Document\":\"" + Uri.EscapeDataString(Good) + "\"}}",
            "{\"Policy\":{\"PolicySummary\":{\"Name\":\"n\"},\"Content\":" + System.Text.Json.JsonSerializer.Serialize(Good) + "}}",
        ];
        Assert.All(forms, f => Assert.Single(Given.Policy(PolicyKind.Identity, f).Statements));
    }

    [Fact]
    public void Wrappers_around_wrappers_end()
    {
        string text = Good;
        for (int i = 0; i < 12; i++)
        {
            text = $$"""{"Policy":{{System.Text.Json.JsonSerializer.Serialize(text)}}}""";
        }

        Assert.NotEmpty(PolicyParser.Parse(PolicyKind.Identity, text, "f").Errors);
    }

    [Theory]
    [InlineData("'Principal':{'AWS':'arn:aws:iam::111111111111:user/*'}", "wildcard inside an ARN")]
    [InlineData("'Principal':{'AWS':'AROAEXAMPLEID'}", "deleted user or role")]
    [InlineData("'Principal':'*','Condition':{'NumericLessThan':{'s3:signatureAge':'ten'}}", "not a number")]
    [InlineData("'Principal':'*','Condition':{'DateLessThan':{'aws:CurrentTime':'tomorrow'}}", "not a date")]
    public void Warns_of_what_never_matches(string rest, string warning)
    {
        Policy policy = Given.Statement(PolicyKind.Bucket, "{'Effect':'Allow','Action':'s3:*','Resource':'*'," + rest + "}");
        Assert.Contains(warning, Assert.Single(policy.Warnings), StringComparison.Ordinal);
    }

    [Fact]
    public void Warns_of_NotPrincipal_without_the_account()
    {
        Policy without = Given.Statement(PolicyKind.Bucket, "{'Effect':'Deny','Action':'s3:*','Resource':'*','NotPrincipal':{'AWS':'" + Given.Alice + "'}}");
        Assert.Contains("arn:aws:iam::111111111111:root", Assert.Single(without.Warnings), StringComparison.Ordinal);
        Assert.Empty(Given.Statement(PolicyKind.Bucket, "{'Effect':'Deny','Action':'s3:*','Resource':'*','NotPrincipal':{'AWS':['" + Given.Alice + "','111111111111']}}").Warnings);
    }

    [Fact]
    public void RCPFullAWSAccess_is_a_resource_control_policy() =>
        Given.Statement(PolicyKind.ResourceControl, "{'Effect':'Allow','Principal':'*','Action':'*','Resource':'*'}");

    [Fact]
    public void Secrets_do_not_matter_but_control_characters_do_not_pass()
    {
        PolicyParseResult result = PolicyParser.Parse(PolicyKind.Identity, Good.Replace("Allow", "\\u001b[31m"), "f\n");
        Assert.DoesNotContain(result.Errors, e => e.Message.Any(char.IsControl));
    }
}
