using PresignTools.Errors;
using PresignTools.Logs;

namespace PresignTools.LogFiles;

/// <summary>
/// JSON that comes as strings: each a document by itself, as lines of a log have them, or lines of one document, as Get-Content gives them.
/// A line that is a whole event ends what was gathered, so that one damaged line does not swallow the rest.
/// </summary>
internal sealed class PipedJson
{
    private readonly List<string> _lines = [];

    /// <summary>The documents that are complete with this string.</summary>
    internal IEnumerable<string> Add(string text)
    {
        if (text.Length == 0)
        {
            return [];
        }

        if (!IsWhole(text))
        {
            _lines.Add(text);
            return [];
        }

        string[] rest = [.. Flush(), text];
        return rest;
    }

    /// <summary>What was gathered, as one document.</summary>
    internal IEnumerable<string> Flush()
    {
        if (_lines.Count == 0)
        {
            return [];
        }

        string all = string.Join('\n', _lines);
        _lines.Clear();
        return string.IsNullOrWhiteSpace(all) ? [] : [all];
    }

    private static bool IsWhole(string text)
    {
        ReadOnlySpan<char> trimmed = text.AsSpan().Trim();
        bool mayBe = trimmed is ['{', .., '}'] or ['[', .., ']'] && trimmed.Contains("event", StringComparison.OrdinalIgnoreCase);
        if (!mayBe)
        {
            return false;
        }

        try
        {
            _ = CloudTrailEventReader.Read(text);
            return true;
        }
        catch (PresignException)
        {
            return false;
        }
    }
}
