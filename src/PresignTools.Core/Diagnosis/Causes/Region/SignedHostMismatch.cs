using PresignTools.Addressing;
using PresignTools.Diagnosis.Known;
using PresignTools.Diagnosis.Reasoning;
using PresignTools.Inspection;
using PresignTools.Intake;
using PresignTools.Text;
using PresignTools.Verification.Subject;

namespace PresignTools.Diagnosis.Causes.Region;

/// <summary>The host that S3 saw is not the one that was signed.</summary>
internal sealed class SignedHostMismatch : CauseDefinition
{
    internal override CauseInfo Info { get; } = new("signed-host-mismatch", CheckLayer.Region)
    {
        Title = "The host that S3 saw is not the one that was signed",
        Why = "The Host header is always signed. A proxy, CDN or CNAME that changes it turns the request into a different one.",
        Fix = "Sign for the host that the client calls, or let proxy and CDN pass the Host header on unchanged.",
        Document = AwsDocuments.HeaderAuth,
        Stages = [S3CheckStage.Scope, S3CheckStage.Signature],
        Statuses = [400, 403, 404],
    };

    /// <summary>Host is always signed. A proxy, a CDN or a second name for the server changes it.</summary>
    internal override IEnumerable<Match> Find(FailureFacts e)
    {
        foreach (NameDifference d in e.Differences)
        {
            if (d.Thing == NamedThing.Host && e.IsSignatureRefusal)
            {
                yield return Match.SeenInRequest(d.Sentence).About("host");
            }
            else if (d.Thing == NamedThing.Bucket && (e.IsSignatureRefusal || e.Code == "NoSuchBucket"))
            {
                yield return Match.Circumstance(d.Sentence).About("host");
            }
        }

        if (e.IsSignatureRefusal && OfCanonical(e) is { } arrived)
        {
            yield return arrived.About("host");
        }

        if (e.MayBeSignature && e.Clue(ClueKind.HostReplaced) is { } host && !e.Doubt.IsExcluded(SignedElement.Host))
        {
            yield return Match.SeenInRequest(
                $"The code puts another host into the URL after signing ('{Printable.Of(host, 100)}'). The host is part of what is signed.",
                "Let the signer use the endpoint that clients call, in a client of its own: signing needs no connection.").About("host");
        }

        if (e.IsSignatureRefusal && e.Kind != RequestKind.Own && !e.Doubt.IsExcluded(SignedElement.Host)
            && PublicName.Of(e.Input) is { } names && e.Location?.Host != names.Endpoint)
        {
            string evidence = $"The client is set to the endpoint {Printable.Of(names.Endpoint, 100)}, and URLs get the name "
                + $"{Printable.Of(names.Public, 100)}. The host is part of what is signed.";
            yield return (e.Kind == RequestKind.OwnSupposed ? Match.Circumstance(evidence) : Match.SeenInRequest(
                evidence,
                $"Sign with a client whose endpoint is {Printable.Of(names.Public, 100)}: signing needs no connection."))
                .About("host");
        }

        if (e.MayBeSignature && !(e.IsSilentRefusal && e.Method == "HEAD") && (Compared(e) ?? Between(e)) is { } match)
        {
            yield return match;
        }
    }

    /// <summary>
    /// The line of the host in the server's canonical request. Signers leave the port of the scheme out (RFC 9110, section 4.2.3), so one
    /// that arrived with it was added by the client that sends.
    /// </summary>
    private static Match? OfCanonical(FailureFacts e)
    {
        if (e.Canonical?.Host is not { } host)
        {
            return null;
        }

        int colon = host.LastIndexOf(':');
        bool isOfScheme = colon > 0 && host[colon..] is ":443" or ":80";
        bool isInUrl = e.Raw is { } raw && VerificationContext.HostAndPort(raw).Equals(host, StringComparison.OrdinalIgnoreCase);
        return isOfScheme && !isInUrl
            ? Match.SeenInRequest(
                $"The server received the host '{Printable.Of(host, 100)}', with the port. Signers leave {host[colon..]} out, so the "
                    + "signature does not fit.",
                $"Let the client send 'Host: {Printable.Of(host[..colon], 100)}', without the port.")
            : null;
    }

    private static Match? Compared(FailureFacts e)
    {
        if (e.Raw is not { } raw || UntoldHost.Is(raw.Text))
        {
            return null;
        }

        string own = VerificationContext.HostAndPort(raw);
        if (e.Input.Host is { } seen && !seen.Equals(own, StringComparison.OrdinalIgnoreCase))
        {
            return Match
                .SeenInRequest(
                    $"The server saw host {Printable.Of(seen, 100)}; the URL was made for {Printable.Of(raw.Host, 100)}. The host is "
                        + $"always signed."
                )
                .About("host");
        }

        string? signed = e.Signing.Headers.TryGetValue("host", out string? given) ? given : null;
        return signed is { Length: > 0 } && !signed.Equals(own, StringComparison.OrdinalIgnoreCase)
            ? Match.SeenInRequest($"Signed for host {Printable.Of(signed, 100)}, sent to {Printable.Of(raw.Host, 100)}.").About("host")
            : null;
    }

    private static Match? Between(FailureFacts e)
    {
        if (e.IsSilentRefusal && Topics.OtherHost.FirstIn(e.AllText) is { } other)
        {
            return Match
                .Reported(
                    $"You mentioned that the host of the URL is not the one that it was signed for ({other}). The host is part of the "
                        + $"signature."
                )
                .About("host");
        }

        if (!e.IsSignatureRefusal || e.Doubt.IsExcluded(SignedElement.Host))
        {
            return null;
        }

        string? proxy = Topics.Proxies.FirstIn(e.AllText);
        if (e.Location is { HostKind: S3HostKind.Custom, Provider: null } custom)
        {
            string behind = proxy is null ? string.Empty : $" (behind {proxy})";
            string evidence =
                $"{Printable.Of(custom.Host, 100)} is a custom host name{behind}. The server must receive exactly the host that was "
                    + $"signed.";
            return proxy is null ? Match.Circumstance(evidence) : Match.SeenInRequest(evidence);
        }

        bool viaServer = e.Element("server").ContainsAny("nginx", "cloudfront", "cloudflare");
        return proxy is not null || viaServer
            ? Match.Reported(
                $"There is {proxy ?? "a proxy"} between client and S3; where it changes the Host header, the signature does not fit."
            )
            : null;
    }

    /// <summary>
    /// The string to sign of Signature Version 2 names the bucket in its resource. Where the server's has none, it did not find one in the
    /// host; the client's, which the text shows beside it, has it.
    /// </summary>
    internal override IEnumerable<Match> Told(FailureFacts e, string text)
    {
        string? resource = e.StringToSignV2 is [.., var last] && last.Trim() is ['/', _, ..] path ? path : null;
        if (e.IsSignatureRefusal && resource is not null && Prefixed(text, resource[1..]) is { } bucket)
        {
            yield return Match
                .SeenInRequest(
                    $"The server signs the resource '{Printable.Of(resource, 80)}', and the client signs it with "
                        + $"'/{Printable.Of(bucket, 63)}' "
                        + "in front: the host that arrived does not name the bucket.",
                    "Let the client or proxy send the bucket's host, or use path style.")
                .About("host")
                .Explaining(CauseId.WrongSecretKey, CauseId.IntermediaryChangesRequest);
        }
        else if (e.IsSignatureRefusal && !e.Doubt.IsExcluded(SignedElement.Host) && HostOnTheWay.In(text, e.IsPresigned) is { } way)
        {
            yield return Match
                .SeenInRequest(
                    $"On the way the host is another one than the client signs ('{Printable.Of(way, 60)}'). The server computes the "
                        + "signature with the host that it receives.",
                    "Let what is between pass the Host header on unchanged, or give the client the name under which the server receives "
                        + "requests. No server has a setting that leaves the host out of the signature.")
                .About("host")
                .Compared()
                .Explaining(CauseId.WrongSecretKey, CauseId.SdkSigningBug, CauseId.KeyEncoding);
        }
        else if (e.MayBeSignature && e.Code is null or "SignatureDoesNotMatch" && e.IsOnOtherEndpoint && OldSignature.Works(text))
        {
            yield return Match
                .Circumstance(
                    "Signature Version 2 is accepted, and Version 4 is not, with the same keys. Version 2 signs neither the host nor the "
                        + "region nor other headers: one of these is another one for the server than for the client, most often the host.",
                    "Compare the Host header that the server receives with the name that the client signs, in every character (case and "
                        + "port too), and the regions of both.")
                .About("host")
                .Compared()
                .Explaining(CauseId.WrongSecretKey, CauseId.UrlExpired, CauseId.MissingIdentityPermission);
        }
        else if (e.IsSignatureRefusal && TwoHosts.In(text) is var (connected, sent))
        {
            yield return Match
                .SeenInRequest(
                    $"The client connects to '{Printable.Of(connected, 100)}' and sends the header Host: {Printable.Of(sent, 100)}.",
                    "Let the client set Host for each request anew.")
                .About("host")
                .Explaining(CauseId.WrongSecretKey);
        }
    }

    /// <summary>What stands before the same path in another resource: <c>\n/BUCKET/PATH</c>.</summary>
    private static string? Prefixed(string text, string path)
    {
        foreach (string line in (string[])["\n/", "\\n/"])
        {
            for (int i = Scan.Find(text, line, 0); i >= 0; i = Scan.Find(text, line, i + line.Length))
            {
                int start = i + line.Length;
                int end = Scan.Skip(text, start, static c => char.IsAsciiLetterOrDigit(c) || c is '-' or '.' or '_');
                if (end > start && end < text.Length && text[end] == '/' && Scan.At(text, end + 1, path))
                {
                    return text[start..end];
                }
            }
        }

        return null;
    }
}
