using System.Management.Automation;
using System.Runtime.InteropServices;
using System.Runtime.Loader;

namespace PresignTools.Startup;

/// <summary>
/// Loads the engine from <c>ReadyToRun/linux-x64</c>, or whatever this machine is, before PowerShell reads the cmdlets: the same assemblies
/// as beside this one, with native code in them. Most of the time of a first verdict was the compilation of some 5,000 methods. An image
/// can only be loaded where it was made for (others end in <see cref="BadImageFormatException"/>, unlike those of one platform whose
/// runtime is too old or too new: there the runtime compiles as ever). So the module has them beside its portable assemblies, and without
/// them nothing is different but the time.
/// Source: .NET, "ReadyToRun compilation"; dotnet/runtime, docs/design/coreclr/botr/readytorun-format.md.
/// </summary>
public sealed class ReadyToRunImages : IModuleAssemblyInitializer
{
    // The images refer to the framework that they were compiled with.
    private const int OldestRuntime = 10;

    // In the order of their references. PresignTools.dll itself is loaded by PowerShell, which does not take it from elsewhere.
    private static readonly string[] Assemblies = ["PresignTools.Core", "PresignTools.Transfer"];

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

    /// <summary>Called by PowerShell at import.</summary>
    public void OnImport()
    {
        if (Environment.Version.Major < OldestRuntime || RuntimeIdentifier is not { } identifier)
        {
            return;
        }

        string folder = Path.Combine(Path.GetDirectoryName(typeof(ReadyToRunImages).Assembly.Location)!, "ReadyToRun", identifier);
        foreach (string name in Assemblies)
        {
            if (!TryLoad(Path.Combine(folder, name + ".dll")))
            {
                return;
            }
        }
    }

    /// <summary>Whether the image is loaded; where it is not, PowerShell loads the portable assembly.</summary>
    private static bool TryLoad(string path)
    {
        try
        {
            return File.Exists(path) && AssemblyLoadContext.Default.LoadFromAssemblyPath(path) is not null;
        }
        catch (Exception e) when (e is BadImageFormatException or FileLoadException)
        {
            // An image that is damaged or of another machine, or the module was imported before from another folder.
            return false;
        }
    }
}
