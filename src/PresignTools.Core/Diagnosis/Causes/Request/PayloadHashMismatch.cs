using PresignTools.Diagnosis.Known;
using PresignTools.Diagnosis.Reasoning;
using PresignTools.Text;

namespace PresignTools.Diagnosis.Causes.Request;

/// <summary>The body, or its hash or checksum, is not the one that was signed or sent.</summary>
internal sealed class PayloadHashMismatch : CauseDefinition
{
    internal override CauseInfo Info { get; } = new("payload-hash-mismatch", CheckLayer.Request)
    {
        Title = "The body, or its hash or checksum, is not the one that was signed or sent",
        Why = "S3 computes hash and checksum of what arrives, and refuses what differs from what was signed or declared.",
        Fix = "Send the bytes that the hash was made of, or sign without a hash (UNSIGNED-PAYLOAD).",
        Document = AwsDocuments.Integrity,
        Stages = [S3CheckStage.Signature, S3CheckStage.Operation],
        Statuses = [400, 403],
    };

    internal override bool IsProvenByAnswer(FailureFacts e) => false;

    internal override IEnumerable<Match> Find(FailureFacts e)
    {
        if (e.Code is "XAmzContentSHA256Mismatch" or "BadDigest" or "InvalidDigest")
        {
            yield return Match.NamedByAnswer(e.AnsweredSentence);
        }

        if (!e.IsSignatureRefusal)
        {
            yield break;
        }

        if (e.IsPresigned && e.Header("x-amz-content-sha256") is { } hash && hash != "UNSIGNED-PAYLOAD")
        {
            yield return Match
                .SeenInRequest(
                    "x-amz-content-sha256 is sent with a hash; S3 puts it into the payload line, where the signer had UNSIGNED-PAYLOAD."
                )
                .About("header:x-amz-content-sha256");
        }

        string? last = e.Response!.CanonicalRequest?.TrimEnd().Split('\n').LastOrDefault()?.Trim();
        if (last == "UNSIGNED-PAYLOAD" && e.Verification is { LineDifferences.Count: 0 })
        {
            // Method, path, query and headers are confirmed, line by line; the payload line is the only one that a URL does not show.
            // Signers of one's own hash the body there; those of SDKs and tools know better.
            bool isOwnSigner = e.Signing.Text is { } signer && !Topics.WellKnownSigners.IsIn(signer);
            yield return new Match(
                isOwnSigner ? EvidenceKind.Circumstance : EvidenceKind.CommonCause,
                "S3's canonical request agrees with the URL in every line that a URL shows. Its payload line is UNSIGNED-PAYLOAD; a "
                    + "signer that hashes the body (or the empty body) there gets another signature.");
        }
    }

    // Signers of headers that take the body with the request, and hash what they are given.
    private static readonly string[] HeaderSigners =
        ["aws4.sign(", "aws4fetch", ".SignRequestAsync(", "AWS4Auth(", "AwsV4Signer(", "sigv4.sign(", "SigV4Auth(", "signer.Sign(req"];

    private static readonly string[] Bodies = ["body:", "body =", "body=", "data=", "payload", "unsigned-payload"];

    private static readonly string[] Elsewhere =
        ["postman", "insomnia", "curl ", "copied", "copy the headers", "paste", "in the browser", "on the client", "frontend",
            "front end", "never has the", "without the body", "axios", "XMLHttpRequest"];

    /// <inheritdoc/>
    internal override IEnumerable<Match> Told(FailureFacts e, string text)
    {
        if (e.IsSignatureRefusal && !e.IsPresigned && !e.IsForm && e.Method is null or "PUT" or "POST"
            && text.FirstContained(HeaderSigners) is { } signer && !text.ContainsAny(Bodies) && text.ContainsAny(Elsewhere)
            && text.ContainsAny("PUT", "upload"))
        {
            yield return Match.Circumstance(
                $"The headers are signed in one place ({signer.TrimEnd('(')}), where no body is given, and sent with a body from another. "
                    + "The signer hashes an empty body, and the client adds headers of its own, such as Content-Type.",
                "Sign what is sent, with body and Content-Type. If the signer does not have the body, use a presigned URL: it leaves the "
                    + "body open.")
                .Compared()
                .Explaining(CauseId.SdkSigningBug, CauseId.WrongSecretKey, CauseId.KeyEncoding);
        }
    }

    internal override IEnumerable<DiagnosisNeed> Needs(FailureFacts e) => Ask.Credentials(e);
}
