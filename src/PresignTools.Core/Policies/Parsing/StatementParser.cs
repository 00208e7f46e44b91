using PresignTools.Errors;
using PresignTools.Policies.Matching;
using PresignTools.Policies.Model;

namespace PresignTools.Policies.Parsing;

/// <summary>Reads one statement, and holds it against the rules of its kind of policy.</summary>
internal sealed class StatementParser
{
    private static readonly string[] Elements =
        ["Sid", "Effect", "Principal", "NotPrincipal", "Action", "NotAction", "Resource", "NotResource", "Condition"];

    private readonly PolicyKind _kind;
    private readonly string _source;
    private readonly bool _variables;
    private readonly List<PresignException> _errors;
    private readonly List<string> _warnings;
    private readonly HashSet<string> _sids = new(StringComparer.Ordinal);

    internal StatementParser(PolicyKind kind, string source, bool variables, List<PresignException> errors, List<string> warnings)
    {
        _kind = kind;
        _source = source;
        _variables = variables;
        _errors = errors;
        _warnings = warnings;
    }

    /// <summary>
    /// Null, with errors added, if the node is no object. A statement with faults is returned too: its document is refused anyway.
    /// </summary>
    internal PolicyStatement? Read(JsonNode node, int index)
    {
        if (node.Kind != JsonKind.Object)
        {
            _errors.Add(PolicyErrors.PolicyNotAnObject(_source, node.Position, $"statement {index}"));
            return null;
        }

        foreach (JsonMember member in node.Members)
        {
            if (System.Array.IndexOf(Elements, member.Name) >= 0)
            {
                continue;
            }

            _errors.Add(
                PolicyErrors.PolicyElementUnknown(_source, member.Position, member.Name, PolicyParser.Meant(member.Name, Elements)));
        }

        string where = $"statement {index}";
        PolicyEffect effect = Effect(node, where);
        (IReadOnlyList<ActionPattern> actions, bool actionsExclude) = Actions(node, where);
        (IReadOnlyList<ResourcePattern>? resources, bool resourcesExclude) = Resources(node, where);
        PrincipalSpec? principal = Principal(node, where, effect);
        var conditions = new ConditionParser(_source, _variables, _errors, _warnings, where);
        var statement = new PolicyStatement
        {
            Index = index,
            Sid = Sid(node),
            Effect = effect,
            Position = node.Position,
            Principal = principal,
            Actions = actions,
            ActionsExclude = actionsExclude,
            Resources = resources,
            ResourcesExclude = resourcesExclude,
            Conditions = node.Member("Condition") is { } condition ? conditions.Read(condition) : [],
        };
        if (_kind == PolicyKind.ResourceControl)
        {
            ResourceControlRules.Check(node, statement, _source, _errors);
        }

        return statement;
    }

    private string? Sid(JsonNode node)
    {
        if (node.Member("Sid") is not { } sid)
        {
            return null;
        }

        if (sid.Kind != JsonKind.String)
        {
            _errors.Add(PolicyErrors.PolicyValueType(_source, sid.Position, "Sid", "a text"));
            return null;
        }

        if (PolicyKinds.IsStoredByIam(_kind))
        {
            if (!sid.Text.All(c => c is (>= 'a' and <= 'z') or (>= 'A' and <= 'Z') or (>= '0' and <= '9')))
            {
                _errors.Add(PolicyErrors.PolicySidInvalid(_source, sid.Position, sid.Text));
            }

            if (sid.Text.Length > 0 && !_sids.Add(sid.Text))
            {
                _errors.Add(PolicyErrors.PolicySidTwice(_source, sid.Position, sid.Text));
            }
        }

        return sid.Text.Length == 0 ? null : sid.Text;
    }

    private PolicyEffect Effect(JsonNode node, string where)
    {
        if (node.Member("Effect") is not { } effect)
        {
            _errors.Add(PolicyErrors.PolicyElementMissing(_source, node.Position, "Effect", where));
            return PolicyEffect.Deny;
        }

        if (effect.Kind != JsonKind.String || effect.Text is not ("Allow" or "Deny"))
        {
            _errors.Add(PolicyErrors.PolicyEffectInvalid(_source, effect.Position, effect.Text));
            return PolicyEffect.Deny;
        }

        return effect.Text == "Allow" ? PolicyEffect.Allow : PolicyEffect.Deny;
    }

    private (IReadOnlyList<ActionPattern> Patterns, bool Exclude) Actions(JsonNode node, string where)
    {
        (JsonNode? value, bool exclude) = OneOf(node, "Action", "NotAction", where, required: true);
        var patterns = new List<ActionPattern>();
        foreach (JsonNode text in Texts(value, exclude ? "NotAction" : "Action"))
        {
            if (ActionPattern.TryParse(text.Text) is { } pattern)
            {
                patterns.Add(pattern);
            }
            else
            {
                _errors.Add(PolicyErrors.PolicyActionInvalid(_source, text.Position, text.Text));
            }
        }

        return (patterns, exclude);
    }

    private (IReadOnlyList<ResourcePattern>? Patterns, bool Exclude) Resources(JsonNode node, string where)
    {
        if (_kind == PolicyKind.RoleTrust)
        {
            if ((node.Member("Resource") ?? node.Member("NotResource")) is { } unwanted)
            {
                _errors.Add(
                    PolicyErrors.PolicyElementNotAllowed(
                        _source,
                        unwanted.Position,
                        "Resource",
                        "a role trust policy",
                        "Take it out: the resource is the role itself."
                    ));
            }

            return (null, false);
        }

        (JsonNode? value, bool exclude) = OneOf(node, "Resource", "NotResource", where, required: true);
        var patterns = new List<ResourcePattern>();
        foreach (JsonNode text in Texts(value, exclude ? "NotResource" : "Resource"))
        {
            if (ResourcePattern.TryParse(text.Text, _variables) is { } pattern)
            {
                patterns.Add(pattern);
            }
            else
            {
                _errors.Add(PolicyErrors.PolicyResourceInvalid(_source, text.Position, text.Text));
            }
        }

        return (patterns, exclude);
    }

    private PrincipalSpec? Principal(JsonNode node, string where, PolicyEffect effect)
    {
        if (!PolicyKinds.NamesPrincipal(_kind))
        {
            foreach (string element in new[] { "Principal", "NotPrincipal" })
            {
                if (node.Member(element) is { } unwanted)
                {
                    _errors.Add(
                        PolicyErrors.PolicyElementNotAllowed(
                            _source,
                            unwanted.Position,
                            element,
                            PolicyKinds.NameWithArticle(_kind),
                            "Take it out: whom the policy is attached to is its principal. Only policies of buckets, keys, roles and "
                                + "endpoints name one."
                        ));
                }
            }

            return null;
        }

        (JsonNode? value, bool exclude) = OneOf(node, "Principal", "NotPrincipal", where, required: true);
        if (value is null)
        {
            return null;
        }

        if (exclude && effect == PolicyEffect.Allow)
        {
            _errors.Add(PolicyErrors.PolicyElementNotAllowed(
                _source, value.Position, "NotPrincipal with Effect Allow", PolicyKinds.NameWithArticle(_kind),
                "Name in Principal whom to allow; NotPrincipal goes with Deny only."));
        }
        else if (exclude && _kind == PolicyKind.RoleTrust)
        {
            _errors.Add(
                PolicyErrors.PolicyElementNotAllowed(
                    _source,
                    value.Position,
                    "NotPrincipal",
                    "a role trust policy",
                    "Use Principal, with a condition on aws:PrincipalArn."
                ));
        }

        return new PrincipalParser(_source, _errors, _warnings, where).Read(value, exclude);
    }

    private (JsonNode? Value, bool Exclude) OneOf(JsonNode node, string element, string opposite, string where, bool required)
    {
        JsonNode? one = node.Member(element);
        JsonNode? other = node.Member(opposite);
        if (one is not null && other is not null)
        {
            _errors.Add(PolicyErrors.PolicyElementsExclude(_source, other.Position, element, opposite));
        }
        else if (one is null && other is null && required)
        {
            _errors.Add(PolicyErrors.PolicyElementMissing(_source, node.Position, element, where));
        }

        return one is not null ? (one, false) : (other, other is not null);
    }

    /// <summary>A text or a list of texts, flattened.</summary>
    private IEnumerable<JsonNode> Texts(JsonNode? value, string element)
    {
        if (value is null)
        {
            yield break;
        }

        if (value.Kind == JsonKind.Array && value.Items.Count == 0)
        {
            _errors.Add(PolicyErrors.PolicyListEmpty(_source, value.Position, element));
        }

        foreach (JsonNode item in value.Kind == JsonKind.Array ? value.Items : [value])
        {
            if (item.Kind == JsonKind.String)
            {
                yield return item;
            }
            else
            {
                _errors.Add(PolicyErrors.PolicyValueType(_source, item.Position, element, "a text or a list of texts"));
            }
        }
    }
}
