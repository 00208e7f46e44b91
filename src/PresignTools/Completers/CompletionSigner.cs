using System.Collections;
using System.Management.Automation;
using PresignTools.Credentials;
using PresignTools.Transformations;

namespace PresignTools.Completers;

/// <summary>Who would sign the command line that is being typed. Nobody is prompted for a code.</summary>
internal static class CompletionSigner
{
    /// <summary>The credential parameters as far as they are typed.</summary>
    internal static SignerQuery Query(IDictionary? bound) => new()
    {
        AccessKey = Text(bound, "AccessKey", "AK"),
        SecretKey = Text(bound, "SecretKey", "SK", "SecretAccessKey"),
        SessionToken = Text(bound, "SessionToken", "ST"),
        ProfileName = Text(bound, "ProfileName", "StoredCredentials", "AWSProfileName"),
        ProfileLocation = Text(bound, "ProfileLocation", "AWSProfilesLocation", "ProfilesLocation"),
        Credential = Value(bound, "Credential") ?? Value(bound, "Credentials"),
        Region = Value(bound, "Region") ?? Value(bound, "RegionToCall"),
    };

    /// <summary>Finds credentials as a command does. Session variables are read now, on the prompt's own thread.</summary>
    internal static SignerResolver Resolver()
    {
        var variables = new Dictionary<string, object?>(StringComparer.OrdinalIgnoreCase)
        {
            ["StoredAWSCredentials"] = Variable("StoredAWSCredentials"),
            ["StoredAWSRegion"] = Variable("StoredAWSRegion"),
        };
        return new SignerResolver(
            static () => AwsAdapter.CreateCredentialSource(null),
            name => variables.GetValueOrDefault(name),
            Environment.GetEnvironmentVariable,
            TimeProvider.System);
    }

    /// <summary>The text of a parameter under one of its names.</summary>
    internal static string? Text(IDictionary? bound, params ReadOnlySpan<string> names)
    {
        foreach (string name in names)
        {
            object? value = Value(bound, name);
            string? text = value is System.Security.SecureString secret ? SecretTextAttribute.Text(secret) : value as string;
            if (!string.IsNullOrEmpty(text))
            {
                return text;
            }
        }

        return null;
    }

    private static object? Value(IDictionary? bound, string name) =>
        bound?[name] is PSObject { BaseObject: not PSCustomObject } wrapped ? wrapped.BaseObject : bound?[name];

    private static object? Variable(string name)
    {
        using var shell = PowerShell.Create(RunspaceMode.CurrentRunspace);
        shell.AddCommand("Get-Variable").AddParameter("Name", name).AddParameter("ValueOnly").AddParameter("ErrorAction", "Ignore");
        return shell.Invoke().FirstOrDefault()?.BaseObject;
    }
}
