namespace PresignTools.Measuring.Shapes;

/// <summary>
/// Which characters a text has, and how they stand beside each other: what a key, a path or a value shows of how it was encoded or
/// changed, without the text itself.
/// </summary>
internal static class CharacterKinds
{
    private const int Letters = 'a';
    private const int Capitals = 'A';
    private const int Digits = '0';

    /// <summary>Writes the kinds of a text.</summary>
    internal static void Write(ShapeWriter shape, ReadOnlySpan<char> text)
    {
        ulong low = 0, high = 0;
        ulong escapedLow = 0, escapedHigh = 0;
        bool isBeyondAscii = false, isEscapedBeyond = false, isLowerHex = false, isBrokenEscape = false;
        for (int i = 0; i < text.Length; i++)
        {
            char c = text[i];
            if (c == '%')
            {
                if (i + 2 < text.Length && Hex(text[i + 1]) >= 0 && Hex(text[i + 2]) >= 0)
                {
                    int value = (Hex(text[i + 1]) * 16) + Hex(text[i + 2]);
                    isEscapedBeyond |= value >= 128;
                    isLowerHex |= text[i + 1] >= 'a' || text[i + 2] >= 'a';
                    Mark(value, ref escapedLow, ref escapedHigh);
                    i += 2;
                    continue;
                }

                isBrokenEscape = true;
            }

            isBeyondAscii |= c >= 128;
            Mark(Kind(c), ref low, ref high);
        }

        Number(shape, low, high);
        Number(shape, escapedLow, escapedHigh);
        shape.Add(isBeyondAscii ? 'u' : '-');
        shape.Add(isEscapedBeyond ? 'U' : '-');
        shape.Add(isLowerHex ? 'h' : '-');
        shape.Add(isBrokenEscape ? '%' : '-');
        if (text.Length > 0)
        {
            shape.Add((char)Math.Min(Kind(text[0]), 127));
            shape.Add((char)Math.Min(Kind(text[^1]), 127));
        }
    }

    /// <summary>Letters, capitals and digits are a kind each; every other character is its own.</summary>
    private static int Kind(char c) => c switch
    {
        >= 'a' and <= 'z' => Letters,
        >= 'A' and <= 'Z' => Capitals,
        >= '0' and <= '9' => Digits,
        _ => c,
    };

    private static void Mark(int value, ref ulong low, ref ulong high)
    {
        if (value < 64)
        {
            low |= 1UL << value;
        }
        else if (value < 128)
        {
            high |= 1UL << (value - 64);
        }
    }

    private static void Number(ShapeWriter shape, ulong low, ulong high)
    {
        shape.Add(unchecked((long)low));
        shape.Add('.');
        shape.Add(unchecked((long)high));
        shape.Add('.');
    }

    private static int Hex(char c) => c switch
    {
        >= '0' and <= '9' => c - '0',
        >= 'A' and <= 'F' => c - 'A' + 10,
        >= 'a' and <= 'f' => c - 'a' + 10,
        _ => -1,
    };
}
