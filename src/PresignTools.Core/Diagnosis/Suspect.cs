namespace PresignTools.Diagnosis;

/// <summary>
/// What a rule holds against a cause. <see cref="Strength"/>, 0 to 100, orders suspects; certainty goes its own way, because only evidence that proves
/// makes a suspect Established, however likely it is.
/// </summary>
internal sealed record Suspect(string Cause, Certainty Certainty, int Strength, string Evidence)
{
    /// <summary>What to do in this very case; null for the catalogue's advice.</summary>
    internal string? Remedy { get; init; }

    /// <summary>Elements of the request that differ from what was signed.</summary>
    internal IReadOnlyList<string> Differs { get; init; } = [];

    /// <summary>Nothing but S3's answer speaks for it.</summary>
    internal bool IsFromAnswerAlone { get; init; }

    /// <summary>The evidence speaks for itself: it is a fault even where S3's answer is about something else.</summary>
    internal bool IsFault { get; init; }

    internal static Suspect Proven(string cause, string evidence, string? remedy = null) =>
        new(cause, Certainty.Established, 100, evidence) { Remedy = remedy, IsFault = true };

    internal static Suspect Likely(string cause, int strength, string evidence, string? remedy = null) =>
        new(cause, Certainty.Likely, strength, evidence) { Remedy = remedy };

    internal static Suspect Possible(string cause, int strength, string evidence, string? remedy = null) =>
        new(cause, Certainty.Possible, strength, evidence) { Remedy = remedy };

    /// <summary>The same, as sure as this.</summary>
    internal Suspect As(Certainty certainty) => this with { Certainty = certainty };

    /// <summary>The same, with the elements of the request that it is about.</summary>
    internal Suspect About(params string[] differs) => this with { Differs = differs };

    internal IReadOnlyList<string> Explains { get; init; } = [];

    internal Causes.Match ToMatch() => new(Kind, Evidence)
    {
        Fix = Remedy,
        Differs = Differs,
        IsDefect = IsFault,
        IsFromAnswerAlone = IsFromAnswerAlone,
        Explains = Explains,
    };

    private EvidenceKind Kind => Certainty switch
    {
        Certainty.Established => IsFromAnswerAlone ? EvidenceKind.StatedByS3 : EvidenceKind.Recomputed,
        Certainty.Likely => Strength switch
        {
            >= 88 => EvidenceKind.NamedByAnswer,
            >= 70 => EvidenceKind.SeenInRequest,
            >= 60 => EvidenceKind.SeenInAccount,
            _ => EvidenceKind.Circumstance,
        },
        _ => Strength switch
        {
            >= 60 => EvidenceKind.Circumstance,
            >= 45 => EvidenceKind.Reported,
            _ => EvidenceKind.CommonCause,
        },
    };
}
