using System.Collections.Concurrent;
using System.Text.Json;
using PresignTools.Policies;
using PresignTools.Policies.Decisions;
using PresignTools.Policies.Model;
using PresignTools.Policies.Parsing;

namespace PresignTools.Sandbox.Worlds;

/// <summary>Parses the policy documents of a world, each once.</summary>
internal static class PolicyDocuments
{
    private static readonly ConcurrentDictionary<(PolicyKind Kind, string Name, string Text), Policy> Parsed = new();

    /// <summary>A document of the world as a policy.</summary>
    /// <exception cref="JsonException">AWS would not take it: the first fault is told.</exception>
    internal static Policy Parse(PolicyKind kind, string name, JsonElement document)
    {
        if (Parsed.Count > 2000)
        {
            Parsed.Clear();
        }

        return Parsed.GetOrAdd((kind, name, document.GetRawText()), static k =>
        {
            PolicyParseResult result = PolicyParser.Parse(k.Kind, k.Text, k.Name);
            return result.Policy ?? throw new JsonException($"The policy '{k.Name}' is not valid: {result.Errors[0].Message}");
        });
    }

    /// <summary>Parses every document, so that a fault shows when a world is loaded and not in the middle of a request.</summary>
    internal static void CheckAll(World world)
    {
        foreach ((string id, Account account) in world.Accounts)
        {
            _ =
                Levels(PolicyKind.ServiceControl, account.ServiceControl).Count
                + Levels(PolicyKind.ResourceControl, account.ResourceControl).Count;
            foreach (
                (string name, IamIdentity identity) in account
                    .Users.Select(u => (u.Key, (IamIdentity)u.Value))
                    .Concat(account.Roles.Select(r => (r.Key, (IamIdentity)r.Value))))
            {
                _ = Identity(id, identity).Count + (Boundary(id, name, identity)?.Count ?? 0);
                identity.Sessions.ForEach(s => _ = Session(s)?.Count);
            }

            foreach ((string name, IamRole role) in account.Roles)
            {
                _ = role.TrustPolicy is { } trust ? Parse(PolicyKind.RoleTrust, $"trust of {name}", trust) : null;
            }
        }

        foreach ((string name, Bucket bucket) in world.Buckets)
        {
            _ = Of(name, bucket);
        }

        foreach ((string id, VpcEndpoint endpoint) in world.VpcEndpoints)
        {
            _ = endpoint.Policy is { } policy ? Parse(PolicyKind.VpcEndpoint, id, policy) : null;
        }

        foreach ((string arn, KmsKey key) in world.Keys)
        {
            _ = key.Policy is { } policy ? Parse(PolicyKind.Key, arn, policy) : null;
        }
    }

    internal static IReadOnlyList<PolicyLevel> Levels(PolicyKind kind, List<OrganizationLevel> levels) =>
        [.. levels.Select(l => new PolicyLevel(l.Name, [.. l.Policies.Select(p => Parse(kind, p.Key, p.Value))]))];

    /// <summary>Identity-based policies; the managed ones are named by their ARN, which S3 shows when they deny.</summary>
    internal static IReadOnlyList<Policy> Identity(string account, IamIdentity identity) =>
    [
        .. identity.Policies.Select(p => Parse(PolicyKind.Identity, p.Key, p.Value)),
        .. identity.AttachedPolicies.Select(p => Parse(PolicyKind.Identity, ManagedArn(account, p.Key), p.Value)),
    ];

    internal static string ManagedArn(string account, string name) =>
        name.StartsWith("arn:", StringComparison.Ordinal) ? name : $"arn:aws:iam::{account}:policy/{name}";

    internal static IReadOnlyList<Policy>? Boundary(string account, string name, IamIdentity identity) =>
        identity.Boundary is { } boundary
            ? [Parse(PolicyKind.PermissionsBoundary, $"arn:aws:iam::{account}:policy/{name}-boundary", boundary)]
            : null;

    internal static IReadOnlyList<Policy>? Session(IamSession session) =>
        session.Policies.Count == 0
            ? null
            : [.. session.Policies.Select((p, i) => Parse(PolicyKind.Session, $"session policy {i + 1}", p))];

    internal static Policy? Of(string bucketName, Bucket bucket) =>
        bucket.Policy is { } policy ? Parse(PolicyKind.Bucket, bucketName, policy) : null;
}
