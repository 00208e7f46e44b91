using PresignTools.Responses;
using PresignTools.Verification.Sending;
using PresignTools.Verification.Subject;

namespace PresignTools.Live;

/// <summary>What came of a live probe: what the server answered, read, and what that says beside the answer itself.</summary>
/// <param name="Result">The facts, for the output object.</param>
/// <param name="Response">The error that the server answered; null without one.</param>
/// <param name="Findings">What else is to be said: accepted, redirected, not reached, not sent.</param>
internal sealed record LiveOutcome(LiveProbeResult Result, S3ErrorResponse? Response, IReadOnlyList<Finding> Findings)
{
    internal static Finding Finding(string cause, FindingStatus status, string evidence, string? remedy = null)
    {
        Cause entry = CauseCatalogue.Get(cause);
        return new Finding(cause, entry.Layer, status, EvidenceKind.Recomputed, evidence, remedy ?? entry.Remedy, entry.DocumentationUri);
    }

    internal static LiveOutcome NotSent(SendingDecision decision) => new(
        new LiveProbeResult { Sent = false, Method = decision.Method, Reason = decision.Reason, Remedy = decision.Remedy },
        null,
        [Finding(CauseId.Other, FindingStatus.Skipped, decision.Reason!, decision.Remedy ?? string.Empty)]);

    /// <summary>The same, saying which headers did not go.</summary>
    internal LiveOutcome Without(IReadOnlyList<string> withheld) =>
        withheld.Count == 0 ? this : this with { Result = Result with { WithheldHeaders = withheld } };

    internal static LiveOutcome NotReached(string method, string why, string remedy) => new(
        new LiveProbeResult { Sent = true, Method = method, Reason = why, Remedy = remedy },
        null,
        [Finding(CauseId.DnsOrTls, FindingStatus.Fail, why, remedy)]);
}
