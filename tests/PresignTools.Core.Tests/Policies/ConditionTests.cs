using PresignTools.Policies;
using PresignTools.Policies.Conditions;
using PresignTools.Policies.Decisions;
using PresignTools.Policies.Matching;
using PresignTools.Policies.Model;

namespace PresignTools.Tests.Policies;

public class ConditionTests
{
    [Theory]
    // operator, value in the policy, value in the request (null: absent; | parts several), met?
    [InlineData("StringEquals", "a", "A", false)]
    [InlineData("StringEqualsIgnoreCase", "straße", "STRAßE", true)]
    [InlineData("StringLike", "a*b*c", "a-b-b-c", true)]
    [InlineData("StringLike", "a?", "a", false)]
    [InlineData("StringLike", "", "", true)]
    [InlineData("StringNotLike", "a*", "b|ab", false)]
    [InlineData("StringEquals", "a", "b|a", true)]
    [InlineData("NumericEquals", "3e2", "300.00", true)]
    [InlineData("NumericLessThan", "5", "abc", false)]
    [InlineData("NumericNotEquals", "5", "abc", true)]
    [InlineData("NumericLessThan", "-1", "-1.5", true)]
    [InlineData("NumericGreaterThan", "79228162514264337593543950336", "1", false)]
    [InlineData("DateEquals", "2024-01-01T00:00:00Z", "1704067200", true)]
    [InlineData("DateEquals", "2024-01-01T01:00:00+01:00", "2024-01-01T00:00:00Z", true)]
    [InlineData("DateLessThan", "2024-02", "2024-01-31T23:59:59.999Z", true)]
    [InlineData("DateGreaterThan", "2024", "2024-01-01t00:00:01z", true)]
    [InlineData("DateNotEquals", "2024-01-01", "never", true)]
    [InlineData("Bool", "True", "true", true)]
    [InlineData("Bool", "false", "0", false)]
    [InlineData("BinaryEquals", "QmluYXJ5", "QmluYXJ5", true)]
    [InlineData("BinaryEquals", "QQ==", "QR==", true)]
    [InlineData("BinaryEquals", "QmluYXJ5", "not base64!", false)]
    [InlineData("IpAddress", "2001:db8::/32", "2001:DB8:0:0::1", true)]
    [InlineData("IpAddress", "::/0", "10.0.0.1", false)]
    [InlineData("IpAddress", "0.0.0.0/0", "010.0.0.1", true)]
    [InlineData("IpAddress", "10.0.0.0/8", "10.1", false)]
    [InlineData("IpAddress", "10.128.0.0/9", "10.127.255.255", false)]
    [InlineData("IpAddress", "10.128.0.0/9", "10.255.1.1", true)]
    [InlineData("IpAddress", "203.0.113.64/26", "203.0.113.127", true)]
    [InlineData("IpAddress", "203.0.113.64/26", "203.0.113.128", false)]
    [InlineData("IpAddress", "0.0.0.0/0", "203.0.113.128", true)]
    [InlineData("IpAddress", "2001:db8:8000::/33", "2001:db8:7fff::1", false)]
    [InlineData("NotIpAddress", "10.0.0.0/8", "2001:db8::1", true)]
    [InlineData("NotIpAddress", "10.0.0.0/8", null, true)]
    [InlineData("ArnEquals", "arn:aws:sns:*:1:t*", "arn:aws:sns:eu-west-1:1:topic:with:colons", true)]
    [InlineData("ArnLike", "arn:aws:*:t", "arn:aws:sns:eu-west-1:1:t", false)]
    [InlineData("ArnLike", "*", "arn:aws:sns:eu-west-1:1:t", false)]
    [InlineData("ArnNotEquals", "arn:aws:sns:*:*:*", "no arn", true)]
    [InlineData("Null", "true", null, true)]
    [InlineData("Null", "false", "", true)]
    [InlineData("NULL", "False", null, false)]
    [InlineData("stringequalsifexists", "a", null, true)]
    [InlineData("ForAllValues:StringEquals", "a", null, true)]
    [InlineData("ForAnyValue:StringNotEquals", "a", null, false)]
    [InlineData("ForAnyValue:StringEqualsIfExists", "a", null, true)]
    [InlineData("forallvalues:stringnotlike", "a*", "b|c", true)]
    [InlineData("ForAnyValue:NumericLessThan", "3", "5|2", true)]
    public void Operator(string op, string wanted, string? actual, bool met)
    {
        Policy policy = Given.Statement(PolicyKind.Identity, $"{{'Effect':'Allow','Action':'*','Resource':'*','Condition':{{'{op}':{{'aws:k':'{wanted}'}}}}}}");
        RequestContext context = actual is null ? RequestContext.Empty : RequestContext.Empty.With("AWS:K", actual.Split('|'));
        Condition condition = policy.Statements[0].Conditions[0];
        Assert.Equal(met, condition.IsMet(context));
        Assert.Contains("aws:k", met ? condition.ExplainMet(context) : condition.ExplainUnmet(context), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("${aws:username}", "al*", true)]
    [InlineData("${aws:username}", "alice", false)]
    [InlineData("x${aws:username, 'd'}", "xal*", true)]
    [InlineData("${aws:other, 'it's, d'}", "it's, d", true)]
    [InlineData("${aws:other, ''}", "", true)]
    [InlineData("${aws:other,'d'}", "d", false)]
    [InlineData("${aws:username }", "al*", false)]
    [InlineData("${aws:other}", "", false)]
    [InlineData("${aws:many}", "1", false)]
    [InlineData("${aws:username", "${aws:username", true)]
    [InlineData("${*}${?}${$}", "*?$", true)]
    public void Variable(string pattern, string actual, bool met)
    {
        Policy policy = Given.Policy(
            PolicyKind.Identity,
            """{"Version":"2012-10-17","Statement":{"Effect":"Allow","Action":"*","Resource":"*","Condition":{"StringLike":{"s3:prefix":"PATTERN"}}}}""".Replace("PATTERN", pattern));
        RequestContext context = RequestContext.Of(("s3:prefix", actual), ("aws:username", "al*")).With("aws:many", "1", "2");
        Assert.Equal(met, policy.Statements[0].Conditions[0].IsMet(context));
    }

    [Fact]
    public void Language_2008_has_no_variables()
    {
        Policy policy = Given.Policy(PolicyKind.Identity, """{"Version":"2008-10-17","Statement":{"Effect":"Allow","Action":"*","Resource":"arn:aws:s3:::b/${aws:username}"}}""");
        var policies = new PolicySet { Identity = [policy] };
        Assert.Equal(AccessOutcome.ImplicitlyDenied, Given.Decide(Given.Request(Given.Alice, resource: "arn:aws:s3:::b/alice", context: [("aws:username", "alice")]), policies));
        Assert.Equal(AccessOutcome.Allowed, Given.Decide(Given.Request(Given.Alice, resource: "arn:aws:s3:::b/${aws:username}"), policies));
    }

    [Fact]
    public void A_variable_that_has_no_value_keeps_a_negated_operator_true()
    {
        Policy policy = Given.Statement(PolicyKind.Identity, "{'Effect':'Allow','Action':'*','Resource':'*','Condition':{'StringNotEquals':{'aws:k':'${aws:none}'}}}");
        Assert.True(policy.Statements[0].Conditions[0].IsMet(RequestContext.Of(("aws:k", "x"))));
    }

    [Fact]
    public void Wildcards_do_not_blow_up()
    {
        Policy policy = Given.Statement(PolicyKind.Identity, "{'Effect':'Allow','Action':'*','Resource':'*','Condition':{'StringLike':{'aws:k':'" + string.Concat(Enumerable.Repeat("*a", 60)) + "b'}}}");
        Assert.False(policy.Statements[0].Conditions[0].IsMet(RequestContext.Of(("aws:k", new string('a', 20_000)))));
    }

    /// <summary>A document may have thousands of values, and a decision asks each condition often: they are compared once.</summary>
    [Theory]
    [InlineData(100)]
    [InlineData(400)]
    public void Values_are_compared_once_for_each_value_of_the_request(int count)
    {
        string values = string.Join(",", Enumerable.Range(0, count).Select(static i => $"'*aaaa{i}b*'"));
        Policy policy = Given.Statement(
            PolicyKind.Identity,
            $"{{'Effect':'Allow','Action':'*','Resource':'*','Condition':{{'StringLike':{{'aws:UserAgent':[{values}]}}}}}}");
        AccessRequest request = Given.Request(Given.Alice, context: [("aws:UserAgent", new string('a', 500))]);
        Assert.Equal(AccessOutcome.ImplicitlyDenied, Given.Decide(request, new PolicySet { Identity = [policy] }));
        Assert.Equal(count, policy.Statements[0].Conditions[0].Comparisons);

        // Another value of the request is another question.
        Assert.True(policy.Statements[0].Conditions[0].IsMet(RequestContext.Of(("aws:UserAgent", "xaaaa7bx"))));
        Assert.False(policy.Statements[0].Conditions[0].IsMet(RequestContext.Of(("aws:UserAgent", "x"))));
    }

    [Fact]
    public void A_variable_is_asked_again_for_each_request()
    {
        Policy policy = Given.Statement(PolicyKind.Identity, "{'Effect':'Allow','Action':'*','Resource':'*','Condition':{'StringLike':{'s3:prefix':'${aws:username}/*'}}}");
        Condition condition = policy.Statements[0].Conditions[0];
        Assert.True(condition.IsMet(RequestContext.Of(("s3:prefix", "ann/x"), ("aws:username", "ann"))));
        Assert.False(condition.IsMet(RequestContext.Of(("s3:prefix", "ann/x"), ("aws:username", "bob"))));
    }
}
