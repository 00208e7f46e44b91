using PresignTools.Policies;
using PresignTools.Policies.Decisions;
using PresignTools.Policies.Model;
using static PresignTools.Tests.Policies.Given;

namespace PresignTools.Tests.Policies;

public class ExplanationTests
{
    private static readonly Policy DenyOld = Policy(PolicyKind.Bucket, """
        {
          "Version": "2012-10-17",
          "Statement": [
            { "Effect": "Allow", "Principal": "*", "Action": "s3:GetObject", "Resource": "arn:aws:s3:::b/*" },
            { "Sid": "DenyOld", "Effect": "Deny", "Principal": "*", "Action": "s3:*", "Resource": "arn:aws:s3:::b/*",
              "Condition": { "NumericGreaterThan": { "s3:signatureAge": "600000" } } }
          ]
        }
        """);

    [Fact]
    public void Names_the_statement_the_condition_and_the_value()
    {
        AccessDecision decision = PolicyEvaluator.Evaluate(Request(Alice, context: [("s3:signatureAge", "720000")]), new PolicySet { Bucket = DenyOld });
        Assert.Equal((AccessOutcome.ExplicitlyDenied, PolicyKind.Bucket, "DenyOld", 2, 5), (decision.Decision, decision.DecidedBy, decision.Sid, decision.StatementIndex, decision.Line));
        Assert.Equal($"Denied: statement 2 'DenyOld' of the bucket policy (p, line 5) denies s3:GetObject on {ObjectArn} to {Alice}, because s3:signatureAge ('720000') is greater than '600000'.", decision.Explanation);
        Assert.Contains("within 10 minutes", decision.Remedy, StringComparison.Ordinal);
        AccessReason[] reasons = [.. decision.Reasons];
        Assert.Equal([true, true], reasons.Select(r => r.Matched));
        Assert.Equal(PolicyEffect.Deny, reasons[0].Effect);
    }

    [Fact]
    public void Says_how_near_a_statement_came()
    {
        AccessDecision decision = PolicyEvaluator.Evaluate(Request(Alice, context: [("s3:signatureAge", "1")]), new PolicySet { Bucket = DenyOld });
        AccessReason near = Assert.Single(decision.Reasons, r => !r.Matched);
        Assert.Equal((StatementElement.Condition, "NumericGreaterThan s3:signatureAge", "600000", "1"), (near.FailedElement, near.FailedCondition, near.Expected, near.Actual));
    }

    [Theory]
    [InlineData("arn:aws:s3:::b", "s3:GetObject", ObjectArn, "Write 'arn:aws:s3:::b/*' too")]
    [InlineData("arn:aws:s3:::b/*", "s3:ListBucket", "arn:aws:s3:::b", "Add 'arn:aws:s3:::b'")]
    public void Knows_the_classic_mistake(string allowed, string action, string resource, string advice)
    {
        AccessDecision decision = PolicyEvaluator.Evaluate(Request(Alice, action, resource), new PolicySet { Identity = [Allows(PolicyKind.Identity, resource: allowed)] });
        Assert.Contains(advice, decision.Remedy, StringComparison.Ordinal);
        Assert.Contains("Nearest is statement 1", decision.Explanation, StringComparison.Ordinal);
    }

    [Fact]
    public void Statements_two_elements_away_are_no_reason()
    {
        Policy far = Statement(PolicyKind.Identity, "{'Effect':'Allow','Action':'ec2:*','Resource':'arn:aws:ec2:::x'}");
        Assert.Empty(PolicyEvaluator.Evaluate(Request(Alice), new PolicySet { Identity = [far] }).Reasons);
    }

    [Fact]
    public void Missing_context_says_what_it_would_change()
    {
        Policy vpce = Statement(PolicyKind.Bucket, "{'Effect':'Deny','Principal':'*','Action':'s3:*','Resource':'*','Condition':{'StringNotEquals':{'aws:SourceVpce':'vpce-1'}}}");
        AccessDecision decision = PolicyEvaluator.Evaluate(Request(Alice), new PolicySet { Identity = [Allows(PolicyKind.Identity)], Bucket = vpce });
        MissingContextKey key = Assert.Single(decision.MissingContext);
        Assert.True(key is { Key: "aws:SourceVpce", Matters: true, Without: AccessOutcome.ExplicitlyDenied });
        Assert.Equal(
            [("vpce-1", AccessOutcome.Allowed), ("(any other value)", AccessOutcome.ExplicitlyDenied)],
            key.Alternatives.Select(a => (a.Value, a.Decision)));
    }

    [Fact]
    public void Missing_keys_of_one_statement_are_tried_together()
    {
        Policy both = Statement(PolicyKind.Identity, "{'Effect':'Allow','Action':'s3:*','Resource':'*','Condition':{'IpAddress':{'aws:SourceIp':'10.0.0.0/8'},'Bool':{'aws:SecureTransport':'true'}}}");
        AccessDecision decision = PolicyEvaluator.Evaluate(Request(Alice), new PolicySet { Identity = [both] });
        MissingContextKey ip = Assert.Single(decision.MissingContext, k => k.Key == "aws:SourceIp");
        ContextAlternative together = Assert.Single(ip.Alternatives, a => a.Decision == AccessOutcome.Allowed);
        Assert.Equal(["aws:SecureTransport 'true'"], together.Together);
        Assert.Contains("IpAddress aws:SourceIp '10.0.0.0/8': the request has no such key; Bool aws:SecureTransport 'true': the request has no such key.", decision.Explanation, StringComparison.Ordinal);
    }

    [Fact]
    public void A_key_that_is_only_asked_for_has_any_value()
    {
        Policy tls = Statement(PolicyKind.Bucket, "{'Effect':'Deny','Principal':'*','Action':'s3:*','Resource':'*','Condition':{'Null':{'s3:x-amz-acl':'true'}}}");
        MissingContextKey key = Assert.Single(PolicyEvaluator.Evaluate(Request("111111111111"), new PolicySet { Bucket = tls }).MissingContext);
        Assert.Equal("s3:x-amz-acl: ExplicitlyDenied without it; Allowed with '(any value)'", key.ToString());
    }

    [Fact]
    public void Statements_for_other_services_are_not_near()
    {
        AccessDecision decision = PolicyEvaluator.Evaluate(Request(Alice), new PolicySet { Identity = [Allows(PolicyKind.Identity, action: "ec2:*")] });
        Assert.DoesNotContain("Nearest", decision.Explanation, StringComparison.Ordinal);
        Assert.Single(decision.Reasons);
    }

    [Fact]
    public void Layers_say_what_they_say()
    {
        var policies = new PolicySet
        {
            Identity = [Allows(PolicyKind.Identity)],
            ServiceControl = [new PolicyLevel("root", [Allows(PolicyKind.ServiceControl)]), new PolicyLevel("acct", [AllowsNothing(PolicyKind.ServiceControl)])],
        };
        AccessDecision decision = PolicyEvaluator.Evaluate(Request(Alice), policies);
        Assert.Equal((PolicyKind.ServiceControl, "acct"), (decision.DecidedBy, decision.Level));
        Assert.Equal(
            ["ServiceControl root Allowed", "ServiceControl acct ImplicitlyDenied", "ResourceControl  NotApplicable", "VpcEndpoint  NotApplicable", "Bucket  NotApplicable",
                "Identity  Allowed", "PermissionsBoundary  NotApplicable", "Session  NotApplicable", "BlockPublicAccess  NotApplicable"],
            decision.Permissions.Select(p => $"{p.Layer} {p.Level} {p.Outcome}"));
    }

    [Fact]
    public void The_worst_of_several_actions_is_the_answer()
    {
        Policy put = Allows(PolicyKind.Identity, action: "s3:PutObject");
        AccessDecision decision = PolicyEvaluator.EvaluateAll([Request(Alice, "s3:PutObject"), Request(Alice, "s3:PutObjectAcl")], new PolicySet { Identity = [put] });
        Assert.Equal((AccessOutcome.ImplicitlyDenied, "s3:PutObjectAcl"), (decision.Decision, decision.Action));
        Assert.Equal(["s3:PutObjectAcl", "s3:PutObject"], decision.Actions.Select(a => a.Action));
    }
}
