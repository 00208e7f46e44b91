using System.Management.Automation;
using System.Management.Automation.Language;

namespace PresignTools.Input;

/// <summary>The command that pipes into this one, read from the line that the user typed.</summary>
internal static class UpstreamCommand
{
    /// <summary>
    /// Whether it gives lines of one text: a program such as curl or aws, or Get-Clipboard without -Raw. False where the line does not
    /// tell.
    /// </summary>
    internal static bool GivesLines(InvocationInfo invocation, CommandInvocationIntrinsics commands)
    {
        if (invocation.PipelinePosition < 2 || string.IsNullOrEmpty(invocation.Line))
        {
            return false;
        }

        ScriptBlockAst script = Parser.ParseInput(invocation.Line, out _, out _);
        int at = invocation.OffsetInLine - 1;
        if (script.Find(a => a is CommandAst c && c.Extent.StartOffset <= at && at < c.Extent.EndOffset && IsInPipeline(c), true)
            is not CommandAst { Parent: PipelineAst pipeline } self)
        {
            return false;
        }

        int index = pipeline.PipelineElements.IndexOf(self);
        return index > 0 && pipeline.PipelineElements[index - 1] is CommandAst before && GivesLines(before, commands);
    }

    private static bool IsInPipeline(CommandAst command) => command.Parent is PipelineAst { PipelineElements.Count: > 1 };

    private static bool GivesLines(CommandAst command, CommandInvocationIntrinsics commands)
    {
        if (command.GetCommandName() is not { Length: > 0 } name)
        {
            return false;
        }

        CommandInfo? found = commands.GetCommand(name, CommandTypes.All);
        if (found is AliasInfo alias)
        {
            found = alias.ResolvedCommand;
        }

        return found is ApplicationInfo || (found?.Name == "Get-Clipboard" && !HasSwitch(command, "Raw"))
            || (found?.Name == "Out-String" && HasSwitch(command, "Stream"));
    }

    private static bool HasSwitch(CommandAst command, string name) =>
        command.CommandElements
            .OfType<CommandParameterAst>()
            .Any(p => name.StartsWith(p.ParameterName, StringComparison.OrdinalIgnoreCase));
}
