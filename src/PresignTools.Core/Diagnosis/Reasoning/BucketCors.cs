using PresignTools.Abstractions;

namespace PresignTools.Diagnosis.Reasoning;

/// <summary>The bucket's CORS rules beside what a browser asks for.</summary>
internal static class BucketCors
{
    /// <summary>What none of the rules covers; null if one rule covers all of it.</summary>
    internal static string? Uncovered(FailureFacts e, IReadOnlyList<CorsRule> rules, string? origin, string? method)
    {
        if (rules.Count == 0)
        {
            return "request at all, for there are none";
        }

        string[] headers = Requested(e);
        string?[] gaps = [.. rules.Select(r => r.Uncovered(origin, method, headers))];
        return gaps.Contains(null) ? null : gaps[0];
    }

    /// <summary>The request headers that the rules allow, in words.</summary>
    internal static string Allowed(IReadOnlyList<CorsRule> rules) =>
        string.Join(", ", rules.SelectMany(static r => r.AllowedHeaders).Distinct()) is { Length: > 0 } names ? names + " only" : "none";

    /// <summary>The headers that a preflight asks for, or that the request has and a preflight would ask for.</summary>
    private static string[] Requested(FailureFacts e)
    {
        if (e.Header("access-control-request-headers") is { } asked)
        {
            return [.. asked.Split(',').Select(static h => h.Trim()).Where(static h => h.Length > 0)];
        }

        return e.Method == "OPTIONS" ? [] : [.. (e.Headers ?? []).Select(static h => h.Key).Where(IsAskedFor)];
    }

    private static bool IsAskedFor(string header) =>
        header.StartsWith("x-amz-", StringComparison.Ordinal) || header is "content-type" or "content-md5" or "authorization";
}
