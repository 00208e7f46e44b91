using System.Collections;
using System.Management.Automation;
using System.Management.Automation.Language;

namespace PresignTools.Completers;

/// <summary>Offers the signer's buckets, where it may list them.</summary>
internal sealed class BucketCompleter : IArgumentCompleter
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
        return S3Listing.Buckets(fakeBoundParameters)
            .Where(n => Completion.Fits(n, typed))
            .Select(static n => Completion.Result(n, "bucket " + n));
    }
}
