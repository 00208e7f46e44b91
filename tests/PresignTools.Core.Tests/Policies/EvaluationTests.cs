using PresignTools.Errors;
using PresignTools.Policies;
using PresignTools.Policies.Decisions;
using PresignTools.Policies.Matching;
using PresignTools.Policies.Model;
using static PresignTools.Tests.Policies.Given;

namespace PresignTools.Tests.Policies;

/// <summary>The rules of the evaluation logic that the cases do not reach.</summary>
public class EvaluationTests
{
    private const string Other = "222222222222";

    [Theory]
    // what the bucket policy names, who asks, and whether a boundary and a session policy without the action stop it (S3 and IAM guides)
    [InlineData("'*'", Alice, AccessOutcome.Allowed)]
    [InlineData("{'AWS':'arn:aws:iam::111111111111:user/alice'}", Alice, AccessOutcome.Allowed)]
    [InlineData("{'AWS':'arn:aws:iam::111111111111:role/path/app'}", AppSession, AccessOutcome.ImplicitlyDenied)]
    [InlineData("{'AWS':'arn:aws:sts::111111111111:assumed-role/app/s1'}", AppSession, AccessOutcome.Allowed)]
    [InlineData("{'AWS':'arn:aws:sts::111111111111:assumed-role/app/other'}", AppSession, AccessOutcome.ImplicitlyDenied)]
    [InlineData("{'AWS':'arn:aws:sts::111111111111:federated-user/fred'}", "arn:aws:sts::111111111111:federated-user/fred", AccessOutcome.Allowed)]
    [InlineData("{'AWS':'111111111111'}", Alice, AccessOutcome.ImplicitlyDenied)]
    public void What_a_bucket_policy_overrides(string principal, string caller, AccessOutcome expected)
    {
        var policies = new PolicySet
        {
            Bucket = Allows(PolicyKind.Bucket, principal),
            PermissionsBoundary = [AllowsNothing(PolicyKind.PermissionsBoundary)],
            Session = [AllowsNothing(PolicyKind.Session)],
        };
        Assert.Equal(expected, Decide(Request(caller), policies));
    }

    [Fact]
    public void A_role_named_by_the_bucket_policy_is_allowed_within_its_limits()
    {
        var policies = new PolicySet { Bucket = Allows(PolicyKind.Bucket, $"{{'AWS':'{App}'}}") };
        Assert.Equal(AccessOutcome.Allowed, Decide(Request(AppSession), policies));
        AccessDecision limited = PolicyEvaluator.Evaluate(Request(AppSession), policies with { PermissionsBoundary = [AllowsNothing(PolicyKind.PermissionsBoundary)] });
        Assert.Equal((AccessOutcome.ImplicitlyDenied, PolicyKind.PermissionsBoundary), (limited.Decision, limited.DecidedBy));
    }

    [Fact]
    public void The_session_of_a_federated_user_is_limited_where_the_policy_names_the_user()
    {
        var policies = new PolicySet { Bucket = Allows(PolicyKind.Bucket, $"{{'AWS':'{Alice}'}}"), Session = [AllowsNothing(PolicyKind.Session)] };
        AccessRequest request = Request("arn:aws:sts::111111111111:federated-user/fred") with { IssuerArn = Alice };
        Assert.Equal(AccessOutcome.ImplicitlyDenied, Decide(request, policies));
        Assert.Equal(AccessOutcome.Allowed, Decide(request, policies with { Session = [Allows(PolicyKind.Session)] }));
        Assert.Equal(AccessOutcome.ImplicitlyDenied, Decide(request with { IssuerArn = null }, policies with { Session = null }));
    }

    [Fact]
    public void Root_needs_no_identity_policy_but_obeys_denies_and_SCPs()
    {
        AccessRequest root = Request("111111111111");
        AccessDecision decision = PolicyEvaluator.Evaluate(root, PolicySet.Empty);
        Assert.Equal((AccessOutcome.Allowed, PolicyKind.AccountRoot), (decision.Decision, decision.DecidedBy));
        var denied = new PolicySet { Bucket = Statement(PolicyKind.Bucket, "{'Effect':'Deny','Principal':'*','Action':'s3:*','Resource':'*'}") };
        Assert.Equal(AccessOutcome.ExplicitlyDenied, Decide(root, denied));
        Assert.Equal(AccessOutcome.Allowed, Decide(Request("111111111111", "s3:DeleteBucketPolicy", "arn:aws:s3:::b"), denied));
        Assert.Equal(AccessOutcome.ExplicitlyDenied, Decide(Request(Alice, "s3:DeleteBucketPolicy", "arn:aws:s3:::b"), denied));
        Policy organization = Statement(PolicyKind.ServiceControl, "{'Effect':'Deny','Action':'s3:*','Resource':'*'}");
        Assert.Equal(AccessOutcome.ExplicitlyDenied, Decide(Request("111111111111", "s3:DeleteBucketPolicy", "arn:aws:s3:::b"), new PolicySet { ServiceControl = [new PolicyLevel("root", [organization])] }));
        Assert.Equal(AccessOutcome.ImplicitlyDenied, Decide(root, new PolicySet { ServiceControl = [new PolicyLevel("root", [])] }));
        Assert.Equal(AccessOutcome.ImplicitlyDenied, Decide(root with { ResourceAccount = Other }, PolicySet.Empty));
    }

    [Theory]
    [InlineData("arn:aws:sts::111111111111:assumed-role/AWSServiceRoleForX/s", AccessOutcome.Allowed)]
    [InlineData("arn:aws:iam::111111111111:role/aws-service-role/x.amazonaws.com/AWSServiceRoleForX", AccessOutcome.Allowed)]
    [InlineData(AppSession, AccessOutcome.ImplicitlyDenied)]
    public void Service_linked_roles_are_outside_of_SCPs(string caller, AccessOutcome expected) =>
        Assert.Equal(expected, Decide(Request(caller), new PolicySet { Identity = [Allows(PolicyKind.Identity)], ServiceControl = [new PolicyLevel("root", [])] }));

    [Theory]
    [InlineData("anonymous")]
    [InlineData("cloudfront.amazonaws.com")]
    public void SCPs_do_not_touch_callers_without_account(string caller) =>
        Assert.Equal(AccessOutcome.Allowed, Decide(Request(caller), new PolicySet { Bucket = Allows(PolicyKind.Bucket), ServiceControl = [new PolicyLevel("root", [])] }));

    [Theory]
    [InlineData("{'Service':'cloudfront.amazonaws.com'}", AccessOutcome.Allowed)]
    [InlineData("{'Service':'logging.s3.amazonaws.com'}", AccessOutcome.ImplicitlyDenied)]
    [InlineData("{'AWS':'111111111111'}", AccessOutcome.ImplicitlyDenied)]
    public void Services_are_named_as_services(string principal, AccessOutcome expected) =>
        Assert.Equal(expected, Decide(Request("cloudfront.amazonaws.com"), new PolicySet { Bucket = Allows(PolicyKind.Bucket, principal) }));

    [Theory]
    [InlineData("[\"arn:aws:iam::111111111111:role/app\"]", true)]
    [InlineData("[\"arn:aws:sts::111111111111:assumed-role/app/s1\"]", true)]
    [InlineData("[\"arn:aws:iam::111111111111:role/app\",\"arn:aws:sts::111111111111:assumed-role/app/s1\"]", false)]
    public void NotPrincipal_must_list_role_and_session(string list, bool denied)
    {
        var policies = new PolicySet
        {
            Identity = [Allows(PolicyKind.Identity)],
            Bucket = Statement(PolicyKind.Bucket, $"{{'Effect':'Deny','NotPrincipal':{{'AWS':{list}}},'Action':'s3:*','Resource':'*'}}"),
        };
        Assert.Equal(denied ? AccessOutcome.ExplicitlyDenied : AccessOutcome.Allowed, Decide(Request(AppSession), policies));
    }

    [Fact]
    public void NotPrincipal_denies_everybody_who_has_a_boundary()
    {
        var policies = new PolicySet
        {
            Identity = [Allows(PolicyKind.Identity)],
            Bucket = Statement(PolicyKind.Bucket, $"{{'Effect':'Deny','NotPrincipal':{{'AWS':'{Alice}'}},'Action':'s3:*','Resource':'*'}}"),
        };
        Assert.Equal(AccessOutcome.Allowed, Decide(Request(Alice), policies));
        Assert.Equal(AccessOutcome.ExplicitlyDenied, Decide(Request(Alice), policies with { PermissionsBoundary = [Allows(PolicyKind.PermissionsBoundary)] }));
    }

    [Fact]
    public void Through_an_access_point_both_policies_must_allow()
    {
        AccessRequest request = Request(AppSession, resource: "arn:aws:s3:eu-west-1:111111111111:accesspoint/ap/object/k", owner: Other) with { BucketResource = ObjectArn };
        var policies = new PolicySet
        {
            Identity = [Allows(PolicyKind.Identity)],
            AccessPoint = Allows(PolicyKind.AccessPoint, resource: "arn:aws:s3:eu-west-1:111111111111:accesspoint/ap/object/*"),
            Bucket = Allows(PolicyKind.Bucket, resource: "arn:aws:s3:::b/*"),
        };
        Assert.Equal(AccessOutcome.Allowed, Decide(request, policies));
        Assert.Equal(AccessOutcome.ImplicitlyDenied, Decide(request, policies with { Bucket = null }));
        AccessDecision lacking = PolicyEvaluator.Evaluate(request, policies with { AccessPoint = AllowsNothing(PolicyKind.AccessPoint) });
        Assert.Equal((AccessOutcome.ImplicitlyDenied, PolicyKind.AccessPoint), (lacking.Decision, lacking.DecidedBy));
    }

    [Theory]
    // the statement that allows everybody, and whether RestrictPublicBuckets then stops a caller of another account (S3 guide, "The meaning of public")
    [InlineData("", true)]
    [InlineData("'Condition':{'StringLike':{'aws:SourceVpc':'vpc-*'}},", true)]
    [InlineData("'Condition':{'StringEquals':{'aws:SourceVpc':'vpc-91237329'}},", false)]
    [InlineData("'Condition':{'StringNotEquals':{'aws:SourceVpc':'vpc-91237328'}},", true)]
    [InlineData("'Condition':{'StringEqualsIfExists':{'aws:SourceVpc':'vpc-91237329'}},", true)]
    [InlineData("'Condition':{'IpAddress':{'aws:SourceIp':'203.0.0.0/7'}},", true)]
    [InlineData("'Condition':{'IpAddress':{'aws:SourceIp':'203.0.0.0/8'}},", false)]
    [InlineData("'Condition':{'StringEquals':{'aws:PrincipalOrgID':'o-1'}},", false)]
    [InlineData("'Condition':{'StringEquals':{'aws:PrincipalOrgID':'${aws:ResourceOrgID}'}},", true)]
    [InlineData("'Condition':{'StringLike':{'aws:UserAgent':'x'}},", true)]
    [InlineData("'Condition':{'ArnLike':{'s3:DataAccessPointArn':'arn:aws:s3:eu-west-1:111111111111:accesspoint/*'}},", false)]
    public void Public_policies_are_blocked_for_other_accounts(string condition, bool blocked)
    {
        var policies = new PolicySet
        {
            Identity = [Allows(PolicyKind.Identity)],
            Bucket = Policy(PolicyKind.Bucket, ("{'Version':'2012-10-17','Statement':[{'Effect':'Allow','Principal':{'AWS':'222222222222'},'Action':'s3:*','Resource':'*'},{"
                + condition + "'Effect':'Allow','Principal':'*','Action':'s3:GetObject','Resource':'*'}]}").Replace('\'', '"')),
            RestrictPublicBuckets = true,
        };
        AccessDecision decision = PolicyEvaluator.Evaluate(Request($"arn:aws:iam::{Other}:user/x"), policies);
        Assert.Equal(blocked ? AccessOutcome.ImplicitlyDenied : AccessOutcome.Allowed, decision.Decision);
        Assert.Equal(blocked ? PolicyKind.BlockPublicAccess : PolicyKind.Bucket, decision.DecidedBy);
        Assert.True(PolicyEvaluator.Evaluate(Request(Alice), policies).IsAllowed);
        Assert.True(PolicyEvaluator.Evaluate(Request("s3.amazonaws.com"), policies with { Bucket = Allows(PolicyKind.Bucket) }).IsAllowed);
    }

    [Fact]
    public void A_key_policy_must_agree_even_in_the_own_account()
    {
        AccessRequest request = new(RequestPrincipal.Parse(Alice), "kms:Decrypt", "arn:aws:kms:eu-west-1:111111111111:key/k");
        var policies = new PolicySet { Identity = [Allows(PolicyKind.Identity, action: "kms:*")] };
        AccessDecision none = PolicyEvaluator.Evaluate(request, policies);
        Assert.Equal((AccessOutcome.ImplicitlyDenied, PolicyKind.Key), (none.Decision, none.DecidedBy));
        Assert.True(PolicyEvaluator.Evaluate(request, policies with { Key = Allows(PolicyKind.Key, "{'AWS':'arn:aws:iam::111111111111:root'}", "kms:*") }).IsAllowed);
    }

    [Fact]
    public void Somebody_of_an_account_matches_the_account_and_no_name()
    {
        var caller = new AccessRequest(RequestPrincipal.OfAccount("222222222222"), "s3:GetObject", ObjectArn) { ResourceAccount = "111111111111" };
        var policies = new PolicySet { Identity = [Allows(PolicyKind.Identity)] };
        Assert.True(PolicyEvaluator.Evaluate(caller, policies with { Bucket = Allows(PolicyKind.Bucket, "{'AWS':'222222222222'}") }).IsAllowed);
        Assert.False(PolicyEvaluator.Evaluate(caller, policies with { Bucket = Allows(PolicyKind.Bucket, "{'AWS':'arn:aws:iam::222222222222:user/x'}") }).IsAllowed);
        Assert.Null(caller.WithImpliedContext().Context["aws:PrincipalArn"]);
    }

    [Theory]
    [InlineData(Alice, "aws:username", "alice")]
    [InlineData("arn:aws:iam::111111111111:user/div/alice", "aws:username", "alice")]
    [InlineData(AppSession, "aws:PrincipalArn", App)]
    [InlineData(AppSession, "aws:username", null)]
    [InlineData("111111111111", "aws:userid", "111111111111")]
    [InlineData("anonymous", "aws:PrincipalArn", null)]
    [InlineData("anonymous", "aws:userid", "anonymous")]
    [InlineData(Alice, "s3:ResourceAccount", "111111111111")]
    [InlineData(Alice, "aws:ViaAWSService", "false")]
    public void Derives_what_AWS_fills_in(string caller, string key, string? value) =>
        Assert.Equal(value, Request(caller).WithImpliedContext().Context[key]);

    [Fact]
    public void What_the_caller_says_goes_before_what_is_derived() =>
        Assert.Null(Request(Alice) with { Context = RequestContext.Empty.With("aws:username") } is var r ? r.WithImpliedContext().Context["aws:username"] : "");

    [Theory]
    [InlineData("NotResource", AccessOutcome.ExplicitlyDenied)]
    [InlineData("Resource", AccessOutcome.Allowed)]
    public void A_variable_without_value_matches_no_resource(string element, AccessOutcome expected)
    {
        var policies = new PolicySet
        {
            Identity = [Allows(PolicyKind.Identity), Statement(PolicyKind.Identity, $"{{'Effect':'Deny','Action':'s3:*','{element}':'arn:aws:s3:::b/${{aws:PrincipalTag/team}}*'}}")],
        };
        Assert.Equal(expected, Decide(Request(Alice), policies));
    }

    [Theory]
    [InlineData("bob")]
    [InlineData("")]
    [InlineData("arn:aws:iam::111111111111:group/x")]
    [InlineData("arn:aws:sts::111111111111:assumed-role/app")]
    [InlineData("arn:aws:iam::111111111111:user/*")]
    public void Refuses_who_is_nobody(string principal) =>
        Assert.Equal("AccessPrincipalInvalid", Assert.Throws<PresignException>(() => RequestPrincipal.Parse(principal)).ErrorId);

    [Theory]
    [InlineData("s3:Get*", ObjectArn, "AccessActionInvalid")]
    [InlineData("GetObject", ObjectArn, "AccessActionInvalid")]
    [InlineData("s3:GetObject", "b/k", "AccessResourceInvalid")]
    [InlineData("s3:GetObject", "arn:aws:s3:::", "AccessResourceInvalid")]
    public void Refuses_what_is_no_request(string action, string resource, string id) =>
        Assert.Equal(id, Assert.Throws<PresignException>(() => new AccessRequest(RequestPrincipal.Anonymous, action, resource)).ErrorId);
}
