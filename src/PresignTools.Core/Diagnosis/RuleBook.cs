using PresignTools.Diagnosis.Causes;
using PresignTools.Diagnosis.Rules;

namespace PresignTools.Diagnosis;

/// <summary>The rules, each a pure function from the evidence to at most one suspect. Their order does not matter: strength does.</summary>
internal static class RuleBook
{
    internal static IReadOnlyList<Func<Evidence, Suspect?>> Rules { get; } =
    [
        SimulationRules.Simulated, PolicyRules.Decided, PolicyRules.Untold, PolicyRules.NearMiss, PolicyRules.NarrowEndpoint, PolicyRules.Sentence, PolicyRules.PublicAccess, PolicyRules.PublicAclUntold, PolicyRules.Acl, PolicyRules.Anonymous, PolicyRules.CrossAccount, PolicyRules.MissingPermission,
        ToldRules.Organization, ToldRules.Endpoint, ToldRules.Boundary,
    ];

    /// <summary>Everything that speaks for any cause.</summary>
    internal static IEnumerable<(CauseDefinition Cause, Match Match)> Run(Evidence evidence)
    {
        foreach (Func<Evidence, Suspect?> rule in Rules)
        {
            if (rule(evidence) is { } suspect)
            {
                yield return (CauseBook.Get(suspect.Cause), suspect.ToMatch());
            }
        }
    }
}
