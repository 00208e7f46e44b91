using PresignTools.Policies.Matching;
using PresignTools.Policies.Model;

namespace PresignTools.Policies.Decisions;

/// <summary>Puts a verdict into words.</summary>
internal static class DecisionText
{
    internal static string Statement(in StatementMatch match, PolicyKind kind)
    {
        string sid = match.Statement.Sid is { } s ? $" '{PresignTools.Text.Printable.Of(s)}'" : string.Empty;
        string line = match.Statement.Position.Line > 0 ? $", line {match.Statement.Position.Line}" : string.Empty;
        return $"statement {match.Statement.Index}{sid} of the {PolicyKinds.Name(kind)} "
            + $"({PresignTools.Text.Printable.Of(match.Policy.Name)}{line})";
    }

    internal static string ElementName(in StatementMatch match) => match.FailedElement switch
    {
        StatementElement.Action => match.Statement.ActionsExclude ? "NotAction" : "Action",
        StatementElement.Resource => match.Statement.ResourcesExclude ? "NotResource" : "Resource",
        StatementElement.Principal => match.Statement.Principal!.Excludes ? "NotPrincipal" : "Principal",
        _ => match.FailedElement.ToString(),
    };

    /// <summary>
    /// " because KEY (VALUE) is …": the conditions that made a statement match; empty for a statement without conditions.
    /// </summary>
    internal static string Because(PolicyStatement statement, RequestContext context) =>
        statement.Conditions.Count == 0
            ? string.Empty
            : ", because " + string.Join(" and ", statement.Conditions.Select(c => c.ExplainMet(context)));

    internal static (string Explanation, string Remedy) Of(AccessRequest request, PolicySet policies, Evaluation evaluation)
    {
        Verdict verdict = evaluation.Verdict;
        string what = $"{request.Action} on {PresignTools.Text.Printable.Of(request.Resource, 300)}";
        if (verdict.DecidedBy is not { } kind)
        {
            return ($"Allowed: {request.Action} needs no permission.", string.Empty);
        }

        switch (verdict.Outcome)
        {
            case AccessOutcome.Allowed when verdict.Match is { } allow:
                return (
                    $"Allowed: {Statement(allow, kind)} allows {what} to {request.Principal}{Because(allow.Statement, request.Context)}.",
                    string.Empty);
            case AccessOutcome.Allowed:
                return ($"Allowed: {what}; {request.Principal} is the root user of the account, and nothing denies it.", string.Empty);
            case AccessOutcome.ExplicitlyDenied:
                StatementMatch deny = verdict.Match!.Value;
                return (
                    $"Denied: {Statement(deny, kind)} denies {what} to {request.Principal}{Because(deny.Statement, request.Context)}.",
                    Remedies.ForDeny(deny, request));
        }

        if (kind == PolicyKind.BlockPublicAccess)
        {
            return (
                $"Denied: the bucket policy is public, and RestrictPublicBuckets of S3 Block Public Access keeps everybody outside of the "
                    + $"bucket's account out, so {what} fails for {request.Principal}.",
                "Tie the policy's Allow for everybody to fixed accounts, networks (aws:SourceIp) or endpoints (aws:SourceVpce), or name "
                    + "the principals; then it is not public.");
        }

        LayerEvaluation? layer = evaluation.Layers.FirstOrDefault(l => l.Kind == kind && l.Level == verdict.Level);
        bool given =
            layer is not null
            && (kind != PolicyKind.Identity || policies.Identity.Count > 0)
            && (kind != PolicyKind.Session || policies.Session is not null);
        string level = verdict.Level is null ? string.Empty : $" at level '{PresignTools.Text.Printable.Of(verdict.Level)}'";
        string side = IsSplit(evaluation, kind) ? " (the caller belongs to another account, so both sides must allow)" : string.Empty;
        string lacks = given || verdict.Level is not null
            ? $"no {PolicyKinds.Name(kind)}{level} allows {what} to {request.Principal}{side}."
            : $"no {PolicyKinds.Name(kind)} was given, and one must allow {what} to {request.Principal}{side}.";
        StatementMatch? nearest = layer is null ? null : Nearest(layer, request);
        return ($"Denied: {lacks}{Nearly(layer, nearest, request)}", Remedies.ForLack(kind, nearest, request, evaluation));
    }

    /// <summary>
    /// The Allow that only its conditions kept from matching, else the one that was one element away; none for another service's actions.
    /// </summary>
    private static StatementMatch? Nearest(LayerEvaluation layer, AccessRequest request)
    {
        StatementMatch? best = null;
        foreach (StatementMatch match in layer.Near)
        {
            if (!match.Matched && match.Statement.Effect == PolicyEffect.Allow
                && (match.FailedElement != StatementElement.Action || IsOfService(match.Statement, request.Service))
                && (best is null || match.FailedElement > best.Value.FailedElement))
            {
                best = match;
            }
        }

        return best;
    }

    private static bool IsOfService(PolicyStatement statement, string service) => statement.ActionsExclude
        || statement.Actions.Any(a => a.Source.StartsWith(service + ":", StringComparison.OrdinalIgnoreCase));

    private static string Nearly(LayerEvaluation? layer, StatementMatch? nearest, AccessRequest request)
    {
        if (layer is null || nearest is not { } match)
        {
            return string.Empty;
        }

        (string? wanted, string? actual) = AccessReason.Difference(layer, match, request);
        string difference =
            match.FailedElement == StatementElement.Condition
                ? string.Join(
                    "; ",
                    match.Statement.Conditions.Where(c => !c.IsMet(request.Context)).Select(c => c.ExplainUnmet(request.Context))
                )
                : $"its {ElementName(match)} is {PresignTools.Text.Printable.Of(wanted, 200)}, the request's "
                    + $"{PresignTools.Text.Printable.Of(actual, 200)}";
        return $" Nearest is {Statement(match, layer.Kind)}: {difference}.";
    }

    private static bool IsSplit(Evaluation evaluation, PolicyKind kind) =>
        !evaluation.IsSameAccount && evaluation.HasIdentityPolicies && kind is PolicyKind.Identity or PolicyKind.Bucket or PolicyKind.Key;
}
