using System.Globalization;

namespace PresignTools.HelpCompiler;

/// <summary>One thing that is wrong in a help source.</summary>
/// <param name="File">Path of the source.</param>
/// <param name="Line">Line in it, from 1.</param>
/// <param name="Message">What is wrong and what is expected.</param>
internal sealed record Fault(string File, int Line, string Message)
{
    /// <summary>The form that editors and build logs make clickable: <c>file:line: error: message</c>.</summary>
    public override string ToString() => string.Create(CultureInfo.InvariantCulture, $"{File}:{Line}: error: {Message}");
}

/// <summary>Collects the faults of one source, so that a writer sees all of them in one run.</summary>
internal sealed class Faults(string file)
{
    private readonly List<Fault> _found = [];

    /// <summary>Path of the source.</summary>
    internal string File => file;

    /// <summary>What was found so far, in the order of finding.</summary>
    internal IReadOnlyList<Fault> Found => _found;

    /// <summary>Adds a fault.</summary>
    /// <param name="markdigLine">Line as Markdig counts, from 0.</param>
    /// <param name="message">What is wrong and what is expected.</param>
    internal void Add(int markdigLine, string message) => _found.Add(new Fault(file, markdigLine + 1, message));
}
