using System.Globalization;
using PresignTools.Errors;
using PresignTools.Text;
using PresignTools.Text.Masking;

namespace PresignTools.Credentials;

/// <summary>Errors of finding credentials: a method an error, its id the method's name.</summary>
internal static class CredentialErrors
{
    internal static PresignException CredentialsNotFound() =>
        new(
            nameof(CredentialsNotFound),
            PresignErrorKind.AuthenticationError,
            "No AWS credentials were found: no keys, profile or -Credential given, no $StoredAWSCredentials, none in the environment, no "
                + "profile 'default', and no role of a container or EC2 instance.",
            "Give -ProfileName, -Credential, or -AccessKey with -SecretKey; or set a session default with Set-AWSCredential.");

    internal static PresignException SessionTokenAlone() => new(
        nameof(SessionTokenAlone), PresignErrorKind.AuthenticationError,
        "-SessionToken is given without -AccessKey and -SecretKey.",
        "A session token belongs to one key pair: give all three together.");

    internal static PresignException EnvironmentCredentialsIncomplete(string present, string missing) => new(
        nameof(EnvironmentCredentialsIncomplete), PresignErrorKind.AuthenticationError,
        $"The environment has {present} but not {missing}.",
        $"Set both, or remove {present}. No other credentials are used instead: the URL would be signed by a different identity.");

    internal static PresignException CredentialObjectNotUnderstood(string source, string typeName) =>
        new(
            nameof(CredentialObjectNotUnderstood),
            PresignErrorKind.InvalidArgument,
            $"{source} is of type {Printable.Of(typeName)}, which does not look like AWS credentials.",
            "Give what Get-AWSCredential, Use-STSRole or 'aws sts assume-role | ConvertFrom-Json' returns, a PSCredential (user name = "
                + "access key id, password = secret key), or an object or hashtable with AccessKeyId, SecretAccessKey and SessionToken.");

    internal static PresignException CredentialObjectIncomplete(string source, string typeName, string missing) => new(
        nameof(CredentialObjectIncomplete), PresignErrorKind.AuthenticationError,
        $"{source} (type {Printable.Of(typeName)}) has no {missing}.",
        "Give credentials with an access key id and a secret access key; temporary ones also need their session token.");

    internal static PresignException CredentialObjectFailed(string source, string typeName, string exceptionType) =>
        new(
            nameof(CredentialObjectFailed),
            PresignErrorKind.AuthenticationError,
            $"{source} (type {Printable.Of(typeName)}) could not produce keys: its own code threw {Printable.Of(exceptionType)}.",
            "Try the same credentials with Get-STSCallerIdentity; get fresh ones (Set-AWSCredential, Use-STSRole, Invoke-AWSSSOLogin) and "
                + "try again.");

    internal static PresignException ProfileNotFound(string profileName, string? where, IEnumerable<string> known) =>
        new(
            nameof(ProfileNotFound),
            PresignErrorKind.ObjectNotFound,
            $"There is no profile '{GivenText.Of(profileName)}'{(where is null ? string.Empty : " in " + Printable.Of(where, 300))}.",
            KnownProfiles(profileName, [.. known])
                + "In the config file a profile's section is [profile NAME]. No other credentials are tried, "
                + "because the URL would be signed by a different identity.");

    private static string KnownProfiles(string profileName, string[] known)
    {
        const int Most = 10;
        IReadOnlyList<string> near = Nearest.To(profileName, known, 3);
        string list = string.Join(", ", known.Take(Most).Select(static k => Printable.Of(k)));
        string more = known.Length > Most ? $" and {(known.Length - Most).ToString(CultureInfo.InvariantCulture)} more" : string.Empty;
        return (near.Count == 0 ? string.Empty : $"Did you mean {string.Join(" or ", near.Select(static n => Printable.Of(n)))}? ")
            + (known.Length == 0 ? "The shared files have no profile. " : $"The shared files have: {list}{more}. ");
    }

    internal static PresignException ProfileWithoutCredentials(string profileName) => new(
        nameof(ProfileWithoutCredentials), PresignErrorKind.AuthenticationError,
        $"Profile '{Printable.Of(profileName)}' has no credentials, only settings.",
        "Name a profile with keys, a role, credential_process or SSO; or sign in with the tool that writes this profile.");

    internal static PresignException RegionNotUnderstood(string source, string what) => new(
        nameof(RegionNotUnderstood), PresignErrorKind.InvalidArgument,
        $"{source} is not a region: {Printable.Of(what)}.",
        "Give a region's system name, as eu-central-1, or an object of Get-AWSRegion.");
}
