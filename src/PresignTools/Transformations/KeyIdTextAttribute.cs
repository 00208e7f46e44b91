using System.Collections;
using System.Management.Automation;
using System.Security;

namespace PresignTools.Transformations;

/// <summary>Refuses objects in place of an access key id, of which PowerShell would make the text of their type's name.</summary>
[AttributeUsage(AttributeTargets.Property | AttributeTargets.Field)]
public sealed class KeyIdTextAttribute : ArgumentTransformationAttribute
{
    /// <inheritdoc/>
    public override object? Transform(EngineIntrinsics engineIntrinsics, object? inputData)
    {
        object? given = inputData is PSObject { BaseObject: not PSCustomObject } wrapped ? wrapped.BaseObject : inputData;
        return given switch
        {
            SecureString secret => SecretTextAttribute.Text(secret),
            PSCredential or IDictionary or PSObject => throw SecretTextAttribute.Refusal("An access key id", given),
            _ => inputData,
        };
    }
}
