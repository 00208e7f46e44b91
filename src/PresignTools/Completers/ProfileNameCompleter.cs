using System.Collections;
using System.Management.Automation;
using System.Management.Automation.Language;
using PresignTools.Credentials;

namespace PresignTools.Completers;

/// <summary>Completes names of profiles from the shared AWS files, without loading the AWS SDK.</summary>
public sealed class ProfileNameCompleter : IArgumentCompleter
{
    private static readonly string[] LocationNames = ["ProfileLocation", "AWSProfilesLocation", "ProfilesLocation"];

    /// <inheritdoc/>
    public IEnumerable<CompletionResult> CompleteArgument(
        string commandName,
        string parameterName,
        string wordToComplete,
        CommandAst commandAst,
        IDictionary fakeBoundParameters)
    {
        string typed = Completion.Typed(wordToComplete);
        string? location = null;
        foreach (string name in LocationNames)
        {
            location ??= fakeBoundParameters?[name] as string;
        }

        var results = new List<CompletionResult>();
        foreach ((string name, string file) in new ProfileIndex(Environment.GetEnvironmentVariable).Names(location))
        {
            if (Completion.Fits(name, typed))
            {
                results.Add(Completion.Result(name, $"{name} ({file})"));
            }
        }

        return results;
    }
}
