using System.Collections.ObjectModel;
using System.Globalization;
using PresignTools.Abstractions;
using PresignTools.Identity;
using PresignTools.Signing;
using PresignTools.Text.Masking;

namespace PresignTools.Signers;

/// <summary>
/// Puts together what is known of a signer. What AWS says counts before what the key id says; each value gets its source.
/// </summary>
internal static class SignerContextBuilder
{
    /// <summary>S3's limit for SigV4 (sigv4-query-string-auth, X-Amz-Expires).</summary>
    private static readonly TimeSpan Longest = TimeSpan.FromDays(7);

    private static string Offline => $"AWS was not asked ({Setting.Offline})";

    internal static SignerContext Build(SignerFacts facts)
    {
        var sources = new Sources();
        SigningCredentials keys = facts.Credentials;
        CallerIdentity? identity = facts.Identity?.Value;
        PrincipalArn? principal = identity?.Principal;
        bool online = facts.Identity is not null || facts.Bucket is not null;

        sources.Add(nameof(SignerContext.AccessKeyId), keys.Source ?? "the caller");
        AccessKeyKind kind = AccessKey.Kind(keys.AccessKeyId);
        sources.Add(
            nameof(SignerContext.KeyKind),
            kind == AccessKeyKind.Other ? "the key id does not have AWS's form" : "the first letters of the key id");
        string? account = Account(facts, sources);
        string asked = facts.Identity is null ? Offline : facts.Identity.Reason ?? "sts:GetCallerIdentity";
        sources.Add(nameof(SignerContext.Arn), asked);
        sources.Add(nameof(SignerContext.UserId), asked);
        sources.Add(nameof(SignerContext.PrincipalKind), identity is null ? asked : "the ARN");
        string? roleArn = Role(facts, principal, asked, sources);
        sources.Add(
            nameof(SignerContext.SessionName),
            identity is null ? asked
                : principal?.SessionName is null ? "the signer is not a role session"
                : "the ARN");
        SessionTokenKind token = SessionTokens.KindOf(keys.SessionToken);
        sources.Add(nameof(SignerContext.HasSessionToken), keys.Source ?? "the caller");
        sources.Add(
            nameof(SignerContext.SessionTokenKind),
            token is SessionTokenKind.None or SessionTokenKind.Unknown
                ? "the token does not show it"
                : "the token's first letters: observed, not documented");
        TimeSpan? lifetime = Lifetime(facts, principal, sources);
        sources.Add(nameof(SignerContext.Region), facts.RegionSource);
        string? partition = S3Partitions.FindPartition(facts.Region)?.Id;
        sources.Add(nameof(SignerContext.Partition), partition is null ? "the region is not one of AWS" : "the region");
        TimeSpan? skew = facts.Identity?.ClockSkew ?? facts.Bucket?.ClockSkew;
        sources.Add(
            nameof(SignerContext.ClockSkew),
            skew is null ? (online ? "no answer of AWS showed its time" : Offline) : "the Date header of AWS's answer");

        var context = new SignerContext
        {
            AccessKeyId = SecretMask.KeyId(keys.AccessKeyId),
            KeyKind = kind,
            CredentialSource = keys.Source ?? "the caller",
            AccountId = account,
            Arn = identity?.Arn,
            UserId = identity?.UserId,
            PrincipalKind = principal?.Kind,
            RoleArn = roleArn,
            SessionName = principal?.SessionName,
            HasSessionToken = keys.HasSessionToken,
            SessionTokenKind = token,
            Expiration = keys.Expiration,
            MaxUrlLifetime = lifetime,
            Region = facts.Region,
            RegionSource = facts.RegionSource,
            Partition = partition,
            ClockSkew = skew,
            IsOnline = online,
            Sources = sources.ReadOnly,
        };
        context = WithBucket(context, facts, sources);
        return context with { Warnings = SignerWarnings.For(context, facts) };
    }

    private static string? Account(SignerFacts facts, Sources sources)
    {
        if (facts.Identity?.Value is { } identity)
        {
            sources.Add(nameof(SignerContext.AccountId), "sts:GetCallerIdentity");
            return identity.AccountId;
        }

        string? account = AccessKey.AccountId(facts.Credentials.AccessKeyId);
        sources.Add(nameof(SignerContext.AccountId), account is null ? "the key id does not show it" : "the key id");
        return account;
    }

    private static string? Role(SignerFacts facts, PrincipalArn? principal, string asked, Sources sources)
    {
        if (facts.Entity?.Value is { } entity && principal?.Kind is PrincipalKind.AssumedRole or PrincipalKind.Role)
        {
            sources.Add(nameof(SignerContext.RoleArn), "iam:GetRole");
            return entity.Arn;
        }

        string? arn = principal?.RoleArn;
        sources.Add(nameof(SignerContext.RoleArn), principal is null ? asked
            : arn is null ? "the signer is not a role session"
            : $"the ARN of the session, which does not show the role's path ({facts.Entity?.Reason ?? "iam:GetRole was not asked"})");
        return arn;
    }

    private static TimeSpan? Lifetime(SignerFacts facts, PrincipalArn? principal, Sources sources)
    {
        const string name = nameof(SignerContext.MaxUrlLifetime);
        const string expiration = nameof(SignerContext.Expiration);
        SigningCredentials keys = facts.Credentials;
        if (keys.Expiration is { } ends)
        {
            sources.Add(expiration, keys.Source ?? "the caller");
            TimeSpan left = ends - facts.Now;
            bool limited = left < Longest;
            sources.Add(
                name,
                left <= TimeSpan.Zero ? "the credentials have ended"
                    : limited ? "a URL ends with the credentials"
                    : "S3's limit of 7 days");
            return left <= TimeSpan.Zero ? TimeSpan.Zero
                : limited ? left
                : Longest;
        }

        if (!keys.HasSessionToken)
        {
            sources.Add(expiration, "a key without session token does not end by itself");
            sources.Add(name, "S3's limit of 7 days");
            return Longest;
        }

        sources.Add(expiration, "the issuer of the credentials gave no end, and the session token does not show it");
        sources.Add(name, "a URL ends with the credentials, and their end is not known: " + Usual(principal));
        return null;
    }

    // Lifetimes: API reference of STS; IAM User Guide, roles; facts of each service.
    private static string Usual(PrincipalArn? principal) =>
        principal switch
        {
            { IsIdentityCenter: true } => "sessions of IAM Identity Center live 1 to 12 hours",
            { Kind: PrincipalKind.AssumedRole } =>
                "role sessions live 15 minutes to 12 hours, 1 hour by default, those of an EC2 instance about 6",
            { Kind: PrincipalKind.User } or { Kind: PrincipalKind.FederatedUser } =>
                "sessions of a user live up to 36 hours, 12 by default",
            { Kind: PrincipalKind.Root } => "sessions of root live an hour at most",
            _ => "temporary credentials live 36 hours at most, most of them an hour",
        };

    private static SignerContext WithBucket(SignerContext context, SignerFacts facts, Sources sources)
    {
        if (facts.BucketName is null)
        {
            return context;
        }

        BucketHead? head = facts.Bucket?.Value;
        string asked = facts.Bucket is null ? Offline : facts.Bucket.Reason ?? "s3:ListBucket (HeadBucket)";
        sources.Add(nameof(SignerContext.BucketName), $"parameter {Setting.BucketName}");
        sources.Add(
            nameof(SignerContext.BucketRegion),
            head?.Region is not null ? "S3's answer to HeadBucket"
                : facts.Bucket is { IsKnown: true } ? "the server did not report it"
                : asked);
        sources.Add(
            nameof(SignerContext.RegionMatches),
            head?.Region is null ? "the bucket's region is not known" : "Region and BucketRegion compared");
        sources.Add(nameof(SignerContext.MayListBucket), asked);
        sources.Add(
            nameof(SignerContext.BucketIsOwn),
            facts.Owner is null
                ? (facts.Bucket is null ? Offline : "not asked")
                : facts.Owner.Reason ?? "HeadBucket with the signer's account as the expected owner");
        return context with
        {
            BucketName = facts.BucketName,
            BucketRegion = head?.Region,
            RegionMatches = head?.Region is null ? null : head.Region == facts.Region,
            MayListBucket = head?.MayList,
            BucketIsOwn = facts.Owner?.Value?.IsOwner,
        };
    }

    /// <summary>Sources in the order in which they were added.</summary>
    private sealed class Sources
    {
        private readonly Dictionary<string, string> _all = new(StringComparer.OrdinalIgnoreCase);

        internal ReadOnlyDictionary<string, string> ReadOnly => new(_all);

        internal void Add(string property, string source) => _all.Add(property, source);
    }
}

/// <summary>What of a signer's facts is likely to surprise.</summary>
internal static class SignerWarnings
{
    /// <summary>S3 refuses what is further off (RequestTimeTooSkewed).</summary>
    private static readonly TimeSpan Tolerance = TimeSpan.FromMinutes(15);

    internal static IReadOnlyList<string> For(SignerContext context, SignerFacts facts)
    {
        var warnings = new List<string>(facts.Warnings);
        if (facts.Identity is { IsKnown: false, Status: ProbeStatus.Failed or ProbeStatus.NotAllowed, Reason: { } reason })
        {
            warnings.Add(facts.Identity.StatusCode is >= 400 and < 500
                ? $"AWS did not accept the keys: {reason}. What they sign will be refused as well."
                : $"AWS could not be asked who the signer is: {reason}.");
        }

        if (context.KeyKind == AccessKeyKind.Temporary && !context.HasSessionToken)
        {
            warnings.Add(
                "The key is a temporary one (ASIA…), but there is no session token: S3 will not know it. Give all three parts of the "
                    + "credentials.");
        }

        if (context.KeyKind == AccessKeyKind.LongTerm && context.HasSessionToken)
        {
            warnings.Add(
                "The key is a long-term one (AKIA…), but there is a session token: S3 will refuse it (InvalidToken). Leave the token out.");
        }

        if (context.ClockSkew is { } skew && skew.Duration() >= TimeSpan.FromMinutes(1))
        {
            string off = $"This machine's clock is {Whole(skew.Duration())} {(skew > TimeSpan.Zero ? "ahead of" : "behind")} AWS's";
            warnings.Add(skew.Duration() <= Tolerance ? off + ". URLs begin and end that much off."
                : skew > TimeSpan.Zero ? off + ": S3 takes its URLs for ones of the future and refuses them."
                : off
                    + ": URLs are that much nearer to their end when they are signed, and signed requests are refused "
                    + "(RequestTimeTooSkewed).");
        }

        string used = context.BucketRegion ?? context.Region;
        if (context.SessionTokenKind == SessionTokenKind.Global && S3Regions.IsOptIn(used))
        {
            warnings.Add(
                $"The session token seems to come from the global STS endpoint, and {used} is a region that must be opted in to: S3 "
                    + $"refuses such tokens there (InvalidToken). Get the credentials from a regional STS endpoint "
                    + $"(sts_regional_endpoints = regional).");
        }

        if (context.RegionMatches == false)
        {
            warnings.Add(
                $"Bucket {Text.Printable.Of(context.BucketName!)} is in {context.BucketRegion}, but {context.Region} "
                    + $"({context.RegionSource}) is signed for: S3 will refuse the URLs. Give {Setting.Region} {context.BucketRegion}.");
        }

        if (facts.Bucket is { Status: ProbeStatus.Absent })
        {
            warnings.Add($"S3 says that there is no bucket {Text.Printable.Of(context.BucketName!)}.");
        }

        return warnings;
    }

    private static string Whole(TimeSpan span) =>
        span < TimeSpan.FromHours(1) ? span.ToString(@"m\ \m\i\n\ s\ \s", CultureInfo.InvariantCulture)
        : span.ToString(@"h\ \h\ m\ \m\i\n", CultureInfo.InvariantCulture) is var text && span.Days > 0
            ? span.Days.ToString(CultureInfo.InvariantCulture) + " d " + text
        : text;
}
