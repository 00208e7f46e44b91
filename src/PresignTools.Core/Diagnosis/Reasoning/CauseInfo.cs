using PresignTools.Policies;

namespace PresignTools.Diagnosis.Reasoning;

/// <summary>
/// What is written about a cause, whatever the failure. <c>build.ps1 Generate</c> copies the texts into the catalogue and into the cause's
/// page.
/// </summary>
/// <param name="Id">Stable id in kebab case; scripts compare it, so it is never renamed.</param>
/// <param name="Layer">Where in the checklist it belongs.</param>
internal sealed record CauseInfo(string Id, CheckLayer Layer)
{
    /// <summary>The cause in a few words, without a full stop.</summary>
    internal required string Title { get; init; }

    /// <summary>Why S3 does so: one or two sentences.</summary>
    internal required string Why { get; init; }

    /// <summary>
    /// What helps in general; a match may know better. Settings and commands are marked (<see cref="MarkedText"/>).
    /// </summary>
    internal required string Fix { get; init; }

    /// <summary>The AWS document that explains it.</summary>
    internal required string Document { get; init; }

    /// <summary>
    /// In which of S3's checks the cause comes to light. An answer from one check clears what belongs only to earlier ones, and says
    /// nothing yet about later ones. Empty where <see cref="IsOutsideS3"/>.
    /// </summary>
    internal IReadOnlyList<S3CheckStage> Stages { get; init; } = [];

    /// <summary>Whether it lies with the browser, the network or the way to S3: no check of S3's finds it.</summary>
    internal bool IsOutsideS3 { get; init; }

    /// <summary>
    /// With which HTTP statuses S3 refuses a request for it (API reference, Error Responses). Empty where S3 does not answer at all, or
    /// with any: a browser that hides an answer, a name that does not resolve.
    /// </summary>
    internal IReadOnlyList<int> Statuses { get; init; } = [];

    /// <summary>Condition keys of policies that this cause stands for, in lower case; a condition on one of them names it.</summary>
    internal IReadOnlyList<string> ConditionKeys { get; init; } = [];

    /// <summary>
    /// Kinds of policies that are this cause whatever their statements test: they are somebody else's to change, so that the document
    /// counts and not its condition.
    /// </summary>
    internal IReadOnlyList<PolicyKind> PolicyKinds { get; init; } = [];

    /// <summary>Actions that only a header of the request needs: where the Allow for one is missing, this is the cause.</summary>
    internal IReadOnlyList<string> Actions { get; init; } = [];

    /// <summary>Whether S3 may give this answer because of the cause, as far as the check that it comes from tells.</summary>
    internal bool ComesToLightIn(S3CheckStage stage) => Stages.Contains(stage);
}
