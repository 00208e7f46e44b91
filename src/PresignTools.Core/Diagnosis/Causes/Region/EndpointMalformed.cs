using PresignTools.Diagnosis.Known;
using PresignTools.Diagnosis.Reasoning;
using PresignTools.Intake;
using PresignTools.Text;

namespace PresignTools.Diagnosis.Causes.Region;

/// <summary>The endpoint that is set is not one: without scheme, with a path, of another form.</summary>
internal sealed class EndpointMalformed : CauseDefinition
{
    internal override CauseInfo Info { get; } = new("endpoint-malformed", CheckLayer.Region)
    {
        Title = "The endpoint is not written as the client needs it",
        Why = "A client makes every request of the endpoint that is set. If it cannot read the endpoint, it sends nothing.",
        Fix = "Write the endpoint as https://HOST or https://HOST:PORT, without bucket and path. Clients that need a host name alone have "
            + "a setting of their own for TLS.",
        Document = AwsDocuments.VirtualHosting,
        IsOutsideS3 = true,
    };

    internal override IEnumerable<Match> Find(FailureFacts e)
    {
        if (e.NotReachedWord is not { } word || UnusableEndpoint.Word(word) is null)
        {
            yield break;
        }

        // The same words are those of a URL that somebody else gave; those that name the endpoint are not.
        string? set = e.Input.Setting(ClientSettingNames.Endpoint);
        string? fault = set is null ? null : EndpointFault.Of(set);
        if (UnusableEndpoint.NamesEndpoint(word) || fault is not null || (e.Raw is null && e.WholeText.ContainsAny("endpoint")))
        {
            string shown = fault is null ? string.Empty : $" The endpoint '{Printable.Of(set!, 80)}' {fault}.";
            yield return Match
                .SeenInRequest(
                    $"The client reported '{Printable.Of(word, 100)}': it cannot use the endpoint as it is set, and sent nothing.{shown}")
                .Explaining(CauseId.DnsOrTls);
        }
    }

    // What parsers of URLs say of any URL.
    private static readonly string[] Parsers =
    [
        "Invalid URL", "Invalid URI", "bad URI", "InvalidURIError", "malformed URL", "MalformedURLException", "URISyntaxException",
        "not a valid URL", "not a valid URI", "URL is not valid", "could not parse URL", "failed to parse URL", "unable to parse URL",
    ];

    /// <inheritdoc/>
    internal override IEnumerable<Match> Told(FailureFacts e, string text)
    {
        bool mayBe = !e.IsAccepted && (e.MayBeSignature || e.NotReachedWord is not null || e.Status is 400 or 404);
        if (mayBe && EndpointFault.HostBucket(text) is { } template)
        {
            yield return Match
                .Circumstance(
                    $"s3cmd's host_bucket is set to '{Printable.Of(template, 100)}'. It takes a host, and this has a path with the bucket: "
                        + "what is signed for a bucket and where the request goes need not be the same then.",
                    "Set host_bucket to the same as host_base, with its port, for path style; or to %(bucket)s.HOST where the server has "
                        + "a name for each bucket.")
                .Explaining(CauseId.DnsOrTls, CauseId.SignedHostMismatch, CauseId.WrongSecretKey, CauseId.SdkSigningBug);
        }

        if (e.Response is not { Code: not null } && !e.IsAccepted && SchemeAsHost.In(text) is { } scheme)
        {
            yield return Match
                .SeenInRequest(
                    $"The client looked for a host with the name '{scheme}': the setting takes a host alone, and has {scheme}:// in front.",
                    "Write the host without scheme and path, and turn TLS on or off in the setting that the client has for it.")
                .Explaining(CauseId.DnsOrTls);
        }

        // The general words of a URL parser: what the endpoint lacks is seen in the setting.
        string? set = e.Input.Setting(ClientSettingNames.Endpoint);
        string? fault = set is null || e.Response is not null || e.IsAccepted || !text.ContainsAny(Parsers) ? null
            : EndpointFault.Of(set);
        if (fault is not null)
        {
            yield return Match
                .SeenInRequest($"The client calls a URL invalid, and sent nothing. The endpoint '{Printable.Of(set!, 80)}' {fault}.")
                .Compared()
                .Explaining(CauseId.DnsOrTls);
        }

        if (e.Response is not { Code: not null } && !e.IsAccepted && e.Raw is null && EndpointFault.EmptyLabel(text) is { } host)
        {
            yield return Match
                .SeenInRequest(
                    $"The client looked for the host '{Printable.Of(host, 80)}', which begins with a dot: the part in front of it (region, "
                        + "account or bucket) was empty.",
                    "Set what is missing: the region, the account or the bucket's name. Or give the whole endpoint: https://HOST.")
                .Explaining(CauseId.DnsOrTls);
        }
    }
}
