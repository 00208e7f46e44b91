using PresignTools.Addressing;
using PresignTools.Responses;
using PresignTools.Text;

namespace PresignTools.Diagnosis.Rules;

/// <summary>Region, endpoint and host.</summary>
internal static class EndpointRules
{
    private static readonly string[] Proxies = ["nginx", "cloudfront", "proxy", "ingress", "traefik", "haproxy", "cdn", "cloudflare worker", "envoy", "gateway", "load balancer", "tunnel", "docker network", "internal host", "custom domain", "custom_domain", "cname", "host replaced", "host swapped", "replaced the host"];

    /// <summary>
    /// 301 and 307 of the legacy global host: it serves us-east-1, and sends on what is elsewhere, often only until DNS knows a new bucket
    /// (Redirects, virtual hosting). A regional host that is not the bucket's is another matter: the region itself is wrong.
    /// </summary>
    internal static Suspect? Redirect(Evidence e)
    {
        S3ErrorResponse? redirect = e.Stage == S3CheckStage.Routing && e.Status is 301 or 307 ? e.Response : e.Input.Redirects.Count > 0 ? e.Input.Redirects[0] : null;
        if (redirect?.StatusCode is not (301 or 302 or 307 or 308))
        {
            return null;
        }

        string to = Printable.Of(redirect.Endpoint ?? redirect.Region ?? "another host", 120);
        if (e.Location is { HostKind: S3HostKind.Regional, Region: { } here })
        {
            string there = RegionOf(redirect) ?? "another region";
            return there == here ? Suspect.Likely(CauseId.WrongEndpointGlobalRedirect, 60, $"S3 redirects to {to}.") :
                new Suspect(CauseId.WrongRegion, Certainty.Likely, 92, $"{Printable.Of(e.Location.Host, 100)} is in {here}, and S3 sends the request on to {to}: the bucket is in {there}.") { Remedy = $"Sign for the bucket's own region: {SigningCommand.For(e, "-Region " + there)}" };
        }

        bool told = e.Location is { IsGlobal: true } || redirect.StatusCode == 307;
        return Suspect.Likely(CauseId.WrongEndpointGlobalRedirect, told ? 90 : 66,
            $"S3 answered {redirect.StatusCode} and sends the request on to {to}. The host is signed: a client that follows gets SignatureDoesNotMatch, and a browser's preflight may not follow at all.",
            RegionOf(redirect) is { } region ? $"Sign for the regional host: {SigningCommand.For(e, "-Region " + region)}" : null);
    }

    /// <summary>
    /// A redirect by a server of one's own. S3's have a request id and name the bucket's region or endpoint (Redirects); a proxy's, to a login page or
    /// from http to https, have neither.
    /// </summary>
    internal static Suspect? OtherRedirect(Evidence e)
    {
        if (e.Response is not { StatusCode: 301 or 302 or 303 or 307 or 308, Code: null, RequestId: null, HostId: null, Region: null } answer || answer.Elements.ContainsKey("Endpoint") || e.Location is not { HostKind: S3HostKind.Custom } here)
        {
            return null;
        }

        string to = answer.Endpoint is null ? string.Empty : " to " + Printable.Of(answer.Endpoint, 120);
        return Suspect.Likely(CauseId.Redirected, 93, $"{Printable.Of(here.Host, 100)} answered {answer.StatusCode} and sends the request on{to}. That is no redirect of S3, which has a request id: a proxy or server in front of it answers, and the URL did not reach S3.",
            "Sign for scheme and host that the redirect names if S3 is there, or let the proxy pass the request on as it is.");
    }

    /// <summary>A browser does not follow a redirect of a preflight, and says so.</summary>
    internal static Suspect? PreflightRedirect(Evidence e)
    {
        bool said = e.Input.ClientMessage.HasAny("redirect is not allowed", "redirected", "disallowed for cross-origin requests that require preflight");
        bool elsewhere = e.Location is { IsGlobal: true } && (e.Bucket.Region ?? e.Url?.ScopeRegion) is { } region && region != "us-east-1";
        bool cors = e.Input.ClientMessage.HasAny("CORS", "Access-Control-Allow-Origin", "preflight") || e.Method == "OPTIONS";
        return said && (cors || e.Location is { IsGlobal: true })
            ? Suspect.Likely(CauseId.WrongEndpointGlobalRedirect, 91, "The browser's preflight was redirected, which browsers do not follow: the host is not the bucket's own.")
            : elsewhere && cors && e.Response?.Code is null
            ? Suspect.Likely(CauseId.WrongEndpointGlobalRedirect, 76, $"{Printable.Of(e.Location!.Host, 100)} is the global host of a bucket that is in another region: its redirect has no CORS headers, and a preflight does not follow it.")
            : null;
    }

    /// <summary>No redirect is seen, because the client followed it; the URL shows that there was one.</summary>
    internal static Suspect? FollowedRedirect(Evidence e)
    {
        if (!e.IsSignatureRefusal && !e.IsSilentRefusal && e.Response is not null || e.Location is not { IsGlobal: true } location)
        {
            return null;
        }

        string? region = e.Bucket.Region ?? (e.Url?.ScopeRegion is { } scope && scope != "us-east-1" ? scope : null);
        if (region is null or "us-east-1" || e.IsSilentRefusal && e.Method == "HEAD")
        {
            return null;
        }

        return Suspect.Likely(CauseId.WrongEndpointGlobalRedirect, e.Response is null ? 45 : 68,
            $"{Printable.Of(location.Host, 100)} is the global host, and the bucket is in {Printable.Of(region, 40)}: S3 redirects to the regional host (a new bucket for about a day), and what was signed is the global one.",
            $"Sign for the regional host: {SigningCommand.For(e, "-Region " + Printable.Of(region, 40))}");
    }

    /// <summary>The region in the scope is compared before anything secret; S3 names the right one.</summary>
    internal static Suspect? Region(Evidence e)
    {
        bool multiRegion = e.Location is { HostKind: S3HostKind.MultiRegionAccessPoint } || Words.HasAny(e.Signing.Text + e.Told, "mrap", "multi-region access point");
        if (e.Row is "query-region-wrong" or "header-region-wrong")
        {
            return multiRegion
                ? Suspect.Likely(CauseId.AccessPointOrMrapSigV4A, 93, "The host is a multi-region access point, whose requests must be signed with SigV4A for region set *; signed with SigV4 they fit one region only.")
                : new Suspect(CauseId.WrongRegion, e.Location is { IsGlobal: false, HostKind: not (S3HostKind.Custom or S3HostKind.MultiRegionAccessPoint) } ? Certainty.Established : Certainty.Likely, 93, AnswerRules.Said(e.Response!))
                {
                    Remedy = e.Response!.Region is { } right ? $"Sign for region {Printable.Of(right, 40)}: {SigningCommand.For(e, "-Region " + Printable.Of(right, 40))}" : null,
                };
        }

        // Regions that opened after 2019-03-20 are not reached through the global host at all (Redirects, "Request routing").
        if (e.Row == "location-constraint" && e.Location is { IsGlobal: true } && !e.Operation.HasAny("CreateBucket"))
        {
            return Suspect.Likely(CauseId.WrongEndpointGlobalRedirect, 93, $"{Printable.Of(e.Location.Host, 100)} is the global host, which does not serve the bucket's region. {AnswerRules.Said(e.Response!)}",
                "Sign for the regional host: for boto3 set endpoint_url to https://s3.REGION.amazonaws.com; here: " + SigningCommand.For(e, "-Region REGION"));
        }

        if (multiRegion && e.Url?.SignatureVersion == Inspection.SignatureVersion.SigV4 && (e.Response is null || e.Stage <= S3CheckStage.Signature))
        {
            return Suspect.Likely(CauseId.AccessPointOrMrapSigV4A, 82, "The host is a multi-region access point, and the URL is signed with SigV4 for one region instead of SigV4A for all.");
        }

        string? signed = e.Url?.ScopeRegion;
        return e.Bucket.Region is { } known && signed is not null && !known.Equals(signed, StringComparison.OrdinalIgnoreCase) && (e.Response is null || e.Row is "status-400" || e.IsSilentRefusal)
            ? Suspect.Likely(CauseId.WrongRegion, 84, $"The URL is signed for {Printable.Of(signed, 40)}; the bucket is in {Printable.Of(known, 40)}.", $"{SigningCommand.For(e, "-Region " + Printable.Of(known, 40))}")
            : null;
    }

    /// <summary>SigV4A where the server or the signer cannot do it.</summary>
    internal static Suspect? AccessPoint(Evidence e) =>
        e.Row is "query-algorithm" && e.Url?.SignatureVersion == Inspection.SignatureVersion.SigV4A
        || Words.HasAny(e.Input.ClientMessage, "sigv4a", "signature-v4-crt", "CrtSignerV4", "aws-crt", "Multi-Region Access Point")
            ? Suspect.Likely(CauseId.AccessPointOrMrapSigV4A, 84, "Multi-region access points need SigV4A (AWS4-ECDSA-P256-SHA256), which the signer or the server does not have.")
            : null;

    /// <summary>Host is always signed. A proxy, a CDN or a second name for the server changes it.</summary>
    internal static Suspect? Host(Evidence e)
    {
        if (!e.MayBeSignature || e.IsSilentRefusal && e.Method == "HEAD")
        {
            return null;
        }

        if (e.Input.Host is { } seen && e.Raw is { } raw && !seen.Equals(Verification.Judgement.HostAndPort(raw), StringComparison.OrdinalIgnoreCase))
        {
            return Suspect.Likely(CauseId.SignedHostMismatch, 91, $"The server saw host {Printable.Of(seen, 100)}; the URL was made for {Printable.Of(raw.Host, 100)}. The host is always signed.").About("host");
        }

        string? signed = e.Signing.Headers.TryGetValue("host", out string? given) ? given : null;
        if (signed is { Length: > 0 } && e.Raw is { } url && !signed.Equals(Verification.Judgement.HostAndPort(url), StringComparison.OrdinalIgnoreCase))
        {
            return Suspect.Likely(CauseId.SignedHostMismatch, 90, $"Signed for host {Printable.Of(signed, 100)}, sent to {Printable.Of(url.Host, 100)}.").About("host");
        }

        string? proxy = e.Told.FirstOf(Proxies) ?? e.Signing.Text.FirstOf(Proxies);
        bool viaServer = Words.HasAny(Header(e, "server"), "nginx", "cloudfront", "cloudflare");
        bool own = e.Location is { HostKind: S3HostKind.Custom, Provider: null };
        if (e.IsSilentRefusal && proxy is "custom domain" or "custom_domain" or "cname" or "host replaced" or "host swapped" or "replaced the host")
        {
            return Suspect.Likely(CauseId.SignedHostMismatch, 57, $"The host of the URL is told to be another one than the one that was signed for ({proxy}); the host is always signed.").As(Certainty.Possible).About("host");
        }

        return e.IsSignatureRefusal && (proxy is not null || own || viaServer)
            ? Suspect.Likely(CauseId.SignedHostMismatch, proxy is not null && own ? 80 : own ? 64 : proxy is not null && e.Location is null ? 60 : 50,
                own ? $"{Printable.Of(e.Location!.Host, 100)} is a name of one's own{(proxy is null ? string.Empty : $", with {proxy} in between")}: the server must see the very host that was signed."
                    : $"There is {proxy ?? "a proxy"} between client and S3; where it changes the Host header, the signature does not fit.")
            : null;
    }

    /// <summary>The host was not reached at all.</summary>
    internal static Suspect? Unreachable(Evidence e)
    {
        if (e.Response is { StatusCode: not null })
        {
            return null;
        }

        if (e.Response is null && e.Input.Live is { Sent: true, StatusCode: null, Reason: { } why } live)
        {
            return Suspect.Likely(CauseId.DnsOrTls, 88, $"From here the server is not reached: {Printable.Of(why, 240)}", live.Remedy);
        }

        bool dots = e.Location is { HostKind: not S3HostKind.Custom, IsPathStyle: false, Bucket: { } bucket } && bucket.Contains('.') && bucket.IndexOf(':') < 0 && e.Raw?.Scheme == "https";
        string? word = e.Input.ClientMessage.FirstOf("certificate", "ENOTFOUND", "ssl", "tls", "handshake", "resolve host", "getaddrinfo", "hostname", "name or service not known", "could not be resolved", "no such host",
            "NXDOMAIN", "ERR_NAME_NOT_RESOLVED", "ERR_CERT", "connection refused", "ECONNREFUSED", "timed out", "timeout", "connection reset", "unreachable", "UnknownHost");
        return word is not null
            ? Suspect.Likely(CauseId.DnsOrTls, dots ? 96 : 90, dots
                ? $"The client says '{word}': the bucket name has dots and stands in the host, where S3's certificate (one label) does not cover it."
                : $"The client says '{word}': no answer of S3 came, so nothing of the URL was judged.", dots ? "Sign with the path-style host: " + SigningCommand.For(e, "-AddressingStyle Path") : null)
            : dots && !e.IsAccepted ? Suspect.Likely(CauseId.DnsOrTls, e.Response is null ? 78 : 45, "The bucket name has dots and stands in the host: https clients refuse S3's certificate, which covers one label.", "Sign with the path-style host: " + SigningCommand.For(e, "-AddressingStyle Path")) : null;
    }

    internal static Suspect? Accelerate(Evidence e) =>
        e.Location is { HostKind: S3HostKind.Accelerate } && e.Bucket.Accelerate == false && e.Response is null
            ? Suspect.Likely(CauseId.AccelerateNotEnabled, 85, "The URL goes to the accelerate host, and the bucket has transfer acceleration off.")
            : null;

    /// <summary>SigV2 is not taken in regions opened after January 2014, nor for SSE-KMS.</summary>
    internal static Suspect? SigV2(Evidence e)
    {
        bool v2 = e.Judgement is { Parameters.Form: Verification.SignatureForm.V2 };
        bool mayBe = e.Response is null || e.Row is "status-400" or "signature-version-not-supported" or "kms-needs-signature-v4";
        if (e.Judgement is null && e.Row is "status-400" && e.Bucket.UsesKms == true && (Words.HasAny(e.Signing.Text, "Signature V2", "SigV2", "Signature Version 2") || Words.HasAny(e.Told, "Signature V2", "SigV2", "Signature Version 2")))
        {
            return Suspect.Likely(CauseId.SigV2OnV4OnlyRegionOrKms, 76, "The URL is told to be signed with Signature Version 2, and the object to be under KMS, which takes Version 4 only.");
        }

        return v2 && mayBe && (e.Bucket.UsesKms == true || e.Response is not null)
            ? Suspect.Likely(CauseId.SigV2OnV4OnlyRegionOrKms, 88, "The URL is signed with Signature Version 2" + (e.Bucket.UsesKms == true ? ", and the object is encrypted with KMS, which takes Version 4 only." : "."))
            : null;
    }

    private static string? Header(Evidence e, string name) => e.Response?.Elements.TryGetValue(name, out string? value) == true ? value : null;

    private static string? RegionOf(S3ErrorResponse redirect)
    {
        if (redirect.Region is { } region)
        {
            return region;
        }

        if (redirect.Endpoint is not { } endpoint)
        {
            return null;
        }

        try
        {
            S3Location to = S3HostParser.Parse("https", endpoint, "/");
            return to.Region ?? (to.IsGlobal ? "us-east-1" : null);
        }
        catch (PresignException)
        {
            return null;
        }
    }
}
