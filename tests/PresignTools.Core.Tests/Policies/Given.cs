using PresignTools.Policies;
using PresignTools.Policies.Decisions;
using PresignTools.Policies.Matching;
using PresignTools.Policies.Model;
using PresignTools.Policies.Parsing;

namespace PresignTools.Tests.Policies;

/// <summary>Short ways to policies and requests for the tests here.</summary>
internal static class Given
{
    internal const string Alice = "arn:aws:iam::111111111111:user/alice";
    internal const string App = "arn:aws:iam::111111111111:role/app";
    internal const string AppSession = "arn:aws:sts::111111111111:assumed-role/app/s1";
    internal const string ObjectArn = "arn:aws:s3:::b/k";

    internal static Policy Policy(PolicyKind kind, string json)
    {
        PolicyParseResult result = PolicyParser.Parse(kind, json, "p");
        Assert.Empty(result.Errors);
        return result.Policy!;
    }

    /// <summary>A policy of one statement; single quotes stand for double ones, and Version is 2012-10-17.</summary>
    internal static Policy Statement(PolicyKind kind, string statement) =>
        Policy(kind, "{\"Version\":\"2012-10-17\",\"Statement\":[" + statement.Replace('\'', '"') + "]}");

    internal static Policy Allows(PolicyKind kind, string principal = "'*'", string action = "s3:*", string resource = "*") =>
        Statement(kind, $"{{'Effect':'Allow','Action':'{action}','Resource':'{resource}'{(PolicyKinds.NamesPrincipal(kind) ? $",'Principal':{principal}" : "")}}}");

    internal static Policy AllowsNothing(PolicyKind kind) => Allows(kind, action: "s3:PutBucketCORS");

    internal static AccessRequest Request(string principal, string action = "s3:GetObject", string resource = ObjectArn, string? owner = "111111111111", params (string, string)[] context) =>
        new(RequestPrincipal.Parse(principal), action, resource) { ResourceAccount = owner, Context = RequestContext.Of(context) };

    internal static AccessOutcome Decide(AccessRequest request, PolicySet policies) => PolicyEvaluator.Evaluate(request, policies).Decision;
}
