using System.Collections;
using System.Management.Automation;
using System.Management.Automation.Language;

namespace PresignTools.Completers;

/// <summary>Offers the HTTP methods that S3 takes.</summary>
internal sealed class MethodCompleter : IArgumentCompleter
{
    private static readonly (string Value, string Tip)[] Methods =
    [
        ("GET", "download, list"),
        ("PUT", "upload"),
        ("HEAD", "headers of an object"),
        ("DELETE", "delete"),
        ("POST", "start or complete a multipart upload, restore"),
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
        return Methods.Where(m => m.Value.StartsWith(word, StringComparison.OrdinalIgnoreCase))
            .Select(m => new CompletionResult(m.Value, m.Value, CompletionResultType.ParameterValue, m.Tip));
    }
}
