using System.Text;
using System.Xml;
using System.Xml.Linq;

namespace PresignTools.HelpCompiler;

/// <summary>Compiles a folder of sources: reads all, reports all faults, and writes only if there are none.</summary>
internal static class HelpCompilation
{
    private static readonly UTF8Encoding Utf8 = new(encoderShouldEmitUTF8Identifier: false);

    /// <summary>Runs the tool.</summary>
    /// <param name="args">The folder of the sources, and the folder to write to.</param>
    /// <param name="output">Takes the names of the files written.</param>
    /// <param name="error">Takes the faults, one a line.</param>
    /// <returns>0; 1 if a source has a fault; 2 if the arguments are wrong.</returns>
    internal static int Run(IReadOnlyList<string> args, TextWriter output, TextWriter error)
    {
        if (args.Count != 2)
        {
            error.WriteLine("usage: PresignTools.HelpCompiler <folder of the sources> <output folder>");
            return 2;
        }

        if (!Directory.Exists(args[0]))
        {
            error.WriteLine($"The folder '{args[0]}' does not exist.");
            return 2;
        }

        string[] sources = Directory.GetFiles(args[0], "*.md");
        Array.Sort(sources, StringComparer.Ordinal);
        List<Fault> faults = [];
        SortedDictionary<string, string> files = Compile(sources, faults);
        if (sources.Length == 0)
        {
            faults.Add(new Fault(args[0], 0, "There is no *.md in this folder."));
        }

        if (faults.Count > 0)
        {
            foreach (Fault fault in faults)
            {
                error.WriteLine(fault);
            }

            return 1;
        }

        Directory.CreateDirectory(args[1]);
        foreach (var (name, text) in files)
        {
            string path = Path.Combine(args[1], name);
            File.WriteAllText(path, text, Utf8);
            output.WriteLine(path);
        }

        return 0;
    }

    private static SortedDictionary<string, string> Compile(IEnumerable<string> sources, List<Fault> faults)
    {
        SortedDictionary<string, string> files = new(StringComparer.Ordinal);
        List<CmdletHelp> cmdlets = [];
        foreach (string source in sources)
        {
            var found = new Faults(source);
            string name = Path.GetFileNameWithoutExtension(source);
            string markdown = File.ReadAllText(source);
            if (name.StartsWith("about_", StringComparison.Ordinal))
            {
                files[name + ".help.txt"] = AboutTopicWriter.Write(name, markdown, found);
            }
            else
            {
                cmdlets.Add(CmdletHelpReader.Read(name, markdown, found));
            }

            faults.AddRange(found.Found);
        }

        if (faults.Count == 0)
        {
            foreach (IGrouping<string, CmdletHelp> group in cmdlets.GroupBy(cmdlet => cmdlet.HelpFile))
            {
                files[group.Key] = ToText(MamlWriter.Write(group));
            }
        }

        return files;
    }

    private static string ToText(XDocument document)
    {
        var text = new StringBuilder();
        var settings = new XmlWriterSettings
        {
            Indent = true,
            NewLineChars = "\n",
            NewLineHandling = NewLineHandling.None,
            OmitXmlDeclaration = true,
        };
        using (var writer = XmlWriter.Create(text, settings))
        {
            document.Save(writer);
        }

        return $"{document.Declaration}\n{text}\n";
    }
}
