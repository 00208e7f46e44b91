using System.Collections;
using System.Globalization;
using System.Management.Automation;

namespace PresignTools.Views;

/// <summary>
/// An object as views read it: by the names of its properties, so that copies from another session or a file are drawn like the object
/// itself; texts without control characters.
/// </summary>
/// <param name="source">The object.</param>
internal sealed class Subject(object source)
{
    private static readonly ShownForm OneLine = new(KeepLines: false, "Z");
    private static readonly ShownForm SeveralLines = new(KeepLines: true, "Z");
    private static readonly ShownForm InPercent = new(KeepLines: false, "Z", IsPercent: true);

    private readonly PSObject _source = PSObject.AsPSObject(source);

    /// <summary>A property on one line; empty where there is none.</summary>
    internal string Line(string name) => Text(name, OneLine);

    /// <summary>A property that may have several lines.</summary>
    internal string Lines(string name) => Text(name, SeveralLines);

    /// <summary>A property that is a part of one, in percent.</summary>
    internal string Percent(string name) => Text(name, InPercent);

    /// <summary>A value in a property that is a dictionary, or an object by names.</summary>
    internal string Line(string name, string inner) => _source.Properties[name]?.Value switch
    {
        null => string.Empty,
        IDictionary entries => new Subject(entries[inner] ?? string.Empty).ToString(),
        PSObject { BaseObject: IDictionary entries } => new Subject(entries[inner] ?? string.Empty).ToString(),
        IReadOnlyDictionary<string, string> entries => new Subject(entries.GetValueOrDefault(inner) ?? string.Empty).ToString(),
        { } other => new Subject(other).Line(inner),
    };

    /// <summary>A duration as days and hours, minutes, seconds; empty if there is none.</summary>
    internal string Span(string name)
    {
        object? value = _source.Properties[name]?.Value;
        return (value is PSObject wrapped ? wrapped.BaseObject : value) is TimeSpan span
            ? span.ToString(@"d\.hh\:mm\:ss", CultureInfo.InvariantCulture)
            : string.Empty;
    }

    /// <summary>Names of its types, the nearest first; those of a copy begin with "Deserialized.".</summary>
    internal IEnumerable<string> TypeNames => _source.TypeNames;

    /// <summary>Whether a property has a value.</summary>
    internal bool Has(string name) => Line(name).Length > 0;

    /// <summary>The objects in a property; none where it is null.</summary>
    internal IEnumerable<Subject> All(string name) => Items(name).Where(static i => i is not null).Select(static i => new Subject(i!));

    /// <summary>The texts in a property.</summary>
    internal IEnumerable<string> Texts(string name) =>
        Items(name).Select(static i => ShownValue.Of(i, OneLine) as string ?? string.Empty).Where(static t => t.Length > 0);

    /// <summary>The entries of a dictionary in a property, a line each: "name: value".</summary>
    internal string Entries(string name) => string.Join(
        '\n',
        Texts(name).Select(static t => t is ['[', .., ']'] && t.IndexOf(", ", StringComparison.Ordinal) is > 0 and int comma
            ? t[1..comma] + ": " + t[(comma + 2)..^1]
            : t));

    /// <summary>The texts in a property that is a list, a line each.</summary>
    internal string Listed(string name) => string.Join('\n', Texts(name));

    /// <summary>The object itself as a text.</summary>
    public override string ToString() => ShownValue.Of(_source, OneLine) as string ?? string.Empty;

    private string Text(string name, ShownForm form) => ShownValue.Of(_source.Properties[name]?.Value, form) switch
    {
        null => string.Empty,
        string text => text,
        object[] { Length: 1 } list when list[0] is string[] texts => string.Join(", ", texts),
        { } other => other.ToString() ?? string.Empty,
    };

    private IEnumerable<object?> Items(string name)
    {
        object? value = _source.Properties[name]?.Value;
        object? plain = value is PSObject { BaseObject: not PSCustomObject } wrapped ? wrapped.BaseObject : value;
        return plain switch
        {
            null => [],
            string text => [text],
            IEnumerable many => many.Cast<object?>(),
            _ => [value],
        };
    }
}
