using PresignTools.Errors;
using PresignTools.Policies.Conditions;

namespace PresignTools.Policies.Parsing;

/// <summary>Reads a Condition element.</summary>
internal sealed class ConditionParser
{
    private readonly string _source;
    private readonly bool _variables;
    private readonly List<PresignException> _errors;
    private readonly List<string> _warnings;
    private readonly string _where;

    internal ConditionParser(string source, bool variables, List<PresignException> errors, List<string> warnings, string where)
    {
        _source = source;
        _variables = variables;
        _errors = errors;
        _warnings = warnings;
        _where = where;
    }

    internal IReadOnlyList<Condition> Read(JsonNode node)
    {
        var conditions = new List<Condition>();
        if (node.Kind != JsonKind.Object)
        {
            _errors.Add(PolicyErrors.PolicyNotAnObject(_source, node.Position, "Condition"));
            return conditions;
        }

        foreach (JsonMember block in node.Members)
        {
            if (!ConditionOperators.TryParse(block.Name, out ConditionOperator op, out SetQualifier qualifier, out bool ifExists))
            {
                _errors.Add(PolicyErrors.PolicyConditionOperatorUnknown(_source, block.Position, block.Name));
                continue;
            }

            if (block.Value.Kind != JsonKind.Object)
            {
                _errors.Add(PolicyErrors.PolicyNotAnObject(_source, block.Value.Position, block.Name));
                continue;
            }

            foreach (JsonMember key in block.Value.Members)
            {
                if (key.Name.IndexOf(':') <= 0)
                {
                    _errors.Add(PolicyErrors.PolicyConditionKeyInvalid(_source, key.Position, key.Name));
                    continue;
                }

                conditions.Add(new Condition
                {
                    Operator = op,
                    Qualifier = qualifier,
                    IfExists = ifExists,
                    Key = key.Name,
                    Values = Values(op, key.Value),
                    Position = key.Position,
                });
            }
        }

        return conditions;
    }

    private List<ConditionValue> Values(ConditionOperator op, JsonNode node)
    {
        var values = new List<ConditionValue>();
        foreach (JsonNode item in node.Kind == JsonKind.Array ? node.Items : [node])
        {
            if (!item.IsScalar)
            {
                _errors.Add(
                    PolicyErrors.PolicyValueType(_source, item.Position, op.Name, "a text, a number, true or false, or a list of these"));
                continue;
            }

            ConditionValue value = op.Compile(item.Text, _variables);
            values.Add(value);
            if (value.Fault is { } expected)
            {
                Judge(op, item, expected);
            }
        }

        return values;
    }

    /// <summary>S3 refuses an address that is none when the policy is put; other unfit values are stored and never match.</summary>
    private void Judge(ConditionOperator op, JsonNode item, string expected)
    {
        if (op is IpAddressOperator)
        {
            _errors.Add(PolicyErrors.PolicyConditionValueInvalid(_source, item.Position, op.Name, item.Text, expected));
        }
        else
        {
            _warnings.Add(
                $"{_where}: {op.Name} compares with '{PresignTools.Text.Printable.Of(item.Text)}', which is not {expected}; it never "
                    + $"matches.");
        }
    }
}
