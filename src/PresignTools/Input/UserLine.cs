using System.Collections.ObjectModel;
using System.Management.Automation;
using System.Management.Automation.Language;
using PresignTools.Diagnosis.Reasoning;

namespace PresignTools.Input;

/// <summary>
/// Writes commands with what the user typed: the variables of that line, or the line again with what is missing. Where a value was typed
/// out, which may be a secret, a word in capitals stands for it.
/// </summary>
internal sealed class UserLine
{
    private const int LongestSource = 60;
    private const string Piped = "'TEXT'";
    private const string Diagnose = "Invoke-PresignDiagnosis";

    private readonly string? _source;
    private readonly string _url = "'URL'";
    private readonly string _answer = "'ANSWER'";

    internal UserLine(InvocationInfo invocation)
    {
        CommandAst? self = Find(invocation);
        if (self?.Parent is PipelineAst pipeline && pipeline.PipelineElements.IndexOf(self) is > 0 and var index)
        {
            string source = string.Join(" | ", pipeline.PipelineElements.Take(index).Select(static p => p.Extent.Text));
            bool isOneLine = source.Length <= LongestSource && !source.AsSpan().ContainsAny('\r', '\n');
            _source = (isOneLine && !source.Contains("://", StringComparison.Ordinal) ? source : Piped) + " | " + Diagnose;
        }
        else if (invocation.PipelinePosition > 1)
        {
            _source = Piped + " | " + Diagnose;
        }

        _url = Variable(self, "Url", isFirst: true) ?? _url;
        _answer = Variable(self, "ErrorResponse", isFirst: false) ?? _answer;
    }

    /// <summary>The same needs, their commands as the user can run them.</summary>
    internal IReadOnlyList<DiagnosisNeed> Needs(IReadOnlyList<DiagnosisNeed> needs) =>
        [.. needs.Select(n => new DiagnosisNeed(n.What, n.Why, Command(n.Command)))];

    internal string Command(string command) => string.Join('\n', command.Split('\n').Select(Line));

    private string Line(string command)
    {
        string more = command.StartsWith(Diagnose + " -Url $url", StringComparison.Ordinal)
            ? command[Diagnose.Length..].Replace(" -Url $url", string.Empty, StringComparison.Ordinal)
                .Replace(" -ErrorResponse $xml", string.Empty, StringComparison.Ordinal)
            : command;
        if (more.Length == 0)
        {
            // The very line that was run would say the same again: what is missing has to be given by name.
            return command.Replace("$url", _source is null ? _url : "'URL'", StringComparison.Ordinal)
                .Replace("$xml", "'ANSWER'", StringComparison.Ordinal);
        }

        string own = _source is not null && more.Length < command.Length ? _source + more : command;

        // A program takes the URL in double quotes, which may hold a variable, and not a quoted word.
        return own.Replace("\"$url\"", _url.StartsWith('\'') ? _url : $"\"$({_url})\"", StringComparison.Ordinal)
            .Replace("$url", _url, StringComparison.Ordinal)
            .Replace("$xml", _answer, StringComparison.Ordinal);
    }

    private static CommandAst? Find(InvocationInfo invocation)
    {
        if (string.IsNullOrEmpty(invocation.Line))
        {
            return null;
        }

        int at = invocation.OffsetInLine - 1;
        return (CommandAst?)Parser.ParseInput(invocation.Line, out _, out _)
            .FindAll(a => a is CommandAst c && c.Extent.StartOffset <= at && at < c.Extent.EndOffset, searchNestedScriptBlocks: true)
            .MaxBy(static a => a.Extent.StartOffset);     // the innermost: it may be an argument of another command
    }

    /// <summary>What was typed for the parameter, if it is a variable or a property of one; null otherwise.</summary>
    private static string? Variable(CommandAst? command, string parameter, bool isFirst)
    {
        for (int i = 1; i < command?.CommandElements.Count; i++)
        {
            ReadOnlyCollection<CommandElementAst> elements = command.CommandElements;
            bool isPositional = isFirst && i == 1;
            bool isNamed = elements[i - 1] is CommandParameterAst { Argument: null } p
                && parameter.StartsWith(p.ParameterName, StringComparison.OrdinalIgnoreCase);
            bool isVariable = elements[i] is VariableExpressionAst { Splatted: false }
                or MemberExpressionAst { Expression: VariableExpressionAst };
            if ((isPositional || isNamed) && isVariable)
            {
                return elements[i].Extent.Text;
            }
        }

        return null;
    }
}
