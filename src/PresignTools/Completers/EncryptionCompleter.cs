using System.Collections;
using System.Management.Automation;
using System.Management.Automation.Language;

namespace PresignTools.Completers;

/// <summary>Offers the kinds of server-side encryption.</summary>
internal sealed class EncryptionCompleter : IArgumentCompleter
{
    private static readonly (string Value, string Tip)[] Kinds =
    [
        ("AES256", "SSE-S3: keys of S3 itself"),
        ("aws:kms", "SSE-KMS: a key in KMS; the signer needs kms:GenerateDataKey"),
        ("aws:kms:dsse", "DSSE-KMS: two layers"),
    ];

    /// <inheritdoc/>
    public IEnumerable<CompletionResult> CompleteArgument(
        string commandName,
        string parameterName,
        string wordToComplete,
        CommandAst commandAst,
        IDictionary fakeBoundParameters)
    {
        string word = (wordToComplete ?? string.Empty).Trim('\'', '"');
        return Kinds.Where(k => k.Value.StartsWith(word, StringComparison.OrdinalIgnoreCase))
            .Select(k => new CompletionResult(k.Value, k.Value, CompletionResultType.ParameterValue, k.Tip));
    }
}
