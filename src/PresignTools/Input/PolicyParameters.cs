using System.Management.Automation;
using PresignTools.Commands;
using PresignTools.Policies;
using PresignTools.Policies.Decisions;

namespace PresignTools.Input;

/// <summary>
/// The policy parameters that several cmdlets have. PowerShell wants each cmdlet to declare its own; what they mean is the same.
/// </summary>
internal interface IPolicyParameters
{
    object[]? IdentityPolicy { get; }

    object[]? BucketPolicy { get; }

    object[]? AccessPointPolicy { get; }

    object[]? KeyPolicy { get; }

    object[]? PermissionsBoundary { get; }

    object[]? SessionPolicy { get; }

    object[]? ServiceControlPolicy { get; }

    object[]? ResourceControlPolicy { get; }

    object[]? VpcEndpointPolicy { get; }
}

/// <summary>Reads <see cref="IPolicyParameters"/>.</summary>
internal static class PolicyParameters
{
    /// <summary>A reader for a cmdlet: paths as PowerShell resolves them, each fault an error of the cmdlet.</summary>
    internal static PolicyReader Reader(PresignCmdlet cmdlet) => new(
        path => Resolve(cmdlet, path),
        (error, target) => cmdlet.WriteError(cmdlet.Record(error, target)));

    /// <summary>A drive or provider that does not exist, or a path that no provider takes, is a file that is not there.</summary>
    private static string Resolve(PSCmdlet cmdlet, string path)
    {
        try
        {
            string resolved = cmdlet.SessionState.Path.GetUnresolvedProviderPathFromPSPath(path, out ProviderInfo provider, out _);
            return provider.Name == "FileSystem" && resolved.Length > 0 ? resolved : throw InputErrors.PolicyFileNotFound(path);
        }
        catch (Exception e)
            when (e
                    is RuntimeException
                        or PSArgumentException
                        or NotSupportedException
                        or ArgumentException
                        or InvalidOperationException
                        or IOException)
        {
            throw InputErrors.PolicyFileNotFound(path);
        }
    }

    /// <summary>The policies that were given. Faults are the reader's.</summary>
    internal static PolicySet Read(this PolicyReader reader, IPolicyParameters given) => new()
    {
        Identity = reader.Read(PolicyKind.Identity, given.IdentityPolicy, nameof(given.IdentityPolicy)) ?? [],
        Bucket = reader.ReadOne(PolicyKind.Bucket, given.BucketPolicy, nameof(given.BucketPolicy)),
        AccessPoint = reader.ReadOne(PolicyKind.AccessPoint, given.AccessPointPolicy, nameof(given.AccessPointPolicy)),
        Key = reader.ReadOne(PolicyKind.Key, given.KeyPolicy, nameof(given.KeyPolicy)),
        PermissionsBoundary = reader.Read(PolicyKind.PermissionsBoundary, given.PermissionsBoundary, nameof(given.PermissionsBoundary)),
        Session = reader.Read(PolicyKind.Session, given.SessionPolicy, nameof(given.SessionPolicy)),
        ServiceControl = reader.ReadLevels(PolicyKind.ServiceControl, given.ServiceControlPolicy, nameof(given.ServiceControlPolicy)),
        ResourceControl = reader.ReadLevels(PolicyKind.ResourceControl, given.ResourceControlPolicy, nameof(given.ResourceControlPolicy)),
        VpcEndpoint = reader.Read(PolicyKind.VpcEndpoint, given.VpcEndpointPolicy, nameof(given.VpcEndpointPolicy)),
    };
}
