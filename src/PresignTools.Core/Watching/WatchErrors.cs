using System.Globalization;
using PresignTools.Errors;

namespace PresignTools.Watching;

/// <summary>Errors of watching: a method an error, its id the method's name.</summary>
internal static class WatchErrors
{
    internal static PresignException WatchLineWithoutUrl(int line) =>
        new(
            nameof(WatchLineWithoutUrl),
            PresignErrorKind.InvalidData,
            string.Create(CultureInfo.InvariantCulture, $"Line {line} of the list has no URL."),
            "Write one URL on a line, or a table with a column Url. A line that begins with # is a comment.");
}
