using System.Reflection;
using System.Runtime.Loader;
using PresignTools.Errors;

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
        if (File.Exists(path))
        {
            return LoadFromAssemblyPath(path);
        }

        // The SDK looks for optional parts of itself by name (AWSSDK.Signin, …). One of AWS.Tools would answer from the default
        // context, with types of another AWSSDK.Core: better none than that. And a PresignTools.Aws that is missing must not be asked
        // for there: the default context would ask this one again, without end.
        if (assemblyName.Name?.StartsWith("AWSSDK.", StringComparison.OrdinalIgnoreCase) == true || assemblyName.Name == "PresignTools.Aws")
        {
            throw new FileNotFoundException($"PresignTools does not ship {assemblyName.Name}.", assemblyName.Name);
        }

        return null;   // the default context has it (framework, SMA)
    }
}
