namespace PresignTools.Identity;

/// <summary>What kind of principal an ARN names.</summary>
public enum PrincipalKind : long
{
    /// <summary>None of the others.</summary>
    Other,

    /// <summary>The account itself.</summary>
    Root,

    /// <summary>An IAM user.</summary>
    User,

    /// <summary>An IAM role.</summary>
    Role,

    /// <summary>A session of a role.</summary>
    AssumedRole,

    /// <summary>A session of GetFederationToken.</summary>
    FederatedUser,
}

/// <summary>
/// The parts of a principal's ARN. Source: IAM User Guide, "IAM identifiers" and
/// <see href="https://docs.aws.amazon.com/IAM/latest/UserGuide/reference_policies_elements_principal.html"/>.
/// </summary>
public sealed record PrincipalArn
{
    private PrincipalArn()
    {
    }

    /// <summary>Kind of principal.</summary>
    public PrincipalKind Kind { get; private init; }

    /// <summary><c>aws</c>, <c>aws-cn</c>, …</summary>
    public string Partition { get; private init; } = string.Empty;

    /// <summary>Twelve digits.</summary>
    public string AccountId { get; private init; } = string.Empty;

    /// <summary>Name of the user, role or federated user, without path; null for root.</summary>
    public string? Name { get; private init; }

    /// <summary>
    /// Path with both slashes, as <c>/ops/</c>; <c>/</c> without one. The ARN of a role session does not tell the role's path.
    /// </summary>
    public string Path { get; private init; } = "/";

    /// <summary>Name of the session of an assumed role; else null.</summary>
    public string? SessionName { get; private init; }

    /// <summary>
    /// ARN of the role behind a session, or of the role itself; null for other principals. Of a session it has no path, because the
    /// session's ARN does not tell it; iam:GetRole tells the true one.
    /// </summary>
    public string? RoleArn =>
        Kind is PrincipalKind.AssumedRole or PrincipalKind.Role ? $"arn:{Partition}:iam::{AccountId}:role{Path}{Name}" : null;

    /// <summary>Whether <see cref="RoleArn"/> may lack the role's path.</summary>
    public bool RolePathUnknown => Kind == PrincipalKind.AssumedRole;

    /// <summary>Whether it is a role that IAM Identity Center made for a permission set.</summary>
    public bool IsIdentityCenter =>
        Kind is PrincipalKind.AssumedRole or PrincipalKind.Role && Name!.StartsWith("AWSReservedSSO_", StringComparison.Ordinal);

    /// <summary>Reads an ARN.</summary>
    /// <param name="arn">The text; null for none.</param>
    /// <returns>Null if it is no ARN of IAM or STS.</returns>
    public static PrincipalArn? TryParse(string? arn)
    {
        string[] parts = arn?.Split([':'], 6) ?? [];
        if (parts.Length != 6 || parts[0] != "arn" || parts[2] is not ("iam" or "sts"))
        {
            return null;
        }

        var read = new PrincipalArn { Partition = parts[1], AccountId = parts[4] };
        string resource = parts[5];
        if (resource == "root")
        {
            return read with { Kind = PrincipalKind.Root };
        }

        int slash = resource.IndexOf('/');
        if (slash <= 0 || slash == resource.Length - 1)
        {
            return read;
        }

        string rest = resource[(slash + 1)..];
        int last = rest.LastIndexOf('/');
        string path = last < 0 ? "/" : resource.Substring(slash, last + 2);
        string name = rest[(last + 1)..];
        return resource[..slash] switch
        {
            "assumed-role" when last > 0 => read with
            {
                Kind = PrincipalKind.AssumedRole,
                Name = rest[..rest.IndexOf('/')],
                SessionName = name,
            },
            "role" => read with { Kind = PrincipalKind.Role, Name = name, Path = path },
            "user" => read with { Kind = PrincipalKind.User, Name = name, Path = path },
            "federated-user" => read with { Kind = PrincipalKind.FederatedUser, Name = rest },
            _ => read,
        };
    }
}
