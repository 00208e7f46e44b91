using System.Reflection;
using System.Runtime.Loader;
using Amazon.Runtime;
using Amazon.Runtime.CredentialManagement;
using Amazon.Util;
using PresignTools.Abstractions;
using PresignTools.Errors;
using PresignTools.Signing;

namespace PresignTools.Aws;

/// <summary>
/// Credentials as the AWS SDK finds them. Profiles, SSO, roles and processes are its business; only the choice of file and the errors are
/// ours.
/// </summary>
public sealed class SdkProfileCredentials : ICredentialSource
{
    // An unused link-local address can take long to fail; on an instance the answer comes in milliseconds. The AWS CLI waits 1 s by
    // default.
    private static readonly TimeSpan HostPatience = TimeSpan.FromSeconds(2);

    // A machine does not become an EC2 instance: a command line that asks often waits once.
    private static readonly TimeSpan NoHostRemembered = TimeSpan.FromMinutes(1);
    private static long _noHostUntil;

    private readonly Func<string, string?>? _mfaTokenCode;

    /// <summary>Makes the source.</summary>
    /// <param name="mfaTokenCode">Asks the user for the code of the MFA device with that serial; null where nobody can be asked. Called on
    /// the thread that resolves.</param>
    public SdkProfileCredentials(Func<string, string?>? mfaTokenCode = null) => _mfaTokenCode = mfaTokenCode;

    /// <summary>File version and load context of the AWS SDK in use.</summary>
    public static string Describe()
    {
        Assembly sdk = typeof(AWSCredentials).Assembly;
        string version = sdk.GetCustomAttribute<AssemblyFileVersionAttribute>()?.Version ?? "of unknown version";
        return $"AWSSDK.Core {version} in load context '{AssemblyLoadContext.GetLoadContext(sdk)?.Name}', from {sdk.Location}";
    }

    /// <inheritdoc/>
    public CredentialResolution? FromProfile(string profileName, string? profileLocation, CancellationToken cancellationToken)
    {
        CredentialProfile? profile = ProfileFiles.Find(profileName, profileLocation);
        if (profile is null)
        {
            return null;
        }

        string source = $"profile '{profile.Name}'";
        string? region = profile.Region?.SystemName;
        if (!profile.CanCreateAWSCredentials)
        {
            string? missing = ProfileFiles.WhatIsMissing(profile.Options);
            return missing is null
                ? new CredentialResolution(null, region, source)
                : throw AwsErrors.ProfileIncomplete(profileName, missing);
        }

        if (!string.IsNullOrEmpty(profile.Options.LoginSession))
        {
            throw AwsErrors.LoginProfileNotSupported(profileName);
        }

        if (ProfileFiles.UsesSso(profile.Options) && ProfileFiles.WhatIsMissingForSso(profile.Options) is { } absent)
        {
            throw AwsErrors.ProfileIncomplete(profileName, absent);
        }

        CredentialProfile root = ProfileFiles.RootOf(profile);
        try
        {
            SigningCredentials signing = SessionCache.GetOrAdd(
                profile,
                root,
                () =>
                {
                    AWSCredentials credentials = AWSCredentialsFactory.GetAWSCredentials(profile, profile.CredentialProfileStore);
                    AnswerMfa(credentials, profileName);
                    return Take(credentials, source, cancellationToken);
                },
                TimeProvider.System);
            return new CredentialResolution(signing, region, source);
        }
        catch (Exception e) when (e is not PresignException && !cancellationToken.IsCancellationRequested)
        {
            throw SdkErrors.ForProfile(e, profile, root);
        }
    }

    /// <inheritdoc/>
    public CredentialResolution? FromWebIdentity(CancellationToken cancellationToken)
    {
        if (IsUnset("AWS_WEB_IDENTITY_TOKEN_FILE") || IsUnset("AWS_ROLE_ARN"))
        {
            return null;
        }

        const string source = "the web identity token of the environment";
        try
        {
            using var credentials = AssumeRoleWithWebIdentityCredentials.FromEnvironmentVariables();
            return new CredentialResolution(Take(credentials, source, cancellationToken));
        }
        catch (Exception e) when (e is not PresignException && !cancellationToken.IsCancellationRequested)
        {
            throw SdkErrors.For(e, source);
        }
    }

    /// <inheritdoc/>
    public CredentialResolution? FromHost(CancellationToken cancellationToken)
    {
        if (!IsUnset("AWS_CONTAINER_CREDENTIALS_RELATIVE_URI") || !IsUnset("AWS_CONTAINER_CREDENTIALS_FULL_URI"))
        {
            const string source = "the container's role";
            try
            {
                using var credentials = new GenericContainerCredentials();
                return new CredentialResolution(Take(credentials, source, cancellationToken));
            }
            catch (Exception e) when (e is not PresignException && !cancellationToken.IsCancellationRequested)
            {
                throw SdkErrors.For(e, source);
            }
        }

        return FromInstance(cancellationToken);
    }

    /// <inheritdoc/>
    public SigningCredentials AssumeRole(SigningCredentials source, RoleRequest role, string region, CancellationToken cancellationToken) =>
        RoleSessions.Assume(source, role, region, _mfaTokenCode, TimeProvider.System, cancellationToken);

    private static CredentialResolution? FromInstance(CancellationToken cancellationToken)
    {
        if (!EC2InstanceMetadata.IsIMDSEnabled || Environment.TickCount64 < Interlocked.Read(ref _noHostUntil))
        {
            return null;
        }

        try
        {
            Task<CredentialResolution> asked = Task.Run(
                () =>
                {
                    using var credentials = new InstanceProfileAWSCredentials();
                    SigningCredentials signing = Take(credentials, $"the EC2 instance's role '{credentials.Role}'", cancellationToken);
                    return new CredentialResolution(signing, EC2InstanceMetadata.Region?.SystemName, "instance metadata");
                },
                cancellationToken);
            return asked.WaitAsync(HostPatience, cancellationToken).GetAwaiter().GetResult();
        }
        catch (Exception) when (!cancellationToken.IsCancellationRequested)
        {
            Interlocked.Exchange(ref _noHostUntil, Environment.TickCount64 + (long)NoHostRemembered.TotalMilliseconds);
            return null;   // not an EC2 instance, or one without a role: the chain simply ends here
        }
    }

    private static SigningCredentials Take(AWSCredentials credentials, string source, CancellationToken cancellationToken)
    {
        ImmutableCredentials keys = Task.Run(credentials.GetCredentialsAsync, cancellationToken)
            .WaitAsync(cancellationToken)
            .GetAwaiter()
            .GetResult();

        // The SDK reports the end earlier than it is, by a buffer of a minute in which it would fetch new keys.
        DateTimeOffset? ends = credentials is RefreshingAWSCredentials refreshing
            ? ToExpiration(refreshing.Expiration) + refreshing.ExpirationBuffer
            : null;
        return new SigningCredentials(keys.AccessKey, keys.SecretKey, keys.Token, ends, source);
    }

    private static DateTimeOffset? ToExpiration(DateTime? ends) => ends switch
    {
        null => null,
        { Year: >= 9998 } or { Year: <= 1 } => null,   // the SDK's "does not end" and "not known"
        { Kind: DateTimeKind.Local } local => new DateTimeOffset(local).ToUniversalTime(),
        { } utc => new DateTimeOffset(DateTime.SpecifyKind(utc, DateTimeKind.Utc)),
    };

    // The code is asked for here, on the caller's thread: the SDK would call back on a pool thread, where a host cannot prompt.
    private void AnswerMfa(AWSCredentials credentials, string profileName)
    {
        for (
            var role = credentials as AssumeRoleAWSCredentials;
            role is not null;
            role = role.SourceCredentials as AssumeRoleAWSCredentials)
        {
            string serial = role.Options.MfaSerialNumber;
            if (!string.IsNullOrEmpty(serial))
            {
                string? code = _mfaTokenCode?.Invoke(serial)?.Trim();
                if (string.IsNullOrEmpty(code))
                {
                    throw AwsErrors.MfaCodeNeeded($"profile '{Text.Printable.Of(profileName)}'", serial);
                }

                role.Options.MfaTokenCodeCallback = () => code;
            }
        }
    }

    private static bool IsUnset(string variable) => string.IsNullOrEmpty(Environment.GetEnvironmentVariable(variable));
}
