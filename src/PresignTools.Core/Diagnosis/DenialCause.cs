using PresignTools.Policies;
using PresignTools.Policies.Conditions;
using PresignTools.Policies.Decisions;
using PresignTools.Policies.Matching;
using PresignTools.Policies.Model;

namespace PresignTools.Diagnosis;

/// <summary>
/// Why policies refuse: an id of the catalogue, with the statement and the condition that it rests on. The one place that diagnosis and sandbox ask.
/// An organization's policy, a boundary, a session or an endpoint policy is the cause whatever it tests, because it is another person's to change;
/// else the condition that shut the request out, or that kept the nearest Allow from matching; else the layer.
/// </summary>
internal sealed class DenialCause
{
    private DenialCause(string id, AccessDecision refusal, StatementMatch? statement, PolicyKind? layer, Condition? condition, bool isExplicit)
    {
        Id = id;
        Refusal = refusal;
        Statement = statement;
        Layer = layer;
        Condition = condition;
        IsExplicit = isExplicit;
    }

    /// <summary>Id of the cause.</summary>
    internal string Id { get; }

    /// <summary>What it is the cause of.</summary>
    internal AccessDecision Refusal { get; }

    /// <summary>The Deny that hits, or the Allow that fails by one condition only; null if neither is the reason.</summary>
    internal StatementMatch? Statement { get; }

    /// <summary>The layer of that statement.</summary>
    internal PolicyKind? Layer { get; }

    /// <summary>The condition that has a cause of its own; null if the layer is the cause.</summary>
    internal Condition? Condition { get; }

    /// <summary>Whether the condition shuts out by being met: it stands in a Deny.</summary>
    internal bool IsExplicit { get; }

    /// <summary>Every header that the policies ask for and the request lacks: those of the other statements too, which would refuse next.</summary>
    internal IReadOnlyList<HeaderDemand> Demands => HeaderDemand.Of(
        IsExplicit ? Refusal.Evaluation.Layers.SelectMany(static l => l.Near).Where(static m => m.Matched && m.Statement.Effect == PolicyEffect.Deny).SelectMany(static m => m.Statement.Conditions)
            : Condition is null ? [] : [Condition],
        Refusal.Request.Context, IsExplicit);

    /// <summary>The cause of a refusal.</summary>
    /// <param name="refusal">A decision that does not allow.</param>
    internal static DenialCause Of(AccessDecision refusal)
    {
        RequestContext context = refusal.Request.Context;
        StatementMatch? deciding = refusal.Evaluation.Verdict.Match;
        bool isExplicit = refusal.Decision == AccessOutcome.ExplicitlyDenied;
        if (OfLayerAlone(refusal.DecidedBy) is { } alone)
        {
            return new DenialCause(alone, refusal, deciding, refusal.DecidedBy, null, isExplicit);
        }

        if (isExplicit)
        {
            (string Cause, Condition Condition)? hit = deciding is { } deny ? ConditionCause.OfDeny(deny.Statement, context) : null;
            return new DenialCause(hit?.Cause ?? OfLayer(refusal.DecidedBy, isExplicit, refusal), refusal, deciding, refusal.DecidedBy, hit?.Condition, isExplicit);
        }

        foreach (LayerEvaluation layer in IsKms(refusal) ? [] : Grantors(refusal))
        {
            foreach (StatementMatch near in layer.Near)
            {
                bool fails = near is { Failures: 1, FailedElement: StatementElement.Condition, Statement.Effect: PolicyEffect.Allow };
                if (fails && ConditionCause.Of(near.FailedCondition!, context, isMet: false) is { } cause)
                {
                    return new DenialCause(cause, refusal, near, layer.Kind, near.FailedCondition, isExplicit);
                }
            }
        }

        return new DenialCause(OfLayer(refusal.DecidedBy, isExplicit, refusal), refusal, null, null, null, isExplicit);
    }

    /// <summary>The cause if a Deny hits whose last condition turns on a key that is not known.</summary>
    /// <param name="asked">The decision without the key.</param>
    /// <param name="layer">The statement's layer.</param>
    /// <param name="deny">The statement.</param>
    internal static DenialCause OfUntold(AccessDecision asked, PolicyKind layer, StatementMatch deny)
    {
        Condition unknown = deny.FailedCondition!;
        string? hit = OfLayerAlone(layer) ?? ConditionCause.Of(unknown, asked.Request.Context.With(unknown.Key, "(not known)"), isMet: true);
        return new DenialCause(hit ?? OfLayer(layer, isExplicit: true, asked), asked, deny, layer, hit is null || OfLayerAlone(layer) is not null ? null : unknown, isExplicit: true);
    }

    /// <summary>What decides, in words: statement, condition, what it wants and what the request has.</summary>
    internal string Evidence()
    {
        bool told = IsExplicit || Condition is null || Layer == Refusal.DecidedBy;
        return told ? Refusal.Explanation : $"{Refusal.Explanation} {DecisionText.Statement(Statement!.Value, Layer!.Value)} would allow it, but only with {Condition!.ExplainUnmet(Refusal.Request.Context)}.";
    }

    private static bool IsKms(AccessDecision refusal) => refusal.Action.StartsWith("kms:", StringComparison.OrdinalIgnoreCase);

    private static string? OfLayerAlone(PolicyKind? layer) => layer switch
    {
        PolicyKind.ServiceControl or PolicyKind.ResourceControl => CauseId.ScpOrRcpDeny,
        PolicyKind.PermissionsBoundary => CauseId.PermissionsBoundary,
        PolicyKind.Session => CauseId.SessionPolicy,
        PolicyKind.VpcEndpoint => CauseId.VpcEndpointPolicy,
        PolicyKind.BlockPublicAccess => CauseId.PublicAccessBlock,
        _ => null,
    };

    /// <summary>The layers whose Allow would have sufficed: within one account that of the bucket policy too.</summary>
    private static IEnumerable<LayerEvaluation> Grantors(AccessDecision refusal)
    {
        Evaluation evaluation = refusal.Evaluation;
        LayerEvaluation?[] layers = refusal.DecidedBy switch
        {
            PolicyKind.Identity when evaluation.IsSameAccount => [evaluation.Identity, evaluation.Resource, evaluation.AccessPoint],
            PolicyKind.Identity => [evaluation.Identity],
            PolicyKind.Bucket or PolicyKind.AccessPoint => [evaluation.Resource, evaluation.AccessPoint],
            _ => [],
        };
        return layers.OfType<LayerEvaluation>();
    }

    private static string OfLayer(PolicyKind? layer, bool isExplicit, AccessDecision refusal) => layer switch
    {
        PolicyKind.Key => CauseId.KmsKeyPolicy,
        PolicyKind.Identity when IsKms(refusal) => CauseId.KmsPermissionMissing,
        PolicyKind.Identity when isExplicit => CauseId.MissingIdentityPermission,
        PolicyKind.Identity => ForAction(refusal.Action, CauseId.MissingIdentityPermission),
        PolicyKind.Bucket or PolicyKind.AccessPoint when isExplicit => CauseId.BucketPolicyExplicitDeny,
        PolicyKind.Bucket or PolicyKind.AccessPoint when refusal.Request.Principal.Kind == RequestPrincipalKind.Anonymous => CauseId.UnsignedRequest,
        PolicyKind.Bucket or PolicyKind.AccessPoint => ForAction(refusal.Action, CauseId.BucketPolicyMissingAllowCrossAccount),
        _ => CauseId.Other,
    };

    /// <summary>A missing permission that a header of the request asks for has that header as its cause.</summary>
    internal static string ForAction(string? action, string otherwise) => action?.ToLowerInvariant() switch
    {
        "s3:putobjectacl" or "s3:putobjectversionacl" => CauseId.AclWithoutPermissionOrAclsDisabled,
        "s3:putobjectretention" or "s3:putobjectlegalhold" or "s3:bypassgovernanceretention" => CauseId.ObjectLockOrRetention,
        _ => otherwise,
    };
}
