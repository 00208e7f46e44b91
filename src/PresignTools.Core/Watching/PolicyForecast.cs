using PresignTools.Diagnosis.Known;
using PresignTools.Diagnosis.Reasoning;
using PresignTools.Intake;
using PresignTools.Policies.Decisions;
using PresignTools.Verification.Search;

namespace PresignTools.Watching;

/// <summary>What the policies that are known say of a URL: now, and as its signature grows older.</summary>
/// <param name="Denied">Why they refuse it now; null if they do not, or cannot decide it.</param>
/// <param name="Cause">The cause of that, an id of the catalogue.</param>
/// <param name="Remedy">What to do then.</param>
/// <param name="End">When they will refuse it; null if they will not.</param>
internal sealed record PolicyForecast(string? Denied, string? Cause, string? Remedy, UrlEnd? End)
{
    private static readonly PolicyForecast Nothing = new(null, null, null, null);

    /// <param name="input">The request, and the policies.</param>
    /// <param name="now">The present.</param>
    /// <param name="cancellation">Cancelled when the user stops.</param>
    internal static PolicyForecast Of(DiagnosisInput input, DateTimeOffset now, CancellationToken cancellation)
    {
        if (!input.Policies.All.Any())
        {
            return Nothing;
        }

        input = input with { AsOf = now };
        var facts = new FailureFacts(input, FailureClock.Of(input, now), SearchEffort.None, cancellation);
        if (facts.Policies.Decision is not { } decision)
        {
            return Nothing;
        }

        // A Deny that depends on what nobody has said (the address of who uses the URL, say) decides nothing.
        if (decision.Decision == AccessOutcome.ExplicitlyDenied && !decision.MissingContext.Any(static k => k.Matters))
        {
            AccessDecision refusal = facts.Policies.Refusal ?? decision;
            return new(refusal.Explanation, DenialCause.Of(refusal).Id, refusal.Remedy, null);
        }

        return decision is { ChangesAt: { } at, ChangesTo: { } to } && to != AccessOutcome.Allowed
            ? new(null, null, null, EndAt(input, at, cancellation))
            : Nothing;
    }

    /// <summary>The end that a later decision is, with its cause in words.</summary>
    private static UrlEnd EndAt(DiagnosisInput input, DateTimeOffset at, CancellationToken cancellation)
    {
        input = input with { AsOf = at };
        var then = new FailureFacts(input, FailureClock.Of(input, at), SearchEffort.None, cancellation);
        string why = then.Policies.Refusal is { } refusal
            ? CauseCatalogue.Get(DenialCause.Of(refusal).Id).Title
            : "A policy refuses it from then on";
        long late = at.UtcTicks % TimeSpan.TicksPerSecond;
        DateTimeOffset last = late == 0 ? at.AddSeconds(-1) : at.AddTicks(-late);
        return new UrlEnd(last, UrlEnding.Policy, Within(why));
    }

    /// <summary>A title inside a sentence.</summary>
    private static string Within(string title) =>
        title.Length > 1 && char.IsUpper(title[0]) && char.IsLower(title[1]) ? char.ToLowerInvariant(title[0]) + title[1..] : title;
}
