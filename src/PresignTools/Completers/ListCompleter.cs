using System.Collections;
using System.Management.Automation;
using System.Management.Automation.Language;

namespace PresignTools.Completers;

/// <summary>Offers values of a list, each with what it means.</summary>
/// <param name="values">The values in the order in which they are offered; the harmless ones first.</param>
internal abstract class ListCompleter(params (string Value, string Tip)[] values) : IArgumentCompleter
{
    /// <inheritdoc/>
    public IEnumerable<CompletionResult> CompleteArgument(
        string commandName,
        string parameterName,
        string wordToComplete,
        CommandAst commandAst,
        IDictionary fakeBoundParameters)
    {
        string typed = Completion.Typed(wordToComplete);
        return values.Where(v => Completion.Fits(v.Value, typed)).Select(static v => Completion.Result(v.Value, v.Tip));
    }
}
