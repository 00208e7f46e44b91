using System.Collections;
using System.Management.Automation;
using System.Management.Automation.Language;

namespace PresignTools.Completers;

/// <summary>Offers the ids of causes, each with its title; of the layers that -Layer names, if it is there.</summary>
internal sealed class CauseIdCompleter : IArgumentCompleter
{
    /// <inheritdoc/>
    public IEnumerable<CompletionResult> CompleteArgument(string commandName, string parameterName, string wordToComplete, CommandAst commandAst, IDictionary fakeBoundParameters)
    {
        string typed = Completion.Typed(wordToComplete);
        CheckLayer[]? layers = LanguagePrimitives.TryConvertTo(fakeBoundParameters?["Layer"], out CheckLayer[] given) && given is { Length: > 0 } ? given : null;
        return CauseCatalogue.All.Where(c => Completion.Fits(c.Id, typed) && layers?.Contains(c.Layer) != false)
            .Select(c => Completion.Result(c.Id, c.Title));
    }
}
