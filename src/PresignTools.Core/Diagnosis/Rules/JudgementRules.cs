using PresignTools.Verification;

namespace PresignTools.Diagnosis.Rules;

/// <summary>What testing the URL and the request found. A fault in the URL is a fact; whether it is the cause of this answer is for the ranking.</summary>
internal static class JudgementRules
{
    internal static IEnumerable<Suspect> Run(Evidence e)
    {
        if (e.Judgement is not { } judgement)
        {
            yield break;
        }

        if (OtherSignature.Of(e.Raw) is { } other)
        {
            yield return Suspect.Likely(Causes.Other, 62, $"The URL is signed in the way of {other}, which is not that of S3: what its parameters are worth only that service can say.",
                $"Look at the documents of {other} on signed URLs; S3's rules do not hold for it.");
            yield break;
        }

        // What was signed in the header is judged by its answer, not by what its URL lacks.
        bool isPresigned = e.IsPresigned;
        foreach (Finding finding in judgement.SortedFindings())
        {
            if (e.IsUrlMasked && finding.Cause == Causes.SignatureAltered)
            {
                continue;
            }

            bool isUnsigned = finding.Cause == Causes.UnsignedRequest;
            if (finding.Status == FindingStatus.Fail && (isPresigned || (isUnsigned && !IsSignedElsewhere(e))))
            {
                int strength = Strength(e, finding, judgement);
                var suspect = new Suspect(finding.Cause, Certainty(e, finding), strength, finding.Evidence) { Remedy = finding.Remedy, Differs = finding.Differs, IsFault = strength >= 60 };
                yield return suspect;
                if (Behind(e, finding) is ({ } behind, var isFirst))
                {
                    yield return suspect with { Cause = behind, Certainty = Diagnosis.Certainty.Likely, Strength = isFirst ? strength + 1 : Math.Max(60, strength - 12) };
                }
            }
            else if (finding.Status is FindingStatus.Unknown && isPresigned)
            {
                yield return new Suspect(finding.Cause, Diagnosis.Certainty.Possible, finding.Cause == Causes.WrongSecretKey ? 26 : 12, finding.Evidence) { Remedy = finding.Remedy, Differs = finding.Differs };
            }
        }
    }

    /// <summary>
    /// A symptom of the URL says what is wrong with it; the cause is how it came to that, and goes first where the URL shows it. A cut takes the
    /// signature, which stands last, or a part of it; what is missing, doubled or malformed beside a whole signature no transport did. With
    /// the signer's credentials it is known what was changed, and whether the signer itself wrote it so.
    /// </summary>
    private static (string? Cause, bool IsFirst) Behind(Evidence e, Finding finding)
    {
        bool computed = e.Judgement!.SignatureMatches is not null;
        bool signed = e.Judgement.SignatureMatches == true;
        return finding.Cause switch
        {
            Causes.MissingQueryParameter or Causes.MalformedQueryParameter => (Causes.UrlMangledInTransit, !HasWholeSignature(e)),
            Causes.DuplicateQueryParameter => (Causes.UrlMangledInTransit, false),
            Causes.QueryChanged => (Causes.UrlMangledInTransit, !computed),
            Causes.SignatureAltered => (Causes.UrlMangledInTransit, !computed || !HasWholeSignature(e)),
            Causes.PathNormalized => (Causes.KeyEncoding, !computed),
            Causes.DateScopeMismatch or Causes.WrongService or Causes.ExpiryInvalid => (Causes.SdkSigningBug, !computed || signed),
            Causes.MissingSignedHeader when finding.Differs.Count > 0 && finding.Differs.All(static d => HeaderRules.IsDefaultChecksum(d[(d.IndexOf(':') + 1)..])) => (Causes.ChecksumDefault, true),
            _ => (null, false),
        };
    }

    private static bool HasWholeSignature(Evidence e) => e.Judgement!.Parameters switch
    {
        { Form: Verification.SignatureForm.V4, Signature: { Length: 64 } signature, SignedHeaders: not null } => signature.All(static c => Signing.UriEncoding.HexValue(c) >= 0),
        { Form: Verification.SignatureForm.V4A, Signature: { Length: > 0 } signature, SignedHeaders: not null } => Signing.SignatureV4A.TryReadDer(signature, out _, out _),
        { Form: Verification.SignatureForm.V2, SignatureV2: { Length: 28 } } => true,
        _ => false,
    };

    private static bool IsSignedElsewhere(Evidence e) =>
        e.Header("authorization") is not null || e.IsForm || e.Method == "OPTIONS" || e.SaysSigned || e.Response is { } r && (r.Accepted.Contains(Responses.S3CheckStage.Signature) || r.AccessKeyId is not null);

    private static int Strength(Evidence e, Finding finding, Judgement judgement)
    {
        if (finding.Cause == Causes.SignatureMismatch)
        {
            return 3;    // says what is, not why
        }

        if (finding.Cause == Causes.UnsignedRequest && Text.Words.HasAny(e.Input.ClientMessage, "CORS", "Access-Control-Allow-Origin", "preflight"))
        {
            return 50;   // browsers name URLs without their query
        }

        if (finding.Cause == Causes.WrongSecretKey && judgement.SignatureMatches == true)
        {
            return 40;
        }

        if (finding.Cause == Causes.MissingSignedHeader && finding.Differs.Count > 0 && finding.Differs.All(static d => d.StartsWith("header:", StringComparison.Ordinal) && HeaderRules.IsDefaultChecksum(d[7..])))
        {
            return 80;   // nobody asked for those: the rule on checksums says where they come from
        }

        if (finding.Cause == Causes.MissingSignedHeader && finding.Differs.Contains("header:content-type"))
        {
            return 60;   // the rule on Content-Type knows better
        }

        return finding.Certainty == Diagnosis.Certainty.Established ? 90 : finding.Certainty == Diagnosis.Certainty.Likely ? 70 : 40;
    }

    /// <summary>
    /// Without an answer, a fault that S3 is bound to find is proven. With one, it is proven where the answer comes from the check that finds it;
    /// headers that a person names are hearsay.
    /// </summary>
    private static Certainty Certainty(Evidence e, Finding finding)
    {
        if (finding.Certainty != Diagnosis.Certainty.Established || finding.Cause == Causes.SignatureMismatch)
        {
            return finding.Certainty == Diagnosis.Certainty.Established ? Diagnosis.Certainty.Possible : finding.Certainty;
        }

        // Of what a person pasted, a difference is proven only where the text is whole: people shorten and blot out before they paste.
        if (e.IsSignatureRefusal && e.Judgement!.SignatureMatches is null && !e.IsIntactAnswer)
        {
            return Diagnosis.Certainty.Likely;
        }

        // A log or a person cuts a long URL as well as a shell does, and then the request was whole.
        if (e.Response is { Code: null } && finding.Cause is Causes.MissingQueryParameter or Causes.MalformedQueryParameter or Causes.SignatureAltered && !HasWholeSignature(e))
        {
            return Diagnosis.Certainty.Likely;
        }

        if (finding.Cause == Causes.UnsignedRequest)
        {
            return e.Row is "anonymous" or "authentication-token-missing" or "response-headers-anonymous" ? Diagnosis.Certainty.Established : Diagnosis.Certainty.Likely;
        }

        bool proven = finding.Differs.All(static d => !d.StartsWith("header:", StringComparison.Ordinal)) && e.IsAws && finding.Cause != Causes.UrlMangledInTransit;
        return proven ? Diagnosis.Certainty.Established : Diagnosis.Certainty.Likely;
    }
}
