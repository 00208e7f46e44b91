using PresignTools.Text.Masking;

namespace PresignTools.Inspection;

/// <summary>
/// Makes text with presigned URLs in it fit to be shown: the values of signatures, session tokens, keys and passwords become <c>***</c>.
/// It works on damaged text too (wrapped lines, <c>&amp;amp;</c>, a second percent encoding, a link inside a link), and masks too much
/// rather than too little.
/// </summary>
public static class UrlMask
{
    /// <summary>Returns <paramref name="url"/> with every secret in it replaced by <c>***</c>.</summary>
    /// <param name="url">A URL, or any text with URLs in it.</param>
    public static string Mask(string url) => SecretMask.Of(url) ?? string.Empty;
}
