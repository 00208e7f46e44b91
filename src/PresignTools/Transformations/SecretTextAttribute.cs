using System.Management.Automation;
using System.Net;
using System.Security;

namespace PresignTools.Transformations;

/// <summary>Lets a text parameter for a secret take a SecureString as well. The parameter stays text, as in AWS.Tools.</summary>
[AttributeUsage(AttributeTargets.Property | AttributeTargets.Field)]
public sealed class SecretTextAttribute : ArgumentTransformationAttribute
{
    /// <inheritdoc/>
    public override object? Transform(EngineIntrinsics engineIntrinsics, object? inputData)
    {
        object? given = inputData is PSObject wrapped ? wrapped.BaseObject : inputData;
        return given is SecureString secure ? new NetworkCredential(string.Empty, secure).Password : inputData;
    }
}
