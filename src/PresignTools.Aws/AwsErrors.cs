using System.Globalization;
using PresignTools.Abstractions;
using PresignTools.Errors;
using PresignTools.Text;

namespace PresignTools.Aws;

/// <summary>Errors of what the AWS SDK was asked for: a method an error, its id the method's name.</summary>
internal static class AwsErrors
{
    internal static PresignException ProfileLocationNotFound(string path) => new(
        nameof(ProfileLocationNotFound), PresignErrorKind.ObjectNotFound,
        $"There is no file or folder '{Printable.Of(path, 300)}' to read profiles from.",
        "Give -ProfileLocation the path of a shared credentials file, or of the folder that holds 'credentials' and 'config'.");

    internal static PresignException ProfileFileUnreadable(string path, string reason) => new(
        nameof(ProfileFileUnreadable), PresignErrorKind.ResourceUnavailable,
        $"The profiles at '{Printable.Of(path, 300)}' cannot be read ({Printable.Of(reason)}).",
        "Check the file's permissions and that it is in INI form: [name], then name = value.");

    internal static PresignException ProfileFileChangedPlace(string path) =>
        new(
            nameof(ProfileFileChangedPlace),
            PresignErrorKind.ResourceUnavailable,
            $"AWS_CONFIG_FILE now names '{Printable.Of(path, 300)}', but the AWS SDK has already been used in this process with another "
                + $"file, and it keeps to that.",
            "Start a new PowerShell session, with AWS_CONFIG_FILE set before the first AWS command.");

    internal static PresignException ProfileIncomplete(string profileName, string reason) =>
        new(
            nameof(ProfileIncomplete),
            PresignErrorKind.AuthenticationError,
            $"Profile '{Printable.Of(profileName)}' cannot give credentials: {reason}.",
            "Complete the profile. It needs keys, or role_arn with source_profile or credential_source, or credential_process, or the "
                + "sso_ settings.");

    internal static PresignException SsoSignInNeeded(string profileName, string detail) =>
        new(
            nameof(SsoSignInNeeded),
            PresignErrorKind.AuthenticationError,
            $"Profile '{Printable.Of(profileName)}' uses IAM Identity Center, and there is no valid sign-in ({Printable.Of(detail)}).",
            $"Sign in, then try again: 'aws sso login --profile {Printable.Of(profileName)}' or Invoke-AWSSSOLogin -ProfileName "
                + $"'{Printable.Of(profileName)}'.");

    internal static PresignException LoginProfileNotSupported(string profileName) =>
        new(
            nameof(LoginProfileNotSupported),
            PresignErrorKind.NotSupported,
            $"Profile '{Printable.Of(profileName)}' is one of 'aws login', which this module cannot read.",
            $"Export its keys: 'aws configure export-credentials --profile {Printable.Of(profileName)} | ConvertFrom-Json', and give the "
                + $"result as -Credential. Those keys live 15 minutes at most.");

    internal static PresignException MfaCodeNeeded(string source, string serial) =>
        new(
            nameof(MfaCodeNeeded),
            PresignErrorKind.AuthenticationError,
            $"A code of MFA device '{Printable.Of(serial)}' is needed for {source}, and none was given.",
            "Run it where it can ask, or get temporary credentials first (Use-STSRole -SerialNumber ... -TokenCode ...) and give them as "
                + "-Credential.");

    internal static PresignException CredentialProcessFailed(string profileName, int? exitCode) =>
        new(
            nameof(CredentialProcessFailed),
            PresignErrorKind.AuthenticationError,
            exitCode is int code
                ? $"The credential_process of profile '{Printable.Of(profileName)}' ended with exit code "
                    + $"{code.ToString(CultureInfo.InvariantCulture)}."
                : $"The credential_process of profile '{Printable.Of(profileName)}' could not be run or did not write the JSON it should "
                    + $"(Version 1 with AccessKeyId and SecretAccessKey).",
            "Run that command by hand to see what it says. Its output is not shown here because it may hold keys.");

    internal static PresignException CredentialServiceRefused(
        string source,
        string code,
        int status,
        string? message,
        string? requestId
    ) =>
        new(
            nameof(CredentialServiceRefused),
            PresignErrorKind.AuthenticationError,
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

    internal static PresignException UploadNotStarted(
        UploadStart start, string code, int status, string? message, string? requestId) => new(
        nameof(UploadNotStarted),
        code is "NoSuchBucket" ? PresignErrorKind.ObjectNotFound
            : status is 401 or 403 ? PresignErrorKind.AuthenticationError
            : PresignErrorKind.ResourceUnavailable,
        $"The upload to {Place(start)} was not started: {Printable.Of(code)} (HTTP {status.ToString(CultureInfo.InvariantCulture)}"
            + (string.IsNullOrEmpty(requestId) ? ")" : $", request {Printable.Of(requestId)})")
            + (string.IsNullOrEmpty(message) ? "." : $": {Printable.Of(message, 400)}"),
        code switch
        {
            "NoSuchBucket" => "Check the name of the bucket, and that the endpoint and the account are the right ones.",
            "PermanentRedirect" or "AuthorizationHeaderMalformed" or "TemporaryRedirect" or "MovedPermanently" =>
                "The bucket is in another region. Give -Region, or -ResolveRegion.",
            "NotImplemented" or "InvalidArgument" or "InvalidRequest" =>
                "The server does not take one of the settings. Leave out ACL, tags, checksum algorithm or encryption, and try again.",
            _ when status >= 500 => "The server is busy or has a fault. Try again later. Nothing was stored.",
            _ => "The signer needs s3:PutObject on the object, and with a KMS key kms:GenerateDataKey and kms:Decrypt. Nothing was stored.",
        });

    internal static PresignException ObjectsNotRead(string bucket, string code, int status, string? message, string permission) => new(
        nameof(ObjectsNotRead),
        code is "NoSuchBucket" or "NoSuchKey" ? PresignErrorKind.ObjectNotFound
            : status is 401 or 403 ? PresignErrorKind.AuthenticationError
            : PresignErrorKind.ResourceUnavailable,
        $"The bucket '{Printable.Of(bucket)}' cannot be read: {Printable.Of(code)} (HTTP {status.ToString(CultureInfo.InvariantCulture)})"
            + (string.IsNullOrEmpty(message) ? "." : $": {Printable.Of(message, 400)}"),
        code switch
        {
            "NoSuchBucket" => "Check the name of the bucket, and that the endpoint and the account are the right ones.",
            "PermanentRedirect" or "AuthorizationHeaderMalformed" or "TemporaryRedirect" or "MovedPermanently" =>
                "The bucket is in another region. Give -Region.",
            _ when status >= 500 => "The server is busy or has a fault. Try again later.",
            _ => $"The signer needs {permission}.",
        });

    internal static PresignException ObjectServerNotReached(string bucket, string why) => new(
        nameof(ObjectServerNotReached), PresignErrorKind.ResourceUnavailable,
        $"S3 gave no answer about the bucket '{Printable.Of(bucket)}': {why}.",
        "Check the network, -Region and -EndpointUrl.");

    internal static PresignException ObjectTooLarge(string bucket, string key, long bytes) => new(
        nameof(ObjectTooLarge), PresignErrorKind.InvalidData,
        string.Format(CultureInfo.InvariantCulture, "The object '{0}' in '{1}' has {2:N0} bytes. Log files are far smaller. It is not read.",
            Printable.Of(key, 300), Printable.Of(bucket), bytes),
        "Give a prefix under which there are only logs.");

    internal static PresignException UploadServerNotReached(UploadStart start, string why) => new(
        nameof(UploadServerNotReached), PresignErrorKind.ResourceUnavailable,
        $"The upload to {Place(start)} was not started: the server was not reached ({Printable.Of(why)}).",
        "Check network, proxy, endpoint and region, then try again.");

    private static string Place(UploadStart start) => $"'{Printable.Of(start.BucketName)}/{Printable.Of(start.Key, 200)}'";

    internal static PresignException DirectoryBucketSessionRefused(
        string bucket, string? code, int status, string? message, bool exists, bool readOnly) =>
        new(
            nameof(DirectoryBucketSessionRefused),
            exists ? PresignErrorKind.AuthenticationError : PresignErrorKind.ObjectNotFound,
            $"S3 refused a session with directory bucket '{Printable.Of(bucket, 100)}': {Printable.Of(code ?? "no code")} "
                + $"(HTTP {status.ToString(CultureInfo.InvariantCulture)})"
                + (string.IsNullOrEmpty(message) ? "." : $": {Printable.Of(message, 400)}"),
            exists
                ? $"Allow the signer s3express:CreateSession on the bucket{(readOnly ? string.Empty : ", for sessions that write too")}."
                : "Check the bucket's name, and the region.");

    internal static PresignException DirectoryBucketSessionUnavailable(string bucket, string detail) => new(
        nameof(DirectoryBucketSessionUnavailable), PresignErrorKind.ResourceUnavailable,
        $"S3 could not be reached for a session with directory bucket '{Printable.Of(bucket, 100)}' ({Printable.Of(detail)}).",
        "Check network, proxy, region and the zone in the bucket's name. -DisableS3ExpressSessionAuth signs without a session.");
}
