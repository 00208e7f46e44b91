using PresignTools.Diagnosis.Known;
using PresignTools.Diagnosis.Reasoning;

namespace PresignTools.Diagnosis.Causes.Request;

/// <summary>The browser reuses a cached answer without CORS headers.</summary>
internal sealed class CorsCachedNonCorsResponse : CauseDefinition
{
    internal override CauseInfo Info { get; } = new("cors-cached-non-cors-response", CheckLayer.Request)
    {
        Title = "The browser reuses a cached answer without CORS headers",
        Why = "S3 sends CORS headers only to requests with an Origin. An answer without them, once cached, does not work for a "
            + "page that needs them.",
        Fix = "Load with crossorigin everywhere, or make the two URLs differ.",
        Document = AwsDocuments.Cors,
        IsOutsideS3 = true,
    };

    /// <summary>
    /// An image tag loaded the same URL before without Origin, S3 answered without CORS headers, and the browser kept that.
    /// </summary>
    internal override IEnumerable<Match> Find(FailureFacts e)
    {
        bool good = e.Status is null or 200 or 304;
        bool isRedirect = Topics.PreflightRedirect.IsIn(e.UserText);

        // A page that misses one header of an answer got the answer.
        bool isRead = e.Clue(Intake.ClueKind.ETagHidden) is not null && e.Input.FullText?.Contains("Access-Control-Allow-Origin",
            StringComparison.OrdinalIgnoreCase) != true;
        if (!good || isRedirect || isRead || e.Method is not (null or "GET") || !Topics.CorsOrTaint.IsIn(e.UserText))
        {
            yield break;
        }

        bool cache = Topics.Caching.IsIn(e.UserText);
        bool covered =
            e.Bucket.Cors is { Count: > 0 } rules
            && BucketCors.Uncovered(e, rules, e.Input.Origin ?? e.Header("origin"), e.Method ?? "GET") is null;
        // Of another server it is not known that it applies the rules which it stores.
        if (cache || (covered && !e.IsOnOtherEndpoint))
        {
            yield return new Match(covered && !e.IsOnOtherEndpoint ? EvidenceKind.SeenInRequest : EvidenceKind.SeenInAccount,
                "The CORS rules fit or the answer is good, and the browser misses Access-Control-Allow-Origin: it reuses an answer that "
                    + "it got without Origin (an img tag "
                + "without crossorigin, a cache that ignores Vary).")
            {
                Fix =
                    "Load with crossorigin=\"anonymous\" everywhere, or make the two URLs differ (another response-* parameter), or let "
                        + $"the bucket answer with Cache-Control: no-store ({Setting.ResponseCacheControl}).",
                Explains = [CauseId.CorsMisconfigured],
            };
        }
    }

    internal override IEnumerable<DiagnosisNeed> Needs(FailureFacts e) => Ask.CorsRules(e);
}
