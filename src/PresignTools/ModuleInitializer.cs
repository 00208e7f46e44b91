using System.Management.Automation;
using System.Reflection;
using System.Runtime.Loader;
using PresignTools.Text.Wording;
using PresignTools.Wording;

namespace PresignTools;

/// <summary>
/// Runs at import: Core gets the words of PowerShell, and the default context learns where one assembly lies, PresignTools.Aws, and nothing
/// else.
/// </summary>
public sealed class ModuleInitializer : IModuleAssemblyInitializer
{
    private static readonly Lazy<AwsLoadContext> Context = new(() => new AwsLoadContext(
        Path.Combine(Path.GetDirectoryName(typeof(ModuleInitializer).Assembly.Location)!, "Dependencies")));

    private static int _registered;

    /// <summary>
    /// Registers the handler once per process. It is never taken off: the context cannot be unloaded and other runspaces may need it.
    /// </summary>
    public void OnImport()
    {
        Say.Wording = new PowerShellWording();
        if (Interlocked.Exchange(ref _registered, 1) == 0)
        {
            AssemblyLoadContext.Default.Resolving += Resolve;
        }
    }

    private static Assembly? Resolve(AssemblyLoadContext context, AssemblyName name) =>
        name.Name == "PresignTools.Aws" ? Context.Value.LoadFromAssemblyName(name) : null;
}
