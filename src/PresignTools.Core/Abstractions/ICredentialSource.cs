using PresignTools.Errors;
using PresignTools.Signing;

namespace PresignTools.Abstractions;

/// <summary>
/// What the engine asks of the outside when somebody must sign and no keys were given: profiles, and what the machine itself offers.
/// Every failure is a <see cref="PresignException"/>; it names types and error codes, never a secret.
/// </summary>
public interface ICredentialSource
{
    /// <summary>Resolves one named profile: static keys, SSO, roles and their chains, <c>credential_process</c>, web identity.</summary>
    /// <param name="profileName">The profile's name.</param>
    /// <param name="profileLocation">Full path of a shared credentials file, or of the folder that holds <c>credentials</c> and
    /// <c>config</c>; null for the usual place.</param>
    /// <param name="cancellationToken">Ends the wait for a service that issues credentials.</param>
    /// <returns>Null if there is no profile of that name. Otherwise its region, and its credentials unless it has none at all (a profile
    /// with only a region).</returns>
    /// <exception cref="PresignException"><c>ProfileLocationNotFound</c>, <c>ProfileIncomplete</c>, <c>SsoSignInNeeded</c>,
    /// <c>CredentialProcessFailed</c>, <c>CredentialServiceRefused</c> and others of Errors.Credentials.</exception>
    CredentialResolution? FromProfile(string profileName, string? profileLocation, CancellationToken cancellationToken);

    /// <summary>
    /// The role that a web identity token gives (<c>AWS_WEB_IDENTITY_TOKEN_FILE</c>, <c>AWS_ROLE_ARN</c>), as on EKS or in a CI job.
    /// </summary>
    /// <param name="cancellationToken">Ends the wait for STS.</param>
    /// <returns>Null if the environment does not offer one.</returns>
    /// <exception cref="PresignException">STS refused the token or could not be reached.</exception>
    CredentialResolution? FromWebIdentity(CancellationToken cancellationToken);

    /// <summary>The role of the container (ECS, EKS Pod Identity), else that of the EC2 instance.</summary>
    /// <param name="cancellationToken">Ends the wait for the local endpoint.</param>
    /// <returns>Null if the machine offers neither.</returns>
    /// <exception cref="PresignException">A container endpoint is set but does not answer as it should.</exception>
    CredentialResolution? FromHost(CancellationToken cancellationToken);

    /// <summary>Assumes a role with credentials that were found.</summary>
    /// <param name="source">Who assumes it.</param>
    /// <param name="role">The role.</param>
    /// <param name="region">Region whose STS is asked.</param>
    /// <param name="cancellationToken">Ends the wait for STS.</param>
    /// <returns>The session's credentials with their end; their source names the role and who assumed it.</returns>
    /// <exception cref="PresignException"><c>MfaCodeNeeded</c>, <c>CredentialServiceRefused</c>,
    /// <c>CredentialServiceUnreachable</c>.</exception>
    SigningCredentials AssumeRole(SigningCredentials source, RoleRequest role, string region, CancellationToken cancellationToken);
}
