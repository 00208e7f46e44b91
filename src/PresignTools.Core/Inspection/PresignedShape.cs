using PresignTools.Text;

namespace PresignTools.Inspection;

/// <summary>How a URL carries its signature.</summary>
public enum SignatureVersion : long
{
    /// <summary>Signature Version 4, for one region.</summary>
    SigV4,

    /// <summary>Signature Version 4A: asymmetric, for a set of regions.</summary>
    SigV4A,

    /// <summary>Signature Version 2: only in regions that opened before 2014.</summary>
    SigV2,
}

/// <summary>
/// Whether a URL is a presigned URL in good shape: all parameters of the signature there, each of the form it must have, nothing in the
/// text that a URL cannot hold. A URL in good shape is never repaired.
/// </summary>
internal static class PresignedShape
{
    internal const string Algorithm = "X-Amz-Algorithm";
    internal const string Credential = "X-Amz-Credential";
    internal const string Date = "X-Amz-Date";
    internal const string Expires = "X-Amz-Expires";
    internal const string SignedHeaders = "X-Amz-SignedHeaders";
    internal const string Signature = "X-Amz-Signature";
    internal const string SecurityToken = "X-Amz-Security-Token";
    internal const string SessionToken = "X-Amz-S3session-Token";
    internal const string RegionSet = "X-Amz-Region-Set";
    internal const string ContentSha256 = "X-Amz-Content-Sha256";

    /// <summary>
    /// The six that S3 demands of SigV4 ("Query-string authentication version 4 requires …"), in the order of AWS's documents.
    /// </summary>
    internal static readonly string[] RequiredV4 = [Algorithm, Credential, Date, Expires, SignedHeaders, Signature];

    /// <summary>The three of SigV2.</summary>
    internal static readonly string[] RequiredV2 = ["AWSAccessKeyId", "Expires", "Signature"];

    internal static bool IsWellFormed(string text)
    {
        // The cheap questions first: this is asked after every step of a repair.
        if (text.Length < 60 || text[0] is not ('h' or 'H') || text.IndexOf("ignature=", StringComparison.Ordinal) < 0)
        {
            return false;
        }

        foreach (char c in text)
        {
            if (IsForeign(c))
            {
                return false;
            }
        }

        return RawUrl.TryParse(text, out RawUrl? url, out _) && HasWholeSignature(url);
    }

    private static bool HasWholeSignature(RawUrl url)
    {
        var seen = new HashSet<string>(StringComparer.Ordinal);
        foreach (RawQueryParameter parameter in url.Parameters)
        {
            // Of repeated parameters S3 reads the first. An escape that is left over made one parameter of two, or gave one a wrong name.
            if (
                (seen.Add(parameter.Name) && !HasItsForm(parameter))
                || parameter.RawName.StartsWith("amp;", StringComparison.OrdinalIgnoreCase)
                || parameter.RawName.Contains("\\u00")
                || parameter.RawValue.Contains("\\u00"))
            {
                return false;
            }
        }

        if (
            url.Fragment is { } fragment
            && (fragment.Contains("X-Amz-") || fragment.Contains("Signature=") || UrlEscapes.HasHtmlAmpersand(url.Text)))
        {
            return false;
        }

        return seen.Contains(Algorithm) ? seen.IsSupersetOf(RequiredV4) : seen.IsSupersetOf(RequiredV2);
    }

    /// <summary>
    /// Characters that no signer writes into a URL: white space, control and invisible characters, quotes, angle brackets.
    /// </summary>
    internal static bool IsForeign(char c) =>
        c <= ' '
        || c is '<' or '>' or '"' or '`'
        || (c >= 0x7F && (char.IsWhiteSpace(c) || char.IsControl(c) || IsInvisible(c) || IsSmartQuote(c)));

    internal static bool IsInvisible(char c) =>
        c
            is '\u00AD'
                or '\u061C'
                or '\u180E'
                or '\uFEFF'
                or (>= '\u200B' and <= '\u200F')
                or (>= '\u202A' and <= '\u202E')
                or (>= '\u2060' and <= '\u2064');

    internal static bool IsSmartQuote(char c) => c is (>= '\u2018' and <= '\u201F') or '\u00AB' or '\u00BB' or '\u2039' or '\u203A';

    /// <summary>Whether a parameter whose form is known has that form; parameters of free text always do.</summary>
    internal static bool HasItsForm(RawQueryParameter parameter)
    {
        string value = parameter.Value;
        return parameter.Name switch
        {
            Algorithm => value is "AWS4-HMAC-SHA256" or "AWS4-ECDSA-P256-SHA256",
            Credential => CredentialScope.TryParse(value, out _),
            Date => AmzDate.TryParse(value, out _),
            Expires or "Expires" => value.Length is > 0 and < 20 && All(value, static c => c is >= '0' and <= '9'),
            // S3 demands host in the list: a list without it was cut, by a line break for example.
            SignedHeaders => value.Split(';').Contains("host", StringComparer.OrdinalIgnoreCase)
                && All(value, static c => c is (>= 'a' and <= 'z') or (>= 'A' and <= 'Z') or (>= '0' and <= '9') or '-' or '_' or ';'),
            Signature => value.Length is 64 or (>= 134 and <= 146) && All(value, static c => PercentEncoding.HexDigit(c) >= 0),
            "Signature" => value.Length == 28 && value[27] == '=' && IsBase64(value),
            SecurityToken or SessionToken or "x-amz-security-token" => IsBase64(value),
            ContentSha256 => All(value, static c => c is (>= 'A' and <= 'Z') or (>= 'a' and <= 'f') or (>= '0' and <= '9') or '-'),
            "AWSAccessKeyId" => value.Length > 0 && All(value, static c => c > ' '),
            "partNumber" or "list-type" or "max-keys" or "max-uploads" or "max-parts" => All(value, static c => c is >= '0' and <= '9'),
            "x-id" => Facts.S3OperationTable.MethodOf(value) is not null,
            "x-amz-checksum-mode" => value is "ENABLED",
            "x-amz-request-payer" => value is "requester",
            "x-amz-sdk-checksum-algorithm" => value.Length > 0 && All(value, static c => c is (>= 'A' and <= 'Z') or (>= '0' and <= '9')),
            _ => true,
        };
    }

    private static bool IsBase64(string value) =>
        value.Length > 0
        && All(value, static c =>
            c is (>= 'a' and <= 'z') or (>= 'A' and <= 'Z') or (>= '0' and <= '9') or '+' or '/' or '=' or '-' or '_');

    private static bool All(string value, Func<char, bool> test)
    {
        foreach (char c in value)
        {
            if (!test(c))
            {
                return false;
            }
        }

        return true;
    }
}
