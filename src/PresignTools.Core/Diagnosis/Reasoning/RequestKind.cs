using PresignTools.Diagnosis.Known;

namespace PresignTools.Diagnosis.Reasoning;

/// <summary>Who signs, and who sends what was signed.</summary>
internal enum RequestKind
{
    /// <summary>Nothing tells.</summary>
    Unknown,

    /// <summary>A URL that one program signs and another one uses.</summary>
    Presigned,

    /// <summary>An upload form.</summary>
    Form,

    /// <summary>A client signs, in the Authorization header, what it sends itself.</summary>
    Own,

    /// <summary>So it seems: an error of a client, in a text that speaks of no URL that was signed before.</summary>
    OwnSupposed,
}

/// <summary>
/// Tells the kinds apart. A client that signs what it sends cannot take another method or content type than it signed, and there is no URL
/// that could be changed on its way: what is left is the secret, the name of the key, odd headers, the signer itself, or something between
/// client and server.
/// </summary>
internal static class RequestKinds
{
    private static readonly HashSet<string> OfUrls =
    [
        CauseId.WrongMethod, CauseId.HeadWithGetUrl, CauseId.ContentTypeMismatch, CauseId.UrlMangledInTransit, CauseId.ExtraQueryParameter,
        CauseId.MissingSignedHeader, CauseId.WrongEndpointGlobalRedirect,
    ];

    internal static RequestKind Of(FailureFacts e)
    {
        if (e.IsForm)
        {
            return RequestKind.Form;
        }

        if (e.IsPresigned || e.Canonical is { IsPresigned: true } || e.Input.SigningCalls.Any(static c => c.IsPresigning))
        {
            return RequestKind.Presigned;
        }

        bool isOwn = e.Canonical is { IsOwn: true } || e.Header("authorization") is not null
            || (e.Input.IsSignedByHeader && e.Input.SignedHeaderList.Count > 0);
        return isOwn ? RequestKind.Own
            : e.Input.FullText is { } text && e.Input.Url is null && !Tellings.Presigned.IsIn(text) && !Tellings.Links.IsIn(text)
                ? RequestKind.OwnSupposed
            : RequestKind.Unknown;
    }

    /// <summary>Whether a client signs what it sends, as far as is known.</summary>
    internal static bool IsOwn(FailureFacts e) => e.Kind is RequestKind.Own or RequestKind.OwnSupposed;

    /// <summary>Whether the cause belongs to URLs that another program uses, and the request is none of those.</summary>
    internal static bool IsOfOther(string cause, FailureFacts e) => e.IsSignatureRefusal && IsOwn(e) && OfUrls.Contains(cause);
}
