using System.Text;
using Markdig.Syntax;

namespace PresignTools.HelpCompiler;

/// <summary>
/// Writes an about topic as the plain text that Get-Help shows. Get-Help takes the topic's synopsis from the fifth line, so a topic
/// begins with TOPIC, its name, an empty line, SHORT DESCRIPTION and the description on one line.
/// </summary>
internal static class AboutTopicWriter
{
    private const int Width = 80;
    private const int TextIndent = 4;
    private const int CodeIndent = 8;

    /// <summary>Compiles a topic.</summary>
    /// <param name="name">Name of the topic, which is the name of the file.</param>
    /// <param name="markdown">The source's text.</param>
    /// <param name="faults">Takes what is wrong; the result is good only if nothing was added.</param>
    internal static string Write(string name, string markdown, Faults faults)
    {
        var (preamble, titles) = Section.Split(Section.Parse(markdown), 1, faults);
        if (titles.Count != 1 || titles[0].Title != name || preamble.Any(block => !BlockText.IsComment(block)))
        {
            faults.Add(
                titles.Count > 0 ? titles[^1].Line : 0,
                $"The topic must begin with '# {name}', as its file is named, and have no other heading of that level.");
            return "";
        }

        var (stray, sections) = Section.Split(titles[0].Blocks, 2, faults);
        if (stray.Any(block => !BlockText.IsComment(block)) || sections.Count == 0 || sections[0].Title != "SHORT DESCRIPTION")
        {
            faults.Add(titles[0].Line, "The first section must be '## SHORT DESCRIPTION', right below the title.");
            return "";
        }

        CheckShortDescription(sections[0], faults);
        var text = new StringBuilder();
        text.Append("TOPIC\n").Append(' ', TextIndent).Append(name).Append('\n');
        foreach (Section section in sections)
        {
            text.Append('\n').Append(section.Title.ToUpperInvariant()).Append('\n');
            Append(text, BlockText.Of(section.Blocks, faults), faults);
        }

        return text.ToString();
    }

    private static void CheckShortDescription(Section section, Faults faults)
    {
        List<Block> shown = [.. section.Blocks.Where(block => !BlockText.IsComment(block))];
        if (shown is not [ParagraphBlock paragraph] || InlineText.Of(paragraph, faults).Length > Width - TextIndent)
        {
            faults.Add(
                section.Line,
                $"The short description is one paragraph of at most {Width - TextIndent} characters: Get-Help shows it as the topic's "
                    + $"synopsis.");
        }
    }

    private static void Append(StringBuilder text, IReadOnlyList<TextRun> runs, Faults faults)
    {
        for (int i = 0; i < runs.Count; i++)
        {
            TextRun run = runs[i];
            if (i > 0 && !(run.Kind == TextKind.ListItem && runs[i - 1].Kind == TextKind.ListItem) && runs[i - 1].Kind != TextKind.Heading)
            {
                text.Append('\n');
            }

            switch (run.Kind)
            {
                case TextKind.Heading:
                    text.Append(' ', TextIndent / 2).Append(run.Text.ToUpperInvariant()).Append('\n');
                    break;
                case TextKind.Preformatted:
                    AppendCode(text, run, faults);
                    break;
                default:
                    string indent = new(' ', TextIndent);
                    AppendWrapped(text, run.Text, indent + run.Mark, indent + new string(' ', run.Mark.Length));
                    break;
            }
        }
    }

    private static void AppendCode(StringBuilder text, TextRun run, Faults faults)
    {
        int line = run.Line;
        foreach (string code in run.Text.Split('\n'))
        {
            line++;
            if (code.Length > Width - CodeIndent)
            {
                faults.Add(line, $"This line of code has {code.Length} characters; at most {Width - CodeIndent} fit into a topic.");
            }

            text.Append(code.Length == 0 ? "" : new string(' ', CodeIndent) + code).Append('\n');
        }
    }

    private static void AppendWrapped(StringBuilder text, string prose, string first, string next)
    {
        string indent = first;
        foreach (string forcedLine in prose.Split('\n'))
        {
            var line = new StringBuilder(indent);
            bool atStart = true;
            foreach (string word in forcedLine.Split(' ', StringSplitOptions.RemoveEmptyEntries))
            {
                if (!atStart && line.Length + 1 + word.Length > Width)
                {
                    text.Append(line).Append('\n');
                    line.Clear().Append(next);
                    atStart = true;
                }

                line.Append(atStart ? "" : " ").Append(word);
                atStart = false;
            }

            text.Append(line).Append('\n');
            indent = next;
        }
    }
}
