using PresignTools.Text;
using PresignTools.Verification.Subject;

namespace PresignTools.Verification.Checks;

/// <summary>
/// Fifth: the headers. Every x-amz-* header that is sent must be signed (S3 answers 403 AccessDenied with HeadersNotSigned), except
/// x-amz-content-sha256, whose value becomes the payload line. A header that is signed must arrive with the signed value.
/// </summary>
internal static class HeaderCheck
{
    internal static void Run(VerificationContext j)
    {
        if (j.Parameters.Form == SignatureForm.None)
        {
            return;
        }

        if (j.Headers is null)
        {
            Required(j);
            return;
        }

        Missing(j);
        Unsigned(j);
        Repeated(j);
        Body(j);
    }

    private static void Required(VerificationContext j)
    {
        string[] names = [.. j.MissingHeaders()];
        if (names.Length > 0)
        {
            j.Warn(
                CauseId.MissingSignedHeader,
                $"The client must send {string.Join(", ", names)} with the value that was signed. The URL names these headers, but "
                    + "not their values.",
                $"Give the headers that the client sends with {Setting.Header} to have them judged.");
        }
    }

    private static void Missing(VerificationContext j)
    {
        foreach (string name in j.MissingHeaders())
        {
            // Nobody names it, and every client sends it with a body.
            if (name == "content-length" && j.EffectiveMethod is "PUT" or "POST")
            {
                continue;
            }

            bool inQuery = j.Url.FindIgnoringCase(name) is not null;
            j.Fail(
                CauseId.MissingSignedHeader,
                inQuery
                    ? $"Header {name} was signed, but is only in the query; S3 takes only x-amz-* headers from there."
                    : $"Header {name} was signed, but is not sent.",
                $"Send {name} with the value that was signed.",
                "header:" + name);
        }
    }

    private static void Unsigned(VerificationContext j)
    {
        if (j.Parameters.Form == SignatureForm.V2)
        {
            return;    // SigV2 signs every x-amz-* header that is there; what differs shows in the signature
        }

        var signed = new HashSet<string>(j.Parameters.SignedHeaderNames, StringComparer.Ordinal);
        string[] names = [.. j.Headers!.Select(static h => h.Key)
            .Where(n => n.StartsWith("x-amz-", StringComparison.Ordinal) && n != "x-amz-content-sha256" && !signed.Contains(n))];
        if (names.Length > 0)
        {
            j.Fail(
                CauseId.UnsignedExtraHeader,
                $"Sent, but not signed: {Printable.Of(string.Join(", ", names), 200)}.",
                null,
                [.. names.Select(static n => "header:" + n)]);
        }

        if (j.HeaderOrNull("content-md5") is not null && !j.Parameters.SignedHeaderNames.Contains("content-md5"))
        {
            j.Add(
                CauseId.UnsignedExtraHeader,
                FindingStatus.Warning,
                EvidenceKind.SeenInRequest,
                "Content-MD5 is sent, but not signed; AWS's documents ask for it to be signed.",
                null);
        }

        if (
            j.HeaderOrNull("x-amz-content-sha256") is { } hash
            && hash != "UNSIGNED-PAYLOAD"
            && !j.Parameters.SignedHeaderNames.Contains("x-amz-content-sha256"))
        {
            j.Fail(
                CauseId.PayloadHashMismatch,
                "x-amz-content-sha256 is sent unsigned with a value other than UNSIGNED-PAYLOAD; S3 puts it into the payload line, which "
                    + "was signed otherwise.",
                "Do not send x-amz-content-sha256 with this URL.",
                "header:x-amz-content-sha256");
        }
    }

    private static void Repeated(VerificationContext j)
    {
        foreach (KeyValuePair<string, string> header in j.Headers!)
        {
            if (header.Key.StartsWith("x-amz-", StringComparison.Ordinal) && j.SemiHeader(header.Key) is { } inQuery
                && inQuery.Trim() != header.Value.Trim())
            {
                j.Add(
                    CauseId.SignedHeaderChanged,
                    FindingStatus.Fail,
                    EvidenceKind.SeenInRequest,
                    $"{header.Key} is in the query with one value and is sent as a header with another.",
                    null,
                    "header:" + header.Key);
            }
        }
    }

    private static void Body(VerificationContext j)
    {
        if ((j.HeaderOrNull("transfer-encoding") ?? string.Empty).Contains("chunked", StringComparison.OrdinalIgnoreCase))
        {
            j.Fail(
                CauseId.TransferEncodingChunked,
                "The client sends Transfer-Encoding: chunked; S3 answers 501 NotImplemented.",
                null,
                "header:transfer-encoding");
        }

        string type = j.HeaderOrNull("content-type") ?? string.Empty;
        if (j.EffectiveMethod == "PUT" && type.StartsWith("multipart/form-data", StringComparison.OrdinalIgnoreCase))
        {
            j.Warn(
                CauseId.PostFormMalformed,
                "The body is a multipart form: with PUT the object would hold the form's envelope, not the file.",
                $"Send the file itself as the body ({Say.Of(Phrase.SendFile)}).");
        }
    }
}
