namespace PresignTools.Measuring.Shapes;

/// <summary>The shape of X-Amz-Credential: kind of key id, and the scope without its day.</summary>
internal static class CredentialShape
{
    private const int KindLength = 4;
    private const int LongestPart = 40;

    /// <summary>Writes the shape; returns the day of the scope.</summary>
    internal static ReadOnlySpan<char> Write(ShapeWriter shape, ReadOnlySpan<char> value)
    {
        ReadOnlySpan<char> day = [];
        int part = 0;
        while (part < 8)
        {
            int slash = Separator(value, out int width);
            ReadOnlySpan<char> text = slash < 0 ? value : value[..slash];
            switch (part)
            {
                case 0:
                    bool isId = text.StartsWith("AKIA") || text.StartsWith("ASIA");
                    int length = Math.Min(text.Length, isId ? KindLength : LongestPart);
                    shape.Add(text[..length]);
                    shape.Add(Math.Min(text.Length, LongestPart));
                    CharacterKinds.Write(shape, text);

                    // Key ids are base32: one with another digit, or from a document, is nobody's.
                    shape.Add(text.ContainsAny("0189") ? '0' : '-');
                    shape.Add(text.Contains("EXAMPLE", StringComparison.OrdinalIgnoreCase) ? 'x' : '-');
                    break;
                case 1:
                    day = text;
                    shape.Add(Math.Min(text.Length, LongestPart));
                    break;
                default:
                    shape.Add(text.Length > LongestPart ? text[..LongestPart] : text);
                    break;
            }

            shape.Add(slash >= 0 && width == 1 ? '/' : '~');
            if (slash < 0)
            {
                break;
            }

            value = value[(slash + width)..];
            part++;
        }

        return day;
    }

    /// <summary>The slash is written as it is, or encoded.</summary>
    private static int Separator(ReadOnlySpan<char> value, out int width)
    {
        int plain = value.IndexOf('/');
        int encoded = value.IndexOf("%2F", StringComparison.OrdinalIgnoreCase);
        bool isPlain = plain >= 0 && (encoded < 0 || plain < encoded);
        width = isPlain ? 1 : 3;
        return isPlain ? plain : encoded;
    }
}
