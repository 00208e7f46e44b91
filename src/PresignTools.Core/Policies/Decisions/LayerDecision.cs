using PresignTools.Policies.Matching;

namespace PresignTools.Policies.Decisions;

/// <summary>What one layer of policies says about a request.</summary>
public sealed class LayerDecision
{
    private LayerDecision(PolicyKind layer, string? level, LayerOutcome outcome, string text)
    {
        Layer = layer;
        Level = level;
        Outcome = outcome;
        Text = PresignTools.Text.Printable.Lines(text);
    }

    /// <summary>The layer.</summary>
    public PolicyKind Layer { get; }

    /// <summary>For organization policies: the level.</summary>
    public string? Level { get; }

    /// <summary>What it says.</summary>
    public LayerOutcome Outcome { get; }

    /// <summary>The statement that says so, or why there is none.</summary>
    public string Text { get; }

    /// <summary>Layer, outcome and text.</summary>
    public override string ToString() => $"{PolicyKinds.Name(Layer)}: {Outcome}: {Text}";

    internal static IReadOnlyList<LayerDecision> Of(AccessRequest request, PolicySet policies, Evaluation evaluation)
    {
        var all = new List<LayerDecision>();
        all.AddRange(evaluation.ServiceControl.Select(l => Of(l)));
        if (evaluation.ServiceControl.Count == 0)
        {
            bool exempt = !evaluation.IsUnderServiceControl && policies.ServiceControl.Count > 0;
            all.Add(None(PolicyKind.ServiceControl, exempt ? "does not apply to this caller" : "none given"));
        }

        all.AddRange(evaluation.ResourceControl.Select(l => Of(l)));
        if (evaluation.ResourceControl.Count == 0)
        {
            all.Add(None(PolicyKind.ResourceControl, "none given"));
        }

        all.Add(evaluation.VpcEndpoint is { } endpoint ? Of(endpoint) : None(PolicyKind.VpcEndpoint, "none given"));
        all.Add(evaluation.Resource is { } resource ? Of(resource) : None(evaluation.ResourceKind, "none given"));
        if (evaluation.AccessPoint is { } accessPoint)
        {
            all.Add(Of(accessPoint));
        }

        if (evaluation.Identity is { } identity)
        {
            var notGiven = new LayerDecision(PolicyKind.Identity, null, LayerOutcome.ImplicitlyDenied, "none given");
            all.Add(policies.Identity.Count == 0 ? notGiven : Of(identity));
        }
        else
        {
            bool isRoot = request.Principal.Kind == RequestPrincipalKind.Root;
            all.Add(None(PolicyKind.Identity, isRoot ? "the root user needs none" : "this caller has none"));
        }

        all.Add(evaluation.Boundary is { } boundary ? Of(boundary) : None(PolicyKind.PermissionsBoundary, "none given"));
        all.Add(evaluation.Session is { } session ? Of(session) : None(PolicyKind.Session, "none given"));
        if (evaluation.ResourceKind == PolicyKind.Bucket)
        {
            all.Add(PublicAccess(policies, evaluation));
        }

        return all;
    }

    private static LayerDecision PublicAccess(PolicySet policies, Evaluation evaluation)
    {
        if (!policies.RestrictPublicBuckets)
        {
            return None(PolicyKind.BlockPublicAccess, "RestrictPublicBuckets is off");
        }

        bool blocks = evaluation.Verdict.DecidedBy == PolicyKind.BlockPublicAccess;
        return new LayerDecision(
            PolicyKind.BlockPublicAccess, null, blocks ? LayerOutcome.ImplicitlyDenied : LayerOutcome.Allowed,
            blocks ? "the bucket policy is public and RestrictPublicBuckets is on" : "RestrictPublicBuckets does not stop this request");
    }

    private static LayerDecision None(PolicyKind kind, string why) => new(kind, null, LayerOutcome.NotApplicable, why);

    private static LayerDecision Of(LayerEvaluation layer)
    {
        // RCPFullAWSAccess is always attached: without a deny a resource control policy allows.
        bool impliedAllow = layer.Kind == PolicyKind.ResourceControl && layer.Outcome == AccessOutcome.ImplicitlyDenied;
        LayerOutcome outcome = impliedAllow ? LayerOutcome.Allowed : layer.Outcome switch
        {
            AccessOutcome.Allowed => LayerOutcome.Allowed,
            AccessOutcome.ExplicitlyDenied => LayerOutcome.ExplicitlyDenied,
            _ => LayerOutcome.ImplicitlyDenied,
        };
        string nothing = layer is { Kind: PolicyKind.Session, IsEmpty: true }
            ? "none given, and a federated user without one has no permissions of its own"
            : "no statement allows it";
        string text = impliedAllow ? "no statement denies it" : (layer.Deny ?? layer.Allow) is { } match
            ? DecisionText.Statement(match, layer.Kind)
            : nothing;
        return new LayerDecision(layer.Kind, layer.Level, outcome, text);
    }
}
