namespace PresignTools.Policies.Decisions;

/// <summary>Policies that decide differently as time goes by.</summary>
internal static class TimedPolicies
{
    private static readonly string[] TimeKeys =
    [
        "aws:CurrentTime",
        "aws:EpochTime",
        "aws:TokenIssueTime",
        "aws:MultiFactorAuthAge",
        "s3:signatureAge",
    ];

    /// <summary>Whether a decision by these policies can change with the time.</summary>
    internal static bool AskForTime(PolicySet policies) => policies.All
        .SelectMany(static p => p.Statements)
        .SelectMany(static s => s.Conditions)
        .Any(static c => TimeKeys.Contains(c.Key, StringComparer.OrdinalIgnoreCase));
}
