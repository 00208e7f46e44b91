using System.Management.Automation.Language;
using PresignTools.Intake;
using PresignTools.Intake.Readers.Code.Signing;
using PresignTools.Intake.Readers.Code.Tables;
using PresignTools.Text;

namespace PresignTools.Input;

/// <summary>The statements of a pasted script in their order: values are noted, commands that sign or send are read with them.</summary>
internal sealed class ScriptStatements
{
    private readonly ScriptValues _values = new();
    private readonly List<IReadOnlyList<string>> _commands = [];
    private readonly List<SigningCall> _signing = [];

    /// <summary>What was read of all of them.</summary>
    internal ScriptReading Reading => new() { Commands = _commands, SigningCalls = _signing };

    /// <summary>Reads one more.</summary>
    /// <param name="block">The statement, parsed.</param>
    /// <param name="line">Its first line in the text, from 1.</param>
    internal void Add(ScriptBlockAst block, int line)
    {
        foreach (Ast ast in block.FindAll(
            static a => a is AssignmentStatementAst or CommandAst or InvokeMemberExpressionAst, searchNestedScriptBlocks: true))
        {
            switch (ast)
            {
                case AssignmentStatementAst assignment:
                    _values.Assign(assignment);
                    break;
                case InvokeMemberExpressionAst call:
                    _values.Call(call);
                    break;
                case CommandAst command when command.GetCommandName() is { } name:
                    Command(command, name, line);
                    break;
                default:
                    break;
            }
        }
    }

    /// <summary>A table as it would be written out; null where a value that counts is not known.</summary>
    internal static string? Written(ScriptValues.Table table)
    {
        // A header that is there is known by its name, whatever its value; of a type the value is what counts.
        if (table.Exists(static e => e.Value is null && e.Key.Equals("content-type", StringComparison.OrdinalIgnoreCase)))
        {
            return null;
        }

        return "@{ " + string.Join("; ", table.Select(static e => $"{Quoted(e.Key)} = {Quoted(e.Value ?? "...")}")) + " }";
    }

    private static string Quoted(string text) => "'" + text.Replace("'", "''", StringComparison.Ordinal) + "'";

    private void Command(CommandAst command, string name, int line)
    {
        ScriptValues.Table given = Given(command);
        if (ScriptCommands.IsSender(name))
        {
            _commands.Add([name, .. given.SelectMany(static p => Words(p.Key, p.Value))]);
        }
        else if (ScriptCommands.IsSigner(name))
        {
            int first = line + command.Extent.StartLineNumber - 1;
            _signing.Add(Signing(name, given) with
            {
                Place = new TextPlace(new TextPosition(first, command.Extent.StartColumnNumber), command.Extent.Text.Length,
                    line + command.Extent.EndLineNumber - 1),
            });
        }
    }

    private static IEnumerable<string> Words(string parameter, string? value)
    {
        string name = ScriptCommands.Parameter(parameter);
        bool isKnown = value is not null && (name != "Uri" || value.StartsWith("http", StringComparison.OrdinalIgnoreCase));
        return ["-" + name, isKnown ? value! : "$value"];
    }

    /// <summary>Parameters with their values, splatted ones among them; switches are left out.</summary>
    private ScriptValues.Table Given(CommandAst command)
    {
        ScriptValues.Table given = [];
        int position = 0;
        for (int i = 1; i < command.CommandElements.Count; i++)
        {
            switch (command.CommandElements[i])
            {
                case CommandParameterAst parameter:
                    ExpressionAst? value = parameter.Argument ?? command.CommandElements.ElementAtOrDefault(i + 1) as ExpressionAst;
                    i += parameter.Argument is null && value is not null ? 1 : 0;
                    if (value is not null)
                    {
                        given.Set(parameter.ParameterName, Shown(value));
                    }

                    break;
                case VariableExpressionAst { Splatted: true } splatted when _values.Of(splatted) is ScriptValues.Table table:
                    table.ForEach(e => given.Set(e.Key, e.Value));
                    break;
                case VariableExpressionAst { Splatted: true }:
                    break;
                case ExpressionAst positional:
                    given.Set(position++ == 0 ? "Uri" : "Key", Shown(positional));
                    break;
                default:
                    break;
            }
        }

        return given;
    }

    private string? Shown(ExpressionAst value) => _values.Of(value) switch
    {
        string text => text,
        ScriptValues.Table table => Written(table),
        _ => null,
    };

    private static SigningCall Signing(string name, ScriptValues.Table given)
    {
        var parameters = new List<KeyValuePair<string, string?>>();
        string? verb = null;
        foreach ((string key, string? value) in given)
        {
            if (ParameterNames.Of(key) is "Method")
            {
                verb = value?.ToUpperInvariant();
            }
            else if (key is "Header" or "Headers" or "HeaderCollection" or "Metadata" && value is not null)
            {
                bool isMetadata = key == "Metadata";
                parameters.AddRange(HeaderTable.Read(value).Select(h => new KeyValuePair<string, string?>(
                    isMetadata ? UserMetadata.Header(h.Key) : h.Key, h.Value == "..." ? null : h.Value)));
            }
            else
            {
                parameters.Add(new(ParameterNames.Of(key == "Uri" ? "Bucket" : key) ?? key, value));
            }
        }

        return new SigningCall
        {
            Library = name.StartsWith("Get-", StringComparison.OrdinalIgnoreCase) ? "AWS Tools for PowerShell" : "PresignTools",
            Operation = verb switch
            {
                null or "GET" => "GetObject",
                "PUT" => "PutObject",
                "HEAD" => "HeadObject",
                "DELETE" => "DeleteObject",
                _ => null,
            },
            Parameters = parameters,
            IsComplete = true,
            IsPresigning = true,
        };
    }
}
