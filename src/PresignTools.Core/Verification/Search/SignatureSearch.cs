using PresignTools.Verification.Subject;

namespace PresignTools.Verification.Search;

/// <summary>How far to look for the reason of a signature that does not fit.</summary>
internal enum SearchEffort
{
    /// <summary>Not at all: only whether it fits.</summary>
    None,

    /// <summary>The likely single differences, some hundreds.</summary>
    Likely,

    /// <summary>Pairs of them and single characters too, some thousands.</summary>
    Full,
}

/// <summary>
/// Looks for the request that was signed among thousands of variants of the one that was received. Bounded by counts of tries and of work,
/// not by a clock, so that the same request always gets the same answer. A variant whose signature fits is proof: 256 bits do not agree by
/// chance.
/// </summary>
internal sealed class SignatureSearch
{
    /// <summary>Most variants that are tried for one URL; a hash and an HMAC each.</summary>
    internal const int Budget = 24_000;

    private const int PairBudget = 7_000;

    // One ECDSA verification takes about a hundred times as long as an HMAC, and one with another secret thrice that.
    private const int BudgetV4A = 700;

    private readonly VerificationContext _verification;
    private readonly RequestParts _received;
    private readonly SignatureEvaluator _evaluator;
    private readonly SearchEffort _effort;
    private readonly int _budget;
    private readonly long _price;
    private bool _isCutShort;
    private bool _isPairless;

    internal SignatureSearch(VerificationContext verification, RequestParts received, SignatureEvaluator evaluator, SearchEffort effort)
    {
        _effort = effort;
        _verification = verification;
        _received = received;
        _evaluator = evaluator;
        _budget = received.Region is null ? BudgetV4A : Budget;
        _price = SearchBudget.Price(received);
    }

    /// <summary>The hypotheses that together make the signature fit, and the request they make; null if none of those tried does.</summary>
    internal SearchResult? Run()
    {
        SearchResult? found = Singles(out List<Hypothesis> pairing);
        if (found is null && _effort == SearchEffort.Full)
        {
            // While a value that went into the signature is missing, no single character elsewhere can make it fit.
            found = Pairs(pairing) ?? (IsAnythingMissing() ? null : Edits());
        }

        _verification.SearchIsComplete = found is not null || (!_isCutShort && !_isPairless && _effort == SearchEffort.Full);
        return found;
    }

    /// <summary>
    /// One difference. The hypotheses are made as they are tried: for a long request the budget ends long before they do.
    /// </summary>
    private SearchResult? Singles(out List<Hypothesis> pairing)
    {
        pairing = [];
        foreach (Hypothesis hypothesis in Likely())
        {
            if (Try([hypothesis]) is { } found)
            {
                return found;
            }

            if (_isCutShort)
            {
                break;
            }

            if (hypothesis.Pairs)
            {
                pairing.Add(hypothesis);
            }
        }

        return null;
    }

    private bool IsAnythingMissing() => _verification.Has(CauseId.MissingSessionToken) || _verification.MissingHeaders().Any();

    private IEnumerable<Hypothesis> Likely()
    {
        string? bucket = _verification.Location?.Bucket is { } name && name.IndexOf(':') < 0 ? name : null;
        return MethodHypotheses.For(_verification, _received)
            .Concat(RegionSetHypotheses.For(_verification, _received))
            .Concat(HeaderHypotheses.For(_verification, _received))
            .Concat(SecretHypotheses.For(_received))
            .Concat(PathHypotheses.For(_received, bucket, _verification.Url.Path))
            .Concat(QueryHypotheses.For(_verification, _received))
            .Concat(HostHypotheses.For(_verification, _received))
            .Concat(ScopeHypotheses.For(_verification, _received));
    }

    private SearchResult? Pairs(List<Hypothesis> pairing)
    {
        if (_received.Region is null)
        {
            _isPairless = true;     // of what little a curve allows, single characters are the better use
            return null;
        }

        int end = Math.Min(_budget, _evaluator.Tried + PairBudget);
        for (int i = 0; i < pairing.Count && !_verification.Budget.IsExhausted; i++)
        {
            for (int k = i + 1; k < pairing.Count && !_verification.Budget.IsExhausted; k++)
            {
                if (_evaluator.Tried >= end)
                {
                    _isCutShort = true;
                    return null;
                }

                if (pairing[i].Part != pairing[k].Part && Try([pairing[i], pairing[k]]) is { } found)
                {
                    return found;
                }
            }
        }

        return null;
    }

    private SearchResult? Edits()
    {
        foreach (Hypothesis hypothesis in SingleEdits.For(_verification, _received))
        {
            if (Try([hypothesis]) is { } found)
            {
                return found;
            }

            if (_isCutShort)
            {
                break;
            }
        }

        return null;
    }

    private SearchResult? Try(Hypothesis[] hypotheses)
    {
        // Making a variant costs about as much as computing it, also where it turns out that the hypothesis does not apply.
        if (_evaluator.Tried >= _budget || !_verification.Budget.TrySpend(_price))
        {
            _isCutShort = true;
            return null;
        }

        RequestParts? variant = _received;
        foreach (Hypothesis hypothesis in hypotheses)
        {
            variant = hypothesis.Apply(variant);
            if (variant is null)
            {
                return null;
            }
        }

        SignatureFit fit = _evaluator.Try(variant);
        return fit == SignatureFit.None ? null : new SearchResult(hypotheses, variant, fit);
    }
}

/// <summary>What made the signature fit.</summary>
internal sealed record SearchResult(IReadOnlyList<Hypothesis> Hypotheses, RequestParts Signed, SignatureFit Fit);
