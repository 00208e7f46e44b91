using PresignTools.Responses;

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

    /// <summary>Takes one string; gives the answers that it completes, each as text.</summary>
    internal IEnumerable<string> Add(string text)
    {
        // A string with line breaks was not cut into lines by anybody: it stands for itself. So does a message that names its code, and JSON on one line.
        bool isWhole = text.AsSpan().Trim().Contains('\n') || IsMessage(text);
        if ((isWhole || BeginsAnswer(text)) && Flush() is string pending)
        {
            yield return pending;
        }

        string rest = text;
        while (EndOf(rest) is int end and > 0)
        {
            Append(rest[..end]);
            yield return Flush()!;
            rest = rest[end..];
        }

        if (rest.Length > 0 || _lines.Count > 0)
        {
            Append(rest);
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
        _hasStart |= line.Contains("<Error", StringComparison.Ordinal) || line.Contains("<?xml", StringComparison.Ordinal) || line.Contains("<html", StringComparison.OrdinalIgnoreCase);
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
        _hasStart = false;
    }

    private bool BeginsAnswer(string text)
    {
        string start = text.TrimStart();
        bool begins = start.StartsWith("<?xml", StringComparison.Ordinal)
            || (start.StartsWith("<Error", StringComparison.Ordinal) && !_lines.TrueForAll(l => l.TrimStart().StartsWith("<?xml", StringComparison.Ordinal)));
        return begins && _lines.Exists(l => l.Contains("<Error", StringComparison.Ordinal) || l.Contains("<html", StringComparison.OrdinalIgnoreCase));
    }

    private static bool IsMessage(string text)
    {
        string trimmed = text.Trim();
        return trimmed.Contains("An error occurred (", StringComparison.Ordinal) || (trimmed.StartsWith('{') && trimmed.EndsWith('}') && trimmed.Length > 2);
    }

    private static int EndOf(string text)
    {
        int first = -1;
        foreach (string mark in Ends)
        {
            int i = text.IndexOf(mark, StringComparison.OrdinalIgnoreCase);
            if (i >= 0 && (first < 0 || i + mark.Length < first))
            {
                first = i + mark.Length;
            }
        }

        return first;
    }
}
