using Amazon.Runtime.CredentialManagement;

namespace PresignTools.Aws;

/// <summary>Finds a profile in the SDK's stores, and says what one lacks.</summary>
internal static class ProfileFiles
{
    internal static CredentialProfile? Find(string profileName, string? location)
    {
        string file = location is null ? DefaultCredentialsFile() : FileOf(location);
        RefuseMovedConfig();
        try
        {
            // On Windows the SDK's encrypted store comes first, as in CredentialProfileStoreChain. The chain itself is not used
            // because it takes the place of the shared file from the environment only once a process.
            if (
                location is null
                && OperatingSystem.IsWindows()
                && new NetSDKCredentialsFile().TryGetProfile(profileName, out CredentialProfile? stored))
            {
                return stored;
            }

            return new SharedCredentialsFile(file).TryGetProfile(profileName, out CredentialProfile? profile) ? profile : null;
        }
        catch (Exception e)
            when (e is IOException or UnauthorizedAccessException or InvalidDataException or FormatException or ArgumentException)
        {
            throw AwsErrors.ProfileFileUnreadable(file, e.GetType().Name);
        }
    }

    /// <summary>Null if the profile does not try to give credentials at all.</summary>
    internal static string? WhatIsMissing(CredentialProfileOptions o)
    {
        if (Has(o.RoleArn))
        {
            if (!Has(o.SourceProfile) && !Has(o.CredentialSource) && !Has(o.WebIdentityTokenFile))
            {
                return "it has role_arn, but neither source_profile nor credential_source nor web_identity_token_file";
            }

            return Has(o.SourceProfile) && Has(o.CredentialSource)
                ? "it has both source_profile and credential_source; only one may be combined with role_arn"
                : "its settings beside role_arn do not go together";
        }

        if (UsesSso(o))
        {
            return WhatIsMissingForSso(o) ?? "its sso_ settings do not go together with the others";
        }

        if (Has(o.AccessKey) != Has(o.SecretKey))
        {
            return Has(o.AccessKey)
                ? "it has aws_access_key_id, but no aws_secret_access_key"
                : "it has aws_secret_access_key, but no aws_access_key_id";
        }

        return Has(o.SourceProfile) || Has(o.CredentialSource) ? "it has a source of credentials, but no role_arn"
            : Has(o.Token) ? "it has aws_session_token, but no keys"
            : null;
    }

    internal static bool UsesSso(CredentialProfileOptions o) =>
        (Has(o.SsoAccountId) || Has(o.SsoRoleName) || Has(o.SsoStartUrl) || Has(o.SsoSession))
        && !Has(o.AccessKey) && !Has(o.RoleArn) && !Has(o.CredentialProcess);

    /// <summary>
    /// Asked even of a profile that the SDK accepts: start URL and region alone are enough for it, but give a bearer token and no keys.
    /// </summary>
    internal static string? WhatIsMissingForSso(CredentialProfileOptions o)
    {
        string[] absent =
        [
            .. new[]
            {
                ("sso_account_id", o.SsoAccountId),
                ("sso_role_name", o.SsoRoleName),
                ("sso_start_url", o.SsoStartUrl),
                ("sso_region", o.SsoRegion),
            }
                .Where(s => !Has(s.Item2))
                .Select(s => s.Item1),
        ];
        return absent.Length == 0 ? null : "it uses SSO, but has no " + string.Join(", ", absent);
    }

    /// <summary>
    /// Follows source_profile to the profile that must have keys of its own; the SDK says of a missing or circular one only that a profile
    /// is invalid.
    /// </summary>
    internal static CredentialProfile RootOf(CredentialProfile profile)
    {
        var seen = new HashSet<string>(StringComparer.Ordinal) { profile.Name };
        CredentialProfile current = profile;
        while (Has(current.Options.RoleArn) && current.Options.SourceProfile is { Length: > 0 } next)
        {
            if (!profile.CredentialProfileStore.TryGetProfile(next, out CredentialProfile? source))
            {
                throw AwsErrors.ProfileIncomplete(profile.Name, $"its source_profile '{Text.Printable.Of(next)}' does not exist");
            }

            if (!source.CanCreateAWSCredentials)
            {
                throw AwsErrors.ProfileIncomplete(
                    profile.Name,
                    $"its source_profile '{Text.Printable.Of(next)}' gives no credentials: "
                        + $"{WhatIsMissing(source.Options) ?? "it has only settings"}");
            }

            if (!seen.Add(next))
            {
                // A profile with keys of its own may be its own source (role_arn and keys in one section).
                if (Has(source.Options.AccessKey))
                {
                    return source;
                }

                throw AwsErrors.ProfileIncomplete(profile.Name, $"its source_profile chain comes back to '{Text.Printable.Of(next)}'");
            }

            current = source;
        }

        return current;
    }

    private static string DefaultCredentialsFile()
    {
        string? file = Environment.GetEnvironmentVariable("AWS_SHARED_CREDENTIALS_FILE");
        if (!string.IsNullOrEmpty(file))
        {
            return Path.GetFullPath(file);
        }

        string? home = Environment.GetEnvironmentVariable("HOME");
        home = string.IsNullOrEmpty(home) ? Environment.GetEnvironmentVariable("USERPROFILE") : home;
        home = string.IsNullOrEmpty(home) ? Environment.CurrentDirectory : home;
        return Path.GetFullPath(Path.Combine(home, ".aws", "credentials"));
    }

    private static string FileOf(string location)
    {
        if (Directory.Exists(location))
        {
            return Path.GetFullPath(Path.Combine(location, "credentials"));
        }

        return File.Exists(location) ? Path.GetFullPath(location) : throw AwsErrors.ProfileLocationNotFound(location);
    }

    private static void RefuseMovedConfig()
    {
        string? config = Environment.GetEnvironmentVariable("AWS_CONFIG_FILE");
        if (
            !string.IsNullOrEmpty(config)
            && File.Exists(config)
            && !string.Equals(
                Path.GetFullPath(config),
                Path.GetFullPath(SharedCredentialsFile.DefaultConfigFilePath),
                StringComparison.Ordinal
            ))
        {
            throw AwsErrors.ProfileFileChangedPlace(config);
        }
    }

    private static bool Has(string? value) => !string.IsNullOrEmpty(value);
}
