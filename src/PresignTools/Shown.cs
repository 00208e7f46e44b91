using System.Management.Automation;
using PresignTools.Text;

namespace PresignTools;

/// <summary>
/// What the module's views print of an object. A property is data and may hold anything that came from outside; a view prints none of it
/// raw: no control or format character, dates in UTC and numbers as they are in every culture.
/// </summary>
/// <remarks>
/// These are indexers, not methods: in a ConstrainedLanguage session a view may read from types of ours, but not call their methods.
/// Objects that come from another session or a file (<c>Deserialized.*</c>) are read by the names of their properties too.
/// </remarks>
public static class Shown
{
    /// <summary>Properties on one line each: <c>[PresignTools.Shown]::Line[$_]['Key']</c>.</summary>
    public static ShownObjects Line { get; } = new(new ShownForm(KeepLines: false, "Z"));

    /// <summary>Properties that have several lines: <c>[PresignTools.Shown]::Lines[$_]['Remedy']</c>.</summary>
    public static ShownObjects Lines { get; } = new(new ShownForm(KeepLines: true, "Z"));

    /// <summary>Properties in the cells of a table, times in their short form: <c>[PresignTools.Shown]::Cell[$_]['Key']</c>.</summary>
    public static ShownObjects Cell { get; } = new(new ShownForm(KeepLines: false, "Z"));

    /// <summary>Parts of one in the cells of a table, in percent: <c>[PresignTools.Shown]::Percent[$_]['Share']</c>.</summary>
    public static ShownObjects Percent { get; } = new(new ShownForm(KeepLines: false, "Z", IsPercent: true));

    /// <summary>A text that a view put together: <c>[PresignTools.Shown]::Text["$($_.Region) ..."]</c>.</summary>
    public static ShownText Text { get; } = new();
}

/// <summary>Objects by themselves; see <see cref="Shown"/>.</summary>
public sealed class ShownObjects
{
    private readonly ShownForm _form;

    internal ShownObjects(ShownForm form) => _form = form;

    /// <summary>The properties of an object.</summary>
    /// <param name="source">The object that a view is made of.</param>
    public ShownProperties this[object source] => new(PSObject.AsPSObject(source), _form);
}

/// <summary>The properties of one object, as a view prints them; see <see cref="Shown"/>.</summary>
public sealed class ShownProperties
{
    private readonly PSObject _source;
    private readonly ShownForm _form;

    internal ShownProperties(PSObject source, ShownForm form) => (_source, _form) = (source, form);

    /// <summary>A text, a list of texts, or null. A path such as <c>Sources.Arn</c> goes on from property to property.</summary>
    /// <param name="path">Name of a property, or several with dots.</param>
    public object? this[string path]
    {
        get
        {
            object? value = _source;
            foreach (string name in path.Split('.'))
            {
                value = value is null ? null : PSObject.AsPSObject(value).Properties[name]?.Value;
            }

            return ShownValue.Of(value, _form);
        }
    }
}

/// <summary>Texts that views put together; see <see cref="Shown"/>.</summary>
public sealed class ShownText
{
    internal ShownText()
    {
    }

    /// <summary>The text, its line breaks kept.</summary>
    /// <param name="text">Text with values from outside in it.</param>
    public string this[string text] => Printable.Lines(text);
}
