using System.Globalization;
using PresignTools.Text;

namespace PresignTools;

internal static partial class Errors
{
    internal static PresignException CredentialsNotFound() => new(
        nameof(CredentialsNotFound), PresignErrorKind.AuthenticationError,
        "No AWS credentials were found: no keys, profile or -Credential given, no $StoredAWSCredentials, none in the environment, no profile 'default', and no role of a container or EC2 instance.",
        "Give -ProfileName, -Credential, or -AccessKey with -SecretKey; or set a session default with Set-AWSCredential.");

    internal static PresignException SessionTokenAlone() => new(
        nameof(SessionTokenAlone), PresignErrorKind.AuthenticationError,
        "-SessionToken is given without -AccessKey and -SecretKey.",
        "A session token belongs to one key pair: give all three together.");

    internal static PresignException EnvironmentCredentialsIncomplete(string present, string missing) => new(
        nameof(EnvironmentCredentialsIncomplete), PresignErrorKind.AuthenticationError,
        $"The environment has {present} but not {missing}.",
        $"Set both, or remove {present}. It is not skipped, because then somebody else would sign.");

    internal static PresignException SecretIsObject(string what, string typeName, string advice) => new(
        nameof(SecretIsObject), PresignErrorKind.InvalidArgument,
        $"{what} must be text or a SecureString, and this is a {Printable.Of(typeName)}.",
        advice);

    internal static PresignException CredentialObjectNotUnderstood(string source, string typeName) => new(
        nameof(CredentialObjectNotUnderstood), PresignErrorKind.InvalidArgument,
        $"{source} is of type {Printable.Of(typeName)}, which does not look like AWS credentials.",
        "Give what Get-AWSCredential, Use-STSRole or 'aws sts assume-role | ConvertFrom-Json' returns, a PSCredential (user name = access key id, password = secret key), or an object or hashtable with AccessKeyId, SecretAccessKey and SessionToken.");

    internal static PresignException CredentialObjectIncomplete(string source, string typeName, string missing) => new(
        nameof(CredentialObjectIncomplete), PresignErrorKind.AuthenticationError,
        $"{source} (type {Printable.Of(typeName)}) has no {missing}.",
        "Give credentials with an access key id and a secret access key; temporary ones also need their session token.");

    internal static PresignException CredentialObjectFailed(string source, string typeName, string exceptionType) => new(
        nameof(CredentialObjectFailed), PresignErrorKind.AuthenticationError,
        $"{source} (type {Printable.Of(typeName)}) could not produce keys: its own code threw {Printable.Of(exceptionType)}.",
        "Try the same credentials with Get-STSCallerIdentity; get fresh ones (Set-AWSCredential, Use-STSRole, Invoke-AWSSSOLogin) and try again.");

    internal static PresignException ProfileNotFound(string profileName, string? where) => new(
        nameof(ProfileNotFound), PresignErrorKind.ObjectNotFound,
        $"There is no profile '{Printable.Given(profileName)}'{(where is null ? string.Empty : " in " + Printable.Of(where, 300))}.",
        "List the profiles with Get-AWSCredential -ListProfileDetail or 'aws configure list-profiles'; in the config file a profile's section is [profile NAME]. No other credentials are tried, because then somebody else would sign.");

    internal static PresignException ProfileLocationNotFound(string path) => new(
        nameof(ProfileLocationNotFound), PresignErrorKind.ObjectNotFound,
        $"There is no file or folder '{Printable.Of(path, 300)}' to read profiles from.",
        "Give -ProfileLocation the path of a shared credentials file, or of the folder that holds 'credentials' and 'config'.");

    internal static PresignException ProfileFileUnreadable(string path, string reason) => new(
        nameof(ProfileFileUnreadable), PresignErrorKind.ResourceUnavailable,
        $"The profiles at '{Printable.Of(path, 300)}' cannot be read ({Printable.Of(reason)}).",
        "Check the file's permissions and that it is in INI form: [name], then name = value.");

    internal static PresignException ProfileFileChangedPlace(string path) => new(
        nameof(ProfileFileChangedPlace), PresignErrorKind.ResourceUnavailable,
        $"AWS_CONFIG_FILE now names '{Printable.Of(path, 300)}', but the AWS SDK has already been used in this process with another file, and it keeps to that.",
        "Start a new PowerShell session, with AWS_CONFIG_FILE set before the first AWS command.");

    internal static PresignException ProfileIncomplete(string profileName, string reason) => new(
        nameof(ProfileIncomplete), PresignErrorKind.AuthenticationError,
        $"Profile '{Printable.Of(profileName)}' cannot give credentials: {reason}.",
        "Complete the profile. It needs keys, or role_arn with source_profile or credential_source, or credential_process, or the sso_ settings.");

    internal static PresignException ProfileWithoutCredentials(string profileName) => new(
        nameof(ProfileWithoutCredentials), PresignErrorKind.AuthenticationError,
        $"Profile '{Printable.Of(profileName)}' has no credentials, only settings.",
        "Name a profile with keys, a role, credential_process or SSO; or sign in with the tool that writes this profile.");

    internal static PresignException SsoSignInNeeded(string profileName, string detail) => new(
        nameof(SsoSignInNeeded), PresignErrorKind.AuthenticationError,
        $"Profile '{Printable.Of(profileName)}' uses IAM Identity Center, and there is no valid sign-in ({Printable.Of(detail)}).",
        $"Sign in, then try again: 'aws sso login --profile {Printable.Of(profileName)}' or Invoke-AWSSSOLogin -ProfileName '{Printable.Of(profileName)}'.");

    internal static PresignException LoginProfileNotSupported(string profileName) => new(
        nameof(LoginProfileNotSupported), PresignErrorKind.NotSupported,
        $"Profile '{Printable.Of(profileName)}' is one of 'aws login', which this module cannot read.",
        $"Export its keys: 'aws configure export-credentials --profile {Printable.Of(profileName)} | ConvertFrom-Json', and give the result as -Credential. Those keys live 15 minutes at most.");

    internal static PresignException MfaCodeNeeded(string source, string serial) => new(
        nameof(MfaCodeNeeded), PresignErrorKind.AuthenticationError,
        $"A code of MFA device '{Printable.Of(serial)}' is needed for {source}, and none was given.",
        "Run it where it can ask, or get temporary credentials first (Use-STSRole -SerialNumber ... -TokenCode ...) and give them as -Credential.");

    internal static PresignException CredentialProcessFailed(string profileName, int? exitCode) => new(
        nameof(CredentialProcessFailed), PresignErrorKind.AuthenticationError,
        exitCode is int code
            ? $"The credential_process of profile '{Printable.Of(profileName)}' ended with exit code {code.ToString(CultureInfo.InvariantCulture)}."
            : $"The credential_process of profile '{Printable.Of(profileName)}' could not be run or did not write the JSON it should (Version 1 with AccessKeyId and SecretAccessKey).",
        "Run that command by hand to see what it says. Its output is not shown here because it may hold keys.");

    internal static PresignException CredentialServiceRefused(string source, string code, int status, string? message, string? requestId) => new(
        nameof(CredentialServiceRefused), PresignErrorKind.AuthenticationError,
        $"AWS refused to issue credentials for {source}: {Printable.Of(code)} (HTTP {status.ToString(CultureInfo.InvariantCulture)}"
            + (string.IsNullOrEmpty(requestId) ? ")" : $", request {Printable.Of(requestId)})")
            + (string.IsNullOrEmpty(message) ? "." : $": {Printable.Of(message, 400)}"),
        "Check that the source credentials are valid and may assume the role, and that the role's trust policy names them.");

    internal static PresignException CredentialServiceUnreachable(string source, string detail) => new(
        nameof(CredentialServiceUnreachable), PresignErrorKind.ResourceUnavailable,
        $"The service that issues credentials for {source} could not be reached ({Printable.Of(detail)}).",
        "Check network, proxy and region, then try again.");

    internal static PresignException CredentialsUnavailable(string source, string detail) => new(
        nameof(CredentialsUnavailable), PresignErrorKind.AuthenticationError,
        $"The AWS SDK could not get credentials for {source} ({Printable.Of(detail, 300)}).",
        "Try the same credentials with Get-STSCallerIdentity or 'aws sts get-caller-identity', which shows what is wrong with them.");

    internal static PresignException RegionNotUnderstood(string source, string what) => new(
        nameof(RegionNotUnderstood), PresignErrorKind.InvalidArgument,
        $"{source} is not a region: {Printable.Of(what)}.",
        "Give a region's system name, as eu-central-1, or an object of Get-AWSRegion.");
}
