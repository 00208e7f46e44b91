using PresignTools.Diagnosis.Known;
using PresignTools.Diagnosis.Reasoning;
using PresignTools.Text;

namespace PresignTools.Diagnosis.Causes.Request;

/// <summary>Content-Type is not the one that was signed.</summary>
internal sealed class ContentTypeMismatch : CauseDefinition
{
    internal override CauseInfo Info { get; } = new("content-type-mismatch", CheckLayer.Request)
    {
        Title = "Content-Type is not the one that was signed",
        Why = "Clients set Content-Type by themselves. Once signed, its value must be exactly the same, charset included.",
        Fix = "Send exactly the Content-Type that was signed (charset included), or sign without one.",
        Document = AwsDocuments.Presigned,
        Stages = [S3CheckStage.Signature],
        Statuses = [403],
    };

    /// <summary>
    /// A download has none; an upload form signs its policy and no header; and Version 4 does not look at a header that the URL does not
    /// name as signed.
    /// </summary>
    internal override bool IsRuledOut(FailureFacts e) => IsUnsigned(e) || CodeAgreement.InContentType(e);

    private static bool IsUnsigned(FailureFacts e) => (e.Method is "GET" or "HEAD" && e.Header("content-type") is null)
        || e.Form is not null
        || e.Canonical?.IsUnsigned("content-type") == true
        || (e.IsAws && e.HasSignedHeadersInUrl && e.SignedHeaderNames?.Contains("content-type") == false);

    /// <summary>
    /// Signature Version 2 signs every Content-Type that comes. Version 4 takes an unsigned one; but what signed may have signed it without
    /// showing it, and the client may set one by itself (a browser for a Blob, curl for -d, HttpClient for a string).
    /// </summary>
    internal override IEnumerable<Match> Find(FailureFacts e)
    {
        if (e.MayBeSignature && !(e.IsSilentRefusal && e.Method is "HEAD" or "GET") && Compare(e) is { } match)
        {
            yield return match.About("header:content-type") with
            {
                // Content-Type was signed and is not sent: that is this cause, and not any header.
                Explains = match.Kind.IsFault() && IsOnlyMissingHeader(e)
                    ? [CauseId.MissingSignedHeader, CauseId.NotS3] : [CauseId.NotS3],
            };
        }
    }

    /// <inheritdoc/>
    internal override IEnumerable<Match> Told(FailureFacts e, string text)
    {
        string? given = e.IsSignatureRefusal ? Intake.HeaderInText.Value(text, "content-type") : null;
        if (given is "undefined" or "null" or "None" or "nil" or "[object")
        {
            yield return Match.SeenInRequest(
                $"Content-Type is {given} where the headers are shown: it is signed as one text, and sent as another or not at all.",
                "Give the request a content type, the same where it is signed and where it is sent.").About("header:content-type");
        }

        bool isForm = e.Input.SendingCalls.Any(static c => c is { Body: Intake.SentBody.MultipartForm, Method: "PUT" })
            || (text.ContainsAny("multipartFormData:")
                && e.Input.SendingCalls.Any(static c => c is { Client: "Alamofire", Method: "PUT" }));
        bool isOfUrl = e.IsPresigned || Tellings.Presigned.IsIn(text);
        if (isForm && isOfUrl && !e.IsForm && (e.Response is null || e.IsSignatureRefusal || e.IsSilentRefusal) && !e.IsAccepted)
        {
            yield return Match.SeenInRequest(
                "The code sends the file as a form (multipart/form-data) with PUT: the client sets that type itself, and the body is no "
                    + "longer "
                    + "the file.",
                "Send the bytes of the file as the body, with the content type that was signed.").About("header:content-type");
        }

        if (e.IsSignatureRefusal && e.Canonical is { Method: "POST", Query: var query }
            && query.StartsWith("%3C", StringComparison.Ordinal))
        {
            yield return Match.SeenInRequest(
                "The server took the body of the POST for its query: the canonical request has it there. That is what the "
                    + "type application/x-www-form-urlencoded does, which clients send with a POST by themselves.",
                "Send the body with Content-Type: text/xml (or without one, where the client lets you).").About("query")
                .Explaining(CauseId.KeyEncoding, CauseId.ExtraQueryParameter);
        }

        if (!e.IsAccepted && e.Code is null or "SignatureDoesNotMatch" && HandsOutNoHeader(text))
        {
            yield return Match.SeenInRequest(
                "The URL signs content-type, and the answer that hands it out names no header to send (\"header\": {}). The client then "
                    + "sends a type of its own, or none: git-lfs detects one since 2.5.",
                "Name the signed Content-Type in the header object of the action, or sign without it. For git-lfs: git config "
                    + "lfs.contenttype false.")
                .About("header:content-type")
                .Explaining(CauseId.MissingSignedHeader, CauseId.WrongService, CauseId.SdkSigningBug);
        }

        if ((e.IsSignatureRefusal || e.IsSilentRefusal) && CustomResourceAnswer.SetsType(e.Input.SendingCalls, text) is { } client)
        {
            yield return Match.SeenInRequest(
                $"CloudFormation signs the address for its answer (ResponseURL) with an empty Content-Type, and {Printable.Of(client, 60)} "
                    + "sends one by itself.",
                "Send the body as text with the header content-type set to an empty value.").About("header:content-type").Compared()
                .Explaining(CauseId.WrongSecretKey, CauseId.SignatureMismatch, CauseId.MissingIdentityPermission, CauseId.UnsignedRequest);
        }

        bool mayBe = (e.IsSignatureRefusal || e.IsSilentRefusal) && !RequestKinds.IsOwn(e) && !IsUnsigned(e);
        if (mayBe && ContentTypesInText.In(text) is var (plain, full))
        {
            yield return Match.SeenInRequest(
                $"The text has the content type '{Printable.Of(plain, 60)}' in one place and '{Printable.Of(full, 80)}' in another: the "
                    + "one was signed, the other is what a client sends.").About("header:content-type");
        }
    }

    private static readonly string[] NoHeaders =
        ["\"header\":{}", "\"header\": {}", "\"headers\":{}", "\"headers\": {}", "'header': {}", "'headers': {}"];

    private static readonly string[] SignsType = ["SignedHeaders=content-type", "SignedHeaders=content-length;content-type",
        "SignedHeaders=content-length%3Bcontent-type"];

    /// <summary>Whether the object of headers that follows a URL which signs the type is empty.</summary>
    private static bool HandsOutNoHeader(string text)
    {
        string? signs = text.FirstContained(SignsType);
        int at = signs is null ? -1 : text.IndexOf(signs, StringComparison.OrdinalIgnoreCase);
        int next = at < 0 ? -1 : Scan.Find(text, "header", at + signs!.Length);
        return next > 0 && Array.Exists(NoHeaders, n => Scan.At(text, next - 1, n));
    }

    private static Match? Compare(FailureFacts e)
    {
        bool isSigned = e.SignedHeaderNames?.Contains("content-type") == true;

        // What S3 shows of the request that it received was sent.
        string? sent = e.Header("content-type") ?? (isSigned ? e.Canonical?.Header("content-type") : null);
        string? signed = e.Signing.Headers.TryGetValue("content-type", out string? given) ? given : e.QueryValue("content-type");

        // A library that signs the header only when it is told to was told to, where the URL lists it: the code has its value.
        signed ??= isSigned ? e.SignedParameter("contenttype", "content-type") : null;

        if (
            FromStringToSign(e) is { } arrived
            && (sent is null || signed is null || !EqualsTrimmed(signed, arrived))
            && Arrived(arrived, signed) is { } match)
        {
            return match;
        }

        if (isSigned && sent is null && e.Headers is not null)
        {
            const string none = "Content-Type was signed, and the client sends none.";
            return IsOnlyMissingHeader(e) ? Match.SeenInRequest(none) : Match.Circumstance(none);
        }

        if (signed is { Length: > 0 } && sent is not null && !EqualsTrimmed(signed, sent) && (isSigned || !e.HasSignedHeadersInUrl))
        {
            return Match.SeenInRequest($"Content-Type '{Printable.Of(signed, 80)}' was signed, '{Printable.Of(sent, 80)}' is sent.");
        }

        return !e.MayRefuseSignature ? null : e.IsSignatureV2 ? OfVersion2(sent, signed) : OfVersion4(e, sent, isSigned);
    }

    private static Match? Arrived(string arrived, string? signed)
    {
        bool isForm = Topics.FormBody.IsIn(arrived) || arrived.StartsWith("application/x-www-f", StringComparison.Ordinal);
        if (!isForm && (signed is null || EqualsTrimmed(signed, arrived)))
        {
            return null;
        }

        string other = signed is null ? string.Empty : $"; '{Printable.Of(signed, 80)}' was signed";
        string why = isForm ? "the client sends the body as a form and sets the type itself" : "the client sends another type";
        return Match.SeenInRequest($"S3 received Content-Type '{Printable.Of(arrived, 100)}'{other}: {why}.");
    }

    private static Match? OfVersion2(string? sent, string? signed)
    {
        if (sent is not { Length: > 0 })
        {
            return null;
        }

        string evidence =
            $"The client sends Content-Type '{Printable.Of(sent, 80)}', which Signature Version 2 always signs; it must be the signed "
                + $"one, or none.";
        return signed is not null && EqualsTrimmed(signed, sent) ? Match.CommonCause(evidence) : Match.SeenInRequest(evidence);
    }

    private static Match? OfVersion4(FailureFacts e, string? sent, bool isSigned)
    {
        if (isSigned)
        {
            return sent is null ? Match.Circumstance("Content-Type was signed; what the client sends is not known.")
                : sent.ContainsAny("multipart/form-data", "form-urlencoded", "charset")
                    ? Match.SeenInRequest(
                        $"Content-Type was signed; '{Printable.Of(sent, 80)}' is sent, which clients set by themselves."
                    )
                : Match.Circumstance(
                    $"Content-Type was signed; '{Printable.Of(sent, 80)}' is sent, perhaps not the value that was signed.");
        }

        // With a URL that signs host only, a Content-Type cannot break the signature.
        bool cannotMatter = e.HasSignedHeadersInUrl || (e.Location is { IsGlobal: false } && e.Url is not null);
        return sent is { Length: > 0 } && !cannotMatter && e.IsUpload
            ? Match.Circumstance(
                $"The client sends Content-Type '{Printable.Of(sent, 80)}'; it must be the one that was signed, or none where none was."
            )
            : null;
    }

    /// <summary>Beside other headers that are not sent either, Content-Type is only one of them.</summary>
    private static bool IsOnlyMissingHeader(FailureFacts e) =>
        e.SignedHeaderNames?.Any(n =>
            n is not ("host" or "content-type" or "date" or "content-length") && !e.IsSent(n) && !e.InQuery(n)
        ) != true;

    /// <summary>The third line of a Signature Version 2 string to sign is the Content-Type that arrived.</summary>
    private static string? FromStringToSign(FailureFacts e) =>
        e.StringToSignV2 is { Length: > 2 } lines && lines[2].IndexOf('/') > 0 ? lines[2] : null;

    private static bool EqualsTrimmed(string a, string b) => string.Equals(a.Trim(), b.Trim(), StringComparison.Ordinal);
}
