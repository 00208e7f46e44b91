using PresignTools.Diagnosis.Reasoning;
using PresignTools.Intake;
using PresignTools.Text;
using PresignTools.Verification.Subject;

namespace PresignTools.Diagnosis;

/// <summary>One line of the checklist.</summary>
public sealed class ChecklistItem
{
    internal ChecklistItem(CheckLayer layer, FindingStatus status, string evidence)
    {
        Layer = layer;
        Status = status;
        Evidence = Printable.Lines(evidence);
    }

    /// <summary>1 to 7.</summary>
    public int Number => (int)Layer;

    /// <summary>The layer.</summary>
    public CheckLayer Layer { get; }

    /// <summary>What is known of it.</summary>
    public FindingStatus Status { get; }

    /// <summary>Why, in a line.</summary>
    public string Evidence { get; }

    /// <summary>Number, layer, status and evidence.</summary>
    public override string ToString() => $"{Number} {Layer}: {Status}: {Evidence}";
}

/// <summary>
/// Why a presigned URL or S3 request fails, how sure that is, and what to do. Signatures, tokens and keys are masked in every part of it.
/// </summary>
public sealed class PresignDiagnosis
{
    internal PresignDiagnosis()
    {
    }

    /// <summary>
    /// Id of the likeliest cause; null if nothing is wrong that can be seen. How far to trust it says <see cref="Certainty"/>.
    /// </summary>
    public string? RootCause { get; internal init; }

    /// <summary>
    /// Established: the evidence proves it. Likely: the best explanation. Possible: the first of a list, and no more; see <see
    /// cref="Needs"/>.
    /// </summary>
    public Certainty? Certainty { get; internal init; }

    /// <summary>Whether the request was accepted or refused, or nothing is known: for scripts, which cannot tell from a root cause of
    /// null.</summary>
    public DiagnosisOutcome Outcome { get; internal init; }

    /// <summary>
    /// The root cause, else <c>accepted</c> or <c>nothing-known</c>, or <c>unexplained</c> for a refusal without a cause: never empty, to
    /// group by.
    /// </summary>
    public string Verdict => RootCause ?? Outcome switch
    {
        DiagnosisOutcome.Accepted => "accepted",
        DiagnosisOutcome.Refused => "unexplained",
        _ => "nothing-known",
    };

    /// <summary>How the root cause is known; <see cref="Certainty"/> follows from it. Null without a root cause.</summary>
    public EvidenceKind? EvidenceKind { get; internal init; }

    /// <summary>The cause in a few words.</summary>
    public string Title { get; internal init => field = Printable.Lines(value); } = string.Empty;

    /// <summary>What happened, by which evidence, and what S3 had accepted when it gave this answer.</summary>
    public string Explanation { get; internal init => field = Printable.Lines(value); } = string.Empty;

    /// <summary>Why S3 does so, in general: what the catalogue says of the cause. Empty without one.</summary>
    public string Background { get; internal init => field = Printable.Lines(value); } = string.Empty;

    /// <summary>What to do: a command, or a statement of a policy.</summary>
    public string Remedy { get; internal init => field = Printable.Lines(value); } = string.Empty;

    /// <summary>
    /// The command in <see cref="Remedy"/> alone, without the words around it, to copy and run; null where the remedy has none.
    /// </summary>
    public string? RemedyCommand => Diagnosis.RemedyCommand.Of(Remedy);

    /// <summary>Ids of the causes that fit, likeliest first.</summary>
    public IReadOnlyList<string> PossibleCauses { get; internal init => field = value.ToListing(); } = [];

    /// <summary>Everything that was found: first what fits the answer, likeliest first; then further faults; then warnings.</summary>
    public IReadOnlyList<Finding> Findings { get; internal init => field = value.ToListing(); } = [];

    /// <summary>The seven layers, in the order in which S3 trouble is best searched.</summary>
    public IReadOnlyList<ChecklistItem> Checklist { get; internal init => field = value.ToListing(); } = [];

    /// <summary>What to bring, where the cause is not proven.</summary>
    public IReadOnlyList<DiagnosisNeed> Needs { get; internal set => field = value.ToListing(); } = [];

    /// <summary>The URL, signature and token masked; null without one.</summary>
    public string? Url { get; internal init; }

    /// <summary>Method as sent.</summary>
    public string? Method { get; internal init; }

    /// <summary>The S3 operation.</summary>
    public string? Operation { get; internal init; }

    /// <summary>Bucket.</summary>
    public string? BucketName { get; internal init; }

    /// <summary>Key.</summary>
    public string? Key { get; internal init; }

    /// <summary>S3's error code.</summary>
    public string? ErrorCode { get; internal init; }

    /// <summary>
    /// The kind of the answer, as the table of public reports names it: <c>signature-mismatch</c>, <c>access-denied</c>, <c>no-answer</c>.
    /// </summary>
    public string AnswerKind { get; internal init; } = string.Empty;

    /// <summary>HTTP status.</summary>
    public int? StatusCode { get; internal init; }

    /// <summary>Request id, for AWS Support.</summary>
    public string? RequestId { get; internal init; }

    /// <summary>Extended request id (x-amz-id-2), for AWS Support.</summary>
    public string? HostId { get; internal init; }

    /// <summary>The instant that was judged for.</summary>
    public DateTimeOffset AsOf { get; internal init; }

    /// <summary>What the intake found in the text that was given.</summary>
    public IReadOnlyList<string> Recognized { get; internal init => field = value.ToListing(); } = [];

    /// <summary>What was read from the text that was given, each with its place in it.</summary>
    public IReadOnlyList<ReadFact> Reading { get; internal init => field = value.ToListing(); } = [];

    /// <summary>What AWS was asked for this diagnosis, and how each question ended; empty offline. A refusal to tell is no fault.</summary>
    public IReadOnlyList<string> Asked { get; internal init => field = value.ToListing(); } = [];

    /// <summary>What the URL's server answered when the URL was sent to it, made harmless; null if it was not sent.</summary>
    public LiveProbeResult? Live { get; internal init; }

    /// <summary>Cause, and how sure.</summary>
    public override string ToString() => RootCause is null ? "No fault found" : $"{RootCause} ({Certainty}): {Title}";
}
