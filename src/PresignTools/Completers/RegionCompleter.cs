using System.Collections;
using System.Management.Automation.Language;
using System.Management.Automation;
using PresignTools.Facts;

namespace PresignTools.Completers;

/// <summary>
/// Completes names of regions, with place and partition as tooltip, without loading the AWS SDK; with -Provider those of that.
/// </summary>
public sealed class RegionCompleter : IArgumentCompleter
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
        if (fakeBoundParameters?["Provider"] is { } provider && S3ProviderProfiles.Find($"{provider}") is { } profile)
        {
            return profile.Regions
                .Where(r => Completion.Fits(r, typed))
                .Select(r => Completion.Result(r, $"{r} ({profile.Server})"));
        }

        var results = new List<CompletionResult>();
        foreach (S3Partition partition in S3Partitions.All)
        {
            foreach ((string region, string name) in partition.Names)
            {
                if (Completion.Fits(region, typed))
                {
                    results.Add(Completion.Result(region, $"{name}, {region} (partition {partition.Id})"));
                }
            }
        }

        return results;
    }
}
