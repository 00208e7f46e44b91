using System.Reflection;
using System.Runtime.Loader;

namespace PresignTools;

/// <summary>
/// Holds PresignTools.Aws and the AWSSDK assemblies apart from those that AWS.Tools loads into the default context: same
/// assembly version 4.0.0.0, different files. PresignTools.Core is shared, so that its types are the same on both sides.
/// </summary>
internal sealed class AwsLoadContext : AssemblyLoadContext
{
    private readonly string _directory;

    internal AwsLoadContext(string directory)
        : base("PresignTools", isCollectible: false) => _directory = directory;

    /// <inheritdoc/>
    protected override Assembly? Load(AssemblyName assemblyName)
    {
        Assembly contract = typeof(PresignException).Assembly;
        if (assemblyName.Name == contract.GetName().Name)
        {
            return contract;
        }

        string path = Path.Combine(_directory, assemblyName.Name + ".dll");
        return File.Exists(path) ? LoadFromAssemblyPath(path) : null;   // null: the default context has it (framework, SMA)
    }
}
