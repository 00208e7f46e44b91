using PresignTools.Policies;
using PresignTools.Policies.Decisions;
using PresignTools.Policies.Matching;
using PresignTools.Policies.Operations;
using static PresignTools.Tests.Policies.Given;

namespace PresignTools.Tests.Policies;

/// <summary>Sessions: federated users without a policy, NotPrincipal, and the path of a role, which a session does not tell.</summary>
public class SessionTests
{
    private const string Fred = "arn:aws:sts::111111111111:federated-user/fred";
    private const string Jane = "arn:aws:sts::111111111111:assumed-role/AWSReservedSSO_Admin_0123456789abcdef/jane";

    [Fact]
    public void A_federated_user_without_a_session_policy_has_what_resource_policies_give_it()
    {
        var policies = new PolicySet { Identity = [Allows(PolicyKind.Identity, action: "*")] };
        AccessDecision none = PolicyEvaluator.Evaluate(Request(Fred), policies);
        Assert.Equal((AccessOutcome.ImplicitlyDenied, PolicyKind.Session), (none.Decision, none.DecidedBy));
        Assert.Contains("-SessionPolicy", none.Remedy, StringComparison.Ordinal);
        Assert.True(PolicyEvaluator.Evaluate(Request(Fred), policies with { Session = [Allows(PolicyKind.Session)] }).IsAllowed);
        Assert.True(PolicyEvaluator.Evaluate(Request(Fred), policies with { Bucket = Allows(PolicyKind.Bucket, $"{{'AWS':'{Fred}'}}") }).IsAllowed);
        Assert.False(PolicyEvaluator.Evaluate(Request(Fred), policies with { Bucket = Allows(PolicyKind.Bucket, "{'AWS':'111111111111'}") }).IsAllowed);
        Assert.False(PolicyEvaluator.Evaluate(Request(Fred) with { IssuerArn = Alice }, policies with { Bucket = Allows(PolicyKind.Bucket, $"{{'AWS':'{Alice}'}}") }).IsAllowed);
        Assert.False(PolicyEvaluator.Evaluate(Request(Fred, owner: "222222222222"), policies with { Bucket = Allows(PolicyKind.Bucket, $"{{'AWS':'{Fred}'}}") }).IsAllowed);
    }

    [Theory]
    [InlineData(App, "'arn:aws:iam::111111111111:role/app','arn:aws:iam::111111111111:root'")]
    [InlineData(App, "'arn:aws:iam::111111111111:role/app','arn:aws:sts::111111111111:assumed-role/app/s1'")]
    [InlineData("arn:aws:iam::111111111111:role/team/app", "'arn:aws:iam::111111111111:role/team/app','arn:aws:iam::111111111111:root'")]
    [InlineData(AppSession, "'arn:aws:iam::111111111111:role/app','arn:aws:iam::111111111111:root'")]
    public void NotPrincipal_does_not_except_some_session_of_a_role(string caller, string listed)
    {
        var policies = new PolicySet
        {
            Identity = [Allows(PolicyKind.Identity)],
            Bucket = Statement(PolicyKind.Bucket, $"{{'Effect':'Deny','NotPrincipal':{{'AWS':[{listed}]}},'Action':'s3:*','Resource':'*'}}"),
        };
        Assert.Equal(AccessOutcome.ExplicitlyDenied, Decide(Request(caller), policies));
    }

    [Theory]
    // what a policy denies, for whom, what is decided, and whether the answer depends on the path of the role
    [InlineData("ArnLike", "arn:aws:iam::*:role/aws-reserved/sso.amazonaws.com/*", Jane, AccessOutcome.ExplicitlyDenied, false)]
    [InlineData("ArnNotLike", "arn:aws:iam::*:role/aws-reserved/sso.amazonaws.com/*AWSReservedSSO_Admin_*", Jane, AccessOutcome.Allowed, false)]
    [InlineData("ArnNotLike", "arn:aws:iam::111111111111:role/aws-reserved/sso.amazonaws.com/*/AWSReservedSSO_Admin_*", Jane, AccessOutcome.ExplicitlyDenied, true)]
    [InlineData("ArnNotLike", "arn:aws:iam::111111111111:role/aws-reserved/sso.amazonaws.com/us-west-2/AWSReservedSSO_Admin_*", Jane, AccessOutcome.ExplicitlyDenied, true)]
    [InlineData("ArnLike", "arn:aws:iam::111111111111:role/aws-reserved/sso.amazonaws.com/us-west-2/*", Jane, AccessOutcome.Allowed, true)]
    [InlineData("ArnLike", "arn:aws:iam::*:role/team/*", Jane, AccessOutcome.Allowed, false)]
    [InlineData("ArnLike", "arn:aws:iam::*:role/team/*", AppSession, AccessOutcome.Allowed, true)]
    [InlineData("ArnNotLike", "arn:aws:iam::*:role/team/app", AppSession, AccessOutcome.ExplicitlyDenied, true)]
    [InlineData("ArnNotLike", "arn:aws:iam::*:role/app", AppSession, AccessOutcome.Allowed, true)]
    [InlineData("ArnNotLike", "arn:aws:iam::*:role/*", AppSession, AccessOutcome.Allowed, false)]
    [InlineData("StringLike", "*:role/ops/*", AppSession, AccessOutcome.Allowed, true)]
    [InlineData("ArnLike", "arn:aws:iam::*:role/team/*", "arn:aws:iam::111111111111:role/app", AccessOutcome.Allowed, false)]
    public void The_path_of_a_role_that_a_session_does_not_tell(string op, string pattern, string caller, AccessOutcome expected, bool depends)
    {
        var policies = new PolicySet
        {
            Identity = [Allows(PolicyKind.Identity)],
            ServiceControl = [new PolicyLevel("root", [Allows(PolicyKind.ServiceControl, action: "*"),
                Statement(PolicyKind.ServiceControl, $"{{'Effect':'Deny','Action':'*','Resource':'*','Condition':{{'{op}':{{'aws:PrincipalArn':'{pattern}'}}}}}}")])],
        };
        AccessDecision decision = Access(caller).Decide(policies);
        Assert.Equal(expected, decision.Decision);
        Assert.Equal(depends, decision.MissingContext.Any(k => k.Key == "aws:PrincipalArn" && k.Matters));
        Assert.Equal(!caller.Contains(":iam:"), decision.Assumptions.Any(a => a.Contains("aws:PrincipalArn", StringComparison.Ordinal)));

        const string Told = "arn:aws:iam::111111111111:role/told/app";
        AccessDecision told = (Access(caller) with { Given = RequestContext.Of(("aws:PrincipalArn", Told)) }).Decide(policies);
        Assert.Empty(told.MissingContext);
        Assert.DoesNotContain(told.Assumptions, a => a.Contains("aws:PrincipalArn", StringComparison.Ordinal));
    }

    private static OperationAccess Access(string caller) => new()
    {
        Principal = RequestPrincipal.Parse(caller),
        ResourceAccount = "111111111111",
        Actions = [new RequiredAction("s3:GetObject", ObjectArn, "test")],
        Derived = _ => RequestContext.Empty,
    };
}
