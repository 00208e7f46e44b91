using System.Management.Automation;
using PresignTools.Errors;
using PresignTools.Text.Masking;

namespace PresignTools.Credentials;

/// <summary>
/// Reads a region from what people have in hand: a name, an AWSRegion of AWS.Tools (Region), an SDK RegionEndpoint (SystemName), or
/// the location constraint that Get-S3BucketLocation returns (Value).
/// </summary>
internal static class RegionShape
{
    private static readonly string[] Properties = ["SystemName", "Region", "Value"];

    /// <summary>The region's system name in lower case; null if <paramref name="value"/> is null or empty.</summary>
    /// <exception cref="PresignException"><c>RegionNotUnderstood</c>.</exception>
    internal static string? Read(object? value, string source)
    {
        object? given = value is PSObject { BaseObject: not PSCustomObject } wrapped ? wrapped.BaseObject : value;
        switch (given)
        {
            case null:
                return null;
            case string text:
                return Name(text, source);
        }

        PSObject seen = PSObject.AsPSObject(value);
        foreach (string property in Properties)
        {
            if (seen.Properties[property]?.Value is { } found)
            {
                string? text = (found is PSObject p ? p.BaseObject : found) as string;
                return text is null
                    ? throw CredentialErrors.RegionNotUnderstood(source, "its property " + property + " is not text")
                    : Name(property == "Value" ? FromLocationConstraint(text) : text, source);
            }
        }

        throw CredentialErrors.RegionNotUnderstood(source, "an object of type " + (given.GetType().FullName ?? given.GetType().Name));
    }

    // GetBucketLocation: empty is us-east-1, EU is eu-west-1.
    private static string FromLocationConstraint(string text) => text switch
    {
        "" => SignerResolver.FallbackRegion,
        "EU" => "eu-west-1",
        _ => text,
    };

    private static string? Name(string text, string source)
    {
        string name = text.Trim().ToLowerInvariant();
        if (name.Length == 0)
        {
            return null;
        }

        // S3-compatible servers choose their own names, so only what could not stand in a credential scope or host is refused.
        foreach (char c in name)
        {
            if (!char.IsAsciiLetterOrDigit(c) && c is not ('-' or '_' or '.'))
            {
                throw CredentialErrors.RegionNotUnderstood(source, $"'{GivenText.Of(text)}'");
            }
        }

        return name.Length <= 64 ? name : throw CredentialErrors.RegionNotUnderstood(source, $"'{GivenText.Of(text)}'");
    }
}
