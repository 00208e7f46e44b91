using PresignTools.Text;
using PresignTools.Verification.Subject;

namespace PresignTools.Verification.Checks;

/// <summary>
/// First of S3's checks: is there exactly one signature, and are all of its parameters there, once? S3 answers 400 InvalidArgument "Only
/// one auth mechanism allowed", or 400 AuthorizationQueryParametersError "Query-string authentication version 4 requires …".
/// </summary>
internal static class MechanismCheck
{
    internal static void Run(VerificationContext j)
    {
        OtherMechanisms(j);
        UserInfoCheck.Run(j);
        Mangled(j);
        if (j.Parameters.Form == SignatureForm.None)
        {
            Unsigned(j);
            return;
        }

        bool v2 = j.Parameters.Form == SignatureForm.V2;
        string[] required = v2 ? SignatureParameters.RequiredV2 : SignatureParameters.RequiredV4;
        string[] missing = [.. required.Where(name => j.Url.Find(name) is null)];
        if (missing.Length > 0)
        {
            j.Fail(
                CauseId.MissingQueryParameter,
                $"The query has no {string.Join(", no ", missing)}.",
                "Take the whole URL again: it was cut, or & ended it in a shell. Keep it in single quotes.",
                [.. missing.Select(Element).Distinct()]);
        }

        Duplicates(j, required);
    }

    /// <summary>The element of a request that a parameter of the signature belongs to.</summary>
    internal static string Element(string parameterName) => parameterName switch
    {
        SignatureParameters.SignatureName or "Signature" => "signature",
        SignatureParameters.DateName => "date",
        SignatureParameters.TokenName or SignatureParameters.ExpressTokenName => "token",
        _ => "query",
    };

    private static void OtherMechanisms(VerificationContext j)
    {
        bool presigned = j.Parameters.Form != SignatureForm.None;
        if (presigned && j.HeaderOrNull("authorization") is { } authorization)
        {
            int blank = authorization.IndexOf(' ');
            string scheme = Printable.Of(blank < 0 ? "…" : authorization[..blank], 40);
            j.Fail(
                CauseId.TwoAuthMechanisms,
                $"An Authorization header ({scheme}) is sent with a URL that carries its own signature.",
                null,
                "header:authorization");
        }

        if (j.Parameters.Form is SignatureForm.V4 or SignatureForm.V4A && j.Parameters.SignatureV2 is not null)
        {
            j.Fail(CauseId.TwoAuthMechanisms, "The query carries a Signature Version 4 and a Signature Version 2.", null, "query");
        }
    }

    /// <summary>
    /// Names that only damage makes: <c>amp;X-Amz-Date</c> after HTML, <c>x-amz-date</c> after something that lower-cases.
    /// </summary>
    private static void Mangled(VerificationContext j)
    {
        foreach (RawQueryParameter parameter in j.Url.Parameters)
        {
            if (parameter.Name.StartsWith("amp;", StringComparison.Ordinal) || parameter.Name.StartsWith("u0026", StringComparison.Ordinal))
            {
                j.Fail(
                    CauseId.UrlMangledInTransit,
                    $"The query has a parameter named '{Printable.Of(parameter.Name, 40)}': an & came out of HTML or JSON as text.",
                    "Replace every &amp; (or \\u0026) in the URL by & and use it so.",
                    "query");
                return;
            }

            if (Array.Find(SignatureParameters.RequiredV4, n => parameter.Name.StartsWith(n + "=", StringComparison.Ordinal)) is { } joined)
            {
                j.Fail(
                    CauseId.UrlMangledInTransit,
                    $"The = behind {joined} is percent-encoded (%3D), so that no server finds the parameter: the query was encoded as a "
                        + "whole.",
                    "Write = for %3D behind each parameter name, and use the URL so. Better: take it from its source again.",
                    "query");
                return;
            }

            foreach (string name in SignatureParameters.RequiredV4)
            {
                if (string.Equals(parameter.Name, name, StringComparison.OrdinalIgnoreCase) && parameter.Name != name)
                {
                    j.Fail(
                        CauseId.UrlMangledInTransit,
                        $"A parameter of the signature is spelled '{parameter.Name}' instead of '{name}': something changed the case of "
                            + $"the URL.",
                        null,
                        "query");
                    return;
                }
            }
        }

        if (j.Url.Fragment is not null)
        {
            j.Fail(
                CauseId.UrlMangledInTransit,
                "The URL has a #; clients do not send what follows it. A # in the key must be written %23.",
                "Write %23 for # in the key and use the URL so.",
                "path",
                "query");
        }

        if (
            j.Url.Text.Any(static c =>
                c is ' ' or '<' or '>' or '"' or '\u00A0' or '\u201C' or '\u201D' or '\u2026' || c is >= '\u200B' and <= '\u200F'
            ))
        {
            j.Fail(
                CauseId.UrlMangledInTransit,
                "The URL has spaces, quotes, angle brackets or invisible characters in it, which no signer writes.",
                null,
                "path",
                "query");
        }
    }

    private static void Unsigned(VerificationContext j)
    {
        if (
            j.GivenMethod == "POST"
            && (j.HeaderOrNull("content-type") ?? string.Empty).StartsWith("multipart/form-data", StringComparison.OrdinalIgnoreCase))
        {
            j.Add(
                CauseId.PostPolicyMismatch,
                FindingStatus.Unknown,
                EvidenceKind.Circumstance,
                "This is an upload form: its policy and signature are fields of the body, not of the URL, and cannot be judged from the "
                    + "URL.",
                null,
                "signature");
            j.Add(
                CauseId.PostFormMalformed,
                FindingStatus.Unknown,
                EvidenceKind.Circumstance,
                "The form's fields are not known: they must hold policy, x-amz-signature and key, and the file last.",
                null);
            return;
        }

        bool header = j.HeaderOrNull("authorization") is not null;
        j.Fail(
            CauseId.UnsignedRequest,
            header
                ? "The URL carries no signature; the request is signed in its Authorization header, if at all."
                : "The URL carries no signature and there is no Authorization header: S3 takes it for an anonymous request.",
            null,
            "signature");
    }

    /// <summary>
    /// S3 reads the first of two: another Algorithm or Credential gives 400, another Date or Expires "Request has expired", other
    /// SignedHeaders or Signature SignatureDoesNotMatch.
    /// </summary>
    private static void Duplicates(VerificationContext j, string[] required)
    {
        foreach (string name in required.Append(SignatureParameters.TokenName))
        {
            RawQueryParameter[] all = [.. j.Url.Parameters.Where(p => p.Name == name)];
            if (all.Length < 2)
            {
                continue;
            }

            if (all.All(p => p.Value == all[0].Value))
            {
                j.Warn(
                    CauseId.DuplicateQueryParameter,
                    $"{name} stands {all.Length} times in the query, with one value; that works only if it was signed so.");
            }
            else
            {
                j.Fail(
                    CauseId.DuplicateQueryParameter,
                    $"{name} stands {all.Length} times in the query, with different values.",
                    null,
                    Element(name));
            }
        }
    }
}
