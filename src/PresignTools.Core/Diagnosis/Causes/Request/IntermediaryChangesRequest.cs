using PresignTools.Diagnosis.Known;
using PresignTools.Diagnosis.Reasoning;
using PresignTools.Intake;
using PresignTools.Responses;
using PresignTools.Text;

namespace PresignTools.Diagnosis.Causes.Request;

/// <summary>Something between client and server changes the signed request.</summary>
internal sealed class IntermediaryChangesRequest : CauseDefinition
{
    private static readonly string[] Proxies =
        ["Cloudflare", "CloudFront", "nginx", "HAProxy", "Traefik", "Envoy", "Caddy", "Akamai", "Fastly", "the proxy"];

    internal override CauseInfo Info { get; } = new("intermediary-changes-request", CheckLayer.Request)
    {
        Title = "A proxy, CDN or agent changes the request on its way",
        Why = "The signature covers method, path, query and the signed headers. Whatever rewrites one of them breaks it.",
        Fix = "Let it pass the request on unchanged, or do not sign the header that it rewrites.",
        Document = AwsDocuments.HeaderAuth,
        Stages = [S3CheckStage.Mechanism, S3CheckStage.SignedHeaders, S3CheckStage.Signature],
        Statuses = [400, 403],
    };

    internal override IEnumerable<Match> Find(FailureFacts e) =>
        [.. SignedAndRewritten(e), .. Configured(e), .. Added(e), .. Cached(e)];

    /// <summary>A header is signed that proxies and CDNs rewrite as a matter of course.</summary>
    private static IEnumerable<Match> SignedAndRewritten(FailureFacts e)
    {
        if (!e.IsSignatureRefusal)
        {
            yield break;
        }

        string[] fragile =
        [
            .. SignedHeadersText.Of(e).Concat(AddedByHop(e)).Distinct().Where(static h => IntermediaryMarks.ChangedOnTheWay.Contains(h)),
        ];
        if (fragile.Length == 0)
        {
            yield break;
        }

        Intermediary? between = e.Input.Intermediaries.OrderByDescending(static i => i.IsSeen).FirstOrDefault(static i => !i.Answered);
        string names = string.Join(", ", fragile);
        string who = between is null ? "Proxies and CDNs rewrite" : $"{Printable.Of(between.Name, 60)} is on the way, and proxies rewrite";
        string evidence = $"The client signs {names}. {who} such headers, so that the server computes another signature.";
        string fix = $"Take {names} out of the signed headers (in aws-sdk-go-v2 by a middleware that ignores it), or let the proxy pass "
            + "it on unchanged.";
        bool isLikely = between is not null || !e.IsAws;
        string[] about = [.. fragile.Select(static h => "header:" + h)];
        yield return isLikely
            ? Match.SeenInRequest(evidence, fix)
                .Explaining(between is { IsSeen: true }
                    ? [CauseId.SignedHeaderChanged, CauseId.MissingSignedHeader, CauseId.SignedHostMismatch, CauseId.WrongSecretKey]
                    : [CauseId.SignedHeaderChanged])
                .About(about)
            : Match.Circumstance(evidence, fix).About(about);
    }

    /// <summary>The proxy's configuration shows that it sets a signed header.</summary>
    private static IEnumerable<Match> Configured(FailureFacts e)
    {
        if (
            !e.IsSignatureRefusal
            && e.Row is not (S3Answer.HeadersNotSigned or S3Answer.UnsignedHeadersPresent or S3Answer.TwoAuthMechanisms))
        {
            yield break;
        }

        HashSet<string> signed = [.. SignedHeadersText.Of(e)];
        foreach (Intermediary one in e.Input.Intermediaries)
        {
            string[] changed = [.. one.ChangedHeaders.Where(h => h != "host" && (signed.Contains(h) || IsOfS3(h))).Distinct()];
            if (changed.Length > 0)
            {
                yield return Match.SeenInRequest($"The configuration of {one.Name} sets {string.Join(", ", changed)}, which S3 looks at.");
            }
        }
    }

    /// <summary>The server complains of headers that nobody signed, and something lies between.</summary>
    private static IEnumerable<Match> Added(FailureFacts e)
    {
        bool complains = e.Row is S3Answer.UnsignedHeadersPresent or S3Answer.HeadersNotSigned;
        Intermediary? between = complains ? e.Input.Intermediaries.FirstOrDefault(static i => !i.Answered) : null;
        string? added = between is null ? null
            : e.Response!.HeadersNotSigned.FirstOrDefault(n => n != "host" && AddedHeader.IsIn(e.WholeText, n));
        if (added is not null)
        {
            yield return Match
                .SeenInRequest(
                    $"The server saw {Printable.Of(added, 60)}, which was not signed, and the text has {Printable.Of(between!.Name, 60)} "
                        + "add it.",
                    $"Have {Printable.Of(between.Name, 60)} leave {Printable.Of(added, 60)} out of requests to this host. The client "
                        + "cannot sign what it does not know of.")
                .About("header:" + added)
                .Explaining(CauseId.UnsignedExtraHeader);
        }
        else if (between is not null)
        {
            yield return Match.Circumstance(
                $"The server saw headers that the client did not sign. {Printable.Of(between.Name, 60)} is on the way and may add them.");
        }
    }

    /// <summary>
    /// A CDN that caches fetches with GET what it is asked for with HEAD (Cloudflare, "Cache Everything"; Fastly and CloudFront may), and
    /// HEAD is what was signed.
    /// </summary>
    private static IEnumerable<Match> Cached(FailureFacts e)
    {
        bool isSigned = e.IsPresigned || e.Header("authorization") is not null || e.Input.IsSignedByHeader;
        Intermediary? cdn = e.Input.Intermediaries.FirstOrDefault(static i => i.IsSeen && !i.Answered && i.Name is "Cloudflare"
            or "CloudFront" or "Fastly" or "Akamai");
        if (e.Method == "HEAD" && isSigned && cdn is not null && (e.IsSilentRefusal || e.IsSignatureRefusal))
        {
            yield return Match.SeenInAccount(
                $"A signed HEAD went through {Printable.Of(cdn.Name, 60)}. A CDN that caches asks the server with GET, and the signature "
                    + "is for HEAD.",
                "Let the CDN pass this host on without caching, or address the server directly.");
        }
    }

    private static bool IsOfS3(string header) =>
        header == "authorization" || header.StartsWith("x-amz-", StringComparison.Ordinal);

    /// <inheritdoc/>
    internal override IEnumerable<Match> Told(FailureFacts e, string text)
    {
        string? got = e.IsSignatureRefusal && e.Raw is null ? e.Canonical?.Path ?? e.Element("Resource") : null;
        bool isRewritten = got?.Contains("//", StringComparison.Ordinal) == true && Tellings.RewrittenPath.IsIn(text);
        if (isRewritten)
        {
            yield return Match.Circumstance(
                $"The server received the path '{Printable.Of(got, 100)}', and a proxy puts it together: it was not signed so.",
                "Write the path of the proxy's target without a slash at its end, or with one, so that the result is what is signed.")
                .About("path").Explaining(CauseId.PathNormalized);
        }

        Intermediary? seen = e.Input.Intermediaries.FirstOrDefault(static i => !i.Answered && (i.IsSeen || IsCdn(i.Name)));
        bool isOnNetwork = e.IsSignatureRefusal && e.Input.Contrasts.Any(static c => c.Dimension == ContrastDimension.Network);
        if (seen is not null && isOnNetwork && seen.Name is not ("nginx" or "Apache" or "Caddy"))
        {
            yield return Match
                .SeenInRequest(
                    $"In another network it works, and {Printable.Of(seen.Name, 60)} is on the way in this one: what it changes was "
                        + "signed.",
                    "Have the host of the store exempted from what the proxy does, or send past it.")
                .Explaining(CauseId.SignedHostMismatch, CauseId.WrongSecretKey, CauseId.SourceIpCondition);
        }
        else if (seen is not null && e.IsSignatureRefusal && RequestKinds.IsOwn(e) && IsCdn(seen.Name) && !e.IsAws)
        {
            yield return Match
                .Circumstance(
                    $"The client signs what it sends, and {Printable.Of(seen.Name, 60)} is on the way, which rewrites Accept-Encoding "
                        + "and other "
                        + "headers that clients sign.",
                    "Let the name lead to the server directly (DNS only).")
                .Explaining(CauseId.SignedHostMismatch, CauseId.WrongSecretKey, CauseId.KeyEncoding);
        }

        string? between = !e.IsSignatureRefusal ? null
            : e.Input.Intermediaries.FirstOrDefault(static i => !i.Answered)?.Name ?? text.FirstContained(Proxies);
        if (between is not null && Symptoms.WorksWithoutProxy.IsIn(text))
        {
            yield return Match.SeenInRequest(
                $"Without {Printable.Of(between, 60)} it works: what it changes on the way was signed (host, method, path or a header).")
                .Explaining(CauseId.WrongSecretKey);
        }
    }

    /// <summary>
    /// Accept-Encoding in the server's canonical request with the mark of Google's front end: it was signed, and the front end added to it.
    /// </summary>
    private static IEnumerable<string> AddedByHop(FailureFacts e) =>
        e.WholeText.ContainsAny("gzip(gfe)") && e.WholeText.ContainsAny("accept-encoding:") ? ["accept-encoding"] : [];

    private static bool IsCdn(string name) =>
        name.ContainsAny("Cloudflare", "CloudFront", "Fastly", "Akamai", "Zscaler", "Netskope", "Blue Coat");
}
