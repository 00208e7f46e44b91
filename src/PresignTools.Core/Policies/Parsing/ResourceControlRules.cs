using PresignTools.Errors;
using PresignTools.Policies.Matching;
using PresignTools.Policies.Model;

namespace PresignTools.Policies.Parsing;

/// <summary>What a resource control policy may not say, beyond what no policy may.</summary>
internal static class ResourceControlRules
{
    /// <summary>
    /// Organizations guide, "RCP syntax": customer RCPs only deny, to everybody, and name services in Action. AWS's own
    /// RCPFullAWSAccess is the exception.
    /// </summary>
    internal static void Check(JsonNode node, PolicyStatement statement, string source, List<PresignException> errors)
    {
        string kind = PolicyKinds.NameWithArticle(PolicyKind.ResourceControl);
        bool isOpen = statement is { Effect: PolicyEffect.Allow, Conditions.Count: 0, ActionsExclude: false, ResourcesExclude: false };
        bool fullAccess =
            isOpen
            && statement.Principal is { Excludes: false, NamesEveryone: true }
            && statement.Actions.Count == 1
            && statement.Actions[0].Source == "*"
            && statement.Resources is [{ IsEverything: true }];
        if (fullAccess)
        {
            return;
        }

        if (statement.Effect == PolicyEffect.Allow && node.Member("Effect") is { } effect)
        {
            errors.Add(
                PolicyErrors.PolicyElementNotAllowed(
                    source,
                    effect.Position,
                    "Effect Allow",
                    kind,
                    "It can only deny; RCPFullAWSAccess, which is always attached, allows."
                ));
        }

        if (node.Member("NotAction") is { } notAction)
        {
            errors.Add(
                PolicyErrors.PolicyElementNotAllowed(source, notAction.Position, "NotAction", kind, "List the actions in Action."));
        }

        if (node.Member("Action") is { } action)
        {
            foreach (JsonNode item in action.Kind == JsonKind.Array ? action.Items : [action])
            {
                if (item.Text is "*" or "*:*")
                {
                    errors.Add(
                        PolicyErrors.PolicyElementNotAllowed(
                            source,
                            item.Position,
                            "Action \"*\"",
                            kind,
                            "Name the service, as in s3:*."
                        ));
                }
            }
        }

        if (statement.Principal is { } principal && (principal.Excludes || principal.Entries.Any(e => e.Type != PrincipalType.Everyone)))
        {
            errors.Add(
                PolicyErrors.PolicyElementNotAllowed(
                    source,
                    (node.Member("Principal") ?? node.Member("NotPrincipal"))!.Position,
                    "a Principal other than \"*\"",
                    kind,
                    "Write \"Principal\": \"*\" and narrow it with conditions."
                ));
        }
    }
}
