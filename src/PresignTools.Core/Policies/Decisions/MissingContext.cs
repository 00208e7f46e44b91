using PresignTools.Policies.Matching;
using PresignTools.Text;

namespace PresignTools.Policies.Decisions;

/// <summary>A condition key that a statement needed and nobody gave.</summary>
public sealed class MissingContextKey
{
    internal MissingContextKey(
        string key,
        IReadOnlyList<string> statements,
        AccessOutcome without,
        IReadOnlyList<ContextAlternative> alternatives)
    {
        Key = key;
        Statements = statements.ToListing();
        Without = without;
        Alternatives = alternatives.ToListing();
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

    /// <summary>Whether some value would change the decision, or may: then it is worth finding out.</summary>
    public bool Matters => !IsExplored || Alternatives.Any(a => a.Decision != Without);

    /// <summary>
    /// The value that the decision was made with, where the request has the key and only its value is a guess: the ARN of a role whose
    /// path is not known, a signed header whose value nobody told. Null: the decision was made without the key.
    /// </summary>
    public string? Assumed { get; internal init; }

    /// <summary>Whether every value was tried that the policies make a difference between; false if that was too much work.</summary>
    internal bool IsExplored { get; init; } = true;

    /// <summary>Key, and what it would change.</summary>
    public override string ToString()
    {
        string others = string.Join("; ", Alternatives.Where(a => a.Decision != Without).Select(a => a.ToString()));
        if (!IsExplored && others.Length == 0)
        {
            others = "there are too many values to try them all";
        }

        string now = Assumed switch
        {
            null => "without it",
            UnknownValue.Text => "with a value that no policy names",
            _ => $"with '{Printable.Of(Assumed)}', which is a guess",
        };
        return Printable.Line(others.Length > 0 ? $"{Key}: {Without} {now}; {others}"
            : Assumed is null ? $"{Key}: {Without} with or without it" : $"{Key}: {Without} with any value");
    }
}

/// <summary>A value that a missing key could have, and the decision with it.</summary>
public sealed record ContextAlternative(string Value, AccessOutcome Decision)
{
    /// <summary>Other missing keys that had to be given as well, for this decision.</summary>
    public IReadOnlyList<string> Together { get; init => field = value.ToListing(); } = [];

    /// <summary>Decision and value.</summary>
    public override string ToString() =>
        Printable.Line(
            $"{Decision} with '{Value}'" + (Together.Count == 0 ? string.Empty : " together with " + string.Join(", ", Together)));
}
