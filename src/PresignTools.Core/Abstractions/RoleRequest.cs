using PresignTools.Errors;

namespace PresignTools.Abstractions;

/// <summary>
/// A role to assume for one command. Source: <see href="https://docs.aws.amazon.com/STS/latest/APIReference/API_AssumeRole.html"/>.
/// </summary>
public sealed record RoleRequest
{
    /// <summary>Name that the session gets where none was given.</summary>
    public const string DefaultSessionName = "PresignTools";

    private RoleRequest(string roleArn, string sessionName, string? externalId, string? mfaSerial)
    {
        RoleArn = roleArn;
        SessionName = sessionName;
        ExternalId = externalId;
        MfaSerial = mfaSerial;
    }

    /// <summary>ARN of the role.</summary>
    public string RoleArn { get; }

    /// <summary>Name of the session, as CloudTrail will show it.</summary>
    public string SessionName { get; }

    /// <summary>External id that the role's trust policy asks for; null for none.</summary>
    public string? ExternalId { get; }

    /// <summary>
    /// Serial number or ARN of the MFA device that the trust policy asks for; null for none. The code is asked of the user.
    /// </summary>
    public string? MfaSerial { get; }

    /// <summary>Checks what was given.</summary>
    /// <param name="roleArn">ARN of the role; null or empty for none.</param>
    /// <param name="sessionName">Name of the session, 2 to 64 letters, digits and <c>_+=,.@-</c>; null for <see
    /// cref="DefaultSessionName"/>.</param>
    /// <param name="externalId">External id; null for none.</param>
    /// <param name="mfaSerial">MFA device; null for none.</param>
    /// <returns>Null if no role was given.</returns>
    /// <exception cref="PresignException"><c>RoleArnMissing</c>, <c>RoleArnInvalid</c> or <c>RoleSessionNameInvalid</c>.</exception>
    public static RoleRequest? From(string? roleArn, string? sessionName, string? externalId, string? mfaSerial)
    {
        if (string.IsNullOrEmpty(roleArn))
        {
            (string Name, string? Value)[] others =
                [(Setting.ExternalId, externalId), (Setting.RoleSessionName, sessionName), (Setting.MfaSerial, mfaSerial)];
            string? alone = others.FirstOrDefault(static o => !string.IsNullOrEmpty(o.Value)).Name;
            return alone is null ? null : throw RoleErrors.RoleArnMissing(alone);
        }

        if (Identity.PrincipalArn.TryParse(roleArn) is not { Kind: Identity.PrincipalKind.Role, AccountId.Length: 12 })
        {
            throw RoleErrors.RoleArnInvalid(roleArn!);
        }

        string name = string.IsNullOrEmpty(sessionName) ? DefaultSessionName : sessionName!;
        return name.Length is >= 2 and <= 64 && name.All(IsNameCharacter)
            ? new RoleRequest(
                roleArn!,
                name,
                string.IsNullOrEmpty(externalId) ? null : externalId,
                string.IsNullOrEmpty(mfaSerial) ? null : mfaSerial
            )
            : throw RoleErrors.RoleSessionNameInvalid(name);
    }

    private static bool IsNameCharacter(char c) =>
        c is (>= 'a' and <= 'z') or (>= 'A' and <= 'Z') or (>= '0' and <= '9') or '_' or '+' or '=' or ',' or '.' or '@' or '-';
}
