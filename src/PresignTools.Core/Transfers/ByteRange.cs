using System.Globalization;

namespace PresignTools.Transfers;

/// <summary>Bytes of an object: from the first to before the end.</summary>
/// <param name="Start">The first.</param>
/// <param name="End">The one behind the last.</param>
internal readonly record struct ByteRange(long Start, long End)
{
    /// <summary>How many.</summary>
    internal long Length => End - Start;

    /// <summary>As the header Range has it; both ends count.</summary>
    internal string ToHeader() => string.Create(CultureInfo.InvariantCulture, $"bytes={Start}-{End - 1}");

    /// <summary>Reads the header Content-Range: <c>bytes 0-9/100</c>. The length is null where it is <c>*</c>.</summary>
    internal static bool TryParseContentRange(string? text, out ByteRange range, out long? length)
    {
        range = default;
        length = null;
        const string unit = "bytes ";
        if (text is null || !text.StartsWith(unit, StringComparison.OrdinalIgnoreCase))
        {
            return false;
        }

        int dash = text.IndexOf('-', StringComparison.Ordinal), slash = text.IndexOf('/', StringComparison.Ordinal);
        if (
            dash < unit.Length
            || slash < dash
            || !TryParse(text.AsSpan(unit.Length, dash - unit.Length), out long first)
            || !TryParse(text.AsSpan(dash + 1, slash - dash - 1), out long last)
            || last < first)
        {
            return false;
        }

        ReadOnlySpan<char> whole = text.AsSpan(slash + 1).Trim();
        if (whole is not "*")
        {
            if (!TryParse(whole, out long all) || all <= last)
            {
                return false;
            }

            length = all;
        }

        range = new ByteRange(first, last + 1);
        return true;
    }

    private static bool TryParse(ReadOnlySpan<char> text, out long number) =>
        long.TryParse(text.Trim(), NumberStyles.None, CultureInfo.InvariantCulture, out number) && number < long.MaxValue;
}
