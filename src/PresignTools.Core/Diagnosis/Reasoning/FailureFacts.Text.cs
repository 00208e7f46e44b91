using PresignTools.Intake;

namespace PresignTools.Diagnosis.Reasoning;

/// <summary>What the text says beside the request and its answer.</summary>
internal sealed partial class FailureFacts
{
    /// <summary>The clues of a kind, in the order of the text.</summary>
    internal IEnumerable<Clue> Clues(ClueKind kind) => _clues.Value.Where(c => c.Kind == kind);

    /// <summary>The detail of the first clue of a kind; null if there is none.</summary>
    internal string? Clue(ClueKind kind) => Clues(kind).FirstOrDefault()?.Detail;

    /// <summary>The operations that a client says were refused.</summary>
    internal IEnumerable<string> RefusedCalls => Clues(ClueKind.RefusedCall).Select(static c => c.Detail);

    /// <summary>
    /// Whether whoever pasted the URL cut it with dots: then what it lacks was in the request all the same. Dots for a value alone are a
    /// mask, and leave the rest as it was.
    /// </summary>
    internal bool IsUrlElided => Input.Url is { } url && (Elisions.Any(d => url.Contains(d, StringComparison.Ordinal))
        || url.EndsWith("...", StringComparison.Ordinal) || url.EndsWith('\u2026'));

    private static readonly string[] Elisions = ["&...", "?...", "/...", "&\u2026", "?\u2026", "/\u2026", "X-Amz-...", "X-Amz-\u2026"];

    /// <summary>The path that the client signed, as the canonical request in its log has it; null if none is known.</summary>
    internal string? ClientPath => Input.ClientCanonicalRequest?.Split('\n') is [_, var path, ..] ? path : null;

    /// <summary>Whether a failure is told in words, and neither the request nor its answer is known.</summary>
    internal bool IsOnlyTold => Raw is null && Response is null && !IsAccepted && Input.FullText is not null;
}
