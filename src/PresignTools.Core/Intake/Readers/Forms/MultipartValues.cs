using PresignTools.Text;

namespace PresignTools.Intake.Readers.Forms;

/// <summary>The parts of a multipart request with their values: between one line of the boundary and the next.</summary>
internal static class MultipartValues
{
    private const string Mark = "Content-Disposition: form-data;";

    internal static FormText? Find(string text)
    {
        int first = Scan.Find(text, Mark, 0, true);
        string? boundary = first < 0 ? null : LineBefore(text, first);
        if (boundary is null)
        {
            return null;
        }

        var parts = new FormParts();
        int at = first, last = first;
        while (at >= 0)
        {
            int lineEnd = Scan.LineEnd(text, at);
            string line = text[at..lineEnd];
            int next = Scan.Find(text, boundary, lineEnd, false);
            int end = next < 0 ? text.Length : next;
            int value = AfterHeaders(text, lineEnd, end);
            if (Parameter(line, "name") is { } name)
            {
                string? fileName = Parameter(line, "filename");
                bool isFile = name.Equals("file", StringComparison.OrdinalIgnoreCase) || (fileName is not null && fileName != name);
                if (isFile)
                {
                    parts.AddFile(name, fileName);
                }
                else
                {
                    parts.AddField(name, WithoutLineEnd(text[value..end]));
                }
            }

            last = end;
            at = next < 0 ? -1 : Scan.Find(text, Mark, next, true);
            if (at > 0 && LineBefore(text, at) != boundary)
            {
                break;          // another body
            }
        }

        bool isWhole = Scan.At(text, last, boundary + "--");
        return new FormText(parts.ToPost(Target(text[..first]), isWhole), first, last - first);
    }

    /// <summary>The line before a place, without its line end: the boundary, which begins with two hyphens.</summary>
    private static string? LineBefore(string text, int at)
    {
        int end = at - 1;
        while (end >= 0 && text[end] is '\r' or '\n' or ' ')
        {
            end--;
        }

        int start = end;
        while (start >= 0 && end - start < 200 && text[start] is not ('\r' or '\n' or ' '))
        {
            start--;
        }

        string line = end < 0 ? string.Empty : text[(start + 1)..(end + 1)];
        return line.Length > 2 && line.StartsWith("--", StringComparison.Ordinal) ? line : null;
    }

    /// <summary>Behind the blank line that ends the headers of a part.</summary>
    private static int AfterHeaders(string text, int lineEnd, int end)
    {
        int at = lineEnd;
        while (at < end)
        {
            int next = Math.Min(end, Scan.LineEnd(text, at + 1));
            if (text.AsSpan(at, next - at).IsWhiteSpace())
            {
                return Math.Min(end, next + 1);
            }

            at = next;
        }

        return end;
    }

    private static string WithoutLineEnd(string value) =>
        value.EndsWith("\r\n", StringComparison.Ordinal) ? value[..^2]
        : value.EndsWith('\n') ? value[..^1]
        : value;

    private static string? Parameter(string line, string name)
    {
        for (int i = Scan.Find(line, name + "=", 0, true); i >= 0; i = Scan.Find(line, name + "=", i + 1, true))
        {
            if (i > 0 && Scan.IsWord(line[i - 1]))
            {
                continue;
            }

            int start = i + name.Length + 1;
            bool isQuoted = start < line.Length && line[start] == '"';
            start += isQuoted ? 1 : 0;
            int end = isQuoted ? Scan.Find(line, '"', start, line.Length)
                : Scan.Skip(line, start, static c => c != ';' && !char.IsWhiteSpace(c));
            return end < start ? null : line[start..end];
        }

        return null;
    }

    /// <summary>The address from the request line and the Host header before the body; null where they are not there.</summary>
    private static string? Target(string head)
    {
        int post = Scan.Find(head, "POST ", 0, false);
        int host = Scan.Find(head, "\nHost:", 0, true);
        if (post < 0)
        {
            return null;
        }

        string path = head[(post + "POST ".Length)..Scan.LineEnd(head, post)].Trim();
        path = path.Split(' ')[0];
        if (path.StartsWith("http", StringComparison.OrdinalIgnoreCase) || host < 0)
        {
            return path.StartsWith("http", StringComparison.OrdinalIgnoreCase) ? path : null;
        }

        return "https://" + head[(host + "\nHost:".Length)..Scan.LineEnd(head, host + 1)].Trim() + path;
    }
}
