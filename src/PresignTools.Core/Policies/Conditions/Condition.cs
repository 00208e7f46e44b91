using PresignTools.Policies.Matching;
using PresignTools.Text;

namespace PresignTools.Policies.Conditions;

/// <summary>One operator with one key and its values. A Condition element is a list of these, and all must hold.</summary>
internal sealed class Condition
{
    // One reference, so that a reader in another thread sees a whole answer or none.
    private Answer? _last;
    private bool? _isFixed;

    /// <summary>Values compared so far, for tests.</summary>
    internal long Comparisons { get; private set; }

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

    /// <summary>
    /// One request asks the same condition many times: for each action, each layer, and each explanation. Where no variable makes the
    /// values depend on other keys, the last answer is kept; a document may have thousands of values.
    /// </summary>
    private bool MatchesAny(string actual, RequestContext context)
    {
        if (_last is { } last && string.Equals(last.Actual, actual, StringComparison.Ordinal))
        {
            return last.Fits;
        }

        bool fits = false;
        foreach (ConditionValue value in Values)
        {
            Comparisons++;
            if (value.Matches(actual, context))
            {
                fits = true;
                break;
            }
        }

        _isFixed ??= !Values.Any(static v => v.VariableKeys.Any());
        _last = _isFixed.Value ? new Answer(actual, fits) : null;
        return fits;
    }

    private sealed record Answer(string Actual, bool Fits);

    public override string ToString() => $"{OperatorText} {Key}";
}
