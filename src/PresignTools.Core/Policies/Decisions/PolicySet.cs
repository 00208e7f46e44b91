using PresignTools.Policies.Model;

namespace PresignTools.Policies.Decisions;

/// <summary>
/// One level of an organization (root, a unit, the account) with the policies attached there. Each level must allow by itself.
/// </summary>
public sealed record PolicyLevel(string Name, IReadOnlyList<Policy> Policies);

/// <summary>All policies that have a say. What is null was not given, which is not the same as "empty".</summary>
public sealed record PolicySet
{
    /// <summary>Nothing given.</summary>
    public static PolicySet Empty { get; } = new();

    /// <summary>Identity-based policies of the caller: its own, and those of its groups.</summary>
    public IReadOnlyList<Policy> Identity { get; init; } = [];

    /// <summary>The bucket policy.</summary>
    public Policy? Bucket { get; init; }

    /// <summary>The policy of the access point that the request goes through.</summary>
    public Policy? AccessPoint { get; init; }

    /// <summary>The policy of the KMS key.</summary>
    public Policy? Key { get; init; }

    /// <summary>The trust policy of the role, for sts:AssumeRole.</summary>
    public Policy? RoleTrust { get; init; }

    /// <summary>The caller's permissions boundary; null if it has none.</summary>
    public IReadOnlyList<Policy>? PermissionsBoundary { get; init; }

    /// <summary>Session policies of the caller's session; null if it has none.</summary>
    public IReadOnlyList<Policy>? Session { get; init; }

    /// <summary>
    /// Service control policies, level by level from the root to the caller's account; empty outside of an organization and for its
    /// management account.
    /// </summary>
    public IReadOnlyList<PolicyLevel> ServiceControl { get; init; } = [];

    /// <summary>
    /// Resource control policies, level by level to the resource's account. RCPFullAWSAccess is always attached and need not be given.
    /// </summary>
    public IReadOnlyList<PolicyLevel> ResourceControl { get; init; } = [];

    /// <summary>
    /// Policy of the VPC endpoint that the request goes through; null if it goes through none, or through one with the default policy.
    /// </summary>
    public IReadOnlyList<Policy>? VpcEndpoint { get; init; }

    /// <summary>Whether RestrictPublicBuckets of S3 Block Public Access is on (for the bucket, the access point or the account).</summary>
    public bool RestrictPublicBuckets { get; init; }

    /// <summary>Takes each kind of policy that this one does not have from <paramref name="other"/>.</summary>
    public PolicySet WithDefaults(PolicySet other) => new()
    {
        Identity = Identity.Count > 0 ? Identity : other.Identity,
        Bucket = Bucket ?? other.Bucket,
        AccessPoint = AccessPoint ?? other.AccessPoint,
        Key = Key ?? other.Key,
        RoleTrust = RoleTrust ?? other.RoleTrust,
        PermissionsBoundary = PermissionsBoundary ?? other.PermissionsBoundary,
        Session = Session ?? other.Session,
        ServiceControl = ServiceControl.Count > 0 ? ServiceControl : other.ServiceControl,
        ResourceControl = ResourceControl.Count > 0 ? ResourceControl : other.ResourceControl,
        VpcEndpoint = VpcEndpoint ?? other.VpcEndpoint,
        RestrictPublicBuckets = RestrictPublicBuckets || other.RestrictPublicBuckets,
    };

    /// <summary>Every document.</summary>
    public IEnumerable<Policy> All => Identity
        .Concat(new[] { Bucket, AccessPoint, Key, RoleTrust }.OfType<Policy>())
        .Concat(PermissionsBoundary ?? []).Concat(Session ?? [])
        .Concat(ServiceControl.SelectMany(l => l.Policies)).Concat(ResourceControl.SelectMany(l => l.Policies))
        .Concat(VpcEndpoint ?? []);
}
