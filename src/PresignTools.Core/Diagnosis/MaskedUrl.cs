using System.Text.RegularExpressions;

namespace PresignTools.Diagnosis;

/// <summary>
/// People blot out the signature before they paste a URL, as they should, and often key id and session token too. Such a URL is not damaged: for
/// everything but what was blotted out it can be judged with something else in its place.
/// </summary>
internal static class MaskedUrl
{
    /// <summary>What stands for a key id that was blotted out; it has the form of a key id of AWS, and is none.</summary>
    internal const string KeyId = "MASKEDACCESSKEYID";

    // A whole value that is a mask, or dots and stars within one.
    private const string Mask = @"(?:\*+|\.{2,}|\u2026|[xX]{3,}|REDACTED|[<\[{(][^&]{0,40}[>\]})]|%3C[^&]{0,40}%3E|SIGNATURE|TOKEN|masked|hidden|removed)";
    private const string Part = @"(?:\*{2,}|\.{3,}|\u2026|[xX]{4,}|REDACTED|%E2%80%A6)";

    private static readonly Regex Signature = Of($@"(?<=[?&]X-Amz-Signature=)(?:{Mask}|[^&]*{Part}[^&]*)(?=&|$)");
    private static readonly Regex Token = Of($@"(?<=[?&]X-Amz-Security-Token=)(?:{Mask}|[^&]*{Part}[^&]*)(?=&|$)");
    private static readonly Regex Key = Of($@"(?<=[?&]X-Amz-Credential=)(?:{Mask}|[^&/%]*{Part}[^&/%]*)(?=%2F|/)");

    /// <summary>The URL with values of the right form in place of masks; the same text where there is none.</summary>
    /// <param name="url">The URL.</param>
    /// <param name="wasUsedSo">S3 has seen the key id as it stands here: then a log or CI runner masked it before the URL was used.</param>
    /// <param name="isMasked">Whether there was a mask.</param>
    internal static string Fill(string url, bool wasUsedSo, out bool isMasked)
    {
        string filled = Signature.Replace(url, new string('0', 64));
        filled = Token.Replace(filled, new string('A', 64));
        filled = wasUsedSo ? filled : Key.Replace(filled, KeyId);
        isMasked = filled != url;
        return filled;
    }

    private static Regex Of(string pattern) => new(pattern, RegexOptions.IgnoreCase | RegexOptions.CultureInvariant, TimeSpan.FromSeconds(1));
}
