using PresignTools.Diagnosis.Known;
using PresignTools.Diagnosis.Reasoning;
using PresignTools.Intake;
using PresignTools.Text;

namespace PresignTools.Diagnosis.Causes.Region;

/// <summary>Something between client and server answered in the server's place.</summary>
internal sealed class IntermediaryBlock : CauseDefinition
{
    internal override CauseInfo Info { get; } = new("intermediary-block", CheckLayer.Region)
    {
        Title = "A proxy, firewall or CDN answered in place of S3",
        Why = "The request did not get to S3, or its answer was replaced. What was answered says nothing of the URL.",
        Fix = "Ask who runs the proxy, filter or CDN to let the host through. To be sure, try the same URL from another network.",
        Document = AwsDocuments.Forbidden,
        IsOutsideS3 = true,
    };

    internal override IEnumerable<Match> Find(FailureFacts e)
    {
        if (e.IsAccepted)
        {
            yield break;
        }

        Intermediary? who = e.Input.Intermediaries.FirstOrDefault(static i => i.Answered);
        if (e.Input.FullText is { } text && Redirected.IsPage(text))
        {
            yield break;        // it sends on, and blocks nothing
        }

        bool isOwnAnswer = e.Response is { Code: not null, Kind: not Responses.S3ResponseKind.Html } or { RequestId: not null };
        if (who is not null && !isOwnAnswer)
        {
            string place = who.Place.IsKnown ? $" ({who.Place})" : string.Empty;
            yield return Match
                .NamedByAnswer($"The answer is a page of {Printable.Of(who.Name, 60)}{place}, not of S3.")
                .Explaining(CauseId.Other, CauseId.DnsOrTls, CauseId.UnsignedRequest);
        }
        else if (e.Clue(ClueKind.ProxyRefused) is { } sentence && !isOwnAnswer)
        {
            yield return Match
                .NamedByAnswer(
                    $"The client's proxy did not open a connection to the host: '{Printable.Of(sentence, 200)}'. The request did not get "
                        + $"to S3, "
                        + "and a status in that sentence is the proxy's.",
                    "Ask who runs the proxy to allow this very host (the bucket's name may be part of it), or go past it (NO_PROXY)."
                )
                .Explaining(
                    CauseId.Other,
                    CauseId.DnsOrTls,
                    CauseId.MissingIdentityPermission,
                    CauseId.KeyMissingWithoutListPermission);
        }
        else if (e.Status == 407)
        {
            yield return Match.NamedByAnswer(
                "Status 407: a proxy requires a sign-in of its own. The request did not get to S3.",
                "Give the client the user and password of the proxy, or go past it (NO_PROXY).").Explaining(CauseId.Other);
        }
        else if (!isOwnAnswer && e.Response is { Code: null } && OfStatus(e.Status) is var (meaning, fix))
        {
            yield return Match.NamedByAnswer(meaning, fix).Explaining(CauseId.Other);
        }
        else if (e.IsForeignAnswer && e.Status != 411)
        {
            yield return Match.SeenInAccount(Said(e)).Explaining(CauseId.Other);
        }
    }

    /// <inheritdoc/>
    internal override IEnumerable<Match> Told(FailureFacts e, string text)
    {
        bool isRefused = !e.IsAccepted
            && e is { Code: null or "Unauthorized" or "Forbidden", Status: null or 302 or 303 or 307 or 401 or 403 };
        if (isRefused && e.Response is { RequestId: null } or null && SignInLayers.IsAffirmedIn(text)
            && (e.Status is not null || text.ContainsAny(Refusals)))
        {
            // S3 neither sends on to a page nor says 401.
            yield return new Match(
                e.Status is 302 or 303 or 401 ? EvidenceKind.SeenInRequest : EvidenceKind.Circumstance,
                $"In front of the server is a layer that requires a sign-in of its own ({SignInLayers.FirstIn(text)}). It knows nothing of "
                    + "S3's signatures, so it refuses a presigned URL of somebody without a session, and an S3 client that sends no token.")
            {
                Fix = "Let the paths of the S3 API go past the sign-in: the signature is the proof of access there. A server whose own "
                    + "authentication asks for a token must let presigned URLs through; look for a setting or a newer release.",
            }
                .Compared()
                .Explaining(CauseId.Other, CauseId.MissingIdentityPermission, CauseId.TwoAuthMechanisms, CauseId.UnsignedRequest);
        }
    }

    private static readonly string[] Refusals = ["401", "403", "sign in", "login page", "sign-in", "<title>Login", "<title>Log in"];

    private static readonly Topic SignInLayers = new(
        "oauth2-proxy", "oauth2_proxy", "authelia", "authentik", "forward-auth", "forwardauth", "forward auth", "auth_request",
        "cloudflare access", "cloudflareaccess.com", "identity-aware proxy", "AuthN", "pomerium", "vouch", "basic auth", "basicauth",
        "auth_basic", "keycloak gatekeeper", "SSO enabled", "behind SSO", "azure app proxy", "azure ad app proxy",
        "application proxy", "zero trust", "auth-url", "oauth2 proxy", "oauth proxy", "login.microsoftonline.com", "keycloak proxy",
        "single sign-on page", "login page of");

    /// <summary>Statuses that servers of S3 do not give: RFC 9110, sections 15.5.14 and 15.5.18.</summary>
    private static (string Meaning, string Fix)? OfStatus(int? status) => status switch
    {
        413 => (
            "Status 413: the body is larger than something on the way allows. S3 itself says EntityTooLarge, with status 400.",
            "Raise the limit of the proxy (nginx: client_max_body_size, an ingress: proxy-body-size), upload in smaller parts, or go past "
                + "it. CDNs and functions have limits that cannot be raised."),
        417 => (
            "Status 417: something on the way does not know 'Expect: 100-continue', which clients send before a large body.",
            "Let the client send no Expect header, or go past the proxy."),
        _ => null,
    };

    private static string Said(FailureFacts e) =>
        e.Response!.Kind == Responses.S3ResponseKind.Html ? "The answer is an HTML page, where S3 sends XML with a request id."
        : e.Response.Server is { } server ? $"The server that answered calls itself '{Printable.Of(server, 60)}'; S3 says 'AmazonS3'."
        : "The answer has no error code and no request id, as every answer of S3 has.";
}
