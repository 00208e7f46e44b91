using PresignTools.Text;

namespace PresignTools.Forms;

/// <summary>
/// Writes JSON strings as every reader takes them: quotes, backslashes and control characters escaped, everything else as UTF-8.
/// </summary>
internal static class PolicyJson
{
    internal static void AppendString(Utf8Buffer buffer, string text)
    {
        buffer.Append((byte)'"');
        int start = 0;
        for (int i = 0; i < text.Length; i++)
        {
            char c = text[i];
            if (c >= ' ' && c is not ('"' or '\\'))
            {
                continue;
            }

            buffer.Append(text[start..i]);
            start = i + 1;
            if (c is '"' or '\\')
            {
                buffer.Append((byte)'\\');
                buffer.Append((byte)c);
            }
            else
            {
                buffer.Append("\\u00"u8);
                buffer.AppendHex([(byte)c]);
            }
        }

        buffer.Append(start == 0 ? text : text[start..]);
        buffer.Append((byte)'"');
    }
}
