using System.Collections;
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

    private readonly PSObject _source = PSObject.AsPSObject(source);

    /// <summary>A property on one line; empty where there is none.</summary>
    internal string Line(string name) => Text(name, OneLine);

    /// <summary>A property that may have several lines.</summary>
    internal string Lines(string name) => Text(name, SeveralLines);

    /// <summary>Whether a property has a value.</summary>
    internal bool Has(string name) => Line(name).Length > 0;

    /// <summary>The objects in a property; none where it is null.</summary>
    internal IEnumerable<Subject> All(string name) => Items(name).Where(static i => i is not null).Select(static i => new Subject(i!));

    /// <summary>The texts in a property.</summary>
    internal IEnumerable<string> Texts(string name) =>
        Items(name).Select(static i => ShownValue.Of(i, OneLine) as string ?? string.Empty).Where(static t => t.Length > 0);

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
