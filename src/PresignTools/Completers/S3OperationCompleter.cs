using System.Collections;
using System.Management.Automation.Language;
using System.Management.Automation;
using PresignTools.Policies.Operations;

namespace PresignTools.Completers;

/// <summary>Offers the S3 operations whose permissions are known.</summary>
internal sealed class S3OperationCompleter : IArgumentCompleter
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
        return S3Operations.Names.Where(n => Completion.Fits(n, typed)).Order(StringComparer.Ordinal)
            .Select(n => Completion.Result(n, "S3 operation " + n));
    }
}
