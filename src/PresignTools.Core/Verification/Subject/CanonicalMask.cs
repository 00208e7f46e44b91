using System.Text;
using PresignTools.Inspection;

namespace PresignTools.Verification.Subject;

/// <summary>Makes a canonical request fit to be shown: session tokens and SSE-C keys become <c>***</c>.</summary>
internal static class CanonicalMask
{
    private static readonly string[] SecretHeaders =
    [
        "x-amz-security-token", "x-amz-s3session-token", "x-amz-server-side-encryption-customer-key", "x-amz-copy-source-server-side-encryption-customer-key",
    ];

    internal static string Mask(string text)
    {
        string[] lines = text.Split('\n');
        var result = new StringBuilder(text.Length);
        for (int i = 0; i < lines.Length; i++)
        {
            if (i > 0)
            {
                result.Append('\n');
            }

            result.Append(MaskLine(lines[i]));
        }

        return result.ToString();
    }

    internal static string MaskLine(string line)
    {
        int colon = line.IndexOf(':');
        if (colon > 0 && Array.IndexOf(SecretHeaders, line[..colon].ToLowerInvariant()) >= 0)
        {
            return line.Length == colon + 1 ? line : line[..(colon + 1)] + "***";
        }

        return MaskKeys(UrlMask.Mask(line));
    }

    /// <summary>SSE-C keys that were moved into the query.</summary>
    private static string MaskKeys(string line)
    {
        const string Name = "server-side-encryption-customer-key=";
        int at = line.IndexOf(Name, StringComparison.OrdinalIgnoreCase);
        if (at < 0)
        {
            return line;
        }

        int start = at + Name.Length;
        int end = line.IndexOf('&', start);
        return line[..start] + "***" + (end < 0 ? string.Empty : MaskKeys(line[end..]));
    }

    /// <summary>The value of a header or query parameter as it may be shown: short, on one line, and not at all if it is a token or key.</summary>
    internal static string Show(string name, string value) =>
        Array.IndexOf(SecretHeaders, name.ToLowerInvariant()) >= 0 ? "***" : Text.Printable.Of(value, 80);

    /// <summary>Whether the value of this header must not be shown.</summary>
    internal static bool IsSecretHeader(string lowerCaseName) => Array.IndexOf(SecretHeaders, lowerCaseName) >= 0;
}
