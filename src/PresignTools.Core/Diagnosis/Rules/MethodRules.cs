using PresignTools.Text;

namespace PresignTools.Diagnosis.Rules;

/// <summary>The method is the first line of what is signed.</summary>
internal static class MethodRules
{
    internal static Suspect? WrongMethod(Evidence e)
    {
        if (Sent(e) is not { } sent || e.IsForm && sent == "POST")
        {
            return null;
        }

        string? signed = e.Signing.Method;
        if (sent == "POST" && e.IsPresigned && (e.Status is 405 or 412 || e.Stage == Catalogue.S3CheckStage.PostPolicy) && signed is null or "PUT" or "GET")
        {
            return Suspect.Likely(CauseId.WrongMethod, 90, "A URL whose query is signed was sent with POST; S3 takes that for an upload form. Such a URL uploads with PUT.").About("method");
        }

        if (signed is null || signed == sent || sent == "HEAD" && signed == "GET")
        {
            return null;
        }

        bool mayBe = e.MayBeSignature || e.Status is 405 or 412 || e.Input.Redirects.Count > 0 || e.Status is 301 or 307;
        if (!mayBe && e.Response is not null)
        {
            return Suspect.Possible(CauseId.WrongMethod, 10, $"Signed for {signed} ({e.Signing.Operation}), sent with {Printable.Of(sent, 20)}.");
        }

        string who = e.Signing.IsOnlyOperation ? "the tool that signed makes URLs for GET only" : $"the URL was signed for {e.Signing.Operation}";

        // S3 says back which method reached it, in the first line of what it computed.
        string? computed = (e.Response?.CanonicalRequest ?? e.Response?.StringToSign)?.Split('\n')[0].Trim();
        return Suspect.Likely(CauseId.WrongMethod, e.IsSignatureRefusal && computed == sent ? 94 : e.Signing.IsOnlyOperation ? 91 : 88, $"Sent with {Printable.Of(sent, 20)}, but {who}, which is {signed}.",
            $"Send {signed}, or sign for {Printable.Of(sent, 20)}: {SigningCommand.For(e, string.Empty, Printable.Of(sent, 20))}").About("method");
    }

    /// <summary>HEAD is another method than GET; the refusal of a HEAD has no body.</summary>
    internal static Suspect? Head(Evidence e)
    {
        bool head = e.Method == "HEAD" || (e.Method is null && Words.HasAny(e.Told, "curl -I", "HEAD ", "link checker", "link preview", "prefetch"));
        if (!head || !e.MayBeSignature)
        {
            return null;
        }

        bool told = e.Signing.Method == "GET" || e.Url?.Operation == "GetObject" || SigningFacts.CallIn(e.Signing.Text) == "GetObject" || Words.HasAny(e.Signing.Text, "presignedGetObject", "PresignGetObject", "GetObjectCommand", "for GET");
        bool forGet = told || e.Signing.Operation is null && e.Url is { MethodHints: ["GET", ..] } && e.Response is not null;
        bool presigned = e.IsPresigned || Words.HasAny(e.Signing.Text, "presign", "getSignedUrl", "signed_url", "signurl", "temporary url", "temporaryUrl") || (e.Signing.Operation == "GetObject" && e.SignedHeaderNames is not null);
        return forGet && (presigned || e.Signing.Operation == "GetObject")
            ? Suspect.Likely(CauseId.HeadWithGetUrl, presigned ? told ? 86 : 70 : 58, "HEAD was sent with a URL that was signed for GET; the method is signed, and a refused HEAD has no body.",
                "Send GET with the header Range: bytes=0-0, which need not be signed, or sign for HEAD: " + SigningCommand.For(e, string.Empty, "HEAD")).About("method")
            : null;
    }

    /// <summary>A preflight is the browser's own; what was meant stands in Access-Control-Request-Method.</summary>
    private static string? Sent(Evidence e) => e.Method == "OPTIONS" ? e.Header("access-control-request-method")?.ToUpperInvariant() : e.Method;
}
