using System.Text.Json.Nodes;
using PresignTools.Policies;
using PresignTools.Policies.Decisions;
using PresignTools.Policies.Matching;
using PresignTools.Policies.Parsing;

namespace PresignTools.Differential;

/// <summary>
/// A rule on which the two evaluators differ, with the document of AWS that decides for ours. A difference is explained only if our own
/// evaluator, asked the question as the other one sees it, gives the answer of the other: so a rule cannot hide another difference.
/// </summary>
/// <param name="Name">What it is about.</param>
/// <param name="Source">The document.</param>
/// <param name="See">Changes a pair to what the other evaluator takes it for; false if the rule has nothing to do with the pair.</param>
internal sealed record KnownDifference(string Name, string Source, Func<JsonObject, Pair, bool> See)
{
    private const string Iam = "https://docs.aws.amazon.com/IAM/latest/UserGuide/";
    private const string All = """{"Version":"2012-10-17","Statement":{"Effect":"Allow","Action":"*","Resource":"*"}}""";
    private const string Everybody = """{"Version":"2012-10-17","Statement":{"Effect":"Allow","Principal":"*","Action":"*","Resource":"*"}}""";

    internal static IReadOnlyList<KnownDifference> Table { get; } =
    [
        new("The root user needs no identity-based policy", Iam + "id_root-user.html", RootAsUser),
        new("A role has a trust policy, which must allow who assumes it", Iam + "id_roles_terms-and-concepts.html", TrustEverybody),
        new(
            "NotPrincipal excepts a session only if session and role are listed, and an account does not except its users",
            Iam + "reference_policies_elements_notprincipal.html",
            static (c, _) => PairText.LeaveOut(c, static (_, s) => s["NotPrincipal"] is not null)),
        new(
            "Without a session policy a federated user has no permissions of its own",
            Iam + "id_credentials_temp_control-access_getfederationtoken.html",
            FederatedWithSession),
        new(
            "Principal \"*\" or the ARN of a session gives to the session itself, which boundary and session policy do not limit",
            Iam + "reference_policies_elements_principal.html",
            NamesRole),
        new(
            "A variable without a value matches nothing: NotResource and negated conditions are met by it",
            Iam + "reference_policies_variables.html",
            static (c, p) => PairText.LeaveOut(c, (_, s) => PairText.HasEmptyVariable(s, p))),
        new(
            "Without Version 2012-10-17 a variable is plain text",
            Iam + "reference_policies_elements_version.html",
            static (c, _) => PairText.MakeNew(c)),
        new(
            "IfExists is met by a key that the request lacks, also with ForAnyValue",
            Iam + "reference_policies_elements_condition_operators.html (IfExists)",
            static (c, p) => PairText.LeaveOut(c, (_, s) => PairText.HasAbsentForAnyValueIfExists(s, p))),
        new(
            "A number in a date condition is seconds since 1970, not milliseconds",
            Iam + "reference_policies_elements_condition_operators.html (Date condition operators: epoch (UNIX) time)",
            static (c, _) => PairText.MakeMilliseconds(c)),
        new(
            "An IPv6 address is outside of an IPv4 address, so NotIpAddress is met",
            Iam + "reference_policies_elements_condition_operators.html (IP address condition operators)",
            static (c, p) => PairText.LeaveOut(c, (_, s) => PairText.IsIPv6OutsideOfAddress(s, p))),
    ];

    private static KnownDifference ServiceControl { get; } = new(
        "A service control policy does not touch a service",
        "https://docs.aws.amazon.com/organizations/latest/userguide/orgs_manage_policies_scps.html",
        static (_, _) => false);

    /// <summary>The rules that together make our answer theirs: one, or two of them; empty if there are none.</summary>
    internal static IReadOnlyList<KnownDifference> Of(Pair pair, string theirs)
    {
        if (pair.Principal.Kind == RequestPrincipalKind.Service && pair.Policies.ServiceControl.Count > 0)
        {
            if (theirs == WithServiceControl(pair))
            {
                return [ServiceControl];
            }

            KnownDifference? second = Table.FirstOrDefault(r => Changed(pair, r) is { } seen && theirs == WithServiceControl(seen));
            if (second is not null)
            {
                return [ServiceControl, second];
            }
        }

        foreach (KnownDifference one in Table)
        {
            if (Seen(pair, one) == theirs)
            {
                return [one];
            }
        }

        return (from one in Table from other in Table where one != other && Seen(pair, one, other) == theirs select new[] { one, other }).FirstOrDefault() ?? [];
    }

    private static string? Seen(Pair pair, params KnownDifference[] rules) => Changed(pair, rules)?.Decision.Decision.ToString();

    private static Pair? Changed(Pair pair, params KnownDifference[] rules)
    {
        JsonObject changed = JsonNode.Parse(pair.Json)!.AsObject();
        return Array.TrueForAll(rules, r => r.See(changed, pair)) ? new Pair(changed.ToJsonString()) : null;
    }

    /// <summary>The service control policies, asked as identity policies of some user, and put before our own decision.</summary>
    private static string WithServiceControl(Pair pair)
    {
        JsonObject changed = JsonNode.Parse(pair.Json)!.AsObject();
        changed["principal"] = "arn:aws:iam::111111111111:user/service";
        var limited = new Pair(changed.ToJsonString());
        AccessOutcome organization = PolicyEvaluator.Evaluate(limited.Request with { ResourceAccount = limited.Principal.Account }, new PolicySet
        {
            ServiceControl = limited.Policies.ServiceControl,
            Identity = [PolicyParser.Parse(PolicyKind.Identity, All, "all").Policy!],
            RoleTrust = PolicyParser.Parse(PolicyKind.RoleTrust, Everybody.Replace(",\"Resource\":\"*\"", string.Empty, StringComparison.Ordinal), "all").Policy,
            Key = PolicyParser.Parse(PolicyKind.Key, Everybody, "all").Policy,
        }).Decision;
        return new[] { organization, pair.Decision.Decision }.Max().ToString();
    }

    private static bool RootAsUser(JsonObject changed, Pair pair)
    {
        changed["principal"] = $"arn:aws:iam::{pair.Principal.Account}:user/root";
        return pair.Principal.Kind == RequestPrincipalKind.Root;
    }

    private static bool TrustEverybody(JsonObject changed, Pair pair)
    {
        changed["policies"]!["resource"] = new JsonObject
        {
            ["Version"] = "2012-10-17",
            ["Statement"] = new JsonObject
            {
                ["Effect"] = "Allow",
                ["Principal"] = new JsonObject { ["AWS"] = pair.Principal.Account },
                ["Action"] = "sts:AssumeRole",
            },
        };
        return pair.Request.Action == "sts:AssumeRole" && pair.Policies.RoleTrust is null && pair.Principal.Account is not null;
    }

    private static bool FederatedWithSession(JsonObject changed, Pair pair)
    {
        changed["policies"]!["session"] = JsonNode.Parse(All);
        return pair.Principal.Kind == RequestPrincipalKind.FederatedUser && pair.Policies.Session is null;
    }

    /// <summary>A session that is named by its role is limited; of a federated user nothing of the kind can be written, so the statement goes.</summary>
    private static bool NamesRole(JsonObject changed, Pair pair)
    {
        bool Direct(string kind, JsonNode statement) => kind == "resource" && statement["Effect"]!.GetValue<string>() == "Allow"
            && statement["Principal"]?.ToJsonString() is { } text
            && (text.Contains("\"*\"", StringComparison.Ordinal) || text.Contains(pair.Principal.Text, StringComparison.Ordinal));

        return pair.Principal.RoleArn is { } role
            ? PairText.Change(changed, Direct, s => s["Principal"] = new JsonObject { ["AWS"] = role })
            : pair.Principal.Kind == RequestPrincipalKind.FederatedUser && PairText.LeaveOut(changed, Direct);
    }
}
