using Markdig.Syntax;

namespace PresignTools.HelpCompiler;

/// <summary>
/// A <c>key: value</c> block: the front matter, or the yaml of a parameter. Help sources use only this much of YAML, and any key
/// that is not known is a fault, so that a typing error cannot drop a fact silently.
/// </summary>
internal sealed class KeyValueBlock
{
    private readonly Dictionary<string, (string Value, int Line)> _entries = new(StringComparer.Ordinal);
    private readonly Faults _faults;
    private readonly string _what;

    private KeyValueBlock(int line, string what, Faults faults)
    {
        Line = line;
        _what = what;
        _faults = faults;
    }

    /// <summary>The block's first line, from 0.</summary>
    internal int Line { get; }

    /// <summary>Reads a block.</summary>
    /// <param name="block">Front matter or a fenced block; its content starts on the line below its fence.</param>
    /// <param name="what">What the block is, for messages.</param>
    /// <param name="known">The keys that may occur.</param>
    /// <param name="faults">Takes unknown keys, repeated keys and lines that are no <c>key: value</c>.</param>
    internal static KeyValueBlock Read(CodeBlock block, string what, IReadOnlyCollection<string> known, Faults faults)
    {
        var result = new KeyValueBlock(block.Line, what, faults);
        int line = block.Line;
        foreach (string text in BlockText.CodeOf(block).Split('\n'))
        {
            line++;
            int colon = text.IndexOf(':', StringComparison.Ordinal);
            if (string.IsNullOrWhiteSpace(text))
            {
                continue;
            }

            if (colon <= 0)
            {
                faults.Add(line, $"This line of {what} is not 'key: value'.");
                continue;
            }

            string key = text[..colon].Trim();
            if (!known.Contains(key))
            {
                faults.Add(line, $"Unknown key '{key}' in {what}; known are: {string.Join(", ", known)}.");
            }
            else if (!result._entries.TryAdd(key, (text[(colon + 1)..].Trim(), line)))
            {
                faults.Add(line, $"Key '{key}' stands twice in {what}.");
            }
        }

        return result;
    }

    /// <summary>A value that must be there. A missing key is a fault; the result is then empty.</summary>
    internal string Required(string key)
    {
        if (_entries.TryGetValue(key, out var entry) && entry.Value.Length > 0)
        {
            return entry.Value;
        }

        _faults.Add(Line, $"{_what} has no '{key}'.");
        return "";
    }

    /// <summary>A value that must be one of a few.</summary>
    internal string OneOf(string key, params ReadOnlySpan<string> allowed)
    {
        string value = Required(key);
        if (value.Length > 0 && !allowed.Contains(value))
        {
            _faults.Add(_entries[key].Line, $"'{key}' is '{value}'; it must be one of: {string.Join(" | ", allowed.ToArray())}.");
        }

        return value;
    }

    /// <summary>A list of values with commas between; a missing key, and <c>None</c>, give an empty list.</summary>
    internal IReadOnlyList<string> List(string key)
    {
        string value = _entries.TryGetValue(key, out var entry) ? entry.Value : "";
        return value is "" or "None" ? [] : value.Split(',', StringSplitOptions.TrimEntries | StringSplitOptions.RemoveEmptyEntries);
    }

    /// <summary>The line of a key, or of the block where it is missing; from 0.</summary>
    internal int LineOf(string key) => _entries.TryGetValue(key, out var entry) ? entry.Line : Line;
}
