using PresignTools.Text;

namespace PresignTools.Policies;

/// <summary>A condition key that a statement needed and nobody gave.</summary>
public sealed class MissingContextKey
{
    internal MissingContextKey(string key, IReadOnlyList<string> statements, AccessOutcome without, IReadOnlyList<ContextAlternative> alternatives)
    {
        Key = key;
        Statements = statements.Indexable();
        Without = without;
        Alternatives = alternatives.Indexable();
    }

    /// <summary>The key.</summary>
    public string Key { get; }

    /// <summary>Where its value comes from; for a presigned URL: from the signer, or from whoever uses the URL.</summary>
    public ContextKeySource Source => ContextKeySources.Of(Key);

    /// <summary>The statements that ask for it.</summary>
    public IReadOnlyList<string> Statements { get; }

    /// <summary>The decision if the request really lacks it.</summary>
    public AccessOutcome Without { get; }

    /// <summary>Values that the policies make a difference between, with the decision that each would give.</summary>
    public IReadOnlyList<ContextAlternative> Alternatives { get; }

    /// <summary>Whether some value would change the decision: then it is worth finding out.</summary>
    public bool Matters => Alternatives.Any(a => a.Decision != Without);

    /// <summary>Key, and what it would change.</summary>
    public override string ToString()
    {
        string others = string.Join("; ", Alternatives.Where(a => a.Decision != Without).Select(a => a.ToString()));
        return Printable.Line(others.Length == 0 ? $"{Key}: {Without} with or without it" : $"{Key}: {Without} without it; {others}");
    }
}

/// <summary>A value that a missing key could have, and the decision with it.</summary>
public sealed record ContextAlternative(string Value, AccessOutcome Decision)
{
    /// <summary>Other missing keys that had to be given as well, for this decision.</summary>
    public IReadOnlyList<string> Together { get; init => field = value.Indexable(); } = [];

    /// <summary>Decision and value.</summary>
    public override string ToString() =>
        Printable.Line($"{Decision} with '{Value}'" + (Together.Count == 0 ? string.Empty : " together with " + string.Join(", ", Together)));
}
