using PresignTools.Policies.Matching;
using PresignTools.Text;

namespace PresignTools.Policies.Conditions;

/// <summary>One operator with one key and its values. A Condition element is a list of these, and all must hold.</summary>
internal sealed class Condition
{
    internal required ConditionOperator Operator { get; init; }

    internal required SetQualifier Qualifier { get; init; }

    internal required bool IfExists { get; init; }

    internal required string Key { get; init; }

    internal required IReadOnlyList<ConditionValue> Values { get; init; }

    internal TextPosition Position { get; init; }

    /// <summary>The operator as the language writes it.</summary>
    internal string OperatorText =>
        (Qualifier == SetQualifier.None ? string.Empty : Qualifier + ":") + Operator.Name + (IfExists ? "IfExists" : string.Empty);

    internal bool IsMet(RequestContext context)
    {
        bool present = context.TryGet(Key, out IReadOnlyList<string> actual);
        if (Operator == NullOperator.Instance)
        {
            return MatchesAny(present ? "false" : "true", context);
        }

        if (!present)
        {
            return IfExists || (Qualifier switch
            {
                SetQualifier.ForAllValues => true,
                SetQualifier.ForAnyValue => false,
                _ => Operator.IsNegated,
            });
        }

        // Without a qualifier a key with several values is treated like this too: one that fits is enough, none may hit a "not".
        bool needAll = Qualifier == SetQualifier.ForAllValues || (Qualifier == SetQualifier.None && Operator.IsNegated);
        foreach (string value in actual)
        {
            bool fits = MatchesAny(value, context) != Operator.IsNegated;
            if (fits != needAll)
            {
                return fits;
            }
        }

        return needAll;
    }

    /// <summary>The relation that holds, with the value that was seen: "s3:signatureAge ('720000') is greater than '600000'".</summary>
    internal string ExplainMet(RequestContext context)
    {
        bool present = context.TryGet(Key, out IReadOnlyList<string> actual);
        if (Operator == NullOperator.Instance)
        {
            return present ? $"{Key} is there ({Quoted(actual)})" : $"the request has no {Key}";
        }

        return present
            ? $"{Key} ({Quoted(actual)}) {Operator.Relation} {Wanted}"
            : $"the request has no {Key}, which {OperatorText} {Wanted} takes for a match";
    }

    /// <summary>What it wants and what the request has instead.</summary>
    internal string ExplainUnmet(RequestContext context)
    {
        bool present = context.TryGet(Key, out IReadOnlyList<string> actual);
        string has = present ? $"the request has {Quoted(actual)}" : "the request has no such key";
        return $"{OperatorText} {Key} {Wanted}: {has}";
    }

    private static string Quoted(IEnumerable<string> values) =>
        string.Join(", ", values.Select(v => "'" + PresignTools.Text.Printable.Of(v) + "'"));

    /// <summary>The values of the document, in quotation marks.</summary>
    internal string Wanted => string.Join(" or ", Values.Select(v => "'" + PresignTools.Text.Printable.Of(v.Text) + "'"));

    private bool MatchesAny(string actual, RequestContext context)
    {
        foreach (ConditionValue value in Values)
        {
            if (value.Matches(actual, context))
            {
                return true;
            }
        }

        return false;
    }

    public override string ToString() => $"{OperatorText} {Key}";
}
