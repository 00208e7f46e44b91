using System.Globalization;
using System.Text.Json;
using PresignTools.Errors;
using PresignTools.Policies;
using PresignTools.Policies.Decisions;
using PresignTools.Policies.Matching;
using PresignTools.Sandbox.Answers;
using PresignTools.Sandbox.Authentication;
using PresignTools.Sandbox.Authorization;
using PresignTools.Sandbox.Http;
using PresignTools.Sandbox.Sts;
using PresignTools.Sandbox.Worlds;

namespace PresignTools.Sandbox.Iam;

/// <summary>The part of IAM that reads users, roles and their policies, and simulates them.</summary>
internal static partial class IamService
{
    internal const string Namespace = "https://iam.amazonaws.com/doc/2010-05-08/";

    internal static Answer Run(Exchange x)
    {
        if (x.Caller.IsAnonymous)
        {
            throw new Failure(403, "MissingAuthenticationToken", "Request is missing Authentication Token", CauseId.UnsignedRequest);
        }

        Dictionary<string, string> parameters = QueryApi.Parameters(x.Request);
        string action = x.Operation = parameters.GetValueOrDefault("Action") ?? string.Empty;
        string? user = parameters.GetValueOrDefault("UserName"), role = parameters.GetValueOrDefault("RoleName");
        XmlText xml = QueryApi.Begin(action, Namespace);
        switch (action)
        {
            case "GetUser" or "GetRole":
                Describe(x, xml, action, action == "GetUser" ? user ?? x.Caller.Name! : role ?? string.Empty, action == "GetRole");
                break;
            case "ListUserPolicies" or "ListRolePolicies":
                xml.Open("PolicyNames");
                foreach (string name in Find(x, action, user ?? role, role is not null).Policies.Keys)
                {
                    xml.Add("member", name);
                }

                xml.Close().Add("IsTruncated", "false");
                break;
            case "ListAttachedUserPolicies" or "ListAttachedRolePolicies":
                xml.Open("AttachedPolicies");
                foreach (string name in Find(x, action, user ?? role, role is not null).AttachedPolicies.Keys)
                {
                    string arn = PolicyDocuments.ManagedArn(x.Caller.Account!, name);
                    xml.Open("member").Add("PolicyName", arn[(arn.LastIndexOf('/') + 1)..]).Add("PolicyArn", arn).Close();
                }

                xml.Close().Add("IsTruncated", "false");
                break;
            case "GetUserPolicy" or "GetRolePolicy":
                string wanted = parameters.GetValueOrDefault("PolicyName") ?? string.Empty;
                JsonElement inline = Find(x, action, user ?? role, role is not null)
                    .Policies.TryGetValue(wanted, out JsonElement document)
                    ? document
                    : throw NoSuchEntity($"The policy with name {wanted} cannot be found.");
                xml.Add(role is not null ? "RoleName" : "UserName", user ?? role)
                    .Add("PolicyName", wanted)
                    .Add("PolicyDocument", Encoded(inline));
                break;
            case "ListGroupsForUser":
                _ = Find(x, action, user, isRole: false);
                xml.Open("Groups").Close().Add("IsTruncated", "false");
                break;
            case "GetPolicy" or "GetPolicyVersion":
                ManagedPolicy(x, xml, action, parameters.GetValueOrDefault("PolicyArn") ?? string.Empty);
                break;
            case "GetAccessKeyLastUsed":
                string owner = OwnerOf(x, parameters.GetValueOrDefault("AccessKeyId"));
                Check(x, "iam:" + action, $"arn:aws:iam::{x.Caller.Account}:user/{owner}");
                xml.Add("UserName", owner);
                break;
            case "ListAccessKeys":
                AccessKeys(x, xml, user ?? x.Caller.Name!);
                break;
            case "SimulatePrincipalPolicy":
                Simulate(x, xml, parameters);
                break;
            default:
                throw new Failure(400, "InvalidAction", $"Could not find operation {action} for version 2010-05-08", CauseId.Other);
        }

        return QueryApi.End(xml);
    }

    private static void Describe(Exchange x, XmlText xml, string action, string name, bool isRole)
    {
        string account = x.Caller.Account!;
        IamIdentity identity = Find(x, action, name, isRole);
        xml.Open(isRole ? "Role" : "User").Add("Path", identity.Path).Add(isRole ? "RoleName" : "UserName", name)
            .Add(isRole ? "RoleId" : "UserId", KeyRing.IdOf(identity, account, name))
            .Add("Arn", identity is IamRole r ? KeyRing.RoleArn(account, name, r) : KeyRing.UserArn(account, name, (IamUser)identity))
            .Add("CreateDate", "2024-01-01T00:00:00Z");
        if (identity is IamRole role)
        {
            xml.Add("AssumeRolePolicyDocument", role.TrustPolicy is { } trust ? Encoded(trust) : null)
                .Add("MaxSessionDuration", role.MaxSessionDuration.ToString(CultureInfo.InvariantCulture));
        }

        if (identity.Boundary is not null)
        {
            xml.Open("PermissionsBoundary")
                .Add("PermissionsBoundaryType", "Policy")
                .Add("PermissionsBoundaryArn", BoundaryArn(account, name))
                .Close();
        }

        if (identity.Tags.Count > 0)
        {
            xml.Open("Tags");
            foreach ((string key, string value) in identity.Tags)
            {
                xml.Open("member").Add("Key", key).Add("Value", value).Close();
            }

            xml.Close();
        }

        xml.Close();
    }

    private static void ManagedPolicy(Exchange x, XmlText xml, string action, string arn)
    {
        Check(
            x,
            "iam:" + action,
            arn.StartsWith("arn:", StringComparison.Ordinal) ? arn : throw NoSuchEntity($"Policy {arn} was not found."));
        string account = x.Caller.Account!;
        Account own = x.World.Accounts[account];
        JsonElement? document = Identities(own)
            .SelectMany(i => i.Identity.AttachedPolicies)
            .Where(p => PolicyDocuments.ManagedArn(account, p.Key) == arn)
            .Select(p => (JsonElement?)p.Value)
            .FirstOrDefault()
            ?? Identities(own).Where(i => BoundaryArn(account, i.Name) == arn).Select(i => i.Identity.Boundary).FirstOrDefault();
        if (document is not { } found)
        {
            throw NoSuchEntity($"Policy {arn} was not found.");
        }

        if (action == "GetPolicy")
        {
            xml.Open("Policy")
                .Add("PolicyName", arn[(arn.LastIndexOf('/') + 1)..])
                .Add("Arn", arn)
                .Add("Path", "/")
                .Add("DefaultVersionId", "v1")
                .Add("IsAttachable", "true")
                .Close();
        }
        else
        {
            xml.Open("PolicyVersion")
                .Add("Document", Encoded(found))
                .Add("VersionId", "v1")
                .Add("IsDefaultVersion", "true")
                .Add("CreateDate", "2024-01-01T00:00:00Z")
                .Close();
        }
    }

    /// <summary>
    /// Decides by the identity's own policies and boundary, without network and time of a request; SCPs count as AWS counts them.
    /// </summary>
    private static void Simulate(Exchange x, XmlText xml, Dictionary<string, string> parameters)
    {
        string source = parameters.GetValueOrDefault("PolicySourceArn") ?? string.Empty;
        bool isRole = source.Contains(":role/", StringComparison.Ordinal);
        IamIdentity identity = Find(x, "SimulatePrincipalPolicy", source[(source.LastIndexOf('/') + 1)..], isRole);
        string name = source[(source.LastIndexOf('/') + 1)..], account = x.Caller.Account!;
        Account own = x.World.Accounts[account];
        var context = new Dictionary<string, IReadOnlyList<string>>(StringComparer.OrdinalIgnoreCase);
        for (int i = 1; parameters.TryGetValue($"ContextEntries.member.{i}.ContextKeyName", out string? key); i++)
        {
            context[key] = Members(parameters, $"ContextEntries.member.{i}.ContextKeyValues");
        }

        var policies = new PolicySet
        {
            Identity = PolicyDocuments.Identity(account, identity),
            PermissionsBoundary = PolicyDocuments.Boundary(account, name, identity),
            ServiceControl = own.IsManagement ? [] : PolicyDocuments.Levels(PolicyKind.ServiceControl, own.ServiceControl),
        };
        xml.Open("EvaluationResults");
        List<string> resources = Members(parameters, "ResourceArns");
        foreach (string action in Members(parameters, "ActionNames"))
        {
            foreach (string resource in resources.Count == 0 ? ["*"] : resources)
            {
                AccessDecision decision;
                try
                {
                    decision = PolicyEvaluator.Evaluate(
                        new AccessRequest(RequestPrincipal.Parse(source), action, resource)
                        {
                            ResourceAccount = account,
                            Context = RequestContext.Of(context),
                        }.WithImpliedContext(),
                        policies);
                }
                catch (PresignException e)
                {
                    throw new Failure(400, "InvalidInput", e.Message, CauseId.Other);
                }

                xml.Open("member")
                    .Add("EvalActionName", action)
                    .Add("EvalResourceName", resource)
                    .Add(
                        "EvalDecision",
                        decision.Decision switch
                        {
                            AccessOutcome.Allowed => "allowed",
                            AccessOutcome.ExplicitlyDenied => "explicitDeny",
                            _ => "implicitDeny",
                        });
                xml.Open("MatchedStatements");
                if (decision.Policy is { } policy)
                {
                    xml.Open("member").Add("SourcePolicyId", policy).Add("SourcePolicyType", "IAM Policy").Close();
                }

                xml.Close().Open("MissingContextValues");
                foreach (MissingContextKey missing in decision.MissingContext)
                {
                    xml.Add("member", missing.Key);
                }

                xml.Close().Close();
            }
        }

        xml.Close().Add("IsTruncated", "false");
    }

    private static List<string> Members(Dictionary<string, string> parameters, string list)
    {
        var values = new List<string>();
        for (int i = 1; parameters.TryGetValue($"{list}.member.{i}", out string? value); i++)
        {
            values.Add(value);
        }

        return values;
    }

    private static IamIdentity Find(Exchange x, string action, string? name, bool isRole)
    {
        string account = x.Caller.Account!;
        Account own = x.World.Accounts[account];
        Check(x, "iam:" + action, $"arn:aws:iam::{account}:{(isRole ? "role" : "user")}/{name}");
        return (
            isRole
                ? own.Roles.GetValueOrDefault(name ?? string.Empty)
                : own.Users.GetValueOrDefault(name ?? string.Empty) as IamIdentity
        ) ?? throw NoSuchEntity($"The {(isRole ? "role" : "user")} with name {name} cannot be found.");
    }

    private static void Check(Exchange x, string action, string resource)
    {
        PolicySet policies = CallerPolicies.Of(x, x.Caller.Account!);
        AccessDecision decision = Authorizer.Decide(x, action, resource, x.Caller.Account!, policies);
        if (!decision.IsAllowed)
        {
            throw Denial.Refuse(decision, Denial.Text(decision, quoted: false));
        }
    }

    private static IEnumerable<(string Name, IamIdentity Identity)> Identities(Account account) =>
        account.Users.Select(u => (u.Key, (IamIdentity)u.Value)).Concat(account.Roles.Select(r => (r.Key, (IamIdentity)r.Value)));

    private static string BoundaryArn(string account, string name) => $"arn:aws:iam::{account}:policy/{name}-boundary";

    private static string Encoded(JsonElement document) => Uri.EscapeDataString(document.GetRawText());

    private static Failure NoSuchEntity(string message) => new(404, "NoSuchEntity", message, CauseId.Other);
}
