using System.Text;
using PresignTools.Text;

namespace PresignTools.Transferring;

/// <summary>Content as a script takes it: text where it is text, else bytes.</summary>
internal static class ContentShape
{
    private static readonly UTF8Encoding Strict = new(false, throwOnInvalidBytes: true);

    /// <param name="content">The content.</param>
    /// <param name="type">Content-Type; S3 gives binary/octet-stream to what was stored without one.</param>
    internal static object Of(byte[] content, string? type)
    {
        bool isUnknown = type is null || type.StartsWith("binary/octet-stream", StringComparison.OrdinalIgnoreCase);
        bool isText = isUnknown
            ? !content.AsSpan().ContainsAnyInRange((byte)0, (byte)8) && !content.AsSpan().ContainsAnyInRange((byte)14, (byte)26)
            : type!.StartsWith("text/", StringComparison.OrdinalIgnoreCase) || type.ContainsAny("json", "xml", "csv", "yaml", "javascript");
        if (!isText)
        {
            return content;
        }

        try
        {
            return Strict.GetString(content);
        }
        catch (DecoderFallbackException)
        {
            return content;
        }
    }
}
