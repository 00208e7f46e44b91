namespace PresignTools.Transfers;

/// <summary>
/// When a request is sent again, and after how long: as the AWS SDKs do in their standard mode. A refusal is never repeated, since the same
/// request gets the same answer.
/// Source: <see href="https://docs.aws.amazon.com/sdkref/latest/guide/feature-retry-behavior.html"/>.
/// </summary>
internal static class RetryRule
{
    /// <summary>The longest pause that this program chooses itself.</summary>
    private static readonly TimeSpan LongestOwn = TimeSpan.FromSeconds(20);

    /// <summary>The longest pause that a server may ask for.</summary>
    private static readonly TimeSpan LongestAsked = TimeSpan.FromMinutes(2);

    /// <summary>
    /// Codes of passing trouble, whatever their status. RequestTimeout is S3's word for a connection on which nothing came; it has status
    /// 400.
    /// </summary>
    private static readonly HashSet<string> Codes = new(StringComparer.Ordinal)
    {
        "RequestTimeout", "RequestTimeoutException", "SlowDown", "ServiceUnavailable", "InternalError", "Throttling", "ThrottlingException",
        "RequestThrottled", "RequestThrottledException", "TooManyRequestsException", "BandwidthLimitExceeded", "RequestLimitExceeded",
    };

    /// <summary>Whether the answer is passing trouble of the server.</summary>
    /// <param name="status">Its status.</param>
    /// <param name="code">Its error code; null without one.</param>
    internal static bool IsPassing(int status, string? code) =>
        status is 500 or 502 or 503 or 504 || (code is not null && Codes.Contains(code));

    /// <summary>How long to wait before the next request.</summary>
    /// <param name="failures">How many failed in a row, from 1.</param>
    /// <param name="random">Between 0 and 1: clients that fail together must not come back together.</param>
    /// <param name="asked">How long the server asks to wait.</param>
    internal static TimeSpan Pause(int failures, double random, TimeSpan? asked)
    {
        double seconds = Math.Min(LongestOwn.TotalSeconds, Math.Pow(2, Math.Clamp(failures - 1, 0, 10))) * Math.Clamp(random, 0, 1);
        var own = TimeSpan.FromSeconds(seconds);
        return asked is { } wait && wait > own ? (wait < LongestAsked ? wait : LongestAsked) : own;
    }
}
