using PresignTools.Identity;

namespace PresignTools.Abstractions;

/// <summary>
/// Who AWS says the signer is. Source: GetCallerIdentity, which needs no permission
/// (<see href="https://docs.aws.amazon.com/STS/latest/APIReference/API_GetCallerIdentity.html"/>).
/// </summary>
public sealed record CallerIdentity
{
    /// <summary>Account of the signer: twelve digits.</summary>
    public required string AccountId { get; init; }

    /// <summary>ARN of the user, root, role session or federated user.</summary>
    public required string Arn { get; init; }

    /// <summary>Unique id: <c>AIDA…</c> of a user, <c>AROA…:SESSION</c> of a role session, the account id of root.</summary>
    public required string UserId { get; init; }

    /// <summary>The parts of <see cref="Arn"/>: kind of principal, role, session name.</summary>
    public PrincipalArn? Principal => PrincipalArn.TryParse(Arn);
}
