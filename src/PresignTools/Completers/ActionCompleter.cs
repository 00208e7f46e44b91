using System.Collections;
using System.Management.Automation;
using System.Management.Automation.Language;
using PresignTools.Policies.Operations;

namespace PresignTools.Completers;

/// <summary>Offers the IAM actions of S3; s3: may be left out.</summary>
internal sealed class ActionCompleter : IArgumentCompleter
{
    private const string Prefix = "s3:";

    /// <inheritdoc/>
    public IEnumerable<CompletionResult> CompleteArgument(
        string commandName,
        string parameterName,
        string wordToComplete,
        CommandAst commandAst,
        IDictionary fakeBoundParameters)
    {
        string typed = Completion.Typed(wordToComplete);
        return S3Actions.Names
            .Where(n => Completion.Fits(n, typed) || Completion.Fits(n[Prefix.Length..], typed))
            .Select(static n => Completion.Result(n, "IAM action " + n));
    }
}
