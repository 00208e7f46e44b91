using PresignTools.Responses;
using PresignTools.Text;

namespace PresignTools.Input;

/// <summary>
/// Cuts lines that come one by one (Get-Content without -Raw, a program's output) into answers. Lines are gathered until an answer is
/// complete: at <c>&lt;/Error&gt;</c> or <c>&lt;/html&gt;</c>, before the next answer begins, or at the end of the input.
/// </summary>
internal sealed class ResponseText
{
    private const int NoiseLength = 64 * 1024;
    private const int NoiseLines = 64;
    private static readonly string[] Ends = ["</Error>", "</html>"];

    private readonly List<string> _lines = [];
    private long _length;
    private bool _hasStart;
    private bool _hasBody;
    private bool _hasOther;

    /// <summary>Takes one string; gives the answers that it completes, each as text.</summary>
    internal IEnumerable<string> Add(string text)
    {
        // A string with line breaks was not cut into lines by anybody: it stands for itself. So does a message that names its code, and
        // JSON on one line.
        bool isWhole = text.AsSpan().Trim().Contains('\n') || IsMessage(text);
        if ((isWhole || BeginsAnswer(text)) && Flush() is string pending)
        {
            yield return pending;
        }

        int begin = 0;
        int[] marks = [0, 0];
        for (int end = EndOf(text, begin, marks); end > 0; end = EndOf(text, begin, marks))
        {
            Append(text[begin..end]);
            yield return Flush()!;
            begin = end;
        }

        if (begin < text.Length || _lines.Count > 0)
        {
            Append(text[begin..]);
        }

        if (isWhole && Flush() is string whole)
        {
            yield return whole;
        }
    }

    /// <summary>What is left, or null.</summary>
    internal string? Flush()
    {
        if (_lines.Count == 0)
        {
            return null;
        }

        string text = string.Join('\n', _lines);
        Clear();
        return string.IsNullOrWhiteSpace(text) ? null : text;
    }

    private void Append(string line)
    {
        _length += line.Length + 1;
        if (_length > S3ErrorResponseReader.MaximumLength)
        {
            long length = _length;
            Clear();
            throw ResponseErrors.ResponseTooLarge(length, S3ErrorResponseReader.MaximumLength);
        }

        _lines.Add(line);
        bool isBody = line.Contains("<Error", StringComparison.Ordinal) || line.Contains("<html", StringComparison.OrdinalIgnoreCase);
        _hasBody |= isBody;
        _hasOther |= !line.AsSpan().TrimStart().StartsWith("<?xml", StringComparison.Ordinal);
        _hasStart |= isBody || line.Contains("<?xml", StringComparison.Ordinal);
        if (!_hasStart && _length > NoiseLength && _lines.Count > NoiseLines)
        {
            // A long log: only the lines just before an answer (status and headers) can belong to it.
            _lines.RemoveRange(0, _lines.Count - NoiseLines);
            _length = _lines.Sum(l => l.Length + 1L);
        }
    }

    private void Clear()
    {
        _lines.Clear();
        _length = 0;
        (_hasStart, _hasBody, _hasOther) = (false, false, false);
    }

    private bool BeginsAnswer(string text)
    {
        string start = text.TrimStart();
        bool begins = start.StartsWith("<?xml", StringComparison.Ordinal)
            || (start.StartsWith("<Error", StringComparison.Ordinal) && _hasOther);
        return begins && _hasBody;
    }

    private static bool IsMessage(string text)
    {
        string trimmed = text.Trim();
        return trimmed.Contains("An error occurred (", StringComparison.Ordinal)
            || (trimmed.StartsWith('{') && trimmed.EndsWith('}') && trimmed.Length > 2);
    }

    /// <summary>
    /// The end of the first answer after a place; -1 if none ends. Where each mark comes next is kept, so that a text is looked through
    /// once.
    /// </summary>
    private static int EndOf(string text, int from, int[] marks)
    {
        int first = -1;
        for (int k = 0; k < Ends.Length; k++)
        {
            if (marks[k] >= 0 && marks[k] <= from)
            {
                int found = Scan.Find(text, Ends[k], from, true);
                marks[k] = found < 0 ? -1 : found + Ends[k].Length;
            }

            first = marks[k] >= 0 && (first < 0 || marks[k] < first) ? marks[k] : first;
        }

        return first;
    }
}
