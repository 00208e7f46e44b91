using PresignTools.Abstractions;
using PresignTools.Responses;
using PresignTools.Text;

namespace PresignTools.Diagnosis.Rules;

/// <summary>What only browsers do: preflights, and hiding answers that lack Access-Control-Allow-Origin.</summary>
internal static class CorsRules
{
    internal static Suspect? Misconfigured(Evidence e)
    {
        bool preflight = e.Method == "OPTIONS" || e.Stage == S3CheckStage.Preflight;
        bool browser = e.Input.ClientMessage.HasAny("Access-Control-Allow-Origin", "CORS", "cross-origin", "preflight") || e.Row?.StartsWith("cors-", StringComparison.Ordinal) == true;
        if ((!preflight && !browser && e.Input.Origin is null) || e.Stage == S3CheckStage.Routing || e.Input.ClientMessage.HasAny("redirect is not allowed"))
        {
            return null;
        }

        string? origin = e.Input.Origin ?? e.Header("origin");
        string? method = preflight ? e.Header("access-control-request-method") ?? e.Signing.Method : e.Method ?? e.Signing.Method;
        if (e.Bucket.Cors is { } rules)
        {
            string? uncovered = rules.Count == 0 ? "request at all, for there are none" : Uncovered(e, rules, origin, method);
            if (uncovered is null)
            {
                // Origin and method are covered. Which headers the browser asks for is not known; rules that do not take all of them are what is left.
                bool open = rules.Any(r => r.AllowedHeaders.Contains("*") && r.Uncovered(origin, method, []) is null);
                return preflight && !open && e.Status is 403 or null && e.Header("access-control-request-headers") is null && (e.Status == 403 || browser)
                    ? Suspect.Likely(CauseId.CorsMisconfigured, 72, $"Origin and method are covered by the bucket's CORS rules; of request headers they allow {Printable.Of(Allowed(rules), 120)}, and the preflight was refused all the same: the browser asks for others.", Remedy(e, origin, method))
                    : null;
            }

            return preflight || browser
                ? Suspect.Likely(CauseId.CorsMisconfigured, 92, $"The bucket's CORS rules do not cover the {uncovered} ({Printable.Of(method ?? "?", 20)} from {Printable.Of(origin ?? "an unknown origin", 100)}).", Remedy(e, origin, method))
                : null;
        }

        if (e.Response is { Code: not null } && !preflight && e.Row?.StartsWith("cors-", StringComparison.Ordinal) != true)
        {
            return null;   // the answer could be read: CORS did not hide it
        }

        return preflight
            ? Suspect.Likely(CauseId.CorsMisconfigured, e.Status == 403 ? 88 : 60, "A browser's preflight was refused; it is judged by the bucket's CORS rules alone.", Remedy(e, origin, method))
            : browser ? Suspect.Likely(CauseId.CorsMisconfigured, e.Status is 403 or 400 ? 68 : 74, "The browser found no Access-Control-Allow-Origin in the answer: no CORS rule fits, or the answer behind it is an error that the rules do not cover.", Remedy(e, origin, method))
            : null;
    }

    /// <summary>An image tag loaded the same URL before without Origin, S3 answered without CORS headers, and the browser kept that.</summary>
    internal static Suspect? Cached(Evidence e)
    {
        bool message = e.Told.HasAny("Access-Control-Allow-Origin", "CORS", "cross-origin", "tainted");
        bool cache = Words.HasAny(e.Told, "cache", "second load", "reload", "first load", "sometimes", "intermittent", "img tag", "<img", "crossorigin", "canvas", "hard refresh", "Safari");
        bool covered = e.Bucket.Cors is { Count: > 0 } rules && Uncovered(e, rules, e.Input.Origin ?? e.Header("origin"), e.Method ?? "GET") is null;
        return message && (cache || covered) && e.Method is "GET" or null && message && e.Status is null or 200 or 304
            ? Suspect.Likely(CauseId.CorsCachedNonCorsResponse, covered && cache ? 93 : covered ? 88 : 76, "The CORS rules fit or the answer is good, and the browser misses Access-Control-Allow-Origin: it reuses an answer that it got without Origin (an img tag without crossorigin, a cache that ignores Vary).",
                "Load with crossorigin=\"anonymous\" everywhere, or make the two URLs differ (another response-* parameter), or let the bucket answer with Cache-Control: no-store (-ResponseCacheControl).")
            : null;
    }

    private static string? Uncovered(Evidence e, IReadOnlyList<CorsRule> rules, string? origin, string? method)
    {
        string[] headers = Requested(e);
        string? best = null;
        foreach (CorsRule rule in rules)
        {
            string? gap = rule.Uncovered(origin, method, headers);
            if (gap is null)
            {
                return null;
            }

            best ??= gap;
        }

        return best;
    }

    private static string Allowed(IReadOnlyList<CorsRule> rules) => string.Join(", ", rules.SelectMany(static r => r.AllowedHeaders).Distinct()) is { Length: > 0 } names ? names + " only" : "none";

    private static string[] Requested(Evidence e) => e.Header("access-control-request-headers") is { } asked
        ? [.. asked.Split(',').Select(static h => h.Trim()).Where(static h => h.Length > 0)]
        : e.Method == "OPTIONS" ? []
        : [.. (e.Headers ?? []).Select(static h => h.Key).Where(static h => h.StartsWith("x-amz-", StringComparison.Ordinal) || h is "content-type" or "content-md5" or "authorization")];

    private static string Remedy(Evidence e, string? origin, string? method) =>
        $"Write-S3CORSConfiguration -BucketName {SigningCommand.Quote(e.BucketName ?? "BUCKET")} -Configuration_Rule @{{ AllowedOrigins = '{Printable.Of(origin ?? "https://your.site", 100)}'; AllowedMethods = '{Printable.Of(method ?? "PUT", 20)}'; AllowedHeaders = '*' }}";
}
