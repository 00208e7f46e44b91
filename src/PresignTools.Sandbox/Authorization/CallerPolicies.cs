using PresignTools.Policies;
using PresignTools.Policies.Decisions;
using PresignTools.Sandbox.Authentication;
using PresignTools.Sandbox.Http;
using PresignTools.Sandbox.Worlds;

namespace PresignTools.Sandbox.Authorization;

/// <summary>All policies that have a say in a request.</summary>
internal static class CallerPolicies
{
    /// <summary>The caller's side, the network's, and the organization's of the resource; the resource's own policy comes on top.</summary>
    internal static PolicySet Of(Exchange x, string resourceAccount)
    {
        Caller caller = x.Caller;
        Account? own = caller.Account is { } id ? x.World.Accounts.GetValueOrDefault(id) : null;
        Account? theirs = x.World.Accounts.GetValueOrDefault(resourceAccount);
        return new PolicySet
        {
            Identity = caller.Identity is { } identity ? PolicyDocuments.Identity(caller.Account!, identity) : [],
            PermissionsBoundary = caller.Identity is { } bounded ? PolicyDocuments.Boundary(caller.Account!, caller.Name!, bounded) : null,
            Session = caller.Session is { } session ? PolicyDocuments.Session(session) : null,
            ServiceControl = own is { IsManagement: false }
                ? PolicyDocuments.Levels(PolicyKind.ServiceControl, own.ServiceControl)
                : [],
            ResourceControl = theirs is { IsManagement: false }
                ? PolicyDocuments.Levels(PolicyKind.ResourceControl, theirs.ResourceControl)
                : [],
            VpcEndpoint =
                x.Network.VpcEndpoint is { } endpoint && x.World.VpcEndpoints.GetValueOrDefault(endpoint)?.Policy is { } policy
                    ? [PolicyDocuments.Parse(PolicyKind.VpcEndpoint, endpoint, policy)]
                    : null,
        };
    }

    /// <summary>With the policy of a bucket.</summary>
    internal static PolicySet OfBucket(Exchange x, string name, Bucket bucket) => Of(x, bucket.Owner) with
    {
        Bucket = PolicyDocuments.Of(name, bucket),
        RestrictPublicBuckets = x.Blocks(bucket, b => b.RestrictPublicBuckets),
    };
}
