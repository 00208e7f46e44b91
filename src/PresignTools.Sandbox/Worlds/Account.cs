using System.Text.Json;

namespace PresignTools.Sandbox.Worlds;

/// <summary>An AWS account.</summary>
public sealed class Account
{
    /// <summary>A name for people.</summary>
    public string? Name { get; set; }

    /// <summary>Canonical user id, 64 hexadecimal digits; null for one made from the account number.</summary>
    public string? CanonicalId { get; set; }

    /// <summary>Id of its organization (o-…); null if it is in none.</summary>
    public string? Organization { get; set; }

    /// <summary>Whether it is the management account, which no service control policy limits.</summary>
    public bool IsManagement { get; set; }

    /// <summary>Service control policies from the root of the organization to the account; every level must allow.</summary>
    public List<OrganizationLevel> ServiceControl { get; set; } = [];

    /// <summary>Resource control policies, likewise.</summary>
    public List<OrganizationLevel> ResourceControl { get; set; } = [];

    /// <summary>Block Public Access of the whole account.</summary>
    public BlockPublicAccess? BlockPublicAccess { get; set; }

    /// <summary>Access keys of the root user.</summary>
    public List<AccessKeyPair> RootKeys { get; set; } = [];

    /// <summary>IAM users, by name.</summary>
    public Dictionary<string, IamUser> Users { get; set; } = [];

    /// <summary>IAM roles, by name.</summary>
    public Dictionary<string, IamRole> Roles { get; set; } = [];
}

/// <summary>Policies attached at one level of an organization.</summary>
public sealed class OrganizationLevel
{
    /// <summary>Root, or the name of a unit or account.</summary>
    public string Name { get; set; } = "root";

    /// <summary>Policies by name.</summary>
    public Dictionary<string, JsonElement> Policies { get; set; } = [];
}

/// <summary>A long-term access key.</summary>
public sealed class AccessKeyPair
{
    /// <summary>AKIA….</summary>
    public string AccessKeyId { get; set; } = string.Empty;

    /// <summary>The secret.</summary>
    public string SecretAccessKey { get; set; } = string.Empty;

    /// <summary>Whether it may be used.</summary>
    public bool Active { get; set; } = true;

    /// <summary>When it was created.</summary>
    public DateTimeOffset CreatedAt { get; set; } = new(2024, 1, 1, 0, 0, 0, TimeSpan.Zero);
}

/// <summary>What users and roles have in common.</summary>
public abstract class IamIdentity
{
    /// <summary>Unique id: AIDA… or AROA…; null for one made from the name.</summary>
    public string? Id { get; set; }

    /// <summary>Path, with slashes at both ends.</summary>
    public string Path { get; set; } = "/";

    /// <summary>Inline policies by name.</summary>
    public Dictionary<string, JsonElement> Policies { get; set; } = [];

    /// <summary>Managed policies that are attached, by name.</summary>
    public Dictionary<string, JsonElement> AttachedPolicies { get; set; } = [];

    /// <summary>Permissions boundary; null without one.</summary>
    public JsonElement? Boundary { get; set; }

    /// <summary>Tags, aws:PrincipalTag/….</summary>
    public Dictionary<string, string> Tags { get; set; } = [];

    /// <summary>Temporary credentials that were given out.</summary>
    public List<IamSession> Sessions { get; set; } = [];
}

/// <summary>An IAM user.</summary>
public sealed class IamUser : IamIdentity
{
    /// <summary>Its access keys.</summary>
    public List<AccessKeyPair> AccessKeys { get; set; } = [];
}

/// <summary>An IAM role.</summary>
public sealed class IamRole : IamIdentity
{
    /// <summary>Who may assume it.</summary>
    public JsonElement? TrustPolicy { get; set; }

    /// <summary>Longest session, in seconds: 3600 to 43200.</summary>
    public int MaxSessionDuration { get; set; } = 3600;
}

/// <summary>Temporary credentials: of a role, or of a user (GetSessionToken).</summary>
public sealed class IamSession
{
    /// <summary>Session name; for users it is not used.</summary>
    public string Name { get; set; } = "session";

    /// <summary>ASIA….</summary>
    public string AccessKeyId { get; set; } = string.Empty;

    /// <summary>The secret.</summary>
    public string SecretAccessKey { get; set; } = string.Empty;

    /// <summary>The session token.</summary>
    public string SessionToken { get; set; } = string.Empty;

    /// <summary>aws:TokenIssueTime.</summary>
    public DateTimeOffset IssuedAt { get; set; }

    /// <summary>When it ends.</summary>
    public DateTimeOffset ExpiresAt { get; set; }

    /// <summary>Session policies; empty for none.</summary>
    public List<JsonElement> Policies { get; set; } = [];

    /// <summary>aws:MultiFactorAuthPresent.</summary>
    public bool MultiFactor { get; set; }

    /// <summary>Whether a session of another role made it (role chaining).</summary>
    public bool IsChained { get; set; }
}
