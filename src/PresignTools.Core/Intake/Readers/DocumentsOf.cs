using PresignTools.Intake.Documents;
using PresignTools.Intake.Fragments;
using PresignTools.Text;

namespace PresignTools.Intake.Readers;

/// <summary>The documents of a fragment, whichever way its kind writes them.</summary>
internal static class DocumentsOf
{
    private const int DeepestLevel = 24;

    /// <summary>The documents, in order.</summary>
    internal static IReadOnlyList<LooseNode> Fragment(Fragment fragment)
    {
        string text = fragment.Text;
        int first = Scan.SkipSpace(text, 0);
        if (first >= text.Length)
        {
            return [];
        }

        if (fragment.Kind == FragmentKind.Settings)
        {
            bool hasBraces = text.Contains('{', StringComparison.Ordinal) && text.Contains('=', StringComparison.Ordinal);
            return [hasBraces ? LooseReader.Members(text, 0, text.Length) : new YamlReader(text, 0, text.Length).Document()];
        }

        if (fragment.Kind == FragmentKind.LogLine)
        {
            return [.. Lines(text)];
        }

        return fragment.Kind == FragmentKind.Json ? Json(text, first) : [];
    }

    /// <summary>A node and all that is in it, each with the name of the member that it is.</summary>
    internal static IReadOnlyList<(string Name, LooseNode Node)> All(LooseNode root)
    {
        var all = new List<(string Name, LooseNode Node)>();
        Add(all, string.Empty, root, 0);
        return all;
    }

    private static void Add(List<(string Name, LooseNode Node)> all, string name, LooseNode node, int depth)
    {
        all.Add((name, node));
        if (depth >= DeepestLevel)
        {
            return;
        }

        foreach (LooseMember member in node.Members)
        {
            Add(all, member.Plain, member.Value, depth + 1);
        }

        foreach (LooseNode item in node.Items)
        {
            Add(all, name, item, depth + 1);
        }
    }

    private static List<LooseNode> Json(string text, int first)
    {
        var documents = new List<LooseNode>();
        int at = first;
        while (at < text.Length)
        {
            LooseNode node = text[at] is '{' or '[' ? LooseReader.Value(text, at, text.Length) : LooseReader.Members(text, at, text.Length);
            documents.Add(node);
            at = Scan.Skip(text, Math.Max(node.End, at + 1), static c => char.IsWhiteSpace(c) || c is ',' or '}' or ']' or ')' or ';');
        }

        return documents;
    }

    /// <summary>Each object that stands on a line of a log.</summary>
    private static IEnumerable<LooseNode> Lines(string text)
    {
        int line = 0;
        while (line < text.Length)
        {
            int end = Scan.LineEnd(text, line);
            int brace = Scan.Find(text, '{', line, end);
            if (brace >= 0)
            {
                yield return LooseReader.Value(text, brace, end);
            }

            line = end + 1;
        }
    }
}
