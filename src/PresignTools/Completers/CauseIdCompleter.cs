using System.Collections;
using System.Management.Automation;
using System.Management.Automation.Language;

namespace PresignTools.Completers;

/// <summary>Offers the ids of causes, each with its title; of the layers that -Layer names, if it is there.</summary>
internal sealed class CauseIdCompleter : IArgumentCompleter
{
    /// <inheritdoc/>
    public IEnumerable<CompletionResult> CompleteArgument(
        string commandName, string parameterName, string wordToComplete, CommandAst commandAst, IDictionary fakeBoundParameters)
    {
        string typed = Completion.Typed(wordToComplete);
        bool isNarrowed = LanguagePrimitives.TryConvertTo(fakeBoundParameters?["Layer"], out CheckLayer[] layers)
            && layers is { Length: > 0 };
        return CauseCatalogue.All.Where(c => Completion.Fits(c.Id, typed) && (!isNarrowed || layers.Contains(c.Layer)))
            .Select(c => Completion.Result(c.Id, c.Title));
    }
}
