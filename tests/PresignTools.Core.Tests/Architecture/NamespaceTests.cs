namespace PresignTools.Tests.Architecture;

/// <summary>A namespace is a folder of one project: a <c>using</c> line shows where to look.</summary>
public sealed class NamespaceTests
{
    private static readonly Lazy<IReadOnlyList<SourceFile>> Files = new(static () => [.. SourceTree.Projects.SelectMany(SourceTree.FilesOf)]);

    public static TheoryData<string> Projects => [.. SourceTree.Projects];

    [Theory]
    [MemberData(nameof(Projects))]
    public void The_namespace_is_the_folder(string project)
    {
        SourceFile[] files = [.. Files.Value.Where(f => f.Project == project)];
        Assert.NotEmpty(files);
        Assert.Empty(files.SelectMany(static f => f.Namespaces.Where(n => n != f.FolderNamespace).Select(n => f.Path + " says " + n)));
    }

    [Fact]
    public void No_namespace_is_in_two_assemblies()
    {
        IEnumerable<string> shared = Files.Value
            .SelectMany(static f => f.Namespaces.Select(n => (Name: n, f.Project)))
            .Distinct()
            .GroupBy(static x => x.Name)
            .Where(static g => g.Count() > 1)
            .Select(static g => g.Key + " is in " + string.Join(" and ", g.Select(static x => x.Project)));
        Assert.Empty(shared);
    }
}
