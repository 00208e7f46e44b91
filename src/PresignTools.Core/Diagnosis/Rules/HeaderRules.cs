using PresignTools.Text;
using PresignTools.Verification;

namespace PresignTools.Diagnosis.Rules;

/// <summary>Headers: what was signed must be sent, and so that the values agree; x-amz-* that is sent must be signed.</summary>
internal static class HeaderRules
{
    /// <summary>S3 took these from the request and found an empty value, or the signer was told of them and the client sends none.</summary>
    internal static Suspect? Missing(Evidence e)
    {
        if (!e.MayBeSignature || e.SignedHeaderNames is not { } signed || e.IsSilentRefusal && e.Method == "HEAD")
        {
            return null;
        }

        bool fromUrl = e.Judgement is { Parameters.Form: SignatureForm.V4 or SignatureForm.V4A };
        string[] missing = [.. signed.Where(n => n is not ("host" or "content-type" or "date" or "content-length" or "range") && !IsSent(e, n) && !InQuery(e, n))];
        if (missing.Length > 0 && missing.All(IsDefaultChecksum))
        {
            return null;    // nobody asked for those: the rule on checksums has them
        }

        if (missing.Length == 0)
        {
            // A header of the query counts as sent (s3-facts: recorded for AWS); older S3 and other servers want it as a header.
            string[] hoisted = [.. signed.Where(n => n.StartsWith("x-amz-", StringComparison.Ordinal) && e.Header(n) is null && InQuery(e, n))];
            return hoisted.Length > 0 && e.IsSignatureRefusal && fromUrl && e.Headers is not null
                ? Suspect.Likely(CauseId.MissingSignedHeader, 63, $"{string.Join(", ", hoisted)} was signed as a header, stands in the query, and is not sent as a header.", Send(e, hoisted)).About([.. hoisted.Select(static n => "header:" + n)])
                : null;
        }

        bool known = e.Headers is not null;
        int strength = fromUrl ? known ? 90 : e.IsSignatureRefusal ? 66 : 30 : known ? e.IsSignatureRefusal ? 82 : 34 : e.IsSignatureRefusal ? 55 : 20;
        return Suspect.Likely(CauseId.MissingSignedHeader, strength,
            known ? $"Signed, but not sent: {Printable.Of(string.Join(", ", missing), 200)}." : $"Signed, so the client must send it: {Printable.Of(string.Join(", ", missing), 200)}.", Send(e, missing)).As(known && fromUrl ? Certainty.Likely : strength >= 55 ? Certainty.Likely : Certainty.Possible).About([.. missing.Select(static n => "header:" + n)]);
    }

    /// <summary>
    /// SigV2 signs every Content-Type that comes. SigV4 takes an unsigned one; but what signed may have signed it without showing it, and the
    /// client may set one by itself (a browser for a Blob, curl for -d, HttpClient for a string).
    /// </summary>
    internal static Suspect? ContentType(Evidence e)
    {
        if (!e.MayBeSignature || e.IsSilentRefusal && e.Method is "HEAD" or "GET")
        {
            return null;
        }

        string? sent = e.Header("content-type");
        bool fromUrl = e.Judgement is { Parameters.Form: SignatureForm.V4 or SignatureForm.V4A };
        bool v2 = e.Judgement is { Parameters.Form: SignatureForm.V2 } || IsV2StringToSign(e);
        bool inScope = e.SignedHeaderNames?.Contains("content-type") == true;
        string? value = e.Signing.Headers.TryGetValue("content-type", out string? given) ? given : QueryValue(e, "content-type");

        if (FromStringToSign(e) is { } seen)
        {
            bool multipart = seen.HasAny("multipart/", "boundary=", "form-urlencoded");
            if (sent is null || value is null || !Same(value, seen))
            {
                if (multipart || (value is not null && !Same(value, seen)))
                {
                    return Type(87, $"S3 took '{Printable.Of(seen, 100)}' for the Content-Type{(value is null ? string.Empty : $"; '{Printable.Of(value, 80)}' was signed")}: {(multipart ? "the client sends the body as a form and sets the type itself" : "the client sends another type")}.");
                }
            }
        }

        if (inScope && sent is null && e.Headers is not null)
        {
            // Beside other headers that are not sent either, it is one of them.
            bool others = e.SignedHeaderNames!.Any(n => n is not ("host" or "content-type" or "date" or "content-length") && !IsSent(e, n) && !InQuery(e, n));
            return Type(others ? 80 : 93, "Content-Type was signed, and the client sends none.");
        }

        if (inScope && sent is not null && value is { Length: > 0 } && !Same(value, sent))
        {
            return Type(92, $"Content-Type '{Printable.Of(value, 80)}' was signed, '{Printable.Of(sent, 80)}' is sent.");
        }

        if (value is { Length: > 0 } && sent is not null && !Same(value, sent) && !fromUrl)
        {
            return Type(90, $"Content-Type '{Printable.Of(value, 80)}' was signed, '{Printable.Of(sent, 80)}' is sent.");
        }

        if (v2 && sent is { Length: > 0 } && e.IsSignatureRefusal)
        {
            return Type(value is not null && Same(value, sent) ? 30 : 72, $"The client sends Content-Type '{Printable.Of(sent, 80)}', which Signature Version 2 always signs; it must be the signed one, or none.");
        }

        if (inScope && e.IsSignatureRefusal)
        {
            bool form = sent.HasAny("multipart/form-data", "form-urlencoded", "charset");
            return Type(sent is null ? 66 : form ? 80 : 58, sent is null ? "Content-Type was signed; what the client sends is not known." : $"Content-Type was signed; '{Printable.Of(sent, 80)}' is sent, perhaps not the value that was signed.");
        }

        // With SigV4 and a URL that signs host only, a Content-Type cannot break the signature.
        bool unsigned = fromUrl || e.Location is { IsGlobal: false } && e.Url is not null;
        return sent is { Length: > 0 } && e.IsSignatureRefusal && !unsigned && e.IsUpload
            ? Type(sent.HasAny("multipart/form-data", "form-urlencoded") ? 64 : 60, $"The client sends Content-Type '{Printable.Of(sent, 80)}'; it must be the one that was signed, or none where none was.")
            : null;

        static Suspect Type(int strength, string evidence) => Suspect.Likely(CauseId.ContentTypeMismatch, strength, evidence).About("header:content-type");
    }

    /// <summary>The signer was given another value than the one that is sent.</summary>
    internal static Suspect? Changed(Evidence e)
    {
        if (!e.MayBeSignature || e.SignedHeaderNames is not { } signed)
        {
            return null;
        }

        string[] changed = [.. signed.Where(n => n is not ("host" or "content-type" or "x-amz-content-sha256") && e.Header(n) is { } sent && e.Signing.Headers.TryGetValue(n, out string? given) && given is { Length: > 0 } && !Same(given, sent))];
        return changed.Length == 0 ? null : Suspect.Likely(CauseId.SignedHeaderChanged, 92,
            $"{Printable.Of(changed[0], 60)} was signed as '{Printable.Of(e.Signing.Headers[changed[0]], 80)}' and is sent as '{Printable.Of(e.Header(changed[0]), 80)}'.", Send(e, changed)).About([.. changed.Select(static n => "header:" + n)]);
    }

    /// <summary>S3 names the headers; without them those that are sent tell.</summary>
    internal static Suspect? Unsigned(Evidence e)
    {
        if (e.Row != "headers-not-signed")
        {
            return null;
        }

        IReadOnlyList<string> named = e.Response!.HeadersNotSigned;
        if (named.Contains("host"))
        {
            // No client adds host: the list in the URL was damaged, or wrongly made.
            string list = e.Judgement?.Parameters.SignedHeaders ?? string.Empty;
            if (e.Judgement is { Parameters.Form: SignatureForm.V4 } && list.Length == 0)
            {
                return Suspect.Likely(CauseId.SdkSigningBug, 94, "X-Amz-SignedHeaders is empty; host must be in it. Whoever signed left it out.", "Sign with another version of the tool, or another tool.");
            }

            bool encoded = list.Contains('%');
            return Suspect.Likely(CauseId.UrlMangledInTransit, 93, encoded
                ? $"X-Amz-SignedHeaders reads '{Printable.Of(list, 80)}' after decoding: the URL was percent-encoded twice, and S3 does not find host in the list."
                : "S3 does not find host among the signed headers: X-Amz-SignedHeaders was damaged on the way, or wrongly made.");
        }

        if (named.Count == 0 && Underscored(e) is { } dropped)
        {
            return Suspect.Likely(CauseId.MissingSignedHeader, 94, $"'{Printable.Of(dropped, 60)}' has an underscore in its name: nginx drops such headers (underscores_in_headers is off by default), so that a header that was signed does not arrive.",
                "Name the metadata with dashes, or set underscores_in_headers on in nginx.").About("header:" + dropped);
        }

        // MinIO answers the same where a header that was signed is not sent, and names none.
        if (named.Count == 0 && !e.IsAws && e.Headers is not null && e.SignedHeaderNames?.Where(n => n is not ("host" or "content-length") && !IsSent(e, n)).ToList() is { Count: > 0 } unsent)
        {
            return Suspect.Likely(CauseId.MissingSignedHeader, 94, $"Signed, but not sent: {Printable.Of(string.Join(", ", unsent), 200)}. This server answers so where a signed header is missing.", Send(e, unsent)).About([.. unsent.Select(static n => "header:" + n)]);
        }

        bool byDefault = named.Any(static n => n is "x-amz-sdk-checksum-algorithm" or "x-amz-checksum-crc32" or "x-amz-checksum-mode" or "x-amz-trailer" or "x-amz-checksum-crc64nvme");
        return new Suspect(CauseId.UnsignedExtraHeader, e.IsAws && named.Count > 0 && !byDefault ? Certainty.Established : Certainty.Likely, 93,
            named.Count > 0 ? $"Sent, but not signed: {Printable.Of(string.Join(", ", named), 200)}." : AnswerRules.Said(e.Response))
        {
            Remedy = named.Count > 0 ? $"Leave out {Printable.Of(string.Join(", ", named), 120)}, or sign it: {SigningCommand.For(e, $"-Header @{{ {Table(e, named)} }}")}" : null,
            Differs = [.. named.Select(static n => "header:" + n)],
        };
    }

    /// <summary>A header that nginx, in front of a server that is not AWS's, does not let through; null without one.</summary>
    internal static string? Underscored(Evidence e)
    {
        bool nginx = e.Told.HasAny("nginx") || e.Signing.Text.HasAny("nginx") || (e.Response?.Elements.TryGetValue("server", out string? server) == true && server.HasAny("nginx"));
        return nginx || !e.IsAws ? e.Headers?.Select(static h => h.Key).FirstOrDefault(static n => n.StartsWith("x-amz-", StringComparison.Ordinal) && n.IndexOf('_') > 0) : null;
    }

    internal static Suspect? TwoMechanisms(Evidence e)
    {
        if (e.Row != "two-auth-mechanisms" && !(e.Response is null && !e.IsAccepted && (e.IsPresigned || e.Raw is null && e.Signing.Text.HasAny("presign")) && e.Header("authorization") is not null))
        {
            return null;
        }

        string? value = e.Header("authorization") ?? (e.Response?.Elements.TryGetValue("ArgumentValue", out string? argument) == true ? argument : null);
        string scheme = value is null ? "one" : Printable.Of(value.Split(' ')[0], 30);
        string? cdn = e.Told.FirstOf("cloudfront", "origin access", "proxy") ?? e.Signing.Text.FirstOf("cloudfront", "origin access");
        return new Suspect(CauseId.TwoAuthMechanisms, e.Row == "two-auth-mechanisms" && e.IsAws ? Certainty.Established : Certainty.Likely, 96,
            $"The request carries an Authorization header ({scheme}) beside the signature of the URL{(cdn is null ? string.Empty : $"; {cdn} adds one of its own")}.")
        { Remedy = cdn is null ? null : "Let one of the two sign: no origin access control where presigned URLs come through, or no presigned URLs." };
    }

    /// <summary>An SDK's default checksum, in the query or among the signed headers.</summary>
    internal static Suspect? Checksum(Evidence e)
    {
        bool inUrl = e.Raw?.Parameters.Any(static p => p.Name.StartsWith("x-amz-checksum-", StringComparison.OrdinalIgnoreCase) || p.Name.Equals("x-amz-sdk-checksum-algorithm", StringComparison.OrdinalIgnoreCase)) == true;
        bool empty = e.Raw?.Parameters.Any(static p => p.Value is "AAAAAA==" or "AAAAAAAAAAA=") == true;
        bool signedHeader = e.SignedHeaderNames?.Any(static n => n.StartsWith("x-amz-checksum-", StringComparison.Ordinal) || n == "x-amz-sdk-checksum-algorithm") == true;
        bool sent = e.Headers?.Any(static h => h.Key.StartsWith("x-amz-checksum-", StringComparison.Ordinal) || h.Key is "x-amz-sdk-checksum-algorithm" or "x-amz-trailer") == true;
        bool named = Words.HasAny(e.Response?.Message + " " + (e.Response?.Elements.TryGetValue("Header", out string? h) == true ? h : null), "checksum", "trailer", "crc32", "STREAMING-UNSIGNED-PAYLOAD");
        bool digest = e.Code is "BadDigest" or "InvalidDigest" or "XAmzContentSHA256Mismatch" or "NotImplemented" || e.Row is "checksum-value-invalid" or "checksum-twice";
        if (e.Header("x-amz-content-sha256").HasAny("TRAILER") && e.Response is { StatusCode: >= 400 } && !e.IsSignatureRefusal && (!e.IsAws || e.Code is "NotImplemented" or "MissingContentLength"))
        {
            return Suspect.Likely(CauseId.ChecksumDefault, 95, "The client sends the body with a checksum behind it (aws-chunked with a trailer), as SDKs do by default since January 2025; this server does not know that.",
                "AWS_REQUEST_CHECKSUM_CALCULATION=WHEN_REQUIRED, in the environment or as request_checksum_calculation in the profile.");
        }

        if (e.Status is 400 or 501 && e.Stage != Catalogue.S3CheckStage.SignedHeaders && e.Response?.Message.HasAny("x-amz-sdk-checksum-algorithm", "x-amz-checksum-crc32", "x-amz-checksum-crc64nvme", "x-amz-trailer") == true)
        {
            return Suspect.Likely(CauseId.ChecksumDefault, 90, "The server does not take a checksum header that SDKs send by default since January 2025.",
                "AWS_REQUEST_CHECKSUM_CALCULATION=WHEN_REQUIRED, in the environment or as request_checksum_calculation in the profile.");
        }

        // The body goes out in chunks with a checksum behind it; a store that does not know that hashes the frames too.
        if (e.Code == "XAmzContentSHA256Mismatch" && !e.IsAws && !e.IsPresigned && e.IsUpload && e.AsOf.UtcDateTime.Year >= 2025)
        {
            return Suspect.Likely(CauseId.ChecksumDefault, 82, "The client's SDK sends the body with a checksum behind it (aws-chunked), as SDKs do by default since January 2025, and this server does not know that.",
                "AWS_REQUEST_CHECKSUM_CALCULATION=WHEN_REQUIRED, in the environment or as request_checksum_calculation in the profile.");
        }

        if (digest && named && (inUrl || sent || signedHeader || e.Headers is null || Words.HasAny(e.Signing.Text, "3.729", "3.7", "3.8", "3.9", "1.36", "checksum")))
        {
            return Suspect.Likely(CauseId.ChecksumDefault, 89, "S3 stumbles over a checksum that SDKs add by default since January 2025, and that belongs to another body or that this server does not know.");
        }

        if (digest && (inUrl || signedHeader))
        {
            return Suspect.Likely(CauseId.ChecksumDefault, 85, "The URL carries a checksum that the SDK made at signing, when the body was not known.");
        }

        if (e.Row == "headers-not-signed" && e.Response!.HeadersNotSigned.Any(static n => n is "x-amz-sdk-checksum-algorithm" or "x-amz-checksum-crc32" or "x-amz-checksum-mode" or "x-amz-trailer" or "x-amz-checksum-crc64nvme"))
        {
            return Suspect.Likely(CauseId.ChecksumDefault, 94, "The unsigned header is one that SDKs send by default since January 2025 as a checksum; nobody wrote it on purpose.");
        }

        if (e.Row == "headers-not-signed" || e.Response is { } r && !(e.MayBeSignature || r.Stage == Catalogue.S3CheckStage.Unknown || e.Status is 400))
        {
            return null;
        }

        return (inUrl || signedHeader) && e.IsUpload && (e.IsSignatureRefusal || !e.IsAws || e.Status is 400 || (e.Response is null && e.Input.ClientMessage is not null))
            ? Suspect.Likely(CauseId.ChecksumDefault, empty ? e.IsAws ? 62 : 84 : 58, empty
                ? "The URL carries the checksum of an empty body (AAAAAA==), which an SDK put there at signing; servers that check it refuse every real upload."
                : "The URL carries a checksum that an SDK put there at signing.")
            : signedHeader && e.IsSignatureRefusal
            ? Suspect.Likely(CauseId.ChecksumDefault, 84, "An x-amz-checksum-* header is among the signed ones, which plain clients do not send: an SDK's default put it there.")
            : null;
    }

    internal static Suspect? Chunked(Evidence e)
    {
        if (e.Header("x-amz-content-sha256").HasAny("TRAILER"))
        {
            return null;    // a checksum behind the body makes it chunked: see Checksum
        }

        bool chunked = e.Header("transfer-encoding").HasAny("chunked");
        bool named = e.Response?.Elements.TryGetValue("Header", out string? header) == true && header.HasAny("Transfer-Encoding");
        return (chunked || named) && (e.Code is "NotImplemented" or "MissingContentLength" || e.Status is 501 or 411 || e.Response is null)
            ? new Suspect(CauseId.TransferEncodingChunked, named && e.Header("x-amz-trailer") is null ? Certainty.Established : Certainty.Likely, 95, "The client sends the body with Transfer-Encoding: chunked, because it does not know its length; S3 wants a Content-Length.")
            : null;
    }

    /// <summary>The payload line: a hash that is sent or signed and is not the body's.</summary>
    internal static Suspect? Payload(Evidence e)
    {
        if (e.Code is "XAmzContentSHA256Mismatch" or "BadDigest" or "InvalidDigest")
        {
            return Suspect.Likely(CauseId.PayloadHashMismatch, 80, AnswerRules.Said(e.Response!));
        }

        if (!e.IsSignatureRefusal)
        {
            return null;
        }

        string? hash = e.Header("x-amz-content-sha256");
        if (hash is not null && hash != "UNSIGNED-PAYLOAD" && e.IsPresigned)
        {
            return Suspect.Likely(CauseId.PayloadHashMismatch, 84, "x-amz-content-sha256 is sent with a hash; S3 puts it into the payload line, where the signer had UNSIGNED-PAYLOAD.").About("header:x-amz-content-sha256");
        }

        string? last = e.Response!.CanonicalRequest?.TrimEnd().Split('\n').LastOrDefault()?.Trim();
        bool own = Words.HasAny(e.Signing.Text, "request-signer", "sigv4", "own", "custom", "hand", "aws4", "signer");
        return last == "UNSIGNED-PAYLOAD" && e.Judgement is { LineDifferences.Count: 0 }
            ? Suspect.Possible(CauseId.PayloadHashMismatch, own ? 60 : 36, "S3's payload line is UNSIGNED-PAYLOAD; a signer that hashes the body (or the empty body) there gets another signature.")
            : null;
    }

    internal static bool IsDefaultChecksum(string name) => name is "x-amz-checksum-mode" or "x-amz-sdk-checksum-algorithm" or "x-amz-checksum-crc32" or "x-amz-checksum-crc64nvme" or "x-amz-trailer";

    private static bool IsSent(Evidence e, string name) => name == "x-amz-meta-*" ? e.Headers?.Any(static h => h.Key.StartsWith("x-amz-meta-", StringComparison.Ordinal)) == true : e.Header(name) is not null;

    internal static bool InQuery(Evidence e, string name) => QueryValue(e, name) is not null;

    internal static string? QueryValue(Evidence e, string name) =>
        e.Raw?.FindIgnoringCase(name)?.Value;

    private static bool IsV2StringToSign(Evidence e) => e.Response?.StringToSign is { } text && !text.StartsWith("AWS4", StringComparison.Ordinal) && text.IndexOf('\n') > 0;

    /// <summary>The third line of a SigV2 string to sign is the Content-Type that arrived.</summary>
    private static string? FromStringToSign(Evidence e)
    {
        if (!IsV2StringToSign(e))
        {
            return null;
        }

        string[] lines = e.Response!.StringToSign!.Replace("\r", string.Empty).Split('\n');
        return lines.Length > 4 && lines[2].IndexOf('/') > 0 ? lines[2] : null;
    }

    private static bool Same(string a, string b) => string.Equals(a.Trim(), b.Trim(), StringComparison.Ordinal);

    private static string Send(Evidence e, IReadOnlyList<string> names)
    {
        string method = e.Method is null or "GET" ? string.Empty : $" -Method {Printable.Of(e.Method, 20)}{(e.IsUpload ? " -InFile ./FILE" : string.Empty)}";
        return $"Send it with the value that was signed: Invoke-WebRequest $url{method} -Headers @{{ {Table(e, names)} }}";
    }

    /// <summary>Headers with their values, where these are known, as the entries of a hashtable.</summary>
    private static string Table(Evidence e, IReadOnlyList<string> names) => string.Join("; ", names.Take(4).Select(n =>
        $"{SigningCommand.Quote(n)} = {SigningCommand.Quote(e.Signing.Headers.TryGetValue(n, out string? given) && given is { Length: > 0 } ? given : e.Header(n) is { Length: > 0 } sent ? sent : "VALUE")}"));
}
