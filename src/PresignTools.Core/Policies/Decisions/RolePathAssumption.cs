using PresignTools.Policies.Matching;
using PresignTools.Policies.Model;

namespace PresignTools.Policies.Decisions;

/// <summary>What a decision took for granted about the path of a role.</summary>
internal static class RolePathAssumption
{
    /// <summary>Says what was guessed, if a policy asks for it.</summary>
    internal static IEnumerable<string> Of(AccessRequest request, PolicySet policies)
    {
        if (!request.Guessed.Contains(RolePath.Key) || !policies.All.SelectMany(static p => p.Statements).Any(Mentions))
        {
            yield break;
        }

        string where = RolePath.IsSso(request.Principal)
            ? "roles of IAM Identity Center have the region of Identity Center in their path unless that is us-east-1"
            : "the ARN of a session does not show the path of its role";
        yield return $"{RolePath.Key} is assumed to be {request.Context[RolePath.Key]}: {where}. If the ARN of the role is another, "
            + $"give it: {Setting.Context} {Say.Table(new Argument(Say.Quoted(RolePath.Key), Say.Quoted("ARN")))}.";
    }

    private static bool Mentions(PolicyStatement statement) =>
        statement.Conditions.Any(static c => Is(c.Key) || c.Values.Any(static v => v.VariableKeys.Any(Is)))
        || (statement.Resources ?? []).Any(static r => r.VariableKeys.Any(Is));

    private static bool Is(string key) => key.Equals(RolePath.Key, StringComparison.OrdinalIgnoreCase);
}
