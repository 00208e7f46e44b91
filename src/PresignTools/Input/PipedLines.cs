using System.Management.Automation;
using PresignTools.Intake.Reading;
using PresignTools.Responses;

namespace PresignTools.Input;

/// <summary>
/// Puts the lines together that come one by one: Get-Content without -Raw, the output of a program, Get-Clipboard. A file or an output is
/// one text. Lines that each stand for themselves, a list of URLs or of JSON records, stay one failure a line, and are not held back.
/// </summary>
/// <param name="isOutput">Whether the command before this one gives lines of one text.</param>
internal sealed class PipedLines(bool isOutput)
{
    private const string Output = "output";

    private readonly List<string> _lines = [];
    private bool _isOutput = isOutput;
    private string? _source;
    private long _length;
    private bool _isList;

    /// <summary>Takes what was piped in; gives what is complete by now, in order.</summary>
    /// <exception cref="Errors.PresignException"><c>ResponseTooLarge</c>.</exception>
    internal IEnumerable<object?> Add(object? item)
    {
        if (LineOf(item) is not { } line)
        {
            return Flush() is { } pending ? [pending, item] : [item];
        }

        var complete = new List<object?>();
        if (_source is not null && _source != line.Source && Flush() is { } before)
        {
            complete.Add(before);
        }

        if (_source != line.Source)
        {
            (_source, _isList) = (line.Source, false);
        }

        bool isRecord = IsRecord(line.Text);
        if (isRecord && (_isList || (_lines.Count == 1 && IsRecord(_lines[0]))))
        {
            if (Flush() is { } first)
            {
                complete.Add(first);
            }

            (_source, _isList) = (line.Source, true);
            complete.Add(new PastedText(line.Text, IsOfFile));
            return complete;
        }

        _length += line.Text.Length + 1;
        if (_length <= TextIntake.MaximumLength)
        {
            _lines.Add(line.Text);
        }

        return complete;
    }

    /// <summary>The text of the lines that are left; null for none.</summary>
    /// <exception cref="Errors.PresignException"><c>ResponseTooLarge</c>.</exception>
    internal PastedText? Flush()
    {
        (long length, bool isOfFile) = (_length, IsOfFile);
        string text = string.Join('\n', _lines);
        (_length, _source, _isList) = (0, null, false);
        _lines.Clear();
        if (length > TextIntake.MaximumLength + 1)
        {
            throw ResponseErrors.ResponseTooLarge(length, TextIntake.MaximumLength);
        }

        return string.IsNullOrWhiteSpace(text) ? null : new PastedText(text, isOfFile);
    }

    private bool IsOfFile => _source is not null and not Output;

    private (string Text, string Source)? LineOf(object? item)
    {
        switch ((item as PSObject)?.BaseObject ?? item)
        {
            case string text when !text.Contains('\n', StringComparison.Ordinal):
                string? source = (item as PSObject)?.Properties["PSPath"]?.Value as string ?? (_isOutput ? Output : null);
                return source is null ? null : (text, source);
            case ErrorRecord { FullyQualifiedErrorId: { } id } record when id.StartsWith("NativeCommandError", StringComparison.Ordinal):
                _isOutput = true;       // a program's error stream, by 2>&1: its lines and those of its output are one text
                return (record.Exception.Message, Output);
            default:
                return null;
        }
    }

    /// <summary>Whether a line is a failure by itself: nothing but a URL, a JSON object, or S3's answer.</summary>
    private static bool IsRecord(string line)
    {
        ReadOnlySpan<char> text = line.AsSpan().Trim();
        return (text.StartsWith("http", StringComparison.OrdinalIgnoreCase) && text.IndexOfAny(' ', '<', '"') < 0)
            || (text.StartsWith("{", StringComparison.Ordinal) && text.EndsWith("}", StringComparison.Ordinal))
            || (text.StartsWith("<", StringComparison.Ordinal) && text.EndsWith("</Error>", StringComparison.Ordinal));
    }
}
