using PresignTools.Diagnosis.Known;
using PresignTools.Diagnosis.Reasoning;
using PresignTools.Text;

namespace PresignTools.Diagnosis.Ranking;

/// <summary>
/// What a text tells of a fault in words, where the request and the answer leave it open. Each points, and proves nothing: the words may be
/// about something else.
/// </summary>
internal static class SymptomMatches
{
    // Headers that an SDK signs by itself, and that whoever is given the URL, or the HTTP library below the SDK, does not send.
    private static readonly string[] OwnHeaders =
        ["amz-sdk-request", "amz-sdk-invocation-id", "content-length"];

    private static readonly string[] Proxies =
        ["Cloudflare", "CloudFront", "nginx", "HAProxy", "Traefik", "Envoy", "Caddy", "Akamai", "Fastly", "the proxy"];

    internal static IEnumerable<(CauseDefinition Cause, Match Match)> Of(FailureFacts e)
    {
        if (e.Input.FullText is not { } text)
        {
            return [];
        }

        IEnumerable<(string Cause, Match Match)> all = [.. Signature(e, text), .. Denial(e, text), .. Client(e, text)];
        return all.Select(static f => (CauseBook.Get(f.Cause), f.Match));
    }

    private static IEnumerable<(string Cause, Match Match)> Signature(FailureFacts e, string text)
    {
        if (!e.IsSignatureRefusal)
        {
            yield break;
        }

        if (Tellings.OddNames.FirstIn(text) is { } odd)
        {
            yield return (
                CauseId.KeyEncoding,
                Match.Reported(
                    $"The text speaks of keys that must be percent-encoded ('{odd}'); signer, client and server must encode them in the "
                        + $"same way."
                ));
        }

        string[] own = [.. SignedList(e, text).Where(h => OwnHeaders.Contains(h) && e.Header(h) is null)];
        if (own.Length > 0)
        {
            yield return (
                CauseId.MissingSignedHeader,
                Match
                    .SeenInRequest(
                        $"Signed, but sent by nobody who is given the URL or by the HTTP library below the SDK: {string.Join(", ", own)}.",
                        $"Keep {string.Join(", ", own)} out of what is signed: an older or newer release of the SDK, or its setting for "
                            + $"signed headers."
                    )
                    .About([.. own.Select(static h => "header:" + h)]));
        }

        bool isOpened = e.Method is null or "GET" && e.Input.SendingCalls.Count == 0 && Symptoms.OpenedInBrowser.IsIn(text);
        if (isOpened && (e.Signing.Method == "PUT" || Symptoms.MadeForUpload.IsIn(text)))
        {
            yield return (CauseId.WrongMethod, Match.SeenInRequest(
                "The URL is made for an upload with PUT, and was opened in a browser, which sends GET.",
                "Send the file with PUT: curl -T FILE URL. For a link to open, sign for GET.").About("method"));
        }

        string? between = e.Input.Intermediaries.FirstOrDefault(static i => !i.Answered)?.Name ?? text.FirstContained(Proxies);
        if (between is not null && Symptoms.WorksWithoutProxy.IsIn(text))
        {
            yield return (CauseId.IntermediaryChangesRequest, Match.SeenInRequest(
                $"Without {Printable.Of(between, 60)} it works: what it changes on the way was signed (host, method, path or a header).")
                .Explaining(CauseId.WrongSecretKey));
        }

        if (e.Server == "Google Cloud Storage" && e.IsUpload && SdkWithChecksums(e) is { } sdk)
        {
            yield return (CauseId.ChecksumDefault, Match.SeenInAccount(
                $"{sdk} adds a checksum to uploads by default, and Google Cloud Storage finds another signature over such a request.",
                DefaultChecksums.TurnOff));
        }

        if (e.Input.ClientCanonicalRequest is { } signed)
        {
            string[] lines = signed.Split('\n');
            if (lines.Length > 1 && lines[1].StartsWith("/%2F", StringComparison.OrdinalIgnoreCase))
            {
                yield return (CauseId.PathInBucketName, Match.SeenInRequest(
                    $"The client signs the path '{Printable.Of(lines[1], 100)}': its bucket or key begins with a slash.",
                    "Give bucket and key without a slash at their beginning.").About("path"));
            }
            else if (lines.Length > 1 && lines[1].Contains("%25", StringComparison.Ordinal))
            {
                yield return (CauseId.KeyEncoding, Match.SeenInRequest(
                    $"The client signs the path '{Printable.Of(lines[1], 100)}', which is encoded twice.",
                    "Give the key to the signer as it is stored; it encodes it once.").About("path"));
            }
        }
    }

    /// <summary>The SDK with a default checksum that the text names; null if none.</summary>
    private static string? SdkWithChecksums(FailureFacts e) =>
        e.Input.Settings.Where(static s => s.Name == Intake.ClientSettingNames.LibraryVersion && DefaultChecksumReleases.Has(s.Value))
            .Select(static s => Printable.Of(s.Value, 60)).FirstOrDefault();

    private static IReadOnlyList<string> SignedList(FailureFacts e, string text)
    {
        IReadOnlyList<string> listed = e.SignedHeaderNames ?? e.Input.SignedHeaderList;
        bool isStreamed =
            e.Input.SendingCalls.Any(static c => c.Body == Intake.SentBody.Chunked) || text.ContainsAny("io.Pipe", "no Content-Length");
        return
        [
            .. listed
                .Concat(e.Input.SignedHeaderList)
                .Distinct()
                .Where(h => h == "content-length" ? isStreamed : !e.Input.IsSignedByHeader),
        ];
    }

    private static IEnumerable<(string Cause, Match Match)> Denial(FailureFacts e, string text)
    {
        if (!e.IsBareDenial && !e.IsSilentRefusal)
        {
            yield break;
        }

        if (Symptoms.EncryptionPolicy.FirstIn(text) is { } demand && e.AmzValue("x-amz-server-side-encryption") is null && !e.IsRead)
        {
            yield return (CauseId.SseHeaderRequiredByPolicy, Match.Reported(
                $"The text speaks of a policy about encryption ('{demand}'), and the upload is not known to have an encryption header."));
        }

        if (e.IsSilentRefusal && Symptoms.WrongClock.FirstIn(text) is { } clock)
        {
            yield return (CauseId.ClockSkew, Match.Reported(
                $"The text speaks of a clock ('{clock}'). S3 refuses what is signed more than 15 minutes from its own time."));
        }

        bool isPlain =
            e.Raw is null
            && !e.IsPresigned
            && text.ContainsAny("plain url", "public url", "stored url", "object url", "direct url", "avatar");
        if (isPlain && e.IsSilentRefusal && Tellings.Presigned.IsIn(text))
        {
            yield return (CauseId.ObjectLeftPrivate, Match.Reported(
                "What is fetched by presigned URLs works; what is refused is linked by its plain URL, and the bucket is private.",
                "Let the application link it by a presigned URL too, or make that prefix readable for everybody."));
        }
    }

    private static IEnumerable<(string Cause, Match Match)> Client(FailureFacts e, string text)
    {
        bool isOpen = e.Response is not { Code: not null };
        bool isRefused = e.Status is 400 or 411 or 501 || e.Code is "InvalidArgument" or "XAmzContentSHA256Mismatch" or "InvalidRequest";
        if (e.IsKnownOther && e.IsUpload && isRefused && !e.IsSignatureRefusal && SdkWithChecksums(e) is { } sdk)
        {
            yield return (CauseId.ChecksumDefault, Match.SeenInAccount(
                $"{sdk} adds a checksum to uploads by default, which {e.ServerName} may not know.", DefaultChecksums.TurnOff));
        }

        if (isOpen && Intake.NoRegion.Word(text) is { } region)
        {
            yield return (
                CauseId.WrongRegion,
                Match
                    .NamedByAnswer(
                        $"The client says '{region}': no region is set that it can sign for. It sends nothing.",
                        "Set the bucket's region by its code, as in eu-west-1 (AWS_REGION). Other servers take the name in their "
                            + "documents, or us-east-1."
                    )
                    .Explaining(CauseId.DnsOrTls, CauseId.Other));
        }

        if (Intake.FormRefusal.Word(text) is not null && e.Code is null or "InvalidArgument" or "MalformedPOSTRequest")
        {
            yield return (CauseId.PostFormMalformed, Match.NamedByAnswer(
                "The server found no key in the form. It reads no field behind the file.",
                "Append all fields first, and the file last, once.").Explaining(CauseId.CorsMisconfigured));
        }

        if (isOpen && e.Status is 501 or 411 && Symptoms.RefusedChunks.IsIn(text))
        {
            yield return (
                CauseId.TransferEncodingChunked,
                Match.NamedByAnswer(
                    "The server refuses the header Transfer-Encoding: the client sends the body in chunks, because it does not know its "
                        + "length."
                ));
        }

        if (isOpen && Symptoms.ListOfBuckets.IsIn(text))
        {
            yield return (CauseId.PathStyleNeeded, Match.SeenInRequest(
                "The answer is the list of all buckets: the bucket's name is in the host, where this server does not look for it.")
                .Explaining(CauseId.DnsOrTls));
        }

        bool hasToken = text.ContainsAny(
            "Authorization: Bearer",
            "Authorization: Basic",
            "Authorization: JWT",
            "bearer token",
            "Authorization header");
        if (
            isOpen
            && e.Status is 400 or null
            && hasToken
            && Symptoms.Redirects.IsIn(text)
            && text.ContainsAny("X-Amz-Signature", "presigned", "S3"))
        {
            yield return (CauseId.TwoAuthMechanisms, Match.Circumstance(
                "A client that follows a redirect to a presigned URL may keep its Authorization header, and S3 takes one signature only.",
                "Do not follow the redirect, or drop the Authorization header for the new host."));
        }

        bool isForm = e.Header("content-type").ContainsAny("multipart/form-data")
            || e.Input.SendingCalls.Any(static c => c.Body == Intake.SentBody.MultipartForm);
        if (e is { IsPresigned: true, Method: "POST", Key.Length: > 0 } && isForm && !e.IsAccepted)
        {
            yield return (
                CauseId.WrongMethod,
                Match
                    .SeenInRequest(
                        "A form was sent with POST to the presigned URL of an object. Such a URL takes PUT with the file's bytes and "
                            + "nothing around them.",
                        "Send the file itself with PUT, or make an upload form (POST policy)."
                    )
                    .About("method")
                    .Explaining(CauseId.UrlExpired));
        }
    }
}
