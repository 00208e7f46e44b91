namespace PresignTools.Tests.Architecture;

/// <summary>A C# file under src, as it is written and without its comments and texts.</summary>
internal sealed record SourceText(string Path, string[] Lines, string Code)
{
    internal string[] CodeLines => Code.Split('\n');

    internal static IReadOnlyList<SourceText> All()
    {
        string src = System.IO.Path.Combine(SourceTree.Root, "src");
        char separator = System.IO.Path.DirectorySeparatorChar;
        return
        [
            .. Directory.EnumerateFiles(src, "*.cs", SearchOption.AllDirectories)
                .Where(f => !f.Contains($"{separator}obj{separator}") && !f.Contains($"{separator}bin{separator}"))
                .Order(StringComparer.Ordinal)
                .Select(Read),
        ];
    }

    private static SourceText Read(string file)
    {
        string text = File.ReadAllText(file).Replace("\r\n", "\n", StringComparison.Ordinal);
        string path = System.IO.Path.GetRelativePath(SourceTree.Root, file).Replace('\\', '/');
        return new SourceText(path, text.TrimEnd('\n').Split('\n'), CodeText.WithoutText(text));
    }
}
