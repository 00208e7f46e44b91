namespace PresignTools.Policies.Conditions;

/// <summary>What may stand before an operator for keys with several values.</summary>
internal enum SetQualifier
{
    None,

    /// <summary>Every value of the request must fit; true if there is none.</summary>
    ForAllValues,

    /// <summary>At least one value of the request must fit; false if there is none.</summary>
    ForAnyValue,
}

/// <summary>The table of operators, and the grammar of their names: [ForAllValues:|ForAnyValue:]Operator[IfExists], in any case.</summary>
internal static class ConditionOperators
{
    private static readonly Dictionary<string, ConditionOperator> ByName = All()
        .ToDictionary(o => o.Name, StringComparer.OrdinalIgnoreCase);

    internal static IEnumerable<string> Names => ByName.Keys;

    /// <summary>False if the name is no operator. Null has no IfExists form: it asks for existence itself.</summary>
    internal static bool TryParse(string text, out ConditionOperator op, out SetQualifier qualifier, out bool ifExists)
    {
        string name = text;
        qualifier = SetQualifier.None;
        if (Starts(name, "ForAllValues:"))
        {
            qualifier = SetQualifier.ForAllValues;
            name = name["ForAllValues:".Length..];
        }
        else if (Starts(name, "ForAnyValue:"))
        {
            qualifier = SetQualifier.ForAnyValue;
            name = name["ForAnyValue:".Length..];
        }

        ifExists = name.EndsWith("IfExists", StringComparison.OrdinalIgnoreCase);
        if (ifExists)
        {
            name = name[..^"IfExists".Length];
        }

        return ByName.TryGetValue(name, out op!) && !(ifExists && op == NullOperator.Instance);
    }

    private static bool Starts(string text, string prefix) => text.StartsWith(prefix, StringComparison.OrdinalIgnoreCase);

    private static IEnumerable<ConditionOperator> All() => StringOperator.All
        .Concat(NumericOperator.All).Concat(DateOperator.All).Concat(BoolOperator.All).Concat(BinaryOperator.All)
        .Concat(IpAddressOperator.All).Concat(ArnOperator.All).Concat(NullOperator.All);
}
