using System.Globalization;
using PresignTools.Text.Masking;

namespace PresignTools.Responses;

/// <summary>
/// Makes the fields of an answer fit to be shown: S3 sends back the signature, the session token and, where they were signed, header
/// values.
/// </summary>
internal static class SecretFields
{
    private const string Masked = HiddenText.Mask;

    /// <summary>The field's value as it may be shown.</summary>
    internal static string Show(string name, string value, ResponseParts parts)
    {
        string last = name[(name.LastIndexOf('.') + 1)..].ToLowerInvariant();
        return last switch
        {
            "canonicalrequestbytes" or "stringtosignbytes" => string.Format(
                CultureInfo.InvariantCulture,
                "({0} bytes)",
                HexPairs.Decode(value)?.Length ?? 0),
            "canonicalrequest" => ShowLines(value),
            "stringtosign" => ShowStringToSign(value),
            "argumentvalue" when IsSecretName((parts.Field("ArgumentName") ?? string.Empty).ToLowerInvariant()) => ShowCredential(value),
            "awsaccesskeyid" or "accesskeyid" => Text.SecretMask.KeyId(value),
            _ when IsSecretName(last) => value.Length == 0 ? value : Masked,
            _ => SecretMask.Of(value),
        };
    }

    /// <summary>
    /// A canonical request or string to sign of several lines, each masked by itself, so that the lines stay what they are.
    /// </summary>
    internal static string ShowLines(string text) => CanonicalMask.Mask(text);

    /// <summary>The string to sign of a POST upload is the policy in Base64, which may hold the session token as a condition.</summary>
    internal static string ShowStringToSign(string text) =>
        IsPostPolicy(text) ? string.Format(CultureInfo.InvariantCulture, "(POST policy, {0} characters)", text.Length) : ShowLines(text);

    internal static bool IsPostPolicy(string stringToSign) =>
        stringToSign.Length >= 16 && stringToSign.All(c => c < 128 && (char.IsLetterOrDigit(c) || c is '+' or '/' or '=' or '\r' or '\n'))
        && stringToSign.StartsWith("ey", StringComparison.Ordinal);

    /// <summary>Keeps the scheme (<c>Bearer</c>, <c>Basic</c>), which tells what kind of client sent it.</summary>
    private static string ShowCredential(string value)
    {
        if (value.Length == 0 || value == "null")
        {
            return value;
        }

        int blank = value.IndexOf(' ');
        string scheme = blank is > 0 and <= 20 ? value[..blank] : string.Empty;
        return scheme.All(c => c < 128 && (char.IsLetterOrDigit(c) || c == '-')) && scheme.Length > 0 ? scheme + " " + Masked : Masked;
    }

    // Of S3's own elements more are secret than by the names alone: whatever has to do with a token is.
    private static bool IsSecretName(string name) =>
        CanonicalMask.IsSecretHeader(name) || name.Contains("token") || name.Contains("secret")
        || (name.Contains("signature") && !name.Contains("version") && !name.Contains("method"));
}

/// <summary>The form in which S3 sends exact bytes: <c>47 45 54 0a</c>.</summary>
internal static class HexPairs
{
    /// <summary>The bytes; null where the text is not of that form.</summary>
    internal static byte[]? Decode(string text)
    {
        var bytes = new List<byte>((text.Length / 3) + 1);
        int high = -1;
        foreach (char c in text)
        {
            if (char.IsWhiteSpace(c))
            {
                if (high >= 0)
                {
                    return null;
                }

                continue;
            }

            int digit = c switch
            {
                >= '0' and <= '9' => c - '0',
                >= 'a' and <= 'f' => c - 'a' + 10,
                >= 'A' and <= 'F' => c - 'A' + 10,
                _ => -1,
            };
            if (digit < 0)
            {
                return null;
            }

            if (high < 0)
            {
                high = digit;
            }
            else
            {
                bytes.Add((byte)((high << 4) | digit));
                high = -1;
            }
        }

        return high >= 0 || bytes.Count == 0 ? null : [.. bytes];
    }
}
