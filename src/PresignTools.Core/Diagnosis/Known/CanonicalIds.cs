using PresignTools.Text;

namespace PresignTools.Diagnosis.Known;

/// <summary>Owners by their canonical ids, as lists of objects and of buckets show them: 64 hexadecimal digits.</summary>
internal static class CanonicalIds
{
    private const int Length = 64;

    private static readonly string[] Hashes = ["sha256", "signature", "sha-256", "hash", "digest", "checksum"];

    /// <summary>Whether the text shows two that differ. Hashes and signatures have the same form, and names of their own.</summary>
    internal static bool AreTwo(string text)
    {
        if (!text.ContainsAny("Owner"))
        {
            return false;
        }

        string? first = null;
        for (int i = 0; i + Length <= text.Length; i++)
        {
            if (!char.IsAsciiHexDigitLower(text[i]) || (i > 0 && char.IsLetterOrDigit(text[i - 1])))
            {
                continue;
            }

            int end = Scan.Skip(text, i, char.IsAsciiHexDigitLower);
            if (end - i == Length && (end == text.Length || !char.IsLetterOrDigit(text[end])) && !IsHash(text, i))
            {
                string id = text[i..end];
                if (first is not null && id != first)
                {
                    return true;
                }

                first = id;
            }

            i = end;
        }

        return false;
    }

    private static bool IsHash(string text, int at) => text[Math.Max(0, at - 40)..at].ContainsAny(Hashes);
}
