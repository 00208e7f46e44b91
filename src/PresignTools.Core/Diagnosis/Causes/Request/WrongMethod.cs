using PresignTools.Diagnosis.Known;
using PresignTools.Diagnosis.Reasoning;
using PresignTools.Intake;
using PresignTools.Text;

namespace PresignTools.Diagnosis.Causes.Request;

/// <summary>Sent with another HTTP method than the one that was signed.</summary>
internal sealed class WrongMethod : CauseDefinition
{
    internal override CauseInfo Info { get; } = new("wrong-method", CheckLayer.Request)
    {
        Title = "Sent with another HTTP method than the one that was signed",
        Why = "The method is the first line of what is signed. A URL for GET cannot PUT.",
        Fix = "Send the method that was signed, or sign for the one that is sent.",
        Document = AwsDocuments.Presigned,
        Stages = [S3CheckStage.Signature, S3CheckStage.Target, S3CheckStage.PostPolicy],
        Statuses = [403, 405, 412],
    };

    internal override bool IsRuledOut(FailureFacts e) => CodeAgreement.InMethod(e);

    /// <summary>The method is the first line of what is signed.</summary>
    internal override IEnumerable<Match> Find(FailureFacts e)
    {
        if (e is { Method: null, Code: "NotImplemented", IsPresigned: true, ProvesByOrder: false })
        {
            yield return Match.Circumstance(
                "Servers without upload forms answer so to POST, and which method was sent is not known.").About("method");
        }
        else if (e is { Method: null, IsMuteDenial: true, IsPresigned: true, IsForm: false, Doubt.Method: MethodDoubt.Unknown })
        {
            yield return Match.CommonCause("Which method was sent is not known.").About("method");
        }
        else if (e.Method is null && e is { IsSignatureRefusal: true, IsPresigned: true, IsForm: false })
        {
            yield return Match.Circumstance(
                "Which method was sent is not known, and the URL does not say for which one it was made.").About("method");
        }

        if (e.TakenInstead is { } taken)
        {
            string proof = $"The server took the URL with {Printable.Of(taken, 10)} just now, so it was signed for that; "
                + $"{Printable.Of(e.Method, 20)} is what was sent.";
            yield return (e.IsAws ? Match.Recomputed(proof) : Match.SeenInRequest(proof)).About("method");
        }

        if (OfHead(e) is { } head)
        {
            yield return head;
        }

        if (Sent(e) is not { } sent || (e.IsForm && sent == "POST"))
        {
            yield break;
        }

        string? signed = e.Signing.Method;
        if (signed is null && ByDoubt(e, sent) is { } doubtful)
        {
            yield return doubtful.About("method");
        }

        // Whatever the server calls it: it has no operation for such a request.
        if (signed is null && e.IsPresigned && e.Status is 405 or 501 && sent != "POST" && e.Doubt.Method == MethodDoubt.NoOperation)
        {
            yield return Match.SeenInRequest($"Sent with {Printable.Of(sent, 20)}; S3 has no such operation on an object.")
                .About("method").Explaining(CauseId.DeleteMarker, CauseId.ProviderUnsupported);
        }

        bool refusedPost = e.Status is 405 or 412 || (e.Status == 501 && !e.ProvesByOrder) || e.Stage == S3CheckStage.PostPolicy;
        if (sent == "POST" && e.IsPresigned && refusedPost && signed is null or "PUT" or "GET")
        {
            yield return Match
                .SeenInRequest(
                    "A URL whose query is signed was sent with POST; S3 takes that for an upload form. Such a URL uploads with PUT."
                )
                .About("method")
                .Explaining(CauseId.ProviderUnsupported);
        }
        else if (signed is not null && signed != sent && !(sent == "HEAD" && signed == "GET"))
        {
            // A request of another method has other headers too; those are a part of the same mistake.
            yield return Other(e, sent, signed).About("method").Explaining(
                CauseId.ContentTypeMismatch, CauseId.MissingSignedHeader, CauseId.NotS3);
        }
    }

    /// <summary>The method is signed: a URL that is accepted with HEAD was signed for HEAD, and fits no other.</summary>
    private static Match? OfHead(FailureFacts e) =>
        e is { Outcomes: { HeadAnswered: true, IsOfProbe: true }, IsPresigned: true, MayBeSignature: true, Signing.Method: null or "HEAD" }
        && e.Method is not ("HEAD" or "OPTIONS") && e.NotReachedWord is null && e.Input.FullText is { } text
        && !ToolMessages.HasSeveralSignatures(text)
            ? new Match(
                e.IsAws ? EvidenceKind.SeenInRequest : EvidenceKind.Circumstance,
                "The text has a HEAD that was answered 200, and another method fails. The method is signed: a URL that is accepted with "
                    + "HEAD was signed for HEAD.")
            {
                Fix = "Sign one URL for each method: " + SigningCommand.For(e, [], Printable.Of(e.Method ?? "GET", 20)),
                Differs = ["method"],
            }
            : null;

    /// <summary>Servers that have no upload forms say of a POST that they do not implement it.</summary>
    internal override bool AlsoGives(FailureFacts e) =>
        e is { Code: "NotImplemented", Method: null or "POST", ProvesByOrder: false, IsPresigned: true };

    private static Match Other(FailureFacts e, string sent, string signed)
    {
        bool mayBe = e.Response is null || e.MayBeSignature || e.Status is 405 or 412 or 301 or 307 || e.Input.Redirects.Count > 0;
        if (!mayBe)
        {
            return Match.CommonCause($"Signed for {signed} ({e.Signing.Operation}), sent with {Printable.Of(sent, 20)}.");
        }

        string who = e.Signing.IsOnlyOperation
            ? "the tool that signed makes URLs for GET only"
            : $"the URL was signed for {e.Signing.Operation}";
        return Match.SeenInRequest(
            $"Sent with {Printable.Of(sent, 20)}, but {who}, which is {signed}.",
            $"Send {signed}, or sign for {Printable.Of(sent, 20)}: {SigningCommand.For(e, [], Printable.Of(sent, 20))}");
    }

    /// <summary>
    /// What the method by itself says, where a signature does not fit and nobody told what was signed. Few URLs are made for DELETE, and
    /// S3 has no operation for a POST to an object without a parameter that names one; PUT is as open as not.
    /// </summary>
    private static Match? ByDoubt(FailureFacts e, string sent)
    {
        bool isEnded = e.IsMuteDenial && e.Has(CauseId.UrlExpired);
        bool isOther = e.IsForm || e.Method == "OPTIONS" || e.Verification?.SignatureMatches == true;
        if (isEnded || isOther || !e.IsPresigned || !e.MayRefuseSignature)
        {
            return null;
        }

        string shown = Printable.Of(sent, 20);
        return e.Doubt.Method switch
        {
            MethodDoubt.NoOperation => Match.SeenInRequest(
                $"Sent with {shown}; S3 has no such operation on an object, so the URL was signed for another method."),
            MethodDoubt.Unusual => Match.SeenInRequest(
                $"Sent with {shown}; the URL does not say that it was made for it, and few are. One that was signed for GET or PUT does "
                    + "not fit."),
            MethodDoubt.Open when sent != "HEAD" => new Match(
                e.IsMuteDenial ? EvidenceKind.CommonCause : EvidenceKind.Circumstance,
                $"Sent with {shown}; the URL does not say for which method it was made. Most are made for GET."),
            MethodDoubt.Usual => Match.CommonCause($"Sent with {shown}; the URL may have been made for PUT."),
            _ => null,
        };
    }

    /// <summary>A preflight is the browser's own; what was meant is in Access-Control-Request-Method.</summary>
    private static string? Sent(FailureFacts e) =>
        e.Method == "OPTIONS" ? e.Header("access-control-request-method")?.ToUpperInvariant() : e.Method;

    /// <inheritdoc/>
    internal override IEnumerable<Match> Told(FailureFacts e, string text)
    {
        bool isOpened = e.IsSignatureRefusal && e.Method is null or "GET" && e.Input.SendingCalls.Count == 0
            && Symptoms.OpenedInBrowser.IsIn(text);
        bool isOther = e.IsSignatureRefusal && e.Signing.Method is "DELETE" or "POST" && Symptoms.OpenedInBrowser.IsIn(text);
        if (isOther && (e.Method is null or "GET" || e.Method == e.Signing.Method))
        {
            yield return Match.SeenInRequest(
                $"The URL is made for {e.Signing.Method}, and was opened in a browser, which sends GET.",
                $"Send {e.Signing.Method} (curl -X {e.Signing.Method} URL). A link in a page or mail can only be one for GET.")
                .About("method");
        }
        else if (e is { IsSignatureRefusal: true, Canonical: { Method: "GET", IsPresigned: true }, IsForm: false }
            && e.Signing.Method is null && TellsUpload(text))
        {
            yield return Match.Circumstance(
                "The server received GET, and the text is about an upload: a URL that is made for PUT was opened, as a browser does it.",
                "Send the file with PUT: curl -T FILE URL. What the URL answers to GET does not show why the upload fails.")
                .About("method")
                .Explaining(CauseId.SdkSigningBug);
        }
        else if (isOpened && (e.Signing.Method == "PUT" || Symptoms.MadeForUpload.IsIn(text)))
        {
            yield return Match.SeenInRequest(
                "The URL is made for an upload with PUT, and was opened in a browser, which sends GET.",
                "Send the file with PUT: curl -T FILE URL. For a link to open, sign for GET.").About("method");
        }

        foreach (Match match in OfCode(e))
        {
            yield return match;
        }

        foreach (Match match in OfWords(e, text))
        {
            yield return match;
        }

        bool isForm = e.Header("content-type").ContainsAny("multipart/form-data")
            || e.Input.SendingCalls.Any(static c => c.Body == SentBody.MultipartForm);
        if (e is { IsPresigned: true, Method: "POST", Key.Length: > 0 } && isForm && !e.IsAccepted)
        {
            yield return Match
                .SeenInRequest(
                    "A form was sent with POST to the presigned URL of an object. Such a URL takes PUT with the file's bytes and "
                        + "nothing around them.",
                    "Send the file itself with PUT, or make an upload form (POST policy)."
                )
                .About("method")
                .Explaining(CauseId.UrlExpired);
        }
    }

    /// <summary>What a person says of the method, beside the call that signs; or a form that is signed, and a PUT in the code.</summary>
    private static IEnumerable<Match> OfWords(FailureFacts e, string text)
    {
        bool isOpen = !e.IsAccepted && e.NotReachedWord is null
            && (e.Response is null || e.IsSignatureRefusal || e.IsSilentRefusal || e.IsBareDenial || e.Status is 405 or 412 or 501);
        bool isPut = e.Signing.Method == "PUT" && !e.Signing.IsOnlyOperation && e.Input.SendingCalls.All(static c => c.Method != "PUT");
        if (isOpen && isPut && e.Method is null or "PUT" && (SentMethod.Post(text) ?? SentMethod.PostingComponent(text)) is { } words
            && !AsksOwnApi(text))
        {
            bool isSaid = SentMethod.Post(text) is not null;
            string evidence = isSaid ? $"The URL is made for PUT, and by what the text says a POST is sent ('{Printable.Of(words, 40)}')."
                : $"The URL is made for PUT, and {Printable.Of(words, 40)} sends a form with POST unless it is set to PUT.";
            const string Fix = "Send PUT with the file's bytes as the body; or sign an upload form (POST policy) and send its fields.";
            yield return (isSaid ? Match.SeenInRequest(evidence, Fix).Compared() : Match.Circumstance(evidence, Fix)).About("method")
                .Explaining(CauseId.ContentTypeMismatch, CauseId.CorsMisconfigured, CauseId.SignedHeaderChanged);
        }

        bool isFormSigned = e.Input.SigningCalls.All(static c => c.Operation is null or "PostObject")
            && text.ContainsAny("presigned POST", "createPresignedPost", "generate_presigned_post", "presigned_post", "PresignedPost(")
            && !text.ContainsAny("presigned PUT", "generate_presigned_url", "getSignedUrl(", "PutObjectCommand");
        if (isOpen && isFormSigned && e.Input.SendingCalls.Any(static c => c.Method == "PUT")
            && e.Input.SendingCalls.All(static c => c.Method is null or "PUT"))
        {
            yield return Match.SeenInRequest(
                "What is signed is an upload form (presigned POST), and the code sends PUT.",
                "Send the form's fields and the file with POST; or sign a URL for PutObject, and keep the PUT.")
                .About("method").Compared().Explaining(CauseId.PostFormMalformed, CauseId.CorsMisconfigured);
        }
    }

    /// <summary>An upload is what fails, and nobody says that one went well or that a download is meant.</summary>
    private static bool TellsUpload(string text) =>
        FailedUpload.IsIn(text) && !Tellings.UploadWorked.IsIn(text)
        && !text.ContainsAny("download", "thumbnail", "preview", "display", "getObject", "get_object", "view the", "show the");

    private static readonly Topic FailedUpload =
        new("direct upload", "direct file upload", "upload directly", "upload straight", "direct s3", "upload fails", "uploads fail",
            "upload failed", "uploading fails", "cannot upload", "can't upload", "unable to upload", "upload doesn't", "upload does not",
            "upload never", "not uploaded", "nothing is uploaded", "putObject", "put_object");

    /// <summary>The code sends another method than was signed for, or than the server says that it received.</summary>
    private static IEnumerable<Match> OfCode(FailureFacts e)
    {
        string[] sent = [.. e.Input.SendingCalls.Where(static c => c.Method is not null).Select(static c => c.Method!).Distinct()];
        if (!e.IsSignatureRefusal || e.IsForm || sent is not [var only] || RequestKinds.IsOwn(e))
        {
            yield break;
        }

        string? received = e.Canonical?.Method
            ?? (e.Response?.StringToSign is { } line && !line.StartsWith("AWS4", StringComparison.Ordinal)
                ? line.TrimStart().Split(' ', '\n', '\r')[0] : null);
        if (e.Method is null && e.Signing.Method is "PUT" or "GET" && only == "POST" && !AsksOwnApi(e.WholeText))
        {
            yield return Match.SeenInRequest(
                $"The code sends {only}, and the URL is made for {e.Signing.Method}.",
                $"Send {e.Signing.Method} with the file's bytes as the body.").About("method").Explaining(CauseId.ContentTypeMismatch);
        }
        else if (received is "GET" or "PUT" or "POST" or "HEAD" && received != only && e.Signing.Method != received)
        {
            string evidence = $"The server received {received}, and the code sends {only}: the URL was opened by something else, such as a "
                + "browser, or a redirect changed the method.";
            yield return (e.Signing.Method == only ? Match.SeenInRequest(evidence) : Match.Circumstance(evidence)).About("method");
        }
    }

    /// <summary>A POST to an address that the code writes out: that is how a page gets a URL from its own server.</summary>
    private static bool AsksOwnApi(string text) =>
        text.ContainsAny(".post('/", ".post(\"/", ".post(`/", ".post('http", ".post(\"http", ".post(`", "post_url", ".post(f\"",
            ".post(f'");
}
