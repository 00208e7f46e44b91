namespace PresignTools.Diagnosis.Reasoning;

/// <summary>
/// One reason to believe in a cause: what was seen, and how it is known. There is no weight: the kind of evidence orders matches.
/// </summary>
/// <param name="Kind">How it is known; rank and certainty follow from it.</param>
/// <param name="Evidence">What was seen, in one or two sentences.</param>
internal sealed record Match(EvidenceKind Kind, string Evidence)
{
    /// <summary>What to do in this very case; null for the catalogue's advice.</summary>
    internal string? Fix { get; init; }

    /// <summary>Elements of the request that differ from what was signed: method, path, query, host, header:NAME.</summary>
    internal IReadOnlyList<string> Differs { get; init; } = [];

    /// <summary>
    /// Causes that are only symptoms of this one here: a URL that lost its end lacks a parameter, and the loss is the cause. A symptom
    /// never ranks before what explains it.
    /// </summary>
    internal IReadOnlyList<string> Explains { get; init; } = [];

    /// <summary>The URL or the request has this defect whatever the answer is about.</summary>
    internal bool IsDefect { get; init; }

    /// <summary>
    /// How the same fault is known to await the request in a later check than the one that answered. It is told as a fault, and is no
    /// evidence for this answer.
    /// </summary>
    internal EvidenceKind? Later { get; init; }

    /// <summary>Nothing but the code and message of the answer speaks for it.</summary>
    internal bool IsFromAnswerAlone { get; init; }

    /// <summary>
    /// Two things that the text shows were compared and do not go together, so it holds whatever the other words of the text are.
    /// </summary>
    internal bool IsCompared { get; init; }

    /// <summary>S3 stated it, in an answer that has no other cause.</summary>
    internal static Match StatedByS3(string evidence, string? fix = null) => new(EvidenceKind.StatedByS3, evidence) { Fix = fix };

    /// <summary>The check that S3 makes was made here, with everything that it needs, and it fails.</summary>
    internal static Match Recomputed(string evidence, string? fix = null) => new(EvidenceKind.Recomputed, evidence) { Fix = fix };

    /// <summary>The server's answer names it, but other readings of the same words remain.</summary>
    internal static Match NamedByAnswer(string evidence, string? fix = null) => new(EvidenceKind.NamedByAnswer, evidence) { Fix = fix };

    /// <summary>A defect that is visible in the URL, the headers or the command.</summary>
    internal static Match SeenInRequest(string evidence, string? fix = null) => new(EvidenceKind.SeenInRequest, evidence) { Fix = fix };

    /// <summary>AWS reported it, or a document that was given shows it.</summary>
    internal static Match SeenInAccount(string evidence, string? fix = null) => new(EvidenceKind.SeenInAccount, evidence) { Fix = fix };

    /// <summary>The situation permits it, and permits other causes as well.</summary>
    internal static Match Circumstance(string evidence, string? fix = null) => new(EvidenceKind.Circumstance, evidence) { Fix = fix };

    /// <summary>A person said so in free text.</summary>
    internal static Match Reported(string evidence, string? fix = null) => new(EvidenceKind.Reported, evidence) { Fix = fix };

    /// <summary>Nothing but how often this is the cause of such an answer.</summary>
    internal static Match CommonCause(string evidence, string? fix = null) => new(EvidenceKind.CommonCause, evidence) { Fix = fix };

    /// <summary>The words of the text are those of public reports with this cause.</summary>
    internal static Match SimilarReports(string evidence) => new(EvidenceKind.SimilarReports, evidence);

    /// <summary>What a check of the request found, as a match.</summary>
    internal static Match Of(Finding finding, EvidenceKind kind) =>
        new(kind, finding.Evidence) { Fix = finding.Remedy, Differs = finding.Differs };

    /// <summary>The same, with the elements of the request that it is about.</summary>
    internal Match About(params string[] differs) => this with { Differs = differs };

    /// <summary>The same, as the outcome of a comparison.</summary>
    internal Match Compared(bool isCompared = true) => this with { IsCompared = isCompared };

    /// <summary>The same, as what lies behind these symptoms.</summary>
    internal Match Explaining(params string[] causes) => this with { Explains = causes };
}
