using System.Management.Automation;
using System.Reflection;

namespace PresignTools.Views;

/// <summary>
/// The session's colors, from $PSStyle: whoever has changed them there gets theirs. The type is not in the library that this module is
/// compiled with, so it is read by its names.
/// </summary>
internal sealed class Style
{
    /// <summary>No colors.</summary>
    internal static Style Plain { get; } = new(null);

    private readonly object? _style;

    private Style(object? style) => _style = style;

    /// <summary>The session's.</summary>
    internal static Style Session { get; } = new(
        typeof(PSObject).Assembly.GetType("System.Management.Automation.PSStyle")
            ?.GetProperty("Instance", BindingFlags.Public | BindingFlags.Static)
            ?.GetValue(null));

    /// <summary>What breaks the request.</summary>
    internal string Bad(string text) => Painted(text, "Foreground", "BrightRed");

    /// <summary>What is as it should be.</summary>
    internal string Good(string text) => Painted(text, "Foreground", "Green");

    /// <summary>What may surprise.</summary>
    internal string Odd(string text) => Painted(text, "Foreground", "Yellow");

    /// <summary>What is of less weight.</summary>
    internal string Quiet(string text) => Painted(text, "Foreground", "BrightBlack");

    /// <summary>What the eye should find first.</summary>
    internal string Strong(string text) => Painted(text, null, "Bold");

    /// <summary>A label.</summary>
    internal string Label(string text) => Painted(text, "Formatting", "FormatAccent");

    private string Painted(string text, string? group, string name)
    {
        if (_style is null || text.Length == 0)
        {
            return text;
        }

        object? owner = group is null ? _style : Value(_style, group);
        return owner is not null && Value(owner, name) is string { Length: > 0 } on && Value(_style, "Reset") is string off
            ? on + text + off
            : text;
    }

    private static object? Value(object owner, string name) => owner.GetType().GetProperty(name)?.GetValue(owner);
}
