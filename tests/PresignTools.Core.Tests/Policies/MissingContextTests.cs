using PresignTools.Policies;
using PresignTools.Policies.Decisions;
using static PresignTools.Tests.Policies.Given;

namespace PresignTools.Tests.Policies;

public class MissingContextTests
{
    [Theory]
    [InlineData(25)]
    [InlineData(300)]
    public void Every_missing_key_is_listed(int count)
    {
        string denies = string.Join(",", Enumerable.Range(1, count).Select(i =>
            $"{{'Effect':'Deny','Principal':'*','Action':'s3:*','Resource':'*','Condition':{{'StringEquals':{{'aws:PrincipalTag/t{i}':'x'}}}}}}"));
        AccessDecision decision = PolicyEvaluator.Evaluate(Request(Alice), new PolicySet { Identity = [Allows(PolicyKind.Identity)], Bucket = Statement(PolicyKind.Bucket, denies) });
        Assert.True(decision.IsAllowed);
        Assert.Equal(Enumerable.Range(1, count).Select(i => $"aws:PrincipalTag/t{i}").Order(), decision.MissingContext.Select(k => k.Key).Order());
        Assert.All(decision.MissingContext, k => Assert.True(k.Matters));
    }

    [Fact]
    public void A_value_far_down_a_list_is_found()
    {
        string many = string.Join("','", Enumerable.Range(1, 60).Select(i => "v" + i));
        var policies = new PolicySet
        {
            Identity = [Allows(PolicyKind.Identity)],
            Bucket = Statement(PolicyKind.Bucket, "{'Effect':'Deny','Principal':'*','Action':'s3:*','Resource':'*','Condition':{'StringEquals':{'aws:SourceVpc':['" + many
                + "']},'StringNotEquals':{'aws:SourceVpc':['" + many.Replace("','v60", string.Empty) + "']}}}"),
        };
        MissingContextKey key = Assert.Single(PolicyEvaluator.Evaluate(Request(Alice), policies).MissingContext);
        Assert.Contains(key.Alternatives, a => a is { Value: "v60", Decision: AccessOutcome.ExplicitlyDenied });
    }

    [Theory]
    [InlineData("Resource", "arn:aws:s3:::b/home/${aws:PrincipalTag/team}/*", "blue", AccessOutcome.ImplicitlyDenied)]
    [InlineData("NotResource", "arn:aws:s3:::b/home/${aws:PrincipalTag/team}/*", "blue", AccessOutcome.Allowed)]
    [InlineData("Resource", "arn:aws:s3:::b/home/${aws:PrincipalTag/team, \\u0027none\\u0027}/*", "blue", AccessOutcome.ImplicitlyDenied)]
    public void A_key_that_only_a_variable_needs_is_listed(string element, string resource, string value, AccessOutcome now)
    {
        var policies = new PolicySet { Identity = [Statement(PolicyKind.Identity, $"{{'Effect':'Allow','Action':'s3:*','{element}':\"{resource}\"}}")] };
        AccessDecision decision = PolicyEvaluator.Evaluate(Request(Alice, resource: "arn:aws:s3:::b/home/blue/x"), policies);
        Assert.Equal(now, decision.Decision);
        MissingContextKey key = Assert.Single(decision.MissingContext);
        Assert.Equal("aws:PrincipalTag/team", key.Key);
        Assert.Contains(key.Alternatives, a => a.Value == value && a.Decision != now);
    }

    /// <summary>The answer of the few statements that are asked again is that of all of them.</summary>
    [Fact]
    public void Alternatives_are_what_all_policies_decide() =>
        CsCheck.Check.Sample(CsCheck.Gen.Select(Generated.Set, Generated.Request), (set, request) =>
        {
            PolicySet policies = set.ToPolicies();
            AccessDecision decision = PolicyEvaluator.Evaluate(request, policies);
            return decision.MissingContext.All(k => k.Alternatives.Where(a => a.Together.Count == 0).All(a =>
                a.Decision == Decide(request with { Context = request.Context.With(k.Key, a.Value) }, policies)));
        }, iter: 2000);

    [Theory]
    [InlineData("{{'Effect':'Deny','Action':'s3:*','Resource':'*','Condition':{{'StringEquals':{{'aws:PrincipalTag/t{0}':'x'}}}}}}", 6000, 6000)]
    [InlineData("{{'Effect':'Deny','Action':'s3:*','Resource':'*','Condition':{{'StringEquals':{{'aws:SourceVpc':'x{0}','aws:SourceVpce':'y{0}'}}}}}}", 6000, 2)]
    public void Many_keys_and_many_statements_take_bounded_work(string statement, int count, int keys)
    {
        string text = string.Join(",", Enumerable.Range(1, count).Select(i => string.Format(System.Globalization.CultureInfo.InvariantCulture, statement, i)));
        var policies = new PolicySet { Identity = [Allows(PolicyKind.Identity), Statement(PolicyKind.Identity, text)] };
        AccessRequest request = Request(Alice);
        IReadOnlyList<MissingContextKey> missing = MissingContextFinder.Find(request, policies, Evaluation.Run(request, policies), out long work);
        Assert.Equal(keys, missing.Count);
        Assert.All(missing, k => Assert.True(k.Matters));

        // The bound, and what is done for each key whatever it costs: three questions to the statements that have the key.
        int comparisons = 2 * count * (1 + (2 * 2));
        Assert.InRange(work, 1, MissingContextFinder.MaximumWork + (3 * comparisons));
    }
}
