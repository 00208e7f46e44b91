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

        // What was signed in the header is judged by its answer, not by what its URL lacks.
        bool isPresigned = e.IsPresigned;
        foreach (Finding finding in judgement.SortedFindings())
        {
            if (e.IsUrlMasked && finding.Cause == CauseId.SignatureAltered)
            {
                continue;
            }

            bool isUnsigned = finding.Cause == CauseId.UnsignedRequest;
            if (finding.Status == FindingStatus.Fail && (isPresigned || (isUnsigned && !IsSignedElsewhere(e))))
            {
                int strength = Strength(e, finding, judgement);
                var suspect = new Suspect(finding.Cause, Certainty(e, finding), strength, finding.Evidence) { Remedy = finding.Remedy, Differs = finding.Differs, IsFault = strength >= 60 };
                yield return suspect;
                if (Behind(e, finding) is ({ } behind, var isFirst))
                {
                    yield return suspect with { Cause = behind, Certainty = Catalogue.Certainty.Likely, Strength = isFirst ? strength + 1 : Math.Max(60, strength - 12) };
                }
            }
            else if (finding.Status is FindingStatus.Unknown && isPresigned)
            {
                yield return new Suspect(finding.Cause, Catalogue.Certainty.Possible, finding.Cause == CauseId.WrongSecretKey ? 26 : 12, finding.Evidence) { Remedy = finding.Remedy, Differs = finding.Differs };
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
            CauseId.MissingQueryParameter or CauseId.MalformedQueryParameter => (CauseId.UrlMangledInTransit, !HasWholeSignature(e)),
            CauseId.DuplicateQueryParameter => (CauseId.UrlMangledInTransit, false),
            CauseId.QueryChanged => (CauseId.UrlMangledInTransit, !computed),
            CauseId.SignatureAltered => (CauseId.UrlMangledInTransit, !computed || !HasWholeSignature(e)),
            CauseId.PathNormalized => (CauseId.KeyEncoding, !computed),
            CauseId.DateScopeMismatch or CauseId.WrongService or CauseId.ExpiryInvalid => (CauseId.SdkSigningBug, !computed || signed),
            CauseId.MissingSignedHeader when finding.Differs.Count > 0 && finding.Differs.All(static d => HeaderRules.IsDefaultChecksum(d[(d.IndexOf(':') + 1)..])) => (CauseId.ChecksumDefault, true),
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
        e.Header("authorization") is not null || e.IsForm || e.Method == "OPTIONS" || e.SaysSigned || e.Response is { } r && (r.Accepted.Contains(Catalogue.S3CheckStage.Signature) || r.AccessKeyId is not null);

    private static int Strength(Evidence e, Finding finding, Judgement judgement)
    {
        if (finding.Cause == CauseId.SignatureMismatch)
        {
            return 3;    // says what is, not why
        }

        if (finding.Cause == CauseId.UnsignedRequest && Text.Words.HasAny(e.Input.ClientMessage, "CORS", "Access-Control-Allow-Origin", "preflight"))
        {
            return 50;   // browsers name URLs without their query
        }

        if (finding.Cause == CauseId.WrongSecretKey && judgement.SignatureMatches == true)
        {
            return 40;
        }

        if (finding.Cause == CauseId.MissingSignedHeader && finding.Differs.Count > 0 && finding.Differs.All(static d => d.StartsWith("header:", StringComparison.Ordinal) && HeaderRules.IsDefaultChecksum(d[7..])))
        {
            return 80;   // nobody asked for those: the rule on checksums says where they come from
        }

        if (finding.Cause == CauseId.MissingSignedHeader && finding.Differs.Contains("header:content-type"))
        {
            return 60;   // the rule on Content-Type knows better
        }

        return finding.Certainty == Catalogue.Certainty.Established ? 90 : finding.Certainty == Catalogue.Certainty.Likely ? 70 : 40;
    }

    /// <summary>
    /// Without an answer, a fault that S3 is bound to find is proven. With one, it is proven where the answer comes from the check that finds it;
    /// headers that a person names are hearsay.
    /// </summary>
    private static Certainty Certainty(Evidence e, Finding finding)
    {
        if (finding.Certainty != Catalogue.Certainty.Established || finding.Cause == CauseId.SignatureMismatch)
        {
            return finding.Certainty == Catalogue.Certainty.Established ? Catalogue.Certainty.Possible : finding.Certainty;
        }

        // Of what a person pasted, a difference is proven only where the text is whole: people shorten and blot out before they paste.
        if (e.IsSignatureRefusal && e.Judgement!.SignatureMatches is null && !e.IsIntactAnswer)
        {
            return Catalogue.Certainty.Likely;
        }

        if (finding.Cause == CauseId.UnsignedRequest)
        {
            return e.Row is "anonymous" or "authentication-token-missing" or "response-headers-anonymous" ? Catalogue.Certainty.Established : Catalogue.Certainty.Likely;
        }

        bool proven = finding.Differs.All(static d => !d.StartsWith("header:", StringComparison.Ordinal)) && e.IsAws && finding.Cause != CauseId.UrlMangledInTransit;
        return proven ? Catalogue.Certainty.Established : Catalogue.Certainty.Likely;
    }
}
