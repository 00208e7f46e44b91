using PresignTools.Addressing;

namespace PresignTools.Signing;

/// <summary>Whether a key was percent-encoded before it was given: then it would be encoded twice.</summary>
internal static class KeyAdvice
{
    /// <summary>
    /// Whether each percent sign begins an escape, and one of them stands for a character that encoders do encode. A name such as
    /// <c>50% off</c> has a percent sign too.
    /// </summary>
    internal static bool LooksEncoded(string key)
    {
        bool isEncoded = false;
        for (int i = key.IndexOf('%', StringComparison.Ordinal); i >= 0; i = key.IndexOf('%', i + 1))
        {
            if (i + 2 >= key.Length || !char.IsAsciiHexDigit(key[i + 1]) || !char.IsAsciiHexDigit(key[i + 2]))
            {
                return false;
            }

            int code = Convert.ToInt32(key.Substring(i + 1, 2), 16);
            isEncoded |= code is 0x20 or >= 0x80 || (code > 0x20 && !IsUnreserved((char)code));
        }

        return isEncoded;
    }

    /// <summary>What no encoder encodes: RFC 3986, section 2.3.</summary>
    private static bool IsUnreserved(char c) => char.IsAsciiLetterOrDigit(c) || c is '-' or '.' or '_' or '~';

    /// <summary>The key with its escapes decoded once.</summary>
    internal static string Decoded(string key) => S3Path.Decode(key, out _);
}
