using PresignTools.Addressing;
using PresignTools.Diagnosis.Known;
using PresignTools.Diagnosis.Reasoning;
using PresignTools.Intake;
using PresignTools.Text;

namespace PresignTools.Diagnosis.Causes.Region;

/// <summary>The host was not reached: name, certificate or network.</summary>
internal sealed class DnsOrTls : CauseDefinition
{
    internal override CauseInfo Info { get; } = new("dns-or-tls", CheckLayer.Region)
    {
        Title = "The host was not reached: name, certificate or network",
        Why = "Nothing reached S3: the name did not resolve, the connection failed, or the certificate did not fit the host.",
        Fix = "Check name resolution, proxy and certificate. A bucket name with dots needs the path-style host over https.",
        Document = AwsDocuments.VirtualHosting,
        IsOutsideS3 = true,
    };

    /// <summary>A status is the answer of a server that was reached; what a client says beside it may be of another request.</summary>
    internal override bool IsRuledOut(FailureFacts e) =>
        e.Raw is not null && e.Status is not null && e.NotReachedWord is null && e.Input.UnreachedHost is null;

    internal override IEnumerable<Match> Find(FailureFacts e) => [.. NotReached(e), .. InsideName(e)];

    /// <summary>In a network without the internet nothing comes back: a policy would have answered 403.</summary>
    internal override IEnumerable<Match> Told(FailureFacts e, string text)
    {
        if (e.Response is null && !e.IsAccepted && Hanging.Words(text) is { } words && Topics.ClosedNetwork.FirstIn(text) is { } network)
        {
            yield return Match.Circumstance(
                $"Nothing comes back ('{words.Trim()}'), and the text speaks of the network ('{network}'). S3 and its policies refuse at "
                    + "once, with 403: so there is no way to this host.",
                "See what the host's name resolves to, and whether a route leads there: a gateway endpoint in the subnet's route table, or "
                    + "an interface endpoint whose private DNS covers this very name (not s3.dualstack, not other regions).")
                .Explaining(CauseId.VpcEndpointPolicy, CauseId.MissingIdentityPermission, CauseId.VpceCondition);
        }
    }

    private static IEnumerable<Match> NotReached(FailureFacts e)
    {
        if (e.Response is { StatusCode: not null } or { Code: not null })
        {
            yield break;
        }

        if (e.Response is null && e.Input.Live is { Sent: true, StatusCode: null, Reason: { } why } live)
        {
            yield return Match.SeenInRequest($"From here the server is not reached: {Printable.Of(why, 240)}", live.Remedy);
            yield break;
        }

        // Multi-region access points have a certificate of their own for NAME.mrap.
        bool inHost = e.Location is { HostKind: not (S3HostKind.Custom or S3HostKind.MultiRegionAccessPoint), IsPathStyle: false };
        bool dots =
            inHost && e.Location!.Bucket is { } bucket && bucket.Contains('.') && bucket.IndexOf(':') < 0 && e.Raw?.Scheme == "https";
        string? fix = dots
            ? "Sign with the path-style host: " + SigningCommand.For(e, [new(nameof(Setting.AddressingStyle), "Path")])
            : null;
        if (e.NotReachedWord is { } unusable && UnusableEndpoint.Word(unusable) is not null)
        {
            yield return Match.SeenInRequest(
                $"The client reported '{Printable.Of(unusable, 100)}': it cannot use the endpoint as it is set, and sent nothing.",
                "Write the endpoint as https://HOST or https://HOST:PORT: with its scheme, and without bucket or path. Clients that take a "
                    + "host name alone have a setting of their own for TLS.");
        }
        else if (e.NotReachedWord is { } mixed && PresignTools.Intake.NotReached.IsMixedContent(mixed))
        {
            yield return Match.SeenInRequest(
                "The browser blocked the request: the page came over https, and the URL is http. The server got nothing.",
                "Sign for an https endpoint that the browser can reach. Inside a container network the public name differs from the "
                    + "server's own.");
        }
        else if (e.NotReachedWord is { } late && BrokenTransfer.Is(late, e.WholeText))
        {
            yield return Match.Circumstance(
                $"The client reported '{Printable.Of(late, 60)}', and by the text a part had gone through: the host is reached, and the "
                    + "connection does not last.");
        }
        else if (e.NotReachedWord is { } word)
        {
            yield return Match.SeenInRequest(
                dots
                    ? $"The client reported '{word}': the bucket name has dots and is part of the host, where S3's certificate (one "
                        + $"label) does not cover it."
                    : $"The client reported '{word}'. The request never reached S3, so the URL itself is untested.",
                fix);
        }
        else if (dots && !e.IsAccepted)
        {
            const string evidence =
                "The bucket name has dots and is part of the host: https clients refuse S3's certificate, which covers one label.";
            yield return e.Response is null ? Match.SeenInRequest(evidence, fix) : Match.Circumstance(evidence, fix);
        }
    }

    /// <summary>
    /// A name or address that only the inside of a network knows, used from outside of it: containers, clusters, an office. A browser
    /// resolves no name of a container; an address may be near, so there somebody has to say that it is not reached.
    /// </summary>
    private static IEnumerable<Match> InsideName(FailureFacts e)
    {
        bool isUnreached = Symptoms.NotReached.IsIn(e.WholeText) && !e.WholeText.ContainsAny("by CORS policy");
        bool isMissed = isUnreached || Symptoms.NotShown.IsIn(e.WholeText);
        if (e.Response is not null || e.IsAccepted || HostOf(e, isMissed) is not { } host)
        {
            yield break;
        }

        bool isFromOutside = e.Input.Origin is not null || e.Header("origin") is not null || Topics.OutsideClients.IsIn(e.UserText);
        if (InsideHost.IsName(host) && (isFromOutside || isMissed))
        {
            yield return Inside(
                e,
                isUnreached,
                $"The host '{Printable.Of(host, 80)}' is an internal host name (container or cluster); clients outside that network "
                    + $"cannot resolve it.");
        }
        else if (InsideHost.IsAddress(host) && isUnreached)
        {
            yield return Inside(
                e,
                isUnreached,
                $"The host '{Printable.Of(host, 80)}' is an address inside one machine or network; clients outside of it cannot reach it.");
        }
    }

    /// <summary>The URL's host; where only the code or the settings are known, a name that presigned URLs will have.</summary>
    private static string? HostOf(FailureFacts e, bool isMissed)
    {
        if (e.Location is { } location)
        {
            return location.HostKind == S3HostKind.Custom ? location.Host : null;
        }

        bool isOfUrls = isMissed && e.Raw is null && Tellings.Presigned.IsIn(e.WholeText);
        return isOfUrls && e.EndpointHost is { } set && InsideHost.IsName(set) ? set : null;
    }

    /// <summary>Where nothing was reached, no server looked at the query: what it lacks was left out by whoever pastes it.</summary>
    private static Match Inside(FailureFacts e, bool isUnreached, string evidence) => Match
        .SeenInAccount(
            evidence,
            "Sign for the name that the client reaches the server by: "
                + SigningCommand.For(e, [new(nameof(Setting.EndpointUrl), Say.Quoted("https://PUBLIC-HOST"))]))
        .Explaining(isUnreached ? [CauseId.UrlMangledInTransit, CauseId.MissingQueryParameter, CauseId.MalformedQueryParameter] : []);
}
