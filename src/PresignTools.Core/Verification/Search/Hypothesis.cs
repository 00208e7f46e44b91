using PresignTools.Verification.Subject;

namespace PresignTools.Verification.Search;

/// <summary>One way in which the request that was signed may differ from the one that was received.</summary>
internal sealed class Hypothesis
{
    private readonly Func<string> _evidence;

    /// <param name="cause">Id of the cause that it would be.</param>
    /// <param name="element">What differs, in the words of <see cref="Catalogue.Finding.Differs"/>.</param>
    /// <param name="apply">Turns the received request into the signed one; null where it does not apply.</param>
    /// <param name="evidence">What was found, if the signature matches.</param>
    internal Hypothesis(string cause, string element, Func<RequestParts, RequestParts?> apply, Func<string> evidence)
    {
        Cause = cause;
        Element = element;
        Apply = apply;
        _evidence = evidence;
    }

    internal string Cause { get; }

    internal string Element { get; }

    internal Func<RequestParts, RequestParts?> Apply { get; }

    internal string Evidence => _evidence();

    /// <summary>What to do; null for the catalogue's text.</summary>
    internal string? Remedy { get; init; }

    /// <summary>Whether it is likely enough to be tried together with another one.</summary>
    internal bool Pairs { get; init; }

    /// <summary>Hypotheses on one part are not combined with each other.</summary>
    internal string Part { get; init; } = string.Empty;
}
