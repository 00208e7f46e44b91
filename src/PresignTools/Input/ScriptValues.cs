using System.Globalization;
using System.Management.Automation.Language;

namespace PresignTools.Input;

/// <summary>
/// Values of a script as far as they are written out: texts, and tables of them. What is computed is not known; nothing is run.
/// </summary>
internal sealed class ScriptValues
{
    private readonly Dictionary<string, object> _variables = new(StringComparer.OrdinalIgnoreCase);

    /// <summary>A table in its order; a value that is not known is null.</summary>
    internal sealed class Table : List<KeyValuePair<string, string?>>
    {
        /// <summary>Sets an entry, in the place of one of the same name.</summary>
        internal void Set(string name, string? value)
        {
            RemoveAll(e => e.Key.Equals(name, StringComparison.OrdinalIgnoreCase));
            Add(new(name, value));
        }
    }

    /// <summary>The value of a variable; null where it is not known.</summary>
    internal object? Of(VariableExpressionAst variable) => _variables.GetValueOrDefault(variable.VariablePath.UserPath);

    /// <summary>Notes an assignment.</summary>
    internal void Assign(AssignmentStatementAst assignment)
    {
        ExpressionAst? right = assignment.Right is CommandExpressionAst direct ? direct.Expression : null;
        object? value = right is null ? null : Of(right);
        switch (Bare(assignment.Left))
        {
            case VariableExpressionAst variable when value is null:
                _variables.Remove(variable.VariablePath.UserPath);
                break;
            case VariableExpressionAst variable when assignment.Operator == TokenKind.PlusEquals:
                _variables[variable.VariablePath.UserPath] = Sum(Of(variable), value) ?? value;
                break;
            case VariableExpressionAst variable:
                _variables[variable.VariablePath.UserPath] = value;
                break;
            case IndexExpressionAst { Target: VariableExpressionAst target } index
                when Of(target) is Table table && Text(index.Index) is { } name:
                table.Set(name, value as string);
                break;
            case MemberExpressionAst { Expression: VariableExpressionAst target } member
                when Of(target) is Table table && Text(member.Member) is { } name:
                table.Set(name, value as string);
                break;
            default:
                break;
        }
    }

    /// <summary>Notes <c>$headers.Add('name', 'value')</c>.</summary>
    internal void Call(InvokeMemberExpressionAst call)
    {
        if (call is { Expression: VariableExpressionAst target, Arguments: [var name, var value] } && Of(target) is Table table
            && Text(call.Member) is { } method && method.Equals("Add", StringComparison.OrdinalIgnoreCase) && Text(name) is { } key)
        {
            table.Set(key, Text(value));
        }
    }

    /// <summary>A text that is known; null otherwise.</summary>
    internal string? Text(Ast expression) => expression is ExpressionAst e ? Of(e) as string : null;

    /// <summary>A text or a table; null where it is not known.</summary>
    internal object? Of(ExpressionAst expression) => Bare(expression) switch
    {
        StringConstantExpressionAst text => text.Value,
        ExpandableStringExpressionAst text => Expanded(text),
        ConstantExpressionAst constant => Convert.ToString(constant.Value, CultureInfo.InvariantCulture),
        VariableExpressionAst variable => Of(variable),
        HashtableAst table => Of(table),
        MemberExpressionAst { Expression: VariableExpressionAst target } member and not InvokeMemberExpressionAst =>
            Of(target) is Table table && Text(member.Member) is { } name
                ? table.Find(e => e.Key.Equals(name, StringComparison.OrdinalIgnoreCase)).Value
                : null,
        BinaryExpressionAst { Operator: TokenKind.Plus } sum => Sum(Of(sum.Left), Of(sum.Right)),
        _ => null,
    };

    /// <summary>Two texts or two tables, one behind the other; null of anything else.</summary>
    internal static object? Sum(object? left, object? right)
    {
        if (left is string before && right is string after)
        {
            return before + after;
        }

        if (left is not Table one || right is not Table other)
        {
            return null;
        }

        Table all = [.. one];
        other.ForEach(e => all.Set(e.Key, e.Value));
        return all;
    }

    /// <summary>Without what only converts or brackets it: <c>[string]$x</c>, <c>[ordered]@{}</c>, <c>("a")</c>.</summary>
    private static ExpressionAst Bare(ExpressionAst expression) => expression switch
    {
        ConvertExpressionAst convert => Bare(convert.Child),
        AttributedExpressionAst attributed => Bare(attributed.Child),
        ParenExpressionAst { Pipeline: PipelineAst { PipelineElements: [CommandExpressionAst inner] } } => Bare(inner.Expression),
        _ => expression,
    };

    private string? Expanded(ExpandableStringExpressionAst text)
    {
        string value = text.Value;
        foreach (ExpressionAst nested in text.NestedExpressions)
        {
            string source = nested.Extent.Text;
            if (Of(nested) is not string known || value.IndexOf(source, StringComparison.Ordinal) is not (>= 0 and var at))
            {
                return null;
            }

            value = value[..at] + known + value[(at + source.Length)..];
        }

        return value;
    }

    private Table Of(HashtableAst source)
    {
        Table table = [];
        foreach ((ExpressionAst name, StatementAst value) in source.KeyValuePairs)
        {
            if (Text(name) is { } key)
            {
                bool isValue = value is PipelineAst { PipelineElements: [CommandExpressionAst] };
                object? known = isValue ? Of(((CommandExpressionAst)((PipelineAst)value).PipelineElements[0]).Expression) : null;
                table.Set(key, known switch
                {
                    string plain => plain,
                    Table inner => ScriptStatements.Written(inner),
                    _ => null,
                });
            }
        }

        return table;
    }
}
