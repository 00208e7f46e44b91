using PresignTools.Addressing;
using PresignTools.Diagnosis.Known;
using PresignTools.Diagnosis.Reasoning;
using PresignTools.Intake;
using PresignTools.Text;

namespace PresignTools.Diagnosis.Causes.Request;

/// <summary>The page's content security policy does not allow the bucket's host.</summary>
internal sealed class ContentSecurityPolicy : CauseDefinition
{
    internal override CauseInfo Info { get; } = new("content-security-policy", CheckLayer.Request)
    {
        Title = "The page's content security policy does not allow the bucket's host",
        Why = "A browser sends nothing to a host that the page's Content-Security-Policy does not list. S3 never sees the request.",
        Fix = "Add the bucket's host to the directive of the page's Content-Security-Policy. Nothing has to change in S3.",
        Document = AwsDocuments.CorsTrouble,
        IsOutsideS3 = true,
    };

    internal override IEnumerable<Match> Find(FailureFacts e) => [.. Blocked(e), .. NotListed(e)];

    /// <summary>A person says which directive of the page's policy lacks the bucket, and shows no policy.</summary>
    internal override IEnumerable<Match> Told(FailureFacts e, string text)
    {
        bool isOpen = e.Response is null && !e.IsAccepted && !e.Clues(ClueKind.PagePolicySources).Any()
            && !e.Clues(ClueKind.PagePolicyBlocked).Any();
        if (isOpen && Tellings.PagePolicy.IsAffirmedIn(text) && ToldDirective.Lacking(text) is { } directive)
        {
            yield return Match.Circumstance(
                $"By what the text says, {directive} of the page's content security policy does not list the bucket's host: the browser "
                    + "loads nothing from there.",
                Advice(e, directive))
                .Explaining(CauseId.CorsMisconfigured, CauseId.CorsCachedNonCorsResponse, CauseId.UnsignedRequest);
        }
    }

    /// <summary>The browser says so. An answer that could be read belongs to another request.</summary>
    private static IEnumerable<Match> Blocked(FailureFacts e)
    {
        Clue? clue = e.Clues(ClueKind.PagePolicyBlocked).Where(c => IsOfBucket(e, c)).MaxBy(static c => c.Detail.Length > 0);
        if (clue is null)
        {
            yield break;
        }

        string directive = clue.Detail.Length > 0 ? clue.Detail : "its directive";
        string said = $"The browser did not send the request: {directive} of the page's content security policy does not allow "
            + $"{HostOf(e) ?? "the bucket's host"}.";
        yield return e.Response is { Code: not null, RequestId: not null }
            ? Match.Circumstance(said, Advice(e, directive))
            : Match.NamedByAnswer(said, Advice(e, directive))
                .Explaining(CauseId.CorsMisconfigured, CauseId.CorsCachedNonCorsResponse, CauseId.UnsignedRequest);
    }

    /// <summary>
    /// Consoles are full of other requests that were stopped: the message is about the bucket where it has its host, or no address at all.
    /// </summary>
    private static bool IsOfBucket(FailureFacts e, Clue clue) =>
        e.Raw is null || clue.Words.ContainsAny(e.Raw.Host) || !clue.Words.ContainsAny("http://", "https://");

    /// <summary>The policy stands in the text, and its list lacks the host; only where nothing was read of an answer of S3.</summary>
    private static IEnumerable<Match> NotListed(FailureFacts e)
    {
        // A browser that complains of CORS had let the request go.
        bool isSilent = e.Response is null
            && (Tellings.BrowserSilence.IsIn(e.WholeText) || Tellings.PagePolicy.IsAffirmedIn(e.WholeText))
            && !e.WholeText.ContainsAny("blocked by CORS policy", "Cross-Origin Request Blocked", "Policy-Report-Only:");
        if (!isSilent || e.IsAccepted)
        {
            yield break;
        }

        // Which host it is matters where the policy names hosts at all.
        string host = HostOf(e) ?? "bucket.invalid";
        string shown = HostOf(e) ?? "the bucket's host";
        bool mayWrite = e.IsUpload || e.Method is "PUT" or "POST" || (e.Method is null && e.WholeText.ContainsAny(" PUT ", "upload"));

        PagePolicy[] all = [.. e.Clues(ClueKind.PagePolicySources).Select(static c => PagePolicy.Parse(c.Detail))];
        PagePolicy? own = Array.Find(all, static p => p.Directive == "connect-src");
        PagePolicy? used = own is not null || mayWrite
            ? own ?? Array.Find(all, static p => p.Directive == "default-src")
            : Array.Find(all, p => p.Directive is "img-src" or "media-src" or "frame-src" or "object-src" && !p.MayCover(host));
        bool isSure = HostOf(e) is not null || used?.Sources.ContainsAny(".", "//") == false;
        if (used is not null && isSure && !used.MayCover(host))
        {
            yield return Match.SeenInRequest(
                $"The page's content security policy has {Printable.Of(used.Directive + " " + used.Sources, 160)}, which does not list "
                    + $"{shown}: the browser sends nothing there.",
                Advice(e, used.Directive)).Explaining(CauseId.CorsMisconfigured, CauseId.UnsignedRequest);
        }
    }

    private static string Advice(FailureFacts e, string directive) =>
        $"Add https://{HostOf(e) ?? "BUCKET.s3.REGION.amazonaws.com"} to "
            + $"{(directive.EndsWith("-src", StringComparison.Ordinal) ? directive : "connect-src")} in the Content-Security-Policy that "
            + "the page is served with. Then check the bucket's CORS rules.";

    /// <summary>
    /// The host that the page asks; where the URL is one of the policy's own sources, the first of S3 that is none of them.
    /// </summary>
    private static string? HostOf(FailureFacts e)
    {
        string? own = e.Raw is { Host: { Length: > 0 } given } raw && !Inspection.UntoldHost.Is(raw.Text) ? given : null;
        bool isSource = own is null || (e.Location is not { HostKind: not S3HostKind.Custom }
            && e.Clues(ClueKind.PagePolicySources).Any(c => c.Detail.Contains(own, StringComparison.OrdinalIgnoreCase)));
        string? host = isSource ? S3HostsInText.In(e.WholeText).FirstOrDefault(h => !IsListed(e, h)) ?? own : own;
        return host is null ? null : Printable.Of(host, 100);
    }

    private static bool IsListed(FailureFacts e, string host) =>
        e.Clues(ClueKind.PagePolicySources).Any(c => c.Detail.Contains("//" + host, StringComparison.OrdinalIgnoreCase));
}
