using System.Globalization;
using System.Text;
using PresignTools.Responses;
using PresignTools.Signing;
using PresignTools.Text;

namespace PresignTools.Diagnosis.Known;

/// <summary>Whether an error body is as S3 sent it. People shorten canonical requests and blot out keys before they paste them.</summary>
internal static class AnswerIntegrity
{
    /// <summary>Somebody put dots or crosses for a part of it: its lines are not those that S3 saw.</summary>
    internal static bool IsAbridged(S3ErrorResponse? answer) =>
        answer?.CanonicalRequest is { } text && (text.Contains("...") || text.ContainsAny("\u2026", "XXXX", "REDACTED", "<snip", "[snip"));

    /// <summary>The last line of the string to sign is the hash of the canonical request: then both are whole.</summary>
    internal static bool IsIntact(S3ErrorResponse? answer)
    {
        if (answer is not { CanonicalRequestBytes: { } bytes, StringToSign: { } toSign })
        {
            return false;
        }

        byte[] hash = new byte[Hashing.Size];
        Hashing.Sha256(bytes, 0, bytes.Length, hash);
        var hex = new StringBuilder(2 * hash.Length);
        foreach (byte b in hash)
        {
            hex.Append(b.ToString("x2", CultureInfo.InvariantCulture));
        }

        return toSign.TrimEnd().EndsWith(hex.ToString(), StringComparison.OrdinalIgnoreCase);
    }
}
