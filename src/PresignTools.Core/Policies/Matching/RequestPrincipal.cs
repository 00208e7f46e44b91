using PresignTools.Errors;

namespace PresignTools.Policies.Matching;

/// <summary>What sort of caller asks.</summary>
public enum RequestPrincipalKind : long
{
    /// <summary>No credentials at all.</summary>
    Anonymous,

    /// <summary>The root user of an account.</summary>
    Root,

    /// <summary>An IAM user.</summary>
    User,

    /// <summary>A role: some session of it, whose name is not known.</summary>
    Role,

    /// <summary>A session of a role.</summary>
    RoleSession,

    /// <summary>A session made with GetFederationToken.</summary>
    FederatedUser,

    /// <summary>An AWS service.</summary>
    Service,

    /// <summary>Somebody of an account: which user or role is not known.</summary>
    Unidentified,

    /// <summary>Someone who signed in elsewhere: a SAML or OpenID Connect provider.</summary>
    FederatedIdentity,
}

/// <summary>Who asks: parsed from an ARN, an account id, a service name or <c>anonymous</c>.</summary>
public sealed class RequestPrincipal
{
    private RequestPrincipal(RequestPrincipalKind kind, string text, string? account, string? partition, string? name)
    {
        Kind = kind;
        Text = text;
        Account = account;
        Partition = partition ?? "aws";
        Name = name;
    }

    /// <summary>Nobody in particular: an unsigned request.</summary>
    public static RequestPrincipal Anonymous { get; } = new(RequestPrincipalKind.Anonymous, "anonymous", null, null, null);

    /// <summary>The sort of caller.</summary>
    public RequestPrincipalKind Kind { get; }

    /// <summary>The ARN, service name or <c>anonymous</c>.</summary>
    public string Text { get; }

    /// <summary>The caller's account; null for services and anonymous requests.</summary>
    public string? Account { get; }

    /// <summary>Partition of the ARN.</summary>
    public string Partition { get; }

    /// <summary>Name of the user, role or federated user, without its path.</summary>
    public string? Name { get; }

    /// <summary>
    /// ARN of the role behind a session; null for everybody else. A session ARN does not hold the role's path, so it is the ARN
    /// without one, or with the path that all roles of IAM Identity Center have: matching compares account and role name, which are
    /// unique together.
    /// </summary>
    public string? RoleArn => Kind switch
    {
        RequestPrincipalKind.Role => Text,
        RequestPrincipalKind.RoleSession => RolePath.LikeliestArn(this),
        _ => null,
    };

    /// <summary>Service-linked roles are outside of service and resource control policies.</summary>
    public bool IsServiceLinkedRole => (Kind is RequestPrincipalKind.RoleSession or RequestPrincipalKind.Role)
        && Name!.StartsWith("AWSServiceRoleFor", StringComparison.Ordinal);

    /// <summary>Reads who asks.</summary>
    /// <exception cref="PresignException"><c>AccessPrincipalInvalid</c> if the text names nobody.</exception>
    public static RequestPrincipal Parse(string text)
    {
        string trimmed = (text ?? string.Empty).Trim();
        return TryParse(trimmed) ?? throw PolicyErrors.AccessPrincipalInvalid(trimmed);
    }

    /// <summary>
    /// Somebody of an account, as an access key id tells it: matches statements for the account and for everybody, and no others.
    /// </summary>
    /// <param name="account">12 digits.</param>
    /// <param name="partition">The AWS partition.</param>
    public static RequestPrincipal OfAccount(string account, string partition = "aws") => IsAccountId(account ?? string.Empty)
        ? new(RequestPrincipalKind.Unidentified, $"a principal of account {account}", account, partition, null)
        : throw PolicyErrors.AccessPrincipalInvalid(account ?? string.Empty);

    internal static bool IsAccountId(string text) => text.Length == 12 && text.All(c => c is >= '0' and <= '9');

    /// <summary>The ARN or name.</summary>
    public override string ToString() => Text;

    internal static RequestPrincipal? TryParse(string text)
    {
        if (text.Equals("anonymous", StringComparison.OrdinalIgnoreCase) || text == "*")
        {
            return Anonymous;
        }

        if (IsAccountId(text))
        {
            return new RequestPrincipal(RequestPrincipalKind.Root, $"arn:aws:iam::{text}:root", text, "aws", "root");
        }

        if (!text.StartsWith("arn:", StringComparison.Ordinal))
        {
            bool service = text.IndexOf('.') > 0 && !text.Any(c => char.IsWhiteSpace(c) || c is '/' or ':' or '*');
            return service ? new RequestPrincipal(RequestPrincipalKind.Service, text, null, null, text) : null;
        }

        string[] parts = text.Split([':'], 6);
        if (parts.Length < 6 || parts[1].Length == 0 || parts[5].Contains('*'))
        {
            return null;
        }

        // Servers without accounts leave it empty, or have the tenant there (Ceph, MinIO): arn:aws:iam:::user/bob,
        // arn:aws:iam::tenant:user/bob.
        bool hasAccount = parts[4].Length > 0 || (parts[2] == "iam" && parts[1] == "aws");
        if (!hasAccount)
        {
            return null;
        }

        string resource = parts[5];
        int slash = resource.IndexOf('/');
        string type = slash < 0 ? resource : resource[..slash];
        string rest = slash < 0 ? string.Empty : resource[(slash + 1)..];
        if (rest.Length == 0 && type != "root")
        {
            return null;
        }

        string last = rest[(rest.LastIndexOf('/') + 1)..];
        RequestPrincipal Make(RequestPrincipalKind kind, string name) => new(kind, text, parts[4], parts[1], name);
        switch (parts[2], type)
        {
            case ("iam", "root"):
                return Make(RequestPrincipalKind.Root, "root");
            case ("iam", "user"):
                return Make(RequestPrincipalKind.User, last);
            case ("iam", "role"):
                return Make(RequestPrincipalKind.Role, last);
            case ("iam", "saml-provider" or "oidc-provider"):
                return Make(RequestPrincipalKind.FederatedIdentity, rest);
            case ("sts", "federated-user"):
                return Make(RequestPrincipalKind.FederatedUser, rest);
            case ("sts", "assumed-role"):
                int split = rest.LastIndexOf('/');
                return split <= 0 || split == rest.Length - 1 ? null : Make(RequestPrincipalKind.RoleSession, RoleName(rest[..split]));
            default:
                return null;
        }
    }

    private static string RoleName(string pathAndName) => pathAndName[(pathAndName.LastIndexOf('/') + 1)..];
}
