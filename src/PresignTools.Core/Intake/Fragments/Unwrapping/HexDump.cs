using System.Text;
using PresignTools.Text;

namespace PresignTools.Intake.Fragments.Unwrapping;

/// <summary>
/// A dump of bytes, as Go's SDK prints an answer that it cannot read (<c>00000000  3c 3f 78 6d  |&lt;?xm|</c>), and as <c>xxd</c> does.
/// </summary>
internal static class HexDump
{
    private const int MostBytes = 16;

    /// <summary>The text that the bytes are; null if there is no dump.</summary>
    internal static SourceText? In(Fragment fragment)
    {
        string text = fragment.Text;
        var bytes = new List<byte>();
        int first = -1;
        int line = 0;
        while (line < text.Length)
        {
            int end = Scan.LineEnd(text, line);
            int before = bytes.Count;
            Row(text, line, end, bytes);
            first = bytes.Count > before && first < 0 ? line : first;
            line = end + 1;
        }

        if (bytes.Count < MostBytes)
        {
            return null;
        }

        var plain = new UnwrappedText(fragment.Source);
        plain.Put(fragment.Start + first, Encoding.UTF8.GetString([.. bytes]));
        return plain.ToSource();
    }

    private static void Row(string text, int line, int end, List<byte> bytes)
    {
        // A log puts words in front; the offset is eight digits, and what follows it tells.
        int at = Offset(text, line, end);
        if (at < 0)
        {
            return;
        }

        int count = 0;
        while (at + 1 < end && count < MostBytes && text[at] != '|')
        {
            if (char.IsAsciiHexDigit(text[at]) && char.IsAsciiHexDigit(text[at + 1]))
            {
                bytes.Add((byte)((Value(text[at]) << 4) + Value(text[at + 1])));
                at += 2;
                count++;
            }
            else if (text[at] == ' ')
            {
                // Two blanks end the bytes of xxd; Go puts two in the middle and before the bar.
                at++;
            }
            else
            {
                break;
            }
        }
    }

    private static int Offset(string text, int line, int end)
    {
        int digits = 0;
        for (int i = line; i < end; i++)
        {
            digits = char.IsAsciiHexDigit(text[i]) ? digits + 1 : 0;
            if (digits == 8 && (i - 8 < line || !char.IsLetterOrDigit(text[i - 8])))
            {
                int behind = i + 1 < end && text[i + 1] == ':' ? i + 2 : i + 1;
                int bytes = Scan.SkipBlanks(text, behind);
                bool isRow = bytes > behind && bytes + 4 < end && char.IsAsciiHexDigit(text[bytes]) && char.IsAsciiHexDigit(text[bytes + 1])
                    && (text[bytes + 2] == ' ' || (behind == i + 2 && text[bytes + 4] == ' '));
                Work.Add(i - line);
                return isRow ? bytes : -1;
            }
        }

        Work.Add(end - line);
        return -1;
    }

    private static int Value(char c) => c <= '9' ? c - '0' : (c | 0x20) - 'a' + 10;
}
