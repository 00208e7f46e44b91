namespace PresignTools.Responses;

/// <summary>How a policy came to refuse.</summary>
public enum PolicyDenial : long
{
    /// <summary>The message does not say.</summary>
    Unspecified,

    /// <summary>Nothing allows it: an Allow has to be added.</summary>
    Implicit,

    /// <summary>A Deny statement forbids it: no Allow helps, the Deny or what it tests has to change.</summary>
    Explicit,

    /// <summary>Not a policy: S3 Block Public Access or another bucket setting refuses.</summary>
    BucketSetting,
}

/// <summary>
/// The sentence of an access-denied message, taken apart: <c>User: … is not authorized to perform: … on resource: "…" because …</c>.
/// The user named is who signed the URL, not who uses it. S3 writes the sentence only within one account or organization.
/// Source: <see href="https://docs.aws.amazon.com/AmazonS3/latest/userguide/troubleshoot-403-errors.html"/>.
/// </summary>
public sealed class AccessDeniedStatement
{
    internal AccessDeniedStatement(string? principal, string? action)
    {
        Principal = principal;
        Action = action;
    }

    /// <summary>ARN of the signer; for a role <c>arn:aws:sts::ACCOUNT:assumed-role/ROLE/SESSION</c>.</summary>
    public string? Principal { get; }

    /// <summary>The action that was refused, for example <c>s3:GetObject</c> or <c>kms:Decrypt</c>.</summary>
    public string? Action { get; }

    /// <summary>ARN of the resource, without quotes; null where the sentence does not name it.</summary>
    public string? Resource { get; internal set; }

    /// <summary>
    /// Type of the policy that decided, in AWS's words (identity-based policy, resource-based policy, service control policy, resource
    /// control policy, VPC endpoint policy, permissions boundary, session policy, role trust policy); null where not named.
    /// </summary>
    public string? PolicyType { get; internal set; }

    /// <summary>Whether a Deny forbids it or an Allow is missing.</summary>
    public PolicyDenial Denial { get; internal set; }

    /// <summary>ARN of the policy that has the Deny; never there for bucket and VPC endpoint policies.</summary>
    public string? PolicyArn { get; internal set; }

    /// <summary>Id with which <c>GetRequestAuthorizationDetails</c> tells more; kept by AWS for 24 hours.</summary>
    public string? AuthorizationId { get; internal set; }

    /// <summary>The setting of S3 Block Public Access that refuses: BlockPublicAcls or BlockPublicPolicy.</summary>
    public string? BlockPublicAccessSetting { get; internal set; }

    /// <summary>The reason as written, from "because" or "with an explicit deny" on.</summary>
    public string? Reason { get; internal set; }

    /// <summary>
    /// Whether the refused action is one of KMS: then S3's own permissions sufficed, and the object exists if it was read.
    /// </summary>
    public bool IsKms => Action is not null && Action.StartsWith("kms:", StringComparison.OrdinalIgnoreCase);

    /// <summary>Account of the signer, from the principal's ARN.</summary>
    public string? PrincipalAccount
    {
        get
        {
            string[] parts = (Principal ?? string.Empty).Split(':');
            return parts.Length >= 6 && parts[0] == "arn" && parts[4].Length == 12 ? parts[4] : null;
        }
    }

    private string Shown => Action ?? "the action";

    /// <summary>One line: action, kind of denial and policy type.</summary>
    public override string ToString() => Text.Printable.Line(Denial switch
    {
        PolicyDenial.Explicit => $"{Shown}: explicit deny in {PolicyType ?? "a policy"}",
        PolicyDenial.Implicit => $"{Shown}: no {PolicyType ?? "policy"} allows it",
        PolicyDenial.BucketSetting => $"{Shown}: refused by a bucket setting ({BlockPublicAccessSetting ?? "see Reason"})",
        _ => $"{Shown}: not authorized",
    });
}
