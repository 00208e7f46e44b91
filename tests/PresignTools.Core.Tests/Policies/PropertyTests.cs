using System.Text;
using CsCheck;
using PresignTools.Policies;
using PresignTools.Policies.Decisions;
using PresignTools.Policies.Model;
using PresignTools.Policies.Parsing;

namespace PresignTools.Tests.Policies;

public class PropertyTests
{
    private const int Iterations = 3000;

    [Fact]
    public void A_Deny_added_never_turns_a_denial_into_an_allow() =>
        Gen.Select(Generated.Set, Generated.Request, Generated.Statement(PolicyEffect.Deny), Gen.Int[0, 4]).Sample((set, request, deny, where) =>
        {
            bool before = Given.Decide(request, set.ToPolicies()) == AccessOutcome.Allowed;
            bool after = Given.Decide(request, set.Plus(deny, where).ToPolicies()) == AccessOutcome.Allowed;
            return before || !after;
        }, iter: Iterations);

    [Fact]
    public void An_Allow_added_never_turns_an_allow_into_a_denial() =>
        Gen.Select(Generated.Set, Generated.Request, Generated.Statement(PolicyEffect.Allow), Gen.Int[0, 4]).Sample((set, request, allow, where) =>
        {
            bool before = Given.Decide(request, set.ToPolicies()) == AccessOutcome.Allowed;
            bool after = Given.Decide(request, set.Plus(allow, where).ToPolicies()) == AccessOutcome.Allowed;
            return !before || after;
        }, iter: Iterations);

    [Fact]
    public void With_RestrictPublicBuckets_an_Allow_for_everybody_can_take_access_away()
    {
        // The one exception, and it is AWS's: the added Allow makes the policy public, which shuts other accounts out.
        AccessRequest request = Given.Request("arn:aws:iam::222222222222:user/x");
        PolicySet With(string more) => new()
        {
            Identity = [Given.Allows(PolicyKind.Identity)],
            Bucket = Given.Statement(PolicyKind.Bucket, "{'Effect':'Allow','Principal':{'AWS':'222222222222'},'Action':'s3:*','Resource':'*'}" + more),
            RestrictPublicBuckets = true,
        };
        Assert.Equal(AccessOutcome.Allowed, Given.Decide(request, With("")));
        Assert.Equal(AccessOutcome.ImplicitlyDenied, Given.Decide(request, With(",{'Effect':'Allow','Principal':'*','Action':'s3:*','Resource':'*'}")));
    }

    [Fact]
    public void Order_of_statements_and_values_does_not_matter() =>
        Gen.Select(Generated.Set, Generated.Request, Gen.Int[1, 5]).Sample((set, request, by) =>
        {
            AccessDecision one = PolicyEvaluator.Evaluate(request, set.ToPolicies());
            AccessDecision other = PolicyEvaluator.Evaluate(request, set.Turned(by).ToPolicies());
            return one.Decision == other.Decision && one.DecidedBy == other.DecidedBy;
        }, iter: Iterations);

    [Fact]
    public void The_generators_reach_every_outcome()
    {
        var seen = new HashSet<(AccessOutcome, PolicyKind?)>();
        Gen.Select(Generated.Set, Generated.Request).Sample((set, request) =>
        {
            AccessDecision decision = PolicyEvaluator.Evaluate(request, set.ToPolicies());
            lock (seen)
            {
                seen.Add((decision.Decision, decision.DecidedBy));
            }
        }, iter: Iterations);
        Assert.Superset(
            new HashSet<(AccessOutcome, PolicyKind?)>
            {
                (AccessOutcome.Allowed, PolicyKind.Identity), (AccessOutcome.Allowed, PolicyKind.Bucket), (AccessOutcome.Allowed, PolicyKind.AccountRoot),
                (AccessOutcome.ImplicitlyDenied, PolicyKind.Identity), (AccessOutcome.ImplicitlyDenied, PolicyKind.Bucket), (AccessOutcome.ImplicitlyDenied, PolicyKind.ServiceControl),
                (AccessOutcome.ExplicitlyDenied, PolicyKind.Bucket), (AccessOutcome.ExplicitlyDenied, PolicyKind.ServiceControl), (AccessOutcome.ExplicitlyDenied, PolicyKind.Identity),
            },
            seen);
    }

    [Fact]
    public void Explanations_hold_for_whatever_is_decided() =>
        Gen.Select(Generated.Set, Generated.Request).Sample((set, request) =>
        {
            AccessDecision decision = PolicyEvaluator.Evaluate(request, set.ToPolicies());
            return decision.Explanation.Length > 20 && decision.Remedy.Length > 0 != decision.IsAllowed && decision.Permissions.Count >= 7
                && decision.MissingContext.All(k => k.Without == decision.Decision && k.Alternatives.Count > 0)
                && decision.Reasons.All(r => r.Matched == (r.FailedElement == StatementElement.None) && r.Text.Length > 0);
        }, iter: 500);

    [Fact]
    public void Random_bytes_give_documented_errors_only() =>
        Gen.Select(Gen.Byte.Array[0, 300], Generated.OneOf(Enum.GetValues<PolicyKind>())).Sample((bytes, kind) => Judge(kind, Encoding.Latin1.GetString(bytes)), iter: 5000);

    [Fact]
    public void Random_text_gives_documented_errors_only() =>
        Gen.Select(Gen.String, Generated.OneOf(Enum.GetValues<PolicyKind>())).Sample((text, kind) => Judge(kind, text), iter: 5000);

    [Fact]
    public void Mutated_policies_give_documented_errors_only()
    {
        const string Letters = "{}[]\":,*?$\\ua0\u0000\ud800";
        Gen.Select(Generated.AnyStatement, Generated.OneOf(PolicyKind.Identity, PolicyKind.Bucket, PolicyKind.ResourceControl, PolicyKind.RoleTrust),
            Gen.Select(Gen.Int[0, 400], Gen.Int[0, 6], Gen.Int[0, Letters.Length - 1]).Array[1, 4]).Sample((parts, kind, changes) =>
        {
            string text = "{\"Version\":\"2012-10-17\",\"Statement\":[" + parts.ToJson(kind).Replace('\'', '"') + "]}";
            foreach ((int at, int length, int letter) in changes)
            {
                int from = Math.Min(at, text.Length);
                text = text[..from] + Letters[letter] + text[Math.Min(text.Length, from + length)..];
            }

            return Judge(kind, text);
        }, iter: 10_000);
    }

    /// <summary>Whatever comes in: a policy that can be evaluated, or errors with ids and places inside the text; never another exception.</summary>
    private static bool Judge(PolicyKind kind, string text)
    {
        PolicyParseResult result = PolicyParser.Parse(kind, text, "f");
        if (result.Policy is null)
        {
            return result.Errors.Count > 0 && result.Errors.All(e => e.ErrorId.StartsWith("Policy", StringComparison.Ordinal) && e.Line >= 0 && e.Line <= text.Length + 1);
        }

        AccessDecision decision = PolicyEvaluator.Evaluate(Given.Request(Given.Alice, context: ("aws:SourceIp", "10.0.0.1")), new PolicySet { Identity = [result.Policy], Bucket = result.Policy });
        return result.Errors.Count == 0 && decision.Explanation.Length > 0 && decision.Remedy is not null && decision.MissingContext.Count >= 0;
    }
}
