namespace PresignTools.Facts;

/// <summary>What a region still does as regions did when it opened.</summary>
[Flags]
internal enum OldWays
{
    /// <summary>Nothing: a region of today.</summary>
    None = 0,

    /// <summary>Every account has it: it opened before March 2019, after which new regions must be opted in to.</summary>
    EnabledByDefault = 1,

    /// <summary>It takes Signature Version 2: it opened before 2014.</summary>
    TakesSigV2 = 2,

    /// <summary>It answers under <c>s3-REGION</c> as well as under <c>s3.REGION</c>.</summary>
    HasDashHost = 4,
}

/// <summary>
/// The regions that are old enough to differ from those of today, and how. Sources: IAM User Guide, "Managing AWS STS in an AWS Region"
/// (enabled by default); S3 User Guide, "Authenticating requests" (Signature Version 2) and "Virtual hosting", "Legacy endpoints" (hosts
/// with a dash).
/// </summary>
internal static class S3Regions
{
    private static readonly Dictionary<string, OldWays> Old = new(StringComparer.Ordinal)
    {
        ["us-east-1"] = OldWays.EnabledByDefault | OldWays.TakesSigV2,
        ["us-east-2"] = OldWays.EnabledByDefault | OldWays.HasDashHost,
        ["us-west-1"] = OldWays.EnabledByDefault | OldWays.TakesSigV2 | OldWays.HasDashHost,
        ["us-west-2"] = OldWays.EnabledByDefault | OldWays.TakesSigV2 | OldWays.HasDashHost,
        ["ca-central-1"] = OldWays.EnabledByDefault | OldWays.HasDashHost,
        ["eu-central-1"] = OldWays.EnabledByDefault | OldWays.HasDashHost,
        ["eu-north-1"] = OldWays.EnabledByDefault | OldWays.HasDashHost,
        ["eu-west-1"] = OldWays.EnabledByDefault | OldWays.TakesSigV2 | OldWays.HasDashHost,
        ["eu-west-2"] = OldWays.EnabledByDefault | OldWays.HasDashHost,
        ["eu-west-3"] = OldWays.EnabledByDefault | OldWays.HasDashHost,
        ["ap-northeast-1"] = OldWays.EnabledByDefault | OldWays.TakesSigV2 | OldWays.HasDashHost,
        ["ap-northeast-2"] = OldWays.EnabledByDefault | OldWays.HasDashHost,
        ["ap-northeast-3"] = OldWays.EnabledByDefault | OldWays.HasDashHost,
        ["ap-south-1"] = OldWays.EnabledByDefault | OldWays.HasDashHost,
        ["ap-southeast-1"] = OldWays.EnabledByDefault | OldWays.TakesSigV2 | OldWays.HasDashHost,
        ["ap-southeast-2"] = OldWays.EnabledByDefault | OldWays.TakesSigV2 | OldWays.HasDashHost,
        ["sa-east-1"] = OldWays.EnabledByDefault | OldWays.TakesSigV2 | OldWays.HasDashHost,
        ["us-gov-west-1"] = OldWays.TakesSigV2 | OldWays.HasDashHost,
    };

    /// <summary>
    /// Whether a region of the public partition must be opted in to: session tokens of version 1 are refused there (400 InvalidToken).
    /// </summary>
    internal static bool IsOptIn(string region) =>
        S3Partitions.FindPartition(region)?.Id == S3Partitions.Aws.Id && !Has(region, OldWays.EnabledByDefault);

    /// <summary>Whether S3 takes Signature Version 2 there.</summary>
    internal static bool TakesSigV2(string region) => Has(region, OldWays.TakesSigV2);

    /// <summary>Whether S3 answers under <c>s3-REGION</c> there.</summary>
    internal static bool HasDashHost(string region) => Has(region, OldWays.HasDashHost);

    private static bool Has(string region, OldWays way) => Old.TryGetValue(region, out OldWays ways) && ways.HasFlag(way);
}
