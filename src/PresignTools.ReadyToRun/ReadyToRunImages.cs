using System.Management.Automation;
using System.Reflection;
using System.Runtime.InteropServices;
using System.Runtime.Loader;

namespace PresignTools.Startup;

/// <summary>
/// Serves the engine from <c>ReadyToRun/linux-x64</c>, or whatever this machine is: the same assemblies as beside this one, with native
/// code in them. Most of the time of a first verdict was the compilation of some 5,000 methods. An image can only be loaded where it was
/// made for: others end in <see cref="BadImageFormatException"/>, unlike those of one platform whose runtime is too old or too new, where
/// the runtime compiles as ever. So the module has them beside its portable assemblies, and without them only the time is different.
/// Source: .NET, "ReadyToRun compilation"; dotnet/runtime, docs/design/coreclr/botr/readytorun-format.md.
/// </summary>
public sealed class ReadyToRunImages : IModuleAssemblyInitializer
{
    // The images refer to the framework that they were compiled with.
    private const int OldestRuntime = 10;

    // PresignTools.dll itself is loaded by PowerShell, which does not take it from elsewhere.
    private static readonly string[] Assemblies = ["PresignTools.Core", "PresignTools.Transfer"];

    private static int _registered;

    /// <summary>The folder of this machine's images: operating system and architecture as .NET names them; null for others.</summary>
    public static string? RuntimeIdentifier
    {
        get
        {
            string? system = OperatingSystem.IsLinux() ? "linux" : null;
            system = OperatingSystem.IsWindows() ? "win" : OperatingSystem.IsMacOS() ? "osx" : system;
            string? architecture = RuntimeInformation.ProcessArchitecture switch
            {
                Architecture.X64 => "x64",
                Architecture.Arm64 => "arm64",
                _ => null,
            };
            return system is null || architecture is null ? null : system + "-" + architecture;
        }
    }

    /// <summary>
    /// Called by PowerShell at import, before it reads the cmdlets. The handler is asked for an assembly before the folder of the one that
    /// needs it is looked at. It is registered once per process, and never taken off: other runspaces may need it.
    /// </summary>
    public void OnImport()
    {
        if (Environment.Version.Major >= OldestRuntime && RuntimeIdentifier is not null && Interlocked.Exchange(ref _registered, 1) == 0)
        {
            AssemblyLoadContext.Default.Resolving += Resolve;
        }
    }

    /// <summary>The image of an assembly; null where there is none that can be loaded, and the portable one is taken.</summary>
    private static Assembly? Resolve(AssemblyLoadContext context, AssemblyName name)
    {
        if (!Assemblies.Contains(name.Name))
        {
            return null;
        }

        string folder = Path.GetDirectoryName(typeof(ReadyToRunImages).Assembly.Location)!;
        string path = Path.Combine(folder, "ReadyToRun", RuntimeIdentifier!, name.Name + ".dll");
        try
        {
            return File.Exists(path) ? context.LoadFromAssemblyPath(path) : null;
        }
        catch (Exception e) when (e is BadImageFormatException or FileLoadException)
        {
            return null;   // damaged, or of another machine
        }
    }
}
