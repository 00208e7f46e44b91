using System.Globalization;
using PresignTools.Abstractions;
using PresignTools.Signing;

namespace PresignTools.Credentials;

/// <summary>
/// Decides who signs and for which region, in the order of AWS.Tools. The AWS SDK is asked only when a profile or the machine must
/// answer; keys, -Credential, session variables and environment keys are read without it.
/// </summary>
internal sealed class SignerResolver
{
    internal const string FallbackRegion = "us-east-1";
    private const string LegacyDefaultProfile = "AWS PS Default";

    private readonly Func<ICredentialSource> _openSource;
    private readonly Func<string, object?> _sessionVariable;
    private readonly Func<string, string?> _environment;
    private readonly TimeProvider _clock;

    /// <param name="openSource">Opens the SDK; called only when it is needed.</param>
    /// <param name="sessionVariable">Reads a PowerShell variable.</param>
    /// <param name="environment">Reads an environment variable.</param>
    /// <param name="clock">Tells whether credentials have ended.</param>
    internal SignerResolver(
        Func<ICredentialSource> openSource,
        Func<string, object?> sessionVariable,
        Func<string, string?> environment,
        TimeProvider clock)
    {
        _openSource = openSource;
        _sessionVariable = sessionVariable;
        _environment = environment;
        _clock = clock;
    }

    internal ResolvedSigner Resolve(in SignerQuery query, CancellationToken cancellationToken)
    {
        string? givenRegion = RegionShape.Read(query.Region, "-Region");
        RoleRequest? role = RoleRequest.From(query.RoleArn, query.RoleSessionName, query.ExternalId, query.MfaSerial);
        CredentialResolution who = Who(query, cancellationToken);
        SigningCredentials credentials = who.Credentials ?? throw CredentialErrors.CredentialsNotFound();

        (string Region, string Source)? where = Where(givenRegion, who, query);
        string region = where?.Region ?? FallbackRegion;
        if (role is not null)
        {
            credentials = _openSource().AssumeRole(credentials, role, region, cancellationToken);
        }

        var warnings = new List<string>();
        bool hasKeys = !string.IsNullOrEmpty(query.AccessKey) || !string.IsNullOrEmpty(query.SecretKey);
        if (where is null)
        {
            warnings.Add(
                $"No region was given and none is configured, so {FallbackRegion} is assumed. S3 refuses the URL of a bucket in another "
                    + $"region; give -Region.");
        }

        if (hasKeys && (!string.IsNullOrEmpty(query.ProfileName) || query.Credential is not null))
        {
            string passedOver = query.Credential is null ? $"profile '{query.ProfileName}'" : "-Credential";
            warnings.Add($"The keys of -AccessKey sign, not {passedOver}. Give only one of them.");
        }

        if (credentials.SecretAccessKey.AsSpan().Trim().ContainsAny(" \t\r\n\u00A0"))
        {
            warnings.Add(
                $"The secret access key from {credentials.Source} has a space or a line break inside. Keys of AWS have none: check how it "
                    + $"was copied.");
        }

        if (credentials.Expiration is DateTimeOffset ends && ends <= _clock.GetUtcNow())
        {
            warnings.Add(
                $"The credentials from {credentials.Source} ended at {ends.UtcDateTime.ToString("u", CultureInfo.InvariantCulture)}; S3 "
                    + $"refuses what they sign. Get fresh ones.");
        }

        return new ResolvedSigner(
            credentials,
            region,
            where?.Source ?? "the default, because nothing names a region",
            where is null,
            warnings);
    }

    private CredentialResolution Who(in SignerQuery query, CancellationToken cancellationToken)
    {
        if (!string.IsNullOrEmpty(query.AccessKey) || !string.IsNullOrEmpty(query.SecretKey))
        {
            return new CredentialResolution(
                new SigningCredentials(
                    query.AccessKey ?? string.Empty,
                    query.SecretKey ?? string.Empty,
                    query.SessionToken,
                    null,
                    "parameters -AccessKey and -SecretKey"
                ));
        }

        if (!string.IsNullOrEmpty(query.SessionToken))
        {
            throw CredentialErrors.SessionTokenAlone();
        }

        if (!string.IsNullOrEmpty(query.ProfileName))
        {
            CredentialResolution named = _openSource().FromProfile(query.ProfileName, query.ProfileLocation, cancellationToken)
                ?? throw CredentialErrors.ProfileNotFound(
                    query.ProfileName,
                    query.ProfileLocation,
                    new ProfileIndex(_environment).Names(query.ProfileLocation).Select(static p => p.Name));
            return named.Credentials is null
                ? throw CredentialErrors.ProfileWithoutCredentials(query.ProfileName)
                : WithEnd(named, query.ProfileName, query.ProfileLocation);
        }

        if (query.Credential is not null)
        {
            return new CredentialResolution(CredentialShape.Read(query.Credential, "-Credential"));
        }

        // A location without a name means the default profile of that place; nothing of the session or environment may answer for it.
        if (string.IsNullOrEmpty(query.ProfileLocation))
        {
            if (_sessionVariable("StoredAWSCredentials") is { } stored)
            {
                return new CredentialResolution(CredentialShape.Read(stored, "$StoredAWSCredentials"));
            }

            if (FromEnvironment() is { } fromEnvironment)
            {
                return new CredentialResolution(fromEnvironment);
            }
        }

        return DefaultChain(query.ProfileLocation, cancellationToken);
    }

    /// <summary>
    /// Temporary keys that a sign-in tool wrote into the shared file do not tell the SDK when they end, but the tools write it beside them.
    /// </summary>
    private CredentialResolution WithEnd(CredentialResolution found, string profile, string? location)
    {
        if (found.Credentials is not { HasSessionToken: true, Expiration: null } keys)
        {
            return found;
        }

        var index = new ProfileIndex(_environment);
        DateTimeOffset? end = EndNames
            .Select(n => Instant.Read(index.SettingOf(profile, location, n)))
            .FirstOrDefault(static e => e is not null);
        return end is null ? found : new CredentialResolution(
            new SigningCredentials(keys.AccessKeyId, keys.SecretAccessKey, keys.SessionToken, end, keys.Source),
            found.Region,
            found.RegionSource);
    }

    // saml2aws and okta-aws-cli; aws-adfs and aws-mfa; gimme-aws-creds and AWS's own export.
    private static readonly string[] EndNames =
    [
        "x_security_token_expires", "aws_session_token_expiration", "expiration", "aws_expiration", "aws_credential_expiration",
        "aws_session_expiration",
    ];

    private SigningCredentials? FromEnvironment()
    {
        string? accessKey = _environment("AWS_ACCESS_KEY_ID");
        string? secretKey = _environment("AWS_SECRET_ACCESS_KEY");
        if (string.IsNullOrEmpty(accessKey) && string.IsNullOrEmpty(secretKey))
        {
            return null;
        }

        if (string.IsNullOrEmpty(accessKey))
        {
            throw CredentialErrors.EnvironmentCredentialsIncomplete("AWS_SECRET_ACCESS_KEY", "AWS_ACCESS_KEY_ID");
        }

        if (string.IsNullOrEmpty(secretKey))
        {
            throw CredentialErrors.EnvironmentCredentialsIncomplete("AWS_ACCESS_KEY_ID", "AWS_SECRET_ACCESS_KEY");
        }

        // 'aws configure export-credentials --format env' writes the first of the last two, aws-vault before version 7 the second.
        return new SigningCredentials(
            accessKey,
            secretKey,
            _environment("AWS_SESSION_TOKEN"),
            Instant.Read(_environment("AWS_CREDENTIAL_EXPIRATION")) ?? Instant.Read(_environment("AWS_SESSION_EXPIRATION")),
            "environment variable AWS_ACCESS_KEY_ID");
    }

    private CredentialResolution DefaultChain(string? location, CancellationToken cancellationToken)
    {
        ICredentialSource source = _openSource();
        if (location is null && source.FromWebIdentity(cancellationToken) is { } web)
        {
            return web;
        }

        // AWS_PROFILE renames the default profile. A name that somebody set is not passed over when it does not exist.
        string? chosen = location is null ? _environment("AWS_PROFILE") : null;
        if (!string.IsNullOrEmpty(chosen))
        {
            CredentialResolution profile = source.FromProfile(chosen, null, cancellationToken)
                ?? throw CredentialErrors.ProfileNotFound(
                    chosen,
                    "the files that AWS_PROFILE refers to",
                    new ProfileIndex(_environment).Names(null).Select(static p => p.Name));
            return profile.Credentials is null
                ? throw CredentialErrors.ProfileWithoutCredentials(chosen)
                : WithEnd(profile, chosen, null);
        }

        foreach (string name in new[] { DefaultProfile, LegacyDefaultProfile })
        {
            if (source.FromProfile(name, location, cancellationToken) is { Credentials: not null } found)
            {
                return WithEnd(found, name, location);
            }
        }

        if (location is not null)
        {
            throw CredentialErrors.ProfileNotFound(
                DefaultProfile,
                location,
                new ProfileIndex(_environment).Names(location).Select(static p => p.Name));
        }

        return source.FromHost(cancellationToken) ?? throw CredentialErrors.CredentialsNotFound();
    }

    private const string DefaultProfile = "default";

    // Order of AWS.Tools: parameter, $StoredAWSRegion, environment, default profile, instance metadata. A profile that was named
    // comes before the environment, because the name says more of the user's mind than a variable set for the whole machine.
    private (string Region, string Source)? Where(string? givenRegion, CredentialResolution who, in SignerQuery query)
    {
        if (givenRegion is not null)
        {
            return (givenRegion, "parameter -Region");
        }

        if (RegionShape.Read(_sessionVariable("StoredAWSRegion"), "$StoredAWSRegion") is { } stored)
        {
            return (stored, "session variable $StoredAWSRegion");
        }

        bool named = !string.IsNullOrEmpty(query.ProfileName) || !string.IsNullOrEmpty(query.ProfileLocation);
        if (named && who.Region is not null)
        {
            return (who.Region, who.RegionSource!);
        }

        // A profile that is named beside keys does not sign, but its region was named too.
        if (!string.IsNullOrEmpty(query.ProfileName)
            && new ProfileIndex(_environment).SettingOf(query.ProfileName, query.ProfileLocation, "region") is { } ofProfile)
        {
            string source = $"profile '{query.ProfileName}'";
            return (RegionShape.Read(ofProfile, "the region of " + source)!, source);
        }

        foreach (string variable in new[] { "AWS_REGION", "AWS_DEFAULT_REGION" })
        {
            if (_environment(variable) is { Length: > 0 } value)
            {
                return (RegionShape.Read(value, "environment variable " + variable)!, "environment variable " + variable);
            }
        }

        if (who.Region is not null)
        {
            return (who.Region, who.RegionSource!);
        }

        // Keys from elsewhere, region from the default profile: as every AWS tool does it. Read without the SDK.
        string profile = _environment("AWS_PROFILE") is { Length: > 0 } chosen ? chosen : DefaultProfile;
        return new ProfileIndex(_environment).SettingOf(profile, query.ProfileLocation, "region") is { } configured
            ? (RegionShape.Read(configured, $"the region of profile '{profile}'")!, $"profile '{profile}'")
            : null;
    }
}
