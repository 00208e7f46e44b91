namespace PresignTools.Identity;

/// <summary>Which STS endpoint a session token seems to come from.</summary>
public enum SessionTokenKind
{
    /// <summary>There is no session token.</summary>
    None,

    /// <summary>There is one, of a form that tells nothing.</summary>
    Unknown,

    /// <summary>Version 1, as the global endpoint <c>sts.amazonaws.com</c> issues: it works in the regions that are enabled by default only.</summary>
    Global,

    /// <summary>Version 2, as regional endpoints issue: it works in every region.</summary>
    Regional,
}

/// <summary>What a session token tells by its first characters. The end of the session does not stand in it.</summary>
internal static class SessionTokens
{
    // In service before March 2019, or enabled in every account since: all others of the partition must be opted in to.
    // https://docs.aws.amazon.com/IAM/latest/UserGuide/id_credentials_temp_enable-regions.html
    private static readonly HashSet<string> s_enabledByDefault = new(StringComparer.Ordinal)
    {
        "us-east-1", "us-east-2", "us-west-1", "us-west-2", "ca-central-1", "eu-central-1", "eu-north-1", "eu-west-1", "eu-west-2", "eu-west-3",
        "ap-northeast-1", "ap-northeast-2", "ap-northeast-3", "ap-south-1", "ap-southeast-1", "ap-southeast-2", "sa-east-1",
    };

    // Observed, not documented: version 1 begins with these four characters, version 2 with those.
    internal static SessionTokenKind KindOf(string? token) => string.IsNullOrEmpty(token) ? SessionTokenKind.None
        : token!.StartsWith("FwoG", StringComparison.Ordinal) ? SessionTokenKind.Global
        : token.StartsWith("IQoJ", StringComparison.Ordinal) ? SessionTokenKind.Regional
        : SessionTokenKind.Unknown;

    /// <summary>Whether a region of the public partition must be opted in to: tokens of version 1 are refused there (400 InvalidToken).</summary>
    internal static bool IsOptIn(string region) => Addressing.S3Partitions.FindPartition(region)?.Id == "aws" && !s_enabledByDefault.Contains(region);
}
