using PresignTools.Diagnosis.Known;
using PresignTools.Diagnosis.Reasoning;
using PresignTools.Intake;
using PresignTools.Responses;
using PresignTools.Text;

namespace PresignTools.Diagnosis.Causes.Request;

/// <summary>The SDK's default checksum went into the URL.</summary>
internal sealed class ChecksumDefault : CauseDefinition
{
    internal override CauseInfo Info { get; } = new("checksum-default", CheckLayer.Request)
    {
        Title = "The SDK's default checksum went into the URL",
        Why = "Since January 2025 AWS SDKs add checksums by default. In a presigned URL that binds a body, or a header, that "
            + "no one meant to sign.",
        Fix = "Sign with request checksums WHEN_REQUIRED (requestChecksumCalculation, AWS_REQUEST_CHECKSUM_CALCULATION) and "
            + "response validation WHEN_REQUIRED.",
        Document = AwsDocuments.Integrity,
        Stages = [S3CheckStage.SignedHeaders, S3CheckStage.Signature, S3CheckStage.Operation],
        Statuses = [400, 403, 411, 501],
    };

    internal override bool IsRuledOut(FailureFacts e) =>
        e.IsRead && e.Raw is not null && !e.InQuery("x-amz-checksum-mode") && e.SignedHeaderNames?.Contains("x-amz-checksum-mode") != true;

    internal override bool IsProvenByAnswer(FailureFacts e) => false;

    internal override IEnumerable<Match> Find(FailureFacts e) =>
        [.. BehindMissingHeader(e), .. Trailer(e), .. Refused(e), .. NamedUnsigned(e), .. InUrl(e)];

    /// <summary>Nobody asked for those headers: an SDK signed them by itself.</summary>
    private static IEnumerable<Match> BehindMissingHeader(FailureFacts e) =>
        e.Faults(CauseId.MissingSignedHeader)
            .Where(static f =>
                f.Differs.Count > 0
                && f.Differs.All(static d => d.StartsWith("header:", StringComparison.Ordinal) && DefaultChecksums.IsHeader(d[7..]))
            )
            .Select(static f => Match.Of(f, EvidenceKind.SeenInRequest).Explaining(CauseId.MissingSignedHeader));

    private static IEnumerable<Match> Trailer(FailureFacts e)
    {
        // A server that does not know it refuses the header, or computes another signature over it.
        bool told = e.IsKnownOther && e.Headers is null && e.WholeText.ContainsAny("PAYLOAD-TRAILER");
        bool sent = (told || (e.Header("x-amz-content-sha256").ContainsAny("TRAILER") && (!e.IsSignatureRefusal || e.IsKnownOther)))
            && e.Response is { StatusCode: >= 400 } && e.Row is not S3Answer.PayloadKindUnsupported
            && (!e.IsAws || e.Code is "NotImplemented" or "MissingContentLength");

        // The body goes out in chunks with a checksum behind it; a store that does not know that hashes the frames too.
        bool hashed = e.Code == "XAmzContentSHA256Mismatch" && !e.IsAws && !e.IsPresigned && IsUploadOrNewer(e)
            && e.AsOf.UtcDateTime.Year >= 2025 && !HasHash(e);
        if (sent || hashed)
        {
            yield return Match
                .SeenInRequest(
                    "The client's SDK sends the body with a checksum behind it (aws-chunked with a trailer), as SDKs do by default since "
                        + "January 2025; this server does not know that.",
                    DefaultChecksums.TurnOff
                )
                .Explaining(CauseId.PayloadHashMismatch, CauseId.TransferEncodingChunked, CauseId.ProviderUnsupported);
        }
    }

    /// <summary>An upload; or a request that nobody names, which began to fail with another release of the SDK.</summary>
    private static bool IsUploadOrNewer(FailureFacts e) => e.IsUpload
        || (e.Operation is null && e.Method is null && (Tellings.SinceRelease.IsIn(e.WholeText)
            || e.Input.Contrasts.Any(static c => c.Dimension == ContrastDimension.Version)));

    /// <summary>The client gave a hash of the body itself, and not the name of a way to send it.</summary>
    private static bool HasHash(FailureFacts e) =>
        e.Element("ClientComputedContentSHA256") is { Length: 64 } hash && hash.All(char.IsAsciiHexDigit);

    private static IEnumerable<Match> Refused(FailureFacts e)
    {
        if (
            e.Status is 400 or 501
            && e.Stage != S3CheckStage.SignedHeaders
            && e.Response!.Message.ContainsAny(
                "x-amz-sdk-checksum-algorithm",
                "x-amz-checksum-crc32",
                "x-amz-checksum-crc64nvme",
                "x-amz-checksum-mode",
                "x-amz-trailer"
            ))
        {
            yield return Match
                .NamedByAnswer(
                    "The server does not take a checksum header that SDKs send by default since January 2025.",
                    DefaultChecksums.TurnOff
                )
                .Explaining(CauseId.ProviderUnsupported);
        }

        bool digest =
            e.Code is "BadDigest" or "InvalidDigest" or "XAmzContentSHA256Mismatch" or "NotImplemented"
            || e.Row is S3Answer.ChecksumValueInvalid or S3Answer.ChecksumTwice;
        if (!digest)
        {
            yield break;
        }

        bool named = Topics.Checksum.IsIn(e.Response!.Message + " " + e.Element("Header"));
        if (IsInUrl(e) || IsSigned(e))
        {
            yield return Match.SeenInRequest("The URL carries a checksum that the SDK made at signing, when the body was not known.")
                .Explaining(CauseId.PayloadHashMismatch);
        }
        else if (named && (IsSent(e) || e.Headers is null))
        {
            yield return Match
                .NamedByAnswer(
                    "The request contains a checksum that SDKs add by default since January 2025. It was computed for a different body, "
                        + "or this server does not support it."
                )
                .Explaining(CauseId.PayloadHashMismatch);
        }
    }

    private static IEnumerable<Match> NamedUnsigned(FailureFacts e)
    {
        if (e.Row == S3Answer.HeadersNotSigned && e.Response!.HeadersNotSigned.Any(DefaultChecksums.IsHeader))
        {
            yield return Match
                .NamedByAnswer(
                    "The unsigned header is a checksum header that SDKs send by default since January 2025; it was added automatically."
                )
                .Explaining(CauseId.UnsignedExtraHeader);
        }
    }

    private static IEnumerable<Match> InUrl(FailureFacts e)
    {
        bool mayBe =
            e.Row != S3Answer.HeadersNotSigned
            && (e.Response is not { } answer || e.MayBeSignature || answer.Stage == S3CheckStage.Unknown || e.Status is 400);
        if (!mayBe)
        {
            yield break;
        }

        bool failed = e.IsSignatureRefusal || !e.IsAws || e.Status is 400 || (e.Response is null && e.Input.ClientMessage is not null);
        if ((IsInUrl(e) || IsSigned(e)) && e.IsUpload && failed)
        {
            bool empty = e.Raw?.Parameters.Any(static p => DefaultChecksums.IsOfEmptyBody(p.Value)) == true;
            yield return !empty ? Match.Circumstance("The URL carries a checksum that an SDK put there at signing.")
                : e.IsAws ? Match.SeenInAccount(EmptyBody)
                : Match.SeenInRequest(EmptyBody);
        }
        else if (IsSigned(e) && e.IsSignatureRefusal)
        {
            yield return Match.SeenInRequest(
                "An x-amz-checksum-* header is among the signed ones, which plain clients do not send: an SDK's default put it there.");
        }
    }

    private const string EmptyBody =
        "The URL carries the checksum of an empty body (AAAAAA==), which an SDK put there at signing; servers that verify it reject every "
        + "non-empty upload.";

    private static bool IsInUrl(FailureFacts e) => e.Raw?.Parameters.Any(static p => IsChecksum(p.Name.ToLowerInvariant())) == true;

    private static bool IsSigned(FailureFacts e) => e.SignedHeaderNames?.Any(IsChecksum) == true;

    private static bool IsSent(FailureFacts e) => e.Headers?.Any(static h => IsChecksum(h.Key) || h.Key == "x-amz-trailer") == true;

    private static bool IsChecksum(string name) =>
        name.StartsWith("x-amz-checksum-", StringComparison.Ordinal) || name == "x-amz-sdk-checksum-algorithm";

    /// <inheritdoc/>
    internal override IEnumerable<Match> Told(FailureFacts e, string text)
    {
        if (e.IsUpload && e.IsSignatureRefusal && !e.IsPresigned && SinceRelease(e, text) is { } news)
        {
            yield return Match.Circumstance(
                $"Uploads fail since a release, and the text speaks of what such releases changed ('{Printable.Of(news, 60)}'): a checksum "
                    + "with each upload, over which servers that do not know it find another signature.",
                DefaultChecksums.TurnOff);
        }

        if (IsDeniedSinceRelease(e))
        {
            yield return Match.Circumstance(
                "Uploads to a server with an endpoint of its own are refused from a release of the SDK on, with the same keys and bucket. "
                    + "Since January 2025 SDKs send a checksum with each upload, which some servers do not take.",
                DefaultChecksums.TurnOff)
                .Explaining(CauseId.MissingIdentityPermission, CauseId.ProviderUnsupported, CauseId.WrongBucketOrKey,
                    CauseId.SdkSigningBug);
        }

        bool isWordless = e.Code is "InvalidRequest" or "InvalidArgument" && string.IsNullOrWhiteSpace(e.Response?.Message);
        if (isWordless && e.IsKnownOther && text.ContainsAny("checksum") && text.ContainsAny("upload"))
        {
            yield return Match.Circumstance(
                $"{e.ServerName} refused an upload without a reason, and the text speaks of checksums: one that it does not know "
                    + "is refused so.",
                DefaultChecksums.TurnOff).Explaining(CauseId.Other);
        }

        if (!e.IsUpload || DefaultChecksums.Sdk(e.Input) is not { } sdk)
        {
            yield break;
        }

        if (e.IsSignatureRefusal && e.Server == "Google Cloud Storage")
        {
            yield return Match.SeenInAccount(
                $"{sdk} adds a checksum to uploads by default, and Google Cloud Storage finds another signature over such a request.",
                DefaultChecksums.TurnOff);
        }

        bool isRefused = e.Status is 400 or 411 or 501 || e.Code is "InvalidArgument" or "XAmzContentSHA256Mismatch" or "InvalidRequest";
        if (e.IsKnownOther && isRefused && !e.IsSignatureRefusal)
        {
            yield return Match.SeenInAccount(
                $"{sdk} adds a checksum to uploads by default, which {e.ServerName} may not know.", DefaultChecksums.TurnOff);
        }
    }

    /// <summary>A server may answer what it does not take with a plain denial, too.</summary>
    internal override bool AlsoGives(FailureFacts e) => e.Code == "AccessDenied" && IsDeniedSinceRelease(e);

    private static bool IsDeniedSinceRelease(FailureFacts e) =>
        (e.IsBareDenial || e.IsSilentRefusal || e is { Code: "AccessDenied", Response.AccessDenied: null })
        && !e.IsPresigned && !(e.Clock.IsOfFailure && e.AsOf.Year < 2025)
        && e.Input.FullText is { } text && Symptoms.Uploads.IsIn(text) && Symptoms.OwnEndpoint.IsIn(text)
        && !text.ContainsAny("amazonaws.com")
        && SinceVersion(e, text);

    /// <summary>Another release works: the text says so of a version, or names what is older.</summary>
    private static bool SinceVersion(FailureFacts e, string text) => Tellings.SinceRelease.IsIn(text)
        && (DefaultChecksums.Sdk(e.Input) is not null || e.Input.Contrasts.Any(static c => c.Dimension == ContrastDimension.Version)
            || VersionNumbers(text) > 1);

    /// <summary>How many different versions of three parts or more, such as 4.1.736, the text has; two are enough.</summary>
    private static int VersionNumbers(string text)
    {
        string? first = null;
        int i = 0;
        while (i < text.Length)
        {
            int end = Scan.Skip(text, i, static c => Scan.IsDigit(c) || c == '.');
            string number = text[i..end].Trim('.');
            bool isVersion = end > i && number.Length < 16 && number.Count(static c => c == '.') is 2 or 3
                && !IsAddress(number) && (i == 0 || !Scan.IsWord(text[i - 1]) || text[i - 1] == 'v');
            if (isVersion && first is not null && first != number)
            {
                return 2;
            }

            first ??= isVersion ? number : null;
            i = Math.Max(end, i + 1);
        }

        Work.Add(text.Length);
        return first is null ? 0 : 1;
    }

    private static bool IsAddress(string number) =>
        number.Split('.') is { Length: 4 } parts && parts.All(static p => byte.TryParse(p, out _));

    /// <summary>The words on default checksums, or the release that has them, where it failed from a release on; null where not.</summary>
    private static string? SinceRelease(FailureFacts e, string text) =>
        Tellings.SinceRelease.IsIn(text) ? Tellings.DefaultChecksums.FirstIn(text) ?? DefaultChecksums.Sdk(e.Input) : null;
}
