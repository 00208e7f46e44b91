using PresignTools.Sandbox.Answers;
using PresignTools.Sandbox.Http;
using PresignTools.Sandbox.Worlds;

namespace PresignTools.Sandbox.Operations;

/// <summary>CORS: preflights, which only the rules of the bucket judge, and the headers of the answers to scripts.</summary>
internal static class Cors
{
    private const string NotAllowed =
        "This CORS request is not allowed. This is usually because the evalution of Origin, request method / "
            + "Access-Control-Request-Method or Access-Control-Request-Headers are not whitelisted by the resource's CORS spec.";

    internal static Answer Preflight(SandboxRequest request, World world)
    {
        string? origin = request.Header("origin"), method = request.Header("access-control-request-method");
        if (origin is null)
        {
            throw Failures.CorsWithoutOrigin();
        }

        string type = request.Target.Key is null ? "BUCKET" : "OBJECT";
        string shown = method ?? "OPTIONS";
        if (request.Target.Bucket is not { } name || !world.Buckets.TryGetValue(name, out Bucket? bucket))
        {
            throw Failures.Cors("Bucket not found", shown, "BUCKET");
        }

        if (bucket.Cors.Count == 0)
        {
            throw Failures.Cors("CORS is not enabled for this bucket.", shown, type);
        }

        string[] headers = request
            .Header("access-control-request-headers")
            ?.Split(',', StringSplitOptions.TrimEntries | StringSplitOptions.RemoveEmptyEntries)
            ?? [];
        CorsRule? rule = method is null
            ? null
            : bucket.Cors.Find(r =>
                Allows(r, origin, method)
                && headers.All(h => r.AllowedHeaders.Exists(p => Fits(p, h, StringComparison.OrdinalIgnoreCase))));
        if (rule is null)
        {
            throw Failures.Cors(NotAllowed, shown, type);
        }

        Answer answer = new Answer(200).With("Access-Control-Allow-Methods", string.Join(", ", rule.AllowedMethods))
            .With("Access-Control-Allow-Headers", headers.Length == 0 ? null : string.Join(", ", headers).ToLowerInvariant())
            .With("Access-Control-Max-Age", rule.MaxAgeSeconds is { } age ? Failures.Number(age) : null);
        return Tell(answer, rule, origin);
    }

    /// <summary>
    /// Adds what lets a script read the answer; without a rule that fits there is nothing, and the browser hides the body.
    /// </summary>
    internal static void Answer(Answer answer, SandboxRequest request, World world)
    {
        if (
            request.Header("origin") is { } origin
            && request.Target.Bucket is { } name
            && world.Buckets.TryGetValue(name, out Bucket? bucket)
            && bucket.Cors.Find(r => Allows(r, origin, request.Method)) is { } rule)
        {
            Tell(answer, rule, origin).With("Access-Control-Allow-Methods", string.Join(", ", rule.AllowedMethods));
        }
    }

    private static Answer Tell(Answer answer, CorsRule rule, string origin)
    {
        bool any = rule.AllowedOrigins.Contains("*");
        return answer.With("Access-Control-Allow-Origin", any ? "*" : origin).With("Access-Control-Allow-Credentials", any ? null : "true")
            .With("Access-Control-Expose-Headers", rule.ExposeHeaders.Count == 0 ? null : string.Join(", ", rule.ExposeHeaders))
            .With("Vary", "Origin, Access-Control-Request-Headers, Access-Control-Request-Method");
    }

    private static bool Allows(CorsRule rule, string origin, string method) =>
        rule.AllowedMethods.Contains(method) && rule.AllowedOrigins.Exists(p => Fits(p, origin, StringComparison.Ordinal));

    private static bool Fits(string pattern, string text, StringComparison comparison)
    {
        int star = pattern.IndexOf('*', StringComparison.Ordinal);
        return star < 0
            ? pattern.Equals(text, comparison)
            : text.Length >= pattern.Length - 1
                && text.StartsWith(pattern[..star], comparison)
                && text.EndsWith(pattern[(star + 1)..], comparison);
    }
}
