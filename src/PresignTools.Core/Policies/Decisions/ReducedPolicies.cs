using PresignTools.Policies.Model;

namespace PresignTools.Policies.Decisions;

/// <summary>
/// The policies that are left if only some keys change: the statements that those keys can turn, and of each layer one Deny and the
/// strongest Allow that match whatever they are. The verdict is the same as that of all policies, for the work of a few statements.
/// </summary>
internal sealed class ReducedPolicies
{
    private readonly PolicySet _policies;
    private readonly Dictionary<PolicyStatement, Policy> _documents = [];

    /// <summary>Of each layer the statements that match: every Deny; every Allow, the strongest first.</summary>
    private readonly List<PolicyStatement[]> _matched = [];

    internal ReducedPolicies(PolicySet policies, Evaluation evaluation)
    {
        _policies = policies;
        foreach (Policy policy in policies.All)
        {
            foreach (PolicyStatement statement in policy.Statements)
            {
                _documents[statement] = policy;
            }
        }

        foreach (LayerEvaluation layer in evaluation.Layers)
        {
            StatementMatch[] matched = [.. layer.Near.Where(static m => m.Matched)];
            _matched.Add([.. matched.Where(static m => m.Statement.Effect == PolicyEffect.Deny).Select(static m => m.Statement)]);
            _matched.Add([
                .. matched
                    .Where(static m => m.Statement.Effect == PolicyEffect.Allow)
                    .OrderByDescending(static m => m.Grant)
                    .Select(static m => m.Statement),
            ]);
        }
    }

    internal PolicySet For(HashSet<PolicyStatement> touched)
    {
        var kept = new HashSet<PolicyStatement>(touched);
        foreach (PolicyStatement[] statements in _matched)
        {
            if (Array.Find(statements, s => !touched.Contains(s)) is { } one)
            {
                kept.Add(one);
            }
        }

        ILookup<Policy, PolicyStatement> byDocument = kept.ToLookup(s => _documents[s]);
        Policy Cut(Policy policy) => policy.With([.. byDocument[policy].OrderBy(static s => s.Index)]);
        Policy? CutOne(Policy? policy) => policy is null ? null : Cut(policy);
        IReadOnlyList<Policy>? CutAll(IReadOnlyList<Policy>? all) => all?.Select(Cut).ToList();
        IReadOnlyList<PolicyLevel> CutLevels(IReadOnlyList<PolicyLevel> levels) =>
            [.. levels.Select(l => l with { Policies = CutAll(l.Policies)! })];
        return _policies with
        {
            Identity = CutAll(_policies.Identity)!,
            Bucket = CutOne(_policies.Bucket),
            AccessPoint = CutOne(_policies.AccessPoint),
            Key = CutOne(_policies.Key),
            RoleTrust = CutOne(_policies.RoleTrust),
            PermissionsBoundary = CutAll(_policies.PermissionsBoundary),
            Session = CutAll(_policies.Session),
            VpcEndpoint = CutAll(_policies.VpcEndpoint),
            ServiceControl = CutLevels(_policies.ServiceControl),
            ResourceControl = CutLevels(_policies.ResourceControl),
        };
    }
}
