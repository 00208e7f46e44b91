using System.Collections;
using System.Globalization;
using System.Management.Automation;
using PresignTools.Text;

namespace PresignTools;

/// <summary>How a place in a view wants its values.</summary>
/// <param name="KeepLines">Whether a text may have several lines there.</param>
/// <param name="Zone">What stands behind a time, to say that it is universal time.</param>
/// <param name="IsPercent">Whether a number is a part of one, and shown in percent.</param>
internal readonly record struct ShownForm(bool KeepLines, string Zone, bool IsPercent = false);

/// <summary>One value as views print it.</summary>
internal static class ShownValue
{
    /// <summary>A text; for a list its texts, in an array around them, as PowerShell takes one layer off what a script gives.</summary>
    internal static object? Of(object? value, ShownForm form) => Base(value) switch
    {
        null => null,
        string text => Clean(text, form),
        IEnumerable items => new object[] { items.Cast<object?>().Select(i => TextOf(i, form)).ToArray() },
        { } one => TextOf(one, form),
    };

    private static string TextOf(object? value, ShownForm form) => Clean(
        Base(value) switch
        {
            null => null,
            string text => text,
            DateTimeOffset time => Universal(time.UtcDateTime, form),
            DateTime time => Universal(time.ToUniversalTime(), form),
            DictionaryEntry entry => $"[{TextOf(entry.Key, form)}, {TextOf(entry.Value, form)}]",
            IEnumerable items => string.Join(", ", items.Cast<object?>().Select(i => TextOf(i, form))),
            PSObject copy when copy.Properties["UtcDateTime"]?.Value is DateTime time => Universal(time, form),
            { } other when Pair(other) is { } pair => $"[{TextOf(pair.Key, form)}, {TextOf(pair.Value, form)}]",
            double part when form.IsPercent =>
                (part * 100).ToString(part is > 0 and < 0.0001 ? "0.####" : "0.##", CultureInfo.InvariantCulture) + "%",
            IFormattable number => number.ToString(null, CultureInfo.InvariantCulture),
            { } other => other.ToString(),
        },
        form);

    /// <summary>Universal time in the Gregorian calendar, whatever the culture of the session.</summary>
    private static string Universal(DateTime time, ShownForm form) =>
        time.ToString("yyyy-MM-dd HH:mm:ss", CultureInfo.InvariantCulture) + form.Zone;

    private static string Clean(string? text, ShownForm form) => form.KeepLines ? Printable.Lines(text) : Printable.Line(text);

    /// <summary>Key and value of an entry of a generic dictionary.</summary>
    private static DictionaryEntry? Pair(object value) =>
        value.GetType() is { IsGenericType: true } type && type.GetGenericTypeDefinition() == typeof(KeyValuePair<,>)
            ? new DictionaryEntry(type.GetProperty("Key")!.GetValue(value)!, type.GetProperty("Value")!.GetValue(value))
            : null;

    /// <summary>
    /// The value without PowerShell's wrapper. Objects and enumerations that come from another session stay in it, as only the wrapper
    /// knows their text.
    /// </summary>
    private static object? Base(object? value) =>
        value
            is PSObject
        {
            BaseObject: string or DateTime or DateTimeOffset or DictionaryEntry or IEnumerable and not PSCustomObject
        } wrapped
            ? wrapped.BaseObject
            : value;
}
