using System.Globalization;
using System.Security.Cryptography;

namespace PresignTools.Transfers.Sets;

/// <summary>
/// The entity tag that S3 gives an object of parts: the MD5 of the MD5s of its parts, and their number. Only where the tags of the parts
/// are MD5s: not where the upload is encrypted with a key of KMS.
/// </summary>
internal static class JoinedTag
{
    /// <param name="parts">The parts that arrived.</param>
    /// <returns>The tag; null if a part's tag is no MD5.</returns>
    internal static string? Of(IEnumerable<ArrivedPart> parts)
    {
        ArrivedPart[] sorted = [.. parts.OrderBy(static p => p.Number)];
        byte[] sums = new byte[16 * sorted.Length];
        for (int i = 0; i < sorted.Length; i++)
        {
            string tag = sorted[i].ETag.Trim('"');
            if (tag.Length != 32 || !tag.All(char.IsAsciiHexDigit))
            {
                return null;
            }

            Convert.FromHexString(tag).CopyTo(sums, 16 * i);
        }

#pragma warning disable CA5351 // S3's own definition
        string joined = Convert.ToHexString(MD5.HashData(sums)).ToLowerInvariant();
#pragma warning restore CA5351
        return string.Create(CultureInfo.InvariantCulture, $"{joined}-{sorted.Length}");
    }
}
