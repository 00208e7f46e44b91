using System.Text.RegularExpressions;

namespace PresignTools.Tests.Architecture;

/// <summary>
/// The files under src. An assembly does not show everything: a constant of another room is copied into the code that uses it, and a namespace
/// that holds nothing but generated files looks like any other.
/// </summary>
internal static partial class SourceTree
{
    internal static string Root { get; } = FindRoot();

    /// <summary>The projects that make up the product; each owns its namespaces.</summary>
    internal static readonly string[] Projects = ["PresignTools.Core", "PresignTools.Transfer", "PresignTools", "PresignTools.Aws", "PresignTools.Sandbox"];

    internal static IReadOnlyList<SourceFile> FilesOf(string project)
    {
        string folder = Path.Combine(Root, "src", project);
        return [.. Directory.EnumerateFiles(folder, "*.cs", SearchOption.AllDirectories)
            .Select(path => Path.GetRelativePath(folder, path).Replace('\\', '/'))
            .Where(static path => !path.StartsWith("bin/", StringComparison.Ordinal) && !path.StartsWith("obj/", StringComparison.Ordinal))
            .Order(StringComparer.Ordinal)
            .Select(path => Read(project, path))];
    }

    /// <summary>The root namespace of a project: what its own assembly is called, except for Core and the module, which share the product's name.</summary>
    internal static string RootNamespaceOf(string project) => project == "PresignTools.Core" ? "PresignTools" : project;

    private static SourceFile Read(string project, string path)
    {
        string text = File.ReadAllText(Path.Combine(Root, "src", project, path));
        return new SourceFile(project, path, [.. NamespaceLine().Matches(text).Select(static m => m.Groups[1].Value)],
            [.. UsingLine().Matches(text).Select(static m => m.Groups[1].Value)]);
    }

    private static string FindRoot()
    {
        DirectoryInfo? folder = new(AppContext.BaseDirectory);
        while (folder is not null && !File.Exists(Path.Combine(folder.FullName, "PresignTools.sln")))
        {
            folder = folder.Parent;
        }

        return folder?.FullName ?? throw new DirectoryNotFoundException("PresignTools.sln is in no folder above " + AppContext.BaseDirectory);
    }

    [GeneratedRegex(@"^namespace\s+([\w.]+)", RegexOptions.Multiline)]
    private static partial Regex NamespaceLine();

    [GeneratedRegex(@"^using\s+(?:static\s+|\w+\s*=\s*)?(PresignTools[\w.]*);", RegexOptions.Multiline)]
    private static partial Regex UsingLine();
}

/// <summary>A source file: where it is, the namespaces it declares and those of ours that it uses.</summary>
internal sealed record SourceFile(string Project, string Path, IReadOnlyList<string> Namespaces, IReadOnlyList<string> Usings)
{
    /// <summary>The namespace that goes with the folder.</summary>
    internal string FolderNamespace
    {
        get
        {
            string folder = System.IO.Path.GetDirectoryName(Path)!.Replace('\\', '/');
            string root = SourceTree.RootNamespaceOf(Project);
            return folder.Length == 0 ? root : root + "." + folder.Replace('/', '.');
        }
    }
}
