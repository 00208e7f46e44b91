namespace PresignTools.Policies;

/// <summary>
/// What a policy document is attached to. It decides which elements the document may have and how it weighs in a decision.
/// </summary>
public enum PolicyKind : long
{
    /// <summary>Attached to a user, group or role.</summary>
    Identity,

    /// <summary>The permissions boundary of a user or role: it limits, and grants nothing.</summary>
    PermissionsBoundary,

    /// <summary>Passed when a role was assumed or a federation token made: it limits that session.</summary>
    Session,

    /// <summary>Attached to a bucket.</summary>
    Bucket,

    /// <summary>Attached to an access point or multi-region access point.</summary>
    AccessPoint,

    /// <summary>Attached to a KMS key.</summary>
    Key,

    /// <summary>The trust policy of a role: who may assume it.</summary>
    RoleTrust,

    /// <summary>Service control policy of an organization: limits the principals of its accounts.</summary>
    ServiceControl,

    /// <summary>Resource control policy of an organization: limits access to the resources of its accounts.</summary>
    ResourceControl,

    /// <summary>Attached to a VPC endpoint: limits what passes through it.</summary>
    VpcEndpoint,

    /// <summary>Not a document: S3 Block Public Access.</summary>
    BlockPublicAccess,

    /// <summary>Not a document: the root user of an account, who needs no identity-based policy.</summary>
    AccountRoot,
}

/// <summary>What each kind of policy is called, and which elements it may have.</summary>
internal static class PolicyKinds
{
    internal static string Name(PolicyKind kind) => kind switch
    {
        PolicyKind.Identity => "identity-based policy",
        PolicyKind.PermissionsBoundary => "permissions boundary",
        PolicyKind.Session => "session policy",
        PolicyKind.Bucket => "bucket policy",
        PolicyKind.AccessPoint => "access point policy",
        PolicyKind.Key => "key policy",
        PolicyKind.RoleTrust => "role trust policy",
        PolicyKind.ServiceControl => "service control policy",
        PolicyKind.ResourceControl => "resource control policy",
        PolicyKind.VpcEndpoint => "VPC endpoint policy",
        PolicyKind.BlockPublicAccess => "Block Public Access",
        _ => "account root",
    };

    internal static string NameWithArticle(PolicyKind kind) => (kind == PolicyKind.Identity ? "an " : "a ") + Name(kind);

    /// <summary>Whether the document says whom it is about (Principal); the others are attached to the caller.</summary>
    internal static bool NamesPrincipal(PolicyKind kind) => kind is PolicyKind.Bucket or PolicyKind.AccessPoint or PolicyKind.Key
        or PolicyKind.RoleTrust or PolicyKind.ResourceControl or PolicyKind.VpcEndpoint;

    /// <summary>Whether IAM itself stores it, with IAM's stricter rule for a Sid.</summary>
    internal static bool IsStoredByIam(PolicyKind kind) =>
        kind is PolicyKind.Identity or PolicyKind.PermissionsBoundary or PolicyKind.Session;
}
