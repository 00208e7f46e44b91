using System.Management.Automation;
using PresignTools.Intake.Reading;

namespace PresignTools.Input;

/// <summary>
/// Puts the lines together that come one by one: Get-Content without -Raw, the output of a program, Get-Clipboard. A file or an output is
/// one text. Lines that each stand for themselves, a list of URLs or of JSON records, stay one failure a line, and are not held back.
/// Nothing tells where the lines of a variable come from: they are one text from a line on that only begins something.
/// </summary>
/// <param name="isOutput">Whether the command before this one gives lines of one text.</param>
internal sealed class PipedLines(bool isOutput)
{
    private const string Output = "output";

    private readonly List<string> _lines = [];
    private bool _isOutput = isOutput;
    private bool _isAnswer;
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
        if (_source is not null && (_source != line.Source || IsAnother(line.Text)) && Flush() is { } before)
        {
            complete.Add(before);
        }

        if (_source != line.Source)
        {
            (_source, _isList) = (line.Source, false);
        }

        if (_isList && IsRemark(line.Text))
        {
            return complete;
        }

        bool isRecord = IsRecord(line.Text);
        if (isRecord && (_isList || IsOneRecord))
        {
            _lines.RemoveAll(IsRemark);
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
            throw InputErrors.TextTooLarge(length, TextIntake.MaximumLength);
        }

        return string.IsNullOrWhiteSpace(text) ? null : new PastedText(text, isOfFile);
    }

    private bool IsOfFile => _source is not null and not Output;

    /// <summary>Whether what is held back is one record, and no more than blank lines and comments around it.</summary>
    private bool IsOneRecord => _lines.Count(static l => !IsRemark(l)) == 1 && _lines.Exists(IsRecord);

    /// <summary>Whether an answer begins where one has ended: the outputs of several requests in one variable.</summary>
    private bool IsAnother(string line) =>
        _isAnswer && OpeningLine.IsOfXml(line) && _lines.Exists(static l => l.Contains("</Error>", StringComparison.Ordinal));

    private (string Text, string Source)? LineOf(object? item)
    {
        switch ((item as PSObject)?.BaseObject ?? item)
        {
            case string text when !text.Contains('\n', StringComparison.Ordinal):
                string? file = (item as PSObject)?.Properties["PSPath"]?.Value as string;
                _isAnswer |= file is null && !_isOutput && OpeningLine.Is(text);
                string? source = file ?? (_isOutput || _isAnswer ? Output : null);
                return source is null ? null : (text, source);
            case ErrorRecord { FullyQualifiedErrorId: { } id } record when id.StartsWith("NativeCommandError", StringComparison.Ordinal):
                _isOutput = true;       // a program's error stream, by 2>&1: its lines and those of its output are one text
                return (record.Exception.Message, Output);
            default:
                return null;
        }
    }

    /// <summary>Whether a line of a list says nothing: it is blank, or a comment.</summary>
    private static bool IsRemark(string line) => line.AsSpan().Trim() is [] or ['#', ..];

    /// <summary>Whether a line is a failure by itself: nothing but a URL, a JSON object, or S3's answer.</summary>
    private static bool IsRecord(string line)
    {
        ReadOnlySpan<char> text = line.AsSpan().Trim();
        return (text.StartsWith("http", StringComparison.OrdinalIgnoreCase) && text.IndexOfAny(' ', '<', '"') < 0)
            || (text.StartsWith("{", StringComparison.Ordinal) && text.EndsWith("}", StringComparison.Ordinal))
            || (text.StartsWith("<", StringComparison.Ordinal) && text.EndsWith("</Error>", StringComparison.Ordinal));
    }
}
