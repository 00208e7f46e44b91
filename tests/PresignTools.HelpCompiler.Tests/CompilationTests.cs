using System.Xml.Linq;

namespace PresignTools.HelpCompiler.Tests;

/// <summary>The tool as the build calls it: a folder in, a folder out, an exit code.</summary>
public sealed class CompilationTests : IDisposable
{
    private readonly DirectoryInfo _root = Directory.CreateTempSubdirectory("presigntools-help-");

    private string In => Path.Combine(_root.FullName, "in");

    private string Out => Path.Combine(_root.FullName, "out");

    public void Dispose() => _root.Delete(recursive: true);

    private static (int ExitCode, string Output, string Error) Run(params string[] args)
    {
        using var output = new StringWriter();
        using var error = new StringWriter();
        return (HelpCompilation.Run(args, output, error), output.ToString(), error.ToString());
    }

    private string Source(string name, string text)
    {
        Directory.CreateDirectory(In);
        string path = Path.Combine(In, name);
        File.WriteAllText(path, text);
        return path;
    }

    [Fact]
    public void Writes_one_MAML_file_and_each_topic()
    {
        Source("Get-Sample.md", Sources.Cmdlet);
        Source("Set-Sample.md", Sources.Cmdlet.With("Get-Sample", "Set-Sample"));
        Source("about_Sample.md", Sources.About);
        var (exitCode, _, error) = Run(In, Out);
        Assert.Equal((0, ""), (exitCode, error));
        Assert.Equal(["Sample.dll-Help.xml", "about_Sample.help.txt"], Directory.GetFiles(Out).Select(Path.GetFileName).Order(StringComparer.Ordinal));

        XElement root = XDocument.Load(Path.Combine(Out, "Sample.dll-Help.xml")).Root!;
        Assert.Equal(
            ["Get-Sample", "Set-Sample"],
            root.Elements().Select(command => command.Elements().First().Elements().First().Value));
    }

    [Fact]
    public void The_same_sources_give_the_same_bytes()
    {
        Source("Get-Sample.md", Sources.Cmdlet);
        Run(In, Out);
        byte[] first = File.ReadAllBytes(Path.Combine(Out, "Sample.dll-Help.xml"));
        Source("Get-Sample.md", Sources.Cmdlet.ReplaceLineEndings("\r\n"));
        Run(In, Out);
        Assert.Equal(first, File.ReadAllBytes(Path.Combine(Out, "Sample.dll-Help.xml")));
    }

    [Fact]
    public void A_fault_is_printed_with_file_and_line_and_nothing_is_written()
    {
        string source = Sources.Cmdlet.With("Required: False", "Required: No");
        string path = Source("Get-Sample.md", source);
        Source("about_Sample.md", Sources.About);
        var (exitCode, output, error) = Run(In, Out);
        Assert.Equal((1, ""), (exitCode, output));
        Assert.StartsWith($"{path}:{Sources.LineOf(source, "Required: No")}: error: 'Required' is 'No'", error, StringComparison.Ordinal);
        Assert.False(Directory.Exists(Out));
    }

    [Fact]
    public void A_folder_without_sources_is_a_fault()
    {
        Directory.CreateDirectory(In);
        Assert.Equal(1, Run(In, Out).ExitCode);
    }

    [Fact]
    public void Wrong_arguments_are_told_apart_from_faults()
    {
        Assert.Equal(2, Run(In).ExitCode);
        Assert.Equal(2, Run(Path.Combine(_root.FullName, "none"), Out).ExitCode);
    }
}
