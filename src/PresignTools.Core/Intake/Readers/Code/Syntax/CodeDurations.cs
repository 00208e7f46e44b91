using System.Globalization;

namespace PresignTools.Intake.Readers.Code.Syntax;

/// <summary>
/// Reads lifetimes as code writes them, in seconds: a number, <c>Duration.ofDays(8)</c>, <c>7 * 24 * time.Hour</c>, <c>'+20 minutes'</c>.
/// </summary>
internal static class CodeDurations
{
    private const int Deepest = 12;

    private static readonly (string Unit, int Seconds)[] Units =
    [
        ("millis", 0), ("milli", 0), ("second", 1), ("sec", 1), ("minute", 60), ("min", 60), ("hour", 3600), ("day", 86400), ("week",
            604800),
        ("month", 2592000), ("year", 31536000),
    ];

    /// <summary>The seconds; null where they are not written out.</summary>
    internal static string? Seconds(CodeDocument document, CodeValue value) =>
        Of(document, value, Deepest) is { } seconds ? seconds.ToString("0.####", CultureInfo.InvariantCulture) : null;

    /// <summary>The seconds of a count and its unit, as two arguments give them; null where the count is not written out.</summary>
    internal static string? Seconds(CodeValue count, CodeValue unit) => CodeNumbers.Of(count) is { } number
        && UnitOf(unit.Last) is { } seconds
        ? (number * seconds).ToString("0.####", CultureInfo.InvariantCulture) : null;

    private static double? Of(CodeDocument document, CodeValue given, int depth)
    {
        CodeValue value = document.Resolve(given);
        if (depth == 0)
        {
            return null;
        }

        return value.Kind switch
        {
            CodeValueKind.Number => CodeNumbers.Of(value),
            CodeValueKind.Text => OfText(value.Text),
            CodeValueKind.Name when value.Receiver is null => UnitOf(value.Last),
            CodeValueKind.Call => OfCall(document, value, depth - 1),
            CodeValueKind.Other when value is { Text: "*", Items: [var left, var right] }
                && Of(document, left.Value, depth - 1) is { } a && Of(document, right.Value, depth - 1) is { } b => a * b,
            _ => null,
        };
    }

    private static double? OfCall(CodeDocument document, CodeValue call, int depth)
    {
        CodeArgument? argument = call.Items.Count > 0 ? call.Items[0] : null;
        string name = argument?.Name ?? call.Last;
        return argument is not null && UnitOf(name) is { } unit && CodeNumbers.Of(document.Resolve(argument.Value)) is { } count
            ? count * unit
            : argument is { Name: null } && call.Last is "Duration" or "expires_in" or "Some" ? Of(document, argument.Value, depth) : null;
    }

    private static double? OfText(string? text)
    {
        string[] words = (text ?? string.Empty).Trim().TrimStart('+').Split(' ', StringSplitOptions.RemoveEmptyEntries);
        return words.Length == 2 && double.TryParse(words[0], NumberStyles.Integer, CultureInfo.InvariantCulture, out double count)
            && UnitOf(words[1]) is { } unit ? count * unit : null;
    }

    private static int? UnitOf(string name)
    {
        foreach ((string unit, int seconds) in Units)
        {
            if (name.Contains(unit, StringComparison.OrdinalIgnoreCase))
            {
                return seconds == 0 ? null : seconds;
            }
        }

        return null;
    }
}
