using PresignTools.Policies;
using PresignTools.Policies.Decisions;
using PresignTools.Responses;
using PresignTools.Text;

namespace PresignTools.Diagnosis.Reasoning;

/// <summary>
/// S3's own sentence: who is denied what, by which kind of policy, and whether by a Deny or for want of an Allow. S3 writes it for callers
/// of the bucket's account or organization ("Troubleshoot access denied (403 Forbidden) errors in Amazon S3").
/// </summary>
internal static class DenialSentence
{
    /// <summary>What S3's sentence says by itself.</summary>
    internal static IEnumerable<(CauseDefinition Cause, Match Match)> Matches(FailureFacts e)
    {
        if (e.Response?.AccessDenied is not { IsKms: false } said || Layer(said) is not { } layer)
        {
            yield break;
        }

        CauseDefinition cause = DenialCause.OfLayer(layer);
        string evidence = Text(said);

        // A policy of somebody else's is named with its kind, whatever it tests. Of the others the sentence shows no more than where to
        // look.
        bool isWhole = layer.Kind is { } kind && cause.Info.PolicyKinds.Contains(kind) && !CutDenial.IsPiece(e.Response.Message);

        // S3 gives a reason in every such sentence: one without has lost it on the way, in a log or a ticket.
        bool isCut = said.Denial == PolicyDenial.Unspecified && e.IsAws;
        yield return (cause, isWhole ? Match.StatedByS3(evidence) : isCut ? Match.Circumstance(evidence) : Match.NamedByAnswer(evidence));
    }

    /// <summary>S3's sentence, in words.</summary>
    internal static string Text(AccessDeniedStatement said) =>
        $"S3 reports for {Printable.Of(said.Principal ?? "the signer", 120)}: {said}.";

    /// <summary>Whether the refusal is the one that S3's sentence is about.</summary>
    internal static bool Agrees(AccessDeniedStatement said, AccessDecision refusal) =>
        refusal.DecidedBy is { } kind
        && said.PolicyType == NameOf(kind)
        && (said.Denial == PolicyDenial.Explicit) == (refusal.Decision == AccessOutcome.ExplicitlyDenied);

    /// <summary>What S3's sentence calls a kind of policy.</summary>
    internal static string NameOf(PolicyKind kind) =>
        kind is PolicyKind.Bucket or PolicyKind.AccessPoint or PolicyKind.Key ? "resource-based policy" : PolicyKinds.Name(kind);

    /// <summary>The layer that the sentence names; null where it names none that is a cause by itself.</summary>
    private static RefusingLayer? Layer(AccessDeniedStatement said)
    {
        bool isExplicit = said.Denial == PolicyDenial.Explicit, isImplicit = said.Denial == PolicyDenial.Implicit;
        return said.PolicyType switch
        {
            "service control policy" => new(PolicyKind.ServiceControl, isExplicit, said.Action),
            "resource control policy" => new(PolicyKind.ResourceControl, isExplicit, said.Action),
            "permissions boundary" => new(PolicyKind.PermissionsBoundary, isExplicit, said.Action),
            "session policy" => new(PolicyKind.Session, isExplicit, said.Action),
            "VPC endpoint policy" => new(PolicyKind.VpcEndpoint, isExplicit, said.Action),
            "resource-based policy" when isExplicit || isImplicit => new(PolicyKind.Bucket, isExplicit, said.Action),

            // A Deny of the signer's own: which one, and what it tests, the sentence leaves open.
            "identity-based policy" when isImplicit => new(PolicyKind.Identity, false, said.Action),
            null when said.Denial == PolicyDenial.Unspecified => new(PolicyKind.Identity, false, said.Action),
            _ => null,
        };
    }
}
