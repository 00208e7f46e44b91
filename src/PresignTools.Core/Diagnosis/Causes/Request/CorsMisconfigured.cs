using PresignTools.Abstractions;
using PresignTools.Diagnosis.Known;
using PresignTools.Diagnosis.Reasoning;
using PresignTools.Intake;
using PresignTools.Responses;
using PresignTools.Text;

namespace PresignTools.Diagnosis.Causes.Request;

/// <summary>The bucket's CORS rules do not allow the browser's request.</summary>
internal sealed class CorsMisconfigured : CauseDefinition
{
    internal override CauseInfo Info { get; } = new("cors-misconfigured", CheckLayer.Request)
    {
        Title = "The bucket's CORS rules do not allow the browser's request",
        Why = "Before such a request the browser sends an OPTIONS request. S3 answers it from the bucket's CORS rules "
            + "alone, without checking signatures.",
        Fix = "Allow the origin, the method and every request header in the bucket's CORS configuration.",
        Document = AwsDocuments.CorsTrouble,
        Stages = [S3CheckStage.Preflight],
    };

    internal override bool IsProvenByAnswer(FailureFacts e) =>
        e.Location?.IsGlobal != true && e.Row is S3Answer.CorsNotEnabled or S3Answer.CorsNotAllowed;

    /// <summary>Rules that let every page do everything, shown where nobody complains of CORS.</summary>
    internal override bool IsRuledOut(FailureFacts e) =>
        e.Bucket.Cors?.Any(IsOpen) == true && e.Method != "OPTIONS" && e.Stage != S3CheckStage.Preflight && e.Input.Origin is null
        && !LacksETag(e) && !IsHiddenETagTold(e) && !e.WholeText.ContainsAny(Complaints) && e.Input.FullText is not null;

    private static readonly Topic InBrowser = new("browser", "浏览器", "ブラウザ", "브라우저", "navegador", "navigateur", "браузер",
        "uppy", "evaporate", "fine-uploader", "fineuploader", "FilePond", "dropzone", "oss-in-browser", "XMLHttpRequest", "in Chrome",
        "in Safari", "in Firefox", "from React", "from Angular", "from Vue", "input type=\"file\"", "frontend", "front end", "front-end");

    private static readonly string[] Complaints =
    [
        "Access-Control-Allow", "preflight", "by CORS", "CORS policy", "CORS error", "CORS request", "CORS issue", "CORS problem",
        "CORS fail", "CORS block", "CORS header", "cross-origin", "cross origin", "opaque", "Failed to fetch", "NetworkError",
        "net::ERR", "Network Error", "XMLHttpRequest",
    ];

    private static bool IsOpen(CorsRule rule) =>
        rule.AllowedOrigins.Contains("*") && rule.AllowedHeaders.Contains("*") && rule.AllowedMethods.Contains("PUT")
        && rule.AllowedMethods.Contains("GET") && rule.AllowedMethods.Contains("POST");

    /// <summary>What only browsers do: preflights, and hiding answers that lack Access-Control-Allow-Origin.</summary>
    internal override IEnumerable<Match> Find(FailureFacts e) => [.. Hidden(e), .. Refused(e)];

    /// <summary>An upload of parts that cannot be completed: the page had no ETag to name them by.</summary>
    internal override bool AlsoGives(FailureFacts e) =>
        LacksETag(e) && (IsUnread(e) || (e.Code == "InvalidPart" && InBrowser.IsIn(e.WholeText)));

    private static bool IsUnread(FailureFacts e) => UnreadETag.IsIn(e.WholeText)
        || e.Clue(ClueKind.ETagHidden) is not null || e.WholeText.Contains("</PartNumber></Part>", StringComparison.Ordinal);

    /// <summary>
    /// Whether a page is said to have no ETag. The rules name what they expose in any report that shows them; they count where an ETag is
    /// spoken of, and they do not expose it.
    /// </summary>
    private static bool IsHiddenETagTold(FailureFacts e) =>
        e.Clue(ClueKind.ETagHidden) is not null || Tellings.HiddenETag.IsIn(e.WholeText)
        || (e.WholeText.ContainsAny("ExposeHeader") && e.WholeText.ContainsAny("etag") && e.Bucket.Cors?.Any(ExposesETag) != true);

    private static bool ExposesETag(CorsRule rule) =>
        rule.ExposeHeaders.Any(static h => h == "*" || h.Equals("ETag", StringComparison.OrdinalIgnoreCase));

    private static bool LacksETag(FailureFacts e) => e.Code is "InvalidPart" or "MalformedXML" or "InvalidRequest" or "InvalidArgument";

    /// <summary>The upload went well, and the page may not read the ETag of the answer.</summary>
    private static IEnumerable<Match> Hidden(FailureFacts e)
    {
        if (LacksETag(e) && IsUnread(e))
        {
            yield return Match.NamedByAnswer(
                "The list of parts has null or undefined for an ETag: the page could not read the header ETag of the parts' answers. "
                    + "The CORS rules do not expose it.",
                $"Add ETag to ExposeHeaders in the CORS rules of {Printable.Of(e.BucketName ?? "the bucket", 63)}.")
                .Explaining(CauseId.Other);
        }
        else if (e.Response is not { Code: not null } && e.Status is not (401 or 403) && IsHiddenETagTold(e))
        {
            yield return Match.NamedByAnswer(
                "The upload went well, and the page may not read the header ETag of the answer: the CORS rules do not expose it.",
                $"Add ETag to ExposeHeaders in the CORS rules of {Printable.Of(e.BucketName ?? "the bucket", 63)}.")
                .Explaining(CauseId.CorsCachedNonCorsResponse);
        }
    }

    private static IEnumerable<Match> Refused(FailureFacts e)
    {
        bool preflight = e.Method == "OPTIONS" || e.Stage == S3CheckStage.Preflight;
        bool isCorsAnswer = e.Row?.StartsWith("cors-", StringComparison.Ordinal) == true;
        bool complains = Topics.CorsComplaint.IsIn(e.Input.ClientMessage) || isCorsAnswer;
        bool concerned = preflight || complains || e.Input.Origin is not null;
        if (!concerned || e.Stage == S3CheckStage.Routing || Topics.PreflightRedirect.IsIn(e.Input.ClientMessage))
        {
            yield break;
        }

        string? origin = e.Input.Origin ?? e.Header("origin");
        string? method = preflight ? e.Header("access-control-request-method") ?? e.Signing.Method : e.Method ?? e.Signing.Method;
        string fix = Fix(e, origin, method);
        if (e.Bucket.Cors is { } rules)
        {
            if (ByRules(e, rules, origin, method, preflight, complains) is { } evidence)
            {
                yield return Match.SeenInAccount(evidence, fix);
            }
            else if (complains && e.Response is not { Code: not null } && e.IsOnOtherEndpoint && !Topics.Caching.IsIn(e.UserText))
            {
                yield return Match.SeenInAccount(
                    $"The CORS rules that are shown cover origin and method, and {e.ServerWithin} answers without "
                        + "Access-Control-Allow-Origin. Servers other than AWS's do not all apply the rules that they store, older "
                        + "releases least; or a proxy in front takes the headers off.",
                    "Ask the server itself, past any proxy: curl -i -H 'Origin: https://your.site' URL. If it sends no "
                        + "Access-Control-Allow-Origin, update it, or let the proxy in front send the headers.");
            }
            else if (complains && e.Response is not { Code: not null } && (preflight || e.Input.ClientMessage.ContainsAny("preflight")))
            {
                // What the browser saw is newer than the rules that somebody shows.
                yield return Match.SeenInAccount(
                    "The CORS rules that are shown cover origin and method, and the server's answer to the preflight had no "
                        + "Access-Control-Allow-Origin. The rules in force are others, or the server does not apply them as S3 does: some "
                        + "servers take no * for headers.",
                    fix);
            }
        }
        else if (preflight)
        {
            const string refused = "A browser's preflight was refused; it is judged by the bucket's CORS rules alone.";
            yield return e.Status == 403 ? Match.NamedByAnswer(refused, fix) : Match.SeenInAccount(refused, fix);
        }
        else if (complains && (e.Response is not { Code: not null } || isCorsAnswer)) // an answer that could be read was not hidden by CORS
        {
            yield return Match.SeenInAccount(
                "The browser found no Access-Control-Allow-Origin in the answer: no CORS rule fits, or the answer behind it is an error "
                    + "that the rules do not cover.",
                fix);
        }
    }

    private static string? ByRules(
        FailureFacts e,
        IReadOnlyList<CorsRule> rules,
        string? origin,
        string? method,
        bool preflight,
        bool complains)
    {
        if (BucketCors.Uncovered(e, rules, origin, method) is { } uncovered)
        {
            return preflight || complains
                ? $"The bucket's CORS rules do not cover the {uncovered} ({Printable.Of(method ?? "?", 20)} from "
                    + $"{Printable.Of(origin ?? "an unknown origin", 100)})."
                : null;
        }

        // Origin and method are covered. Which headers the browser asks for is not known; rules that do not take all of them are what is
        // left.
        bool takesAll = rules.Any(r => r.AllowedHeaders.Contains("*") && r.Uncovered(origin, method, []) is null);
        bool refused = e.Status == 403 || (e.Status is null && complains);
        return preflight && !takesAll && refused && e.Header("access-control-request-headers") is null
            ? $"Origin and method are covered by the bucket's CORS rules; of request headers they allow "
                + $"{Printable.Of(BucketCors.Allowed(rules), 120)}, and the preflight was "
                + "refused anyway: the browser asks for others."
            : null;
    }

    private static string Fix(FailureFacts e, string? origin, string? method) =>
        Say.Call(AwsCall.PutBucketCors, Ask.Bucket(e), new Argument("CORSRules", Say.Table(
            new Argument("AllowedOrigins", Say.Quoted(Printable.Of(origin ?? "https://your.site", 100))),
            new Argument("AllowedMethods", Say.Quoted(Printable.Of(method ?? "PUT", 20))),
            new Argument("AllowedHeaders", Say.Quoted("*")))));

    internal override IEnumerable<DiagnosisNeed> Needs(FailureFacts e) => Ask.CorsRules(e);

    /// <summary>
    /// The page does not show what the same link shows in a tab of its own: an address that is opened asks no CORS rule, and a page that
    /// reads with a script or draws on a canvas does.
    /// </summary>
    internal override IEnumerable<Match> Told(FailureFacts e, string text)
    {
        if (e.Code is "InvalidPart" && InBrowser.IsIn(text))
        {
            yield return Match.Circumstance(
                "A page uploads in parts, and the server does not find the parts by the ETags that it was given. A page can read the ETag "
                    + "of a part's answer only if the CORS rules expose it; if they do not, it sends an empty one.",
                $"Add ETag to ExposeHeaders in the CORS rules of {Printable.Of(e.BucketName ?? "the bucket", 63)}.")
                .Compared().Explaining(CauseId.Other);
        }

        bool isMute = e is { Response: null, IsAccepted: false, NotReachedWord: null } && Tellings.Presigned.IsIn(text);
        if (isMute && Symptoms.NotShown.IsIn(text) && Symptoms.OwnTab.FirstIn(text) is { } tab)
        {
            yield return Match.Circumstance(
                $"The page does not show it, and opened by itself it is shown ('{tab}'). Then the URL is good, and the page may not read "
                    + "the answer: no CORS rule of the bucket fits the page's origin.",
                Fix(e, e.Input.Origin, "GET"))
                .Explaining(CauseId.ObjectLeftPrivate, CauseId.CorsCachedNonCorsResponse);
        }
    }
}
