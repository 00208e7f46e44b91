namespace PresignTools.Verification.Sending;

/// <summary>What the user has said about sending, and where the parts of the request came from. What is left out forbids.</summary>
internal sealed record SendingTerms
{
    /// <summary>Where the URL came from.</summary>
    internal RequestSource UrlSource { get; init; }

    /// <summary>Where the headers came from.</summary>
    internal RequestSource HeaderSource { get; init; }

    /// <summary>Whether the user asks for it (-Live): then it goes to any host, with all headers.</summary>
    internal bool IsAskedFor { get; init; }

    /// <summary>
    /// Whether the user allows PUT and DELETE, made harmless (-Force); of a transfer, whether a URL is sent that S3 will most likely
    /// refuse.
    /// </summary>
    internal bool Force { get; init; }

    /// <summary>Whether the command has a way to allow that. Advice names no other.</summary>
    internal bool CanForce { get; init; } = true;

    /// <summary>Endpoints that the user has set: -EndpointUrl, the variables, the profile.</summary>
    internal IReadOnlyList<string> OwnEndpoints { get; init; } = [];

    /// <summary>The proxy that the request would take; null where whoever sends has none.</summary>
    internal ProxyRoute? Proxy { get; init; }
}

/// <summary>Who would ask a server about a bucket, and where. What is left out forbids.</summary>
internal sealed record AskingTerms
{
    /// <summary>Access key id of the URL; null if it is not known.</summary>
    internal string? UrlKeyId { get; init; }

    /// <summary>Access key id of who asks.</summary>
    internal required string AskerKeyId { get; init; }

    /// <summary>Where the asker's keys came from, in words.</summary>
    internal string? AskerSource { get; init; }

    /// <summary>Whether the asker has a session token, which goes with each question.</summary>
    internal bool HasToken { get; init; }

    /// <summary>The endpoint that the user gave (-EndpointUrl); null for none.</summary>
    internal string? EndpointUrl { get; init; }

    /// <summary>Whether the URL's server is not one of AWS.</summary>
    internal bool IsOtherServer { get; init; }

    /// <summary>That server's endpoint; null where it cannot be told from the URL.</summary>
    internal string? OtherEndpoint { get; init; }

    /// <summary>Whether the user has set that server as the endpoint of S3 (AWS_ENDPOINT_URL_S3, AWS_ENDPOINT_URL).</summary>
    internal bool IsOwnServer { get; init; }

    /// <summary>Whether the asker's secret gives the signature of the URL as it stands, its own host included.</summary>
    internal bool HasSigned { get; init; }
}
