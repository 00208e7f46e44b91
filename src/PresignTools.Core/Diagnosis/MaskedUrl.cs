using System.Text.RegularExpressions;

namespace PresignTools.Diagnosis;

/// <summary>
/// People blot out the signature before they paste a URL, as they should. Such a URL is not damaged: for everything but the signature itself
/// it can be judged with another one in its place.
/// </summary>
internal static class MaskedUrl
{
    private static readonly Regex Signature = new(
        @"(?<=[?&]X-Amz-Signature=)(?:\*+|\.{2,}|\u2026|[xX]{3,}|REDACTED|[<\[{(][^&]{0,40}[>\]})]|%3C[^&]{0,40}%3E|SIGNATURE|masked|hidden)(?=&|$)",
        RegexOptions.IgnoreCase | RegexOptions.CultureInvariant, TimeSpan.FromSeconds(1));

    /// <summary>The URL with a signature of the right form in place of a mask; the same text where there is none.</summary>
    internal static string Fill(string url, out bool isMasked)
    {
        string filled = Signature.Replace(url, new string('0', 64));
        isMasked = filled != url;
        return filled;
    }
}
