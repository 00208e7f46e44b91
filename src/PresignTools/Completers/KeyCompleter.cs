using System.Collections;
using System.Management.Automation;
using System.Management.Automation.Language;

namespace PresignTools.Completers;

/// <summary>Offers keys of the bucket that -BucketName names, a folder at a time, where the signer may list them.</summary>
internal sealed class KeyCompleter : IArgumentCompleter
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
        return fakeBoundParameters?["BucketName"] is string { Length: > 0 } bucket
            ? S3Listing.Keys(fakeBoundParameters, bucket, typed)
                .Select(static n => Completion.Result(n, n.EndsWith('/') ? "folder " + n : "object " + n))
            : [];
    }
}
