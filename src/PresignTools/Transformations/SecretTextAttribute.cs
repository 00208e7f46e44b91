using System.Collections;
using System.Management.Automation;
using System.Net;
using System.Security;
using PresignTools.Errors;

namespace PresignTools.Transformations;

/// <summary>
/// Lets a parameter for a secret take text or a SecureString, and binds it as a SecureString: PowerShell hands bound parameters to
/// verbose and debug records, to logging and to tracing, which then show the type's name. Other objects are refused, without a word of
/// what they hold; else PowerShell would make text of them, and "System.Collections.Hashtable" would sign.
/// </summary>
[AttributeUsage(AttributeTargets.Property | AttributeTargets.Field)]
public sealed class SecretTextAttribute : ArgumentTransformationAttribute
{
    /// <inheritdoc/>
    public override object? Transform(EngineIntrinsics engineIntrinsics, object? inputData)
    {
        object? given = inputData is PSObject { BaseObject: not PSCustomObject } wrapped ? wrapped.BaseObject : inputData;
        return given switch
        {
            null or SecureString => given,
            string text => Secured(text),

            // A secret of digits only, typed without quotes: PowerShell makes a number of it, and keeps the text that was typed.
            int or long or decimal or double or System.Numerics.BigInteger or Guid or char =>
                Secured(LanguagePrimitives.ConvertTo<string>(inputData)),
            _ => throw Refusal("A secret", given),
        };
    }

    /// <summary>The text of a secret; null for none.</summary>
    internal static string? Text(SecureString? secret) => secret is null ? null : new NetworkCredential(string.Empty, secret).Password;

    private static SecureString Secured(string text)
    {
        var secret = new SecureString();
        foreach (char c in text)
        {
            secret.AppendChar(c);
        }

        secret.MakeReadOnly();
        return secret;
    }

    internal static ArgumentTransformationMetadataException Refusal(string what, object given)
    {
        string advice = given switch
        {
            PSCredential => "Give it as -Credential: its user name is the access key id, its password the secret.",
            IDictionary or PSCustomObject or PSObject =>
                "Give an object that holds key id and secret as -Credential; this parameter takes one text.",
            _ => "Give text or a SecureString.",
        };
        PresignException fault = TransformationErrors.SecretIsObject(what, given.GetType().FullName ?? given.GetType().Name, advice);
        return new ArgumentTransformationMetadataException(fault.Message + " " + fault.Advice, fault);
    }
}
