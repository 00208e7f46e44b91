using System.Collections;
using System.Management.Automation;
using System.Management.Automation.Language;

namespace PresignTools.Completers;

/// <summary>Completes names of AWS regions, with the partition as tooltip, without loading the AWS SDK.</summary>
public sealed class RegionCompleter : IArgumentCompleter
{
    /// <inheritdoc/>
    public IEnumerable<CompletionResult> CompleteArgument(string commandName, string parameterName, string wordToComplete, CommandAst commandAst, IDictionary fakeBoundParameters)
    {
        string typed = Completion.Typed(wordToComplete);
        var results = new List<CompletionResult>();
        foreach ((string region, string partition) in KnownRegions.All)
        {
            if (Completion.Fits(region, typed))
            {
                results.Add(Completion.Result(region, $"{region} (partition {partition})"));
            }
        }

        return results;
    }
}
