using System.Globalization;
using PresignTools.Signing;
using PresignTools.Text;
using PresignTools.Verification.Subject;

namespace PresignTools.Verification.Checks;

/// <summary>
/// Second: do algorithm, credential, date, expiry, signed headers and signature have their form? S3 answers most of it with
/// 400 AuthorizationQueryParametersError.
/// </summary>
internal static class FormatCheck
{
    internal static void Run(VerificationContext j)
    {
        SignatureParameters p = j.Parameters;
        if (p.Form == SignatureForm.V2)
        {
            if (p.ExpiresV2 is not null && p.ExpiresAt is null)
            {
                j.Fail(
                    CauseId.ExpiryInvalid,
                    $"Expires is '{Printable.Of(p.ExpiresV2, 40)}'; it must be a time in seconds since 1970.",
                    null,
                    "query");
            }

            if (p.SignatureV2 is not null && !IsBase64Sha1(p.SignatureV2))
            {
                j.Fail(CauseId.SignatureAltered, SignatureV2Fault(p.SignatureV2), null, "signature");
            }

            CredentialForm.Run(j);
            return;
        }

        if (p.Form == SignatureForm.None)
        {
            return;
        }

        if (p.Algorithm is not null and not SignatureV4.Algorithm and not SignatureV4A.Algorithm)
        {
            j.Fail(
                CauseId.MalformedQueryParameter,
                $"X-Amz-Algorithm is '{Printable.Of(p.Algorithm, 40)}'; S3 takes AWS4-HMAC-SHA256 and AWS4-ECDSA-P256-SHA256.",
                null,
                "query");
        }

        CheckCredential(j, p);
        CheckDate(j, p);
        CheckExpires(j, p);
        CheckSignedHeaders(j, p);
        CheckSignature(j, p);
        CheckEscapes(j);
    }

    private static void CheckCredential(VerificationContext j, SignatureParameters p)
    {
        if (p.Credential is null)
        {
            return;
        }

        if (p.Credential.Contains("%2F", StringComparison.OrdinalIgnoreCase))
        {
            j.Fail(CauseId.UrlMangledInTransit, "X-Amz-Credential still has %2F in it after decoding: the URL was percent-encoded twice.",
                "Decode the URL once (%25 becomes %) and use it so.", "query");
            return;
        }

        CredentialForm.Run(j);
        int wanted = p.Form == SignatureForm.V4A ? 3 : 4;
        if (!p.HasWholeCredential)
        {
            string form = wanted == 4 ? "KEYID/YYYYMMDD/REGION/SERVICE/aws4_request" : "KEYID/YYYYMMDD/SERVICE/aws4_request";
            j.Fail(
                CauseId.MalformedQueryParameter,
                $"X-Amz-Credential has {Number(p.ScopeParts)} parts behind the key id, or empty ones; its form is {form}.",
                null,
                "query");
            return;
        }

        if (!p.HasScopeDay)
        {
            j.Fail(
                CauseId.MalformedQueryParameter,
                $"The day in X-Amz-Credential is '{Printable.Of(p.ScopeDay, 20)}'; it must be written as yyyyMMdd.",
                null,
                "date");
        }

        if (p.Terminal != "aws4_request")
        {
            j.Fail(
                CauseId.MalformedQueryParameter,
                $"X-Amz-Credential ends in '{Printable.Of(p.Terminal, 20)}' instead of aws4_request.",
                null,
                "query");
        }
    }

    private static void CheckDate(VerificationContext j, SignatureParameters p)
    {
        if (p.Date is null)
        {
            return;
        }

        if (p.Time is not { } time)
        {
            j.Fail(
                CauseId.MalformedQueryParameter,
                $"X-Amz-Date is '{Printable.Of(p.Date, 40)}'; it must be written as yyyyMMdd'T'HHmmss'Z'.",
                null,
                "date");
        }
        else if (p.HasScopeDay && p.ScopeDay != time.ToString()[..8])
        {
            j.Fail(
                CauseId.DateScopeMismatch,
                $"X-Amz-Credential is for day {p.ScopeDay}, X-Amz-Date for {time.ToString()[..8]}: one was changed, or they come from two "
                    + $"clocks or time zones.",
                null,
                "date");
        }
    }

    private static void CheckExpires(VerificationContext j, SignatureParameters p)
    {
        if (p.Expires is null)
        {
            return;
        }

        switch (p.ExpiresSeconds)
        {
            case null:
                j.Fail(
                    CauseId.ExpiryInvalid,
                    $"X-Amz-Expires is '{Printable.Of(p.Expires, 40)}'; it must be a number of seconds.",
                    null,
                    "query");
                break;
            case < 0:
                j.Fail(
                    CauseId.ExpiryInvalid,
                    $"X-Amz-Expires is {Number(p.ExpiresSeconds.Value)}: the end lay in the past when the URL was signed, often because a "
                        + $"local time was treated as UTC.",
                    null,
                    "query");
                break;
            case 0:
                j.Fail(CauseId.ExpiryInvalid, "X-Amz-Expires is 0; S3 answers \"Request has expired\".", null, "query", "expired");
                break;
            case > SignatureV4.LongestExpiry:
                j.Fail(
                    CauseId.ExpiryOver7Days,
                    $"X-Amz-Expires is {Number(p.ExpiresSeconds.Value)} seconds; S3 accepts at most 604800 (7 days).",
                    null,
                    "query");
                break;
        }
    }

    private static void CheckSignedHeaders(VerificationContext j, SignatureParameters p)
    {
        if (p.SignedHeaders is null)
        {
            return;
        }

        if (string.IsNullOrWhiteSpace(p.SignedHeaders))
        {
            j.Fail(CauseId.MalformedQueryParameter, "X-Amz-SignedHeaders is empty; host at least must be in it.", "Sign host.", "query");
            return;
        }

        if (!p.SignedHeaderNames.Contains("host"))
        {
            j.Fail(
                CauseId.UnsignedExtraHeader,
                "X-Amz-SignedHeaders does not name host, which must be signed; S3 answers with HeadersNotSigned=host.",
                "Sign host.",
                "header:host");
        }

        if (p.SignedHeaders.Any(static c => c is >= 'A' and <= 'Z'))
        {
            j.Warn(CauseId.MalformedQueryParameter, "X-Amz-SignedHeaders has upper-case letters; its names are written in lower case.");
        }
    }

    private static void CheckSignature(VerificationContext j, SignatureParameters p)
    {
        if (p.Signature is null)
        {
            return;
        }

        bool right =
            p.Form == SignatureForm.V4A
                ? SignatureV4A.TryReadDer(p.Signature, out _, out _)
                : p.Signature.Length == 64 && p.Signature.All(IsHex);
        if (right)
        {
            if (p.Signature.Any(static c => c is >= 'A' and <= 'F'))
            {
                j.Add(
                    CauseId.SignatureAltered,
                    FindingStatus.Warning,
                    EvidenceKind.SeenInRequest,
                    "X-Amz-Signature has upper-case letters; every signer writes it in lower case.",
                    null);
            }

            return;
        }

        string what = p.Form == SignatureForm.V4A ? "the hexadecimal digits of an ECDSA signature" : "64 hexadecimal digits";
        j.Fail(
            CauseId.SignatureAltered,
            $"X-Amz-Signature has {Number(p.Signature.Length)} "
                + $"characters{(p.Signature.All(IsHex) ? string.Empty : ", not all of them hexadecimal digits")}; it must be {what}.",
            null,
            "signature");
    }

    private static void CheckEscapes(VerificationContext j)
    {
        RawQueryParameter? broken = j.Url.Parameters.FirstOrDefault(static p => p.HasMalformedEscape);
        if (broken is not null)
        {
            j.Warn(
                CauseId.UrlMangledInTransit,
                $"Parameter '{Printable.Of(broken.Name, 40)}' has a % that begins no escape; every signer writes %25 for it.");
        }
    }

    private static string SignatureV2Fault(string signature) => signature.Contains(' ')
        ? "Signature has a space where a + belongs: the URL was form-decoded on its way."
        : $"Signature has {Number(signature.Length)} characters or foreign ones; it must be 28 characters of base64, percent-encoded.";

    private static bool IsBase64Sha1(string text) => text.Length == 28 && text[27] == '='
        && text.Take(27).All(static c => c is (>= 'a' and <= 'z') or (>= 'A' and <= 'Z') or (>= '0' and <= '9') or '+' or '/');

    private static bool IsHex(char c) => UriEncoding.HexValue(c) >= 0;

    private static string Number(long number) => number.ToString(CultureInfo.InvariantCulture);
}
