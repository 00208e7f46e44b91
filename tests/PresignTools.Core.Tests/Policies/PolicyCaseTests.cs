using PresignTools.Errors;
using PresignTools.Policies.Decisions;
using PresignTools.Policies.Model;

namespace PresignTools.Tests.Policies;

public class PolicyCaseTests
{
    /// <summary>All cases but those of which nobody knows what AWS does (disputed, without aws_most_likely).</summary>
    public static TheoryData<string> Ids => [.. PolicyCase.All.Where(c => c.Value.Expected is not null).Select(c => c.Key)];

    [Theory]
    [MemberData(nameof(Ids))]
    public void Decides_as_AWS(string id)
    {
        PolicyCase one = PolicyCase.All[id];
        var errors = new List<PresignException>();
        PolicySet policies = one.Policies(errors);
        if (one.Expected == "Error")
        {
            // Chosen: refuse. These are resource control policies with Action "*", which AWS Organizations refuses to store.
            Assert.NotEmpty(errors);
            return;
        }

        Assert.Empty(errors);
        AccessDecision decision = PolicyEvaluator.Evaluate(one.Request, policies);
        Assert.True(one.Expected == decision.Decision.ToString(), $"{id}: {one.Note}\nexpected {one.Expected}, got {decision}");
    }

    [Fact]
    public void Skips_are_few()
    {
        Assert.True(PolicyCase.All.Count > 600);
        Assert.True(PolicyCase.All.Values.Count(c => c.Expected is null) <= PolicyCase.All.Count / 50);
    }

    [Theory]
    [MemberData(nameof(Ids))]
    public void Says_why(string id)
    {
        PolicyCase one = PolicyCase.All[id];
        var errors = new List<PresignException>();
        AccessDecision decision = PolicyEvaluator.Evaluate(one.Request, one.Policies(errors));
        if (errors.Count > 0)
        {
            return;
        }

        Assert.Equal(decision.IsAllowed, decision.Explanation.StartsWith("Allowed", StringComparison.Ordinal));
        Assert.Equal(decision.IsAllowed, decision.Remedy.Length == 0);
        Assert.NotEmpty(decision.Permissions);
        if (decision.Decision == AccessOutcome.ExplicitlyDenied)
        {
            Assert.Contains(decision.Reasons, r => r.Matched && r.Effect == PolicyEffect.Deny && r.StatementIndex == decision.StatementIndex && r.Layer == decision.DecidedBy);
        }

        foreach (MissingContextKey key in decision.MissingContext)
        {
            Assert.Equal(decision.Decision, key.Without);
            Assert.NotEmpty(key.Statements);
            Assert.Null(one.Request.Context[key.Key]);
        }
    }
}
