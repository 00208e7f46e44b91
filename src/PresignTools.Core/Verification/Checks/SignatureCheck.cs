using System.Globalization;
using PresignTools.Signing;
using PresignTools.Verification.Search;
using PresignTools.Verification.Subject;

namespace PresignTools.Verification.Checks;

/// <summary>
/// Computes the signature again. Where it fits, the URL was signed by these credentials and is unaltered; where not, says what differs, as
/// far as a search can tell, and else what may differ.
/// </summary>
internal static class SignatureCheck
{
    /// <param name="j">The request under test.</param>
    /// <param name="effort">How far to look for the reason of a signature that does not fit.</param>
    /// <param name="keys">Signing keys of earlier URLs.</param>
    internal static void Run(VerificationContext j, SearchEffort effort, SigningKeyCache keys)
    {
        RequestParts? parts = RequestParts.Of(j);
        if (parts is null)
        {
            return;
        }

        j.CanonicalText = parts.CanonicalText();
        j.StringToSign = parts.StringToSign();
        if (j.Credentials is null || j.Parameters.Signature is not { Length: > 0 } given)
        {
            return;
        }

        using var evaluator = new SignatureEvaluator(j.Credentials, keys, given);
        Compare(j, parts, evaluator, effort);
        j.HashedBytes = evaluator.HashedBytes;
    }

    private static void Compare(VerificationContext j, RequestParts parts, SignatureEvaluator evaluator, SearchEffort effort)
    {
        SignatureFit fit = evaluator.Try(parts);
        if (fit == SignatureFit.Exact)
        {
            Matches(j);
            return;
        }

        j.SignatureMatches = false;
        j.SignatureKnownWrong = true;
        if (fit == SignatureFit.Near)
        {
            Altered(j, evaluator);
        }
        else if (TryUnstated(j, parts, evaluator))
        {
            return;
        }
        else if (effort != SearchEffort.None)
        {
            Search(j, parts, evaluator, effort);
        }
        else
        {
            j.Fail(CauseId.SignatureMismatch, "The signature is not the one that these credentials give for this request.");
        }

        j.HypothesesTried = evaluator.Tried;
    }

    /// <summary>Only the computation: whether the signature of this request fits, without findings.</summary>
    internal static bool Fits(VerificationContext j, SigningCredentials credentials, SigningKeyCache keys)
    {
        if (RequestParts.Of(j) is not { } parts || j.Parameters.Signature is not { Length: > 0 } given)
        {
            return false;
        }

        using var evaluator = new SignatureEvaluator(credentials, keys, given);
        return evaluator.Try(parts) == SignatureFit.Exact;
    }

    private static void Matches(VerificationContext j)
    {
        j.SignatureMatches = !j.IsRepaired;
        j.Add(
            CauseId.SignatureMatches,
            FindingStatus.Pass,
            EvidenceKind.Recomputed,
            $"{(j.IsRepaired ? "Once repaired, it is signed" : "Signed")} by {j.Parameters.ShownKeyId} with the secret key given, for "
                + $"{j.EffectiveMethod}, and not altered since.",
            string.Empty);
    }

    private static void Altered(VerificationContext j, SignatureEvaluator evaluator)
    {
        j.AddComputed(
            CauseId.SignatureAltered,
            FindingStatus.Fail,
            $"The request is the one that was signed, but the signature in the URL is damaged: {evaluator.NearFault()}.",
            null,
            ["signature"],
            new Supposition(CauseId.SignatureAltered, "signature"));
    }

    /// <summary>
    /// What the caller did not state cannot be wrong: without -Method every method is tried, without -Header the usual values of headers
    /// that the URL names. What fits is then told as something to do, not as a fault.
    /// </summary>
    private static bool TryUnstated(VerificationContext j, RequestParts parts, SignatureEvaluator evaluator)
    {
        foreach ((RequestParts? tried, Hypothesis? header) in Unstated(j, parts))
        {
            if (tried is null || evaluator.Try(tried) != SignatureFit.Exact)
            {
                continue;
            }

            j.EffectiveMethod = tried.Method;
            j.CanonicalText = tried.CanonicalText();
            j.StringToSign = tried.StringToSign();
            j.HypothesesTried = evaluator.Tried;
            j.SignatureKnownWrong = false;
            Matches(j);
            if (header is not null)
            {
                j.AddComputed(
                    CauseId.MissingSignedHeader,
                    FindingStatus.Warning,
                    header.Evidence,
                    header.Remedy,
                    [],
                    new Supposition(CauseId.MissingSignedHeader));
            }

            return true;
        }

        // The values of signed headers are not known and not the usual ones: then nothing can be said of the signature.
        string[] unknown = j.Headers is null ? [.. j.MissingHeaders()] : [];
        if (unknown.Length > 0)
        {
            j.SignatureMatches = null;
            j.SignatureKnownWrong = false;
            j.HypothesesTried = evaluator.Tried;
            j.Add(
                CauseId.MissingSignedHeader,
                FindingStatus.Skipped,
                EvidenceKind.Circumstance,
                $"The signature was not checked: the values of {string.Join(", ", unknown)} go into it and are not known.",
                $"Give the headers that the client sends with {Setting.Header}.");
            return true;
        }

        return false;
    }

    /// <summary>
    /// The request with every method that it can have, then with the usual values of headers too. The methods, a handful, are tried
    /// whatever they cost: with all of them tried it is known that the signature does not fit.
    /// </summary>
    private static IEnumerable<(RequestParts? Variant, Hypothesis? Header)> Unstated(VerificationContext j, RequestParts parts)
    {
        IEnumerable<Hypothesis> others = j.GivenMethod is null ? MethodHypotheses.For(j, parts) : [];
        RequestParts[] methods = [parts, .. others.Select(h => h.Apply(parts)).OfType<RequestParts>()];
        foreach (RequestParts method in methods.Skip(1))
        {
            j.Cancellation.ThrowIfCancellationRequested();
            yield return (method, null);
        }

        if (j.Headers is not null)
        {
            yield break;
        }

        long price = SearchBudget.Price(parts);
        foreach (RequestParts method in methods)
        {
            foreach (Hypothesis header in HeaderHypotheses.For(j, parts).Where(static h => h.Cause == CauseId.MissingSignedHeader))
            {
                if (!j.Budget.TrySpend(price))
                {
                    j.SearchIsComplete = false;
                    yield break;
                }

                yield return (header.Apply(method), header);
            }
        }
    }

    private static void Search(VerificationContext j, RequestParts parts, SignatureEvaluator evaluator, SearchEffort effort)
    {
        SearchResult? found = new SignatureSearch(j, parts, evaluator, effort).Run();
        if (found is null)
        {
            j.HypothesesTried = evaluator.Tried;
            j.Fail(CauseId.SignatureMismatch,
                $"The signature is not the one that these credentials give for this request,"
                + $" nor for any of {evaluator.Tried.ToString(CultureInfo.InvariantCulture)} variants of it.{CutShort(j)}");
            Unexplained.Add(j, parts, computed: true);
            return;
        }

        foreach (Hypothesis hypothesis in found.Hypotheses)
        {
            // Earlier checks may have supposed the same, or something else about the same element, without the proof.
            string element = hypothesis.Element;
            bool isOneThing =
                element is "region" or "service" or "date" or "token" or "access-key"
                || element.StartsWith("header:", StringComparison.Ordinal);
            j.AddComputed(
                hypothesis.Cause,
                FindingStatus.Fail,
                hypothesis.Evidence,
                hypothesis.Remedy,
                [element],
                [
                    new Supposition(hypothesis.Cause, element),
                    .. isOneThing ? [new Supposition(null, element, OnlyUnsure: true)] : Array.Empty<Supposition>(),
                ]);
        }

        if (found.Fit == SignatureFit.Near)
        {
            Altered(j, evaluator);
        }

        j.LineDifferences = CanonicalComparison.Lines(parts, found.Signed);
    }

    /// <summary>
    /// Said where not every variant that the search knows was tried, so that nobody takes the reason for one that it does not know.
    /// </summary>
    internal static string CutShort(VerificationContext j) =>
        j.SearchIsComplete ? string.Empty
            : " The search was cut short: not every variant was tried, because there are too many of them for this request.";
}
