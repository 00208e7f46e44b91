using System.Globalization;
using System.Security.Cryptography;
using System.Text.Json;
using PresignTools.Policies;
using PresignTools.Policies.Decisions;
using PresignTools.Policies.Matching;
using PresignTools.Sandbox.Answers;
using PresignTools.Sandbox.Authentication;
using PresignTools.Sandbox.Authorization;
using PresignTools.Sandbox.Http;
using PresignTools.Sandbox.Worlds;

namespace PresignTools.Sandbox.Sts;

/// <summary>GetCallerIdentity, AssumeRole and GetSessionToken.</summary>
internal static class StsService
{
    internal const string Namespace = "https://sts.amazonaws.com/doc/2011-06-15/";
    private const int MostSessions = 500;
    private const int ShortestSession = 900;

    internal static Answer Run(Exchange x)
    {
        if (x.Caller.IsAnonymous)
        {
            throw new Failure(403, "MissingAuthenticationToken", "Request is missing Authentication Token", CauseId.UnsignedRequest);
        }

        Dictionary<string, string> parameters = QueryApi.Parameters(x.Request);
        string action = parameters.GetValueOrDefault("Action") ?? string.Empty;
        x.Operation = action;
        return action switch
        {
            "GetCallerIdentity" => Identity(x),
            "AssumeRole" => AssumeRole(x, parameters),
            "GetSessionToken" => SessionToken(x, parameters),
            _ => throw new Failure(400, "InvalidAction", $"Could not find operation {action} for version 2011-06-15", CauseId.Other),
        };
    }

    private static Answer Identity(Exchange x)
    {
        XmlText xml = QueryApi.Begin("GetCallerIdentity", Namespace);
        xml.Add("Arn", x.Caller.Principal.Text).Add("UserId", x.Caller.UserId).Add("Account", x.Caller.Account);
        return QueryApi.End(xml);
    }

    private static Answer AssumeRole(Exchange x, Dictionary<string, string> parameters)
    {
        string arn = parameters.GetValueOrDefault("RoleArn") ?? string.Empty,
            name = parameters.GetValueOrDefault("RoleSessionName") ?? string.Empty;
        if (
            name.Length is < 2 or > 64
            || !name.All(c => char.IsAsciiLetterOrDigit(c) || "+=,.@-_".Contains(c, StringComparison.Ordinal)))
        {
            throw Invalid(
                "1 validation error detected: Value at 'roleSessionName' failed to satisfy constraint: Member must satisfy regular "
                    + "expression pattern: [\\w+=,.@-]*");
        }

        string[] parts = arn.Split(':', 6);
        string account = parts.Length == 6 ? parts[4] : string.Empty;
        string roleName = arn[(arn.LastIndexOf('/') + 1)..];
        IamRole? role = x.World.Accounts.GetValueOrDefault(account)?.Roles.GetValueOrDefault(roleName);
        CheckTrust(x, arn, account, role, parameters);
        bool chained = x.Caller.IsRole;
        int longest = chained ? 3600 : role!.MaxSessionDuration;
        int seconds = Duration(parameters, 3600);
        if (seconds < ShortestSession || seconds > longest)
        {
            throw Invalid(chained ? "The requested DurationSeconds exceeds the 1 hour session limit for roles assumed by role chaining"
                : "The requested DurationSeconds exceeds the MaxSessionDuration set for this role.");
        }

        IamSession session = NewSession(x.Now, seconds, name);
        session.IsChained = chained;
        session.MultiFactor = parameters.ContainsKey("TokenCode");
        if (parameters.TryGetValue("Policy", out string? policy))
        {
            session.Policies.Add(ParsePolicy(policy));
        }

        Keep(role!, session, x.Now);
        Caller made = KeyRing.OfRole(account, roleName, role!, session);
        XmlText xml = QueryApi.Begin("AssumeRole", Namespace);
        Write(xml, session);
        xml.Open("AssumedRoleUser").Add("AssumedRoleId", made.UserId).Add("Arn", made.Principal.Text).Close();
        return QueryApi.End(xml);
    }

    private static Answer SessionToken(Exchange x, Dictionary<string, string> parameters)
    {
        if (x.Caller.Session is not null || x.Caller.Identity is not IamUser user)
        {
            throw new Failure(403, "AccessDenied", "Cannot call GetSessionToken with session credentials", CauseId.Other);
        }

        IamSession session = NewSession(x.Now, Duration(parameters, 43200), x.Caller.Name!);
        session.MultiFactor = parameters.ContainsKey("TokenCode");
        Keep(user, session, x.Now);
        XmlText xml = QueryApi.Begin("GetSessionToken", Namespace);
        Write(xml, session);
        return QueryApi.End(xml);
    }

    private static void CheckTrust(Exchange x, string arn, string account, IamRole? role, Dictionary<string, string> parameters)
    {
        string denied = $"User: {x.Caller.Principal.Text} is not authorized to perform: sts:AssumeRole on resource: {arn}";
        if (role is null)
        {
            throw new Failure(403, "AccessDenied", denied, CauseId.MissingIdentityPermission);
        }

        PolicySet policies = CallerPolicies.Of(x, account) with
        {
            RoleTrust = role.TrustPolicy is { } trust ? PolicyDocuments.Parse(PolicyKind.RoleTrust, $"trust of {arn}", trust) : null,
        };
        RequestContext context = RequestConditions.Of(x, account, null).With("sts:RoleSessionName", parameters["RoleSessionName"]);
        if (parameters.TryGetValue("ExternalId", out string? external))
        {
            context = context.With("sts:ExternalId", external);
        }

        AccessDecision decision = Authorizer.Decide(x, "sts:AssumeRole", arn, account, policies, context);
        if (!decision.IsAllowed)
        {
            throw Denial.Refuse(decision, x.World.AreRelated(x.Caller.Account, account) ? Denial.Text(decision, quoted: false) : denied);
        }
    }

    /// <summary>Source of the limit: https://docs.aws.amazon.com/STS/latest/APIReference/API_AssumeRole.html (Policy).</summary>
    private static JsonElement ParsePolicy(string text)
    {
        if (text.Length > 2048)
        {
            throw Invalid(
                "1 validation error detected: Value at 'policy' failed to satisfy constraint: Member must have length less than or equal "
                    + "to 2048");
        }

        try
        {
            JsonElement document = JsonDocument.Parse(text).RootElement;
            _ = PolicyDocuments.Parse(PolicyKind.Session, "session policy 1", document);
            return document;
        }
        catch (Exception e) when (e is JsonException or InvalidOperationException)
        {
            throw new Failure(400, "MalformedPolicyDocument", e.Message, CauseId.Other);
        }
    }

    private static int Duration(Dictionary<string, string> parameters, int standard) =>
        !parameters.TryGetValue("DurationSeconds", out string? text) ? standard
        : int.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out int seconds)
        && seconds is >= ShortestSession and <= 129600
            ? seconds
        : throw Invalid(
            $"1 validation error detected: Value '{text}' at 'durationSeconds' failed to satisfy constraint: Member must have value "
                + $"greater than or equal to 900");

    private static IamSession NewSession(DateTimeOffset now, int seconds, string name) => new()
    {
        Name = name,
        AccessKeyId = "ASIA" + Base32(16),
        SecretAccessKey = Convert.ToBase64String(RandomNumberGenerator.GetBytes(30)),
        SessionToken = "IQoJb3JpZ2luX2Vj" + Convert.ToBase64String(RandomNumberGenerator.GetBytes(240)),
        IssuedAt = now,
        ExpiresAt = now.AddSeconds(seconds),
    };

    private static void Keep(IamIdentity identity, IamSession session, DateTimeOffset now)
    {
        // A new list each time: requests look for their keys in the old one while this goes on.
        lock (identity)
        {
            List<IamSession> kept =
                identity.Sessions.Count < MostSessions ? identity.Sessions : identity.Sessions.FindAll(s => s.ExpiresAt >= now);
            identity.Sessions =
                kept.Count < MostSessions ? [.. kept, session] : throw new Failure(400, "Throttling", "Rate exceeded", CauseId.Other);
        }
    }

    private static void Write(XmlText xml, IamSession session) =>
        xml.Open("Credentials")
            .Add("AccessKeyId", session.AccessKeyId)
            .Add("SecretAccessKey", session.SecretAccessKey)
            .Add("SessionToken", session.SessionToken)
            .Add("Expiration", Failures.Iso(session.ExpiresAt))
            .Close();

    private static string Base32(int length) => new(RandomNumberGenerator.GetItems<char>("ABCDEFGHIJKLMNOPQRSTUVWXYZ234567", length));

    private static Failure Invalid(string message) => new(400, "ValidationError", message, CauseId.Other);
}
