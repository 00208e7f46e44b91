namespace PresignTools.Diagnosis.Reasoning;

/// <summary>How well the method that was sent goes with what the URL says of itself.</summary>
internal enum MethodDoubt
{
    /// <summary>Nobody told the method, and the URL may be for several.</summary>
    Unknown,

    /// <summary>The URL says nothing, and most URLs are made for this method.</summary>
    Usual,

    /// <summary>The URL says nothing, and about as many URLs are made for this method as for another one.</summary>
    Open,

    /// <summary>The URL says nothing, and few URLs are made for this method.</summary>
    Unusual,

    /// <summary>S3 has no operation with this method at such a URL.</summary>
    NoOperation,

    /// <summary>The URL says that it was made for this method.</summary>
    SaidByUrl,

    /// <summary>The URL says that it was made for another method.</summary>
    Contradicted,
}

/// <summary>Judges the method by the URL.</summary>
internal static class MethodDoubts
{
    private const int MostOfOne = 2;

    internal static MethodDoubt Of(FailureFacts e)
    {
        if (e.Method is not { } sent || e.Verification is not { } verification)
        {
            return MethodDoubt.Unknown;
        }

        IReadOnlyList<string> hinted = verification.Hint.Methods;
        if (hinted.Count <= MostOfOne)
        {
            MethodDoubt fitting = hinted.Count == 1 ? MethodDoubt.SaidByUrl : MethodDoubt.Usual;
            return hinted.Contains(sent) ? fitting : MethodDoubt.Contradicted;
        }

        return sent switch
        {
            "GET" => MethodDoubt.Usual,
            "PUT" or "HEAD" => MethodDoubt.Open,
            "DELETE" => MethodDoubt.Unusual,
            _ => MethodDoubt.NoOperation,    // POST takes ?uploads, ?uploadId, ?restore or ?select, which the hint would have named
        };
    }
}
