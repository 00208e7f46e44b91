using PresignTools.Intake;

namespace PresignTools.Tests.Diagnosis.Causes;

/// <summary>Who finds a cause.</summary>
public enum FoundBy
{
    /// <summary>Its own definition recognizes it.</summary>
    Definition,

    /// <summary>The verifier's checks of URL and request find it.</summary>
    Checks,

    /// <summary>The answer names it, and nothing else has to be known.</summary>
    Answer,

    /// <summary>Its own definition recognizes it in the words of a text.</summary>
    Words,
}

/// <summary>A failure, and what a cause has to do with it.</summary>
/// <param name="Name">The failure in a few words.</param>
/// <param name="Input">What is known of it.</param>
public sealed record CauseRow(string Name, DiagnosisInput Input)
{
    /// <summary>How the cause is known; null where nothing speaks for it.</summary>
    public EvidenceKind? Kind { get; init; }

    /// <summary>How it is known once all of the evidence is weighed; as <see cref="Kind"/> where it is null.</summary>
    public EvidenceKind? Weighed { get; init; }

    /// <summary>
    /// In place of a root cause: the evidence does not decide, and how common each cause is says which one is named first.
    /// </summary>
    public const string Undecided = "(undecided)";

    /// <summary>Who finds it.</summary>
    public FoundBy By { get; init; }

    /// <summary>A piece of its evidence.</summary>
    public string Says { get; init; } = string.Empty;

    /// <summary>A piece of the remedy that it gives for this very failure; null where it gives none of its own.</summary>
    public string? Fix { get; init; }

    /// <summary>The root cause, where it is another one; null where that is the cause itself, or none.</summary>
    public string? Root { get; init; }

    /// <summary>Whether it stays among the possible causes although the answer is another check's.</summary>
    public bool IsPossible { get; init; }

    /// <inheritdoc/>
    public override string ToString() => Name;
}
