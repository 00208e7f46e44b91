using System.Text;
using PresignTools.Errors;

namespace PresignTools.Signing;

/// <summary>
/// Headers to be signed, in canonical form: names lower case and sorted, values trimmed and runs of blanks folded to one. <c>host</c> is
/// not among them; it comes with the address and is written at its place.
/// Source: <see href="https://docs.aws.amazon.com/AmazonS3/latest/API/sig-v4-header-based-auth.html"/>, CanonicalHeaders.
/// </summary>
public sealed class CanonicalHeaders
{
    /// <summary>No headers beside host.</summary>
    public static readonly CanonicalHeaders None = new([]);

    private readonly KeyValuePair<string, string>[] _headers;
    private readonly string _beforeHost;
    private readonly string _afterHost;
    private string? _encodedNames;

    private CanonicalHeaders(KeyValuePair<string, string>[] sorted)
    {
        _headers = sorted;
        var before = new StringBuilder();
        var after = new StringBuilder();
        var names = new StringBuilder();
        bool hostWritten = false;
        foreach (KeyValuePair<string, string> header in sorted)
        {
            if (!hostWritten && string.CompareOrdinal(header.Key, "host") > 0)
            {
                names.Append(names.Length == 0 ? "host" : ";host");
                hostWritten = true;
            }

            if (names.Length > 0)
            {
                names.Append(';');
            }

            names.Append(header.Key);
            (hostWritten ? after : before).Append(header.Key).Append(':').Append(Fold(header.Value)).Append('\n');
        }

        if (!hostWritten)
        {
            names.Append(names.Length == 0 ? "host" : ";host");
        }

        _beforeHost = before.ToString();
        _afterHost = after.ToString();
        SignedHeaders = names.ToString();
    }

    /// <summary>Lower-case names and values as the client must send them (trimmed), sorted by name; without host.</summary>
    public IReadOnlyList<KeyValuePair<string, string>> Headers => _headers;

    /// <summary>Value of X-Amz-SignedHeaders: sorted names joined by semicolons, host among them.</summary>
    public string SignedHeaders { get; }

    /// <summary>
    /// The same as it stands in the query. Not only the semicolons are encoded: a name may have characters such as <c>&amp;</c>, <c>%</c>
    /// and <c>#</c>
    /// (RFC 9110, section 5.6.2, token), and what is not encoded would end the parameter or the whole query.
    /// </summary>
    internal string EncodedSignedHeaders => _encodedNames ??= UriEncoding.Encode(SignedHeaders);

    /// <summary>Characters of the header lines, without host's.</summary>
    internal int Length => _beforeHost.Length + _afterHost.Length;

    /// <summary>Value of the x-amz-content-sha256 header, which S3 takes as the payload line; null if there is none.</summary>
    internal string? PayloadHash => Find("x-amz-content-sha256");

    /// <summary>Checks, sorts and folds headers.</summary>
    /// <param name="headers">Names in any case with their values. A name given twice must have the same value.</param>
    /// <exception cref="PresignException">
    /// <c>HeaderNameInvalid</c>, <c>HeaderValueHasLineBreak</c>, <c>HeaderValueNotAscii</c>, <c>HeaderTwice</c>, <c>PayloadHashInvalid</c>,
    /// or
    /// <c>HeaderReserved</c> for host, authorization and the headers that the query form of the signature replaces.
    /// </exception>
    public static CanonicalHeaders Create(IEnumerable<KeyValuePair<string, string>> headers)
    {
        SortedDictionary<string, string>? sorted = null;
        foreach (KeyValuePair<string, string> header in headers)
        {
            string name = CheckName(header.Key);
            string value = CheckValue(name, header.Value ?? string.Empty);
            sorted ??= new SortedDictionary<string, string>(StringComparer.Ordinal);
            if (sorted.TryGetValue(name, out string? other) && !string.Equals(other, value, StringComparison.Ordinal))
            {
                throw SigningErrors.HeaderTwice(name);
            }

            sorted[name] = value;
        }

        return sorted is null ? None : new CanonicalHeaders([.. sorted]);
    }

    /// <summary>Value of a header by its lower-case name; null if it is not there.</summary>
    internal string? Find(string name)
    {
        foreach (KeyValuePair<string, string> header in _headers)
        {
            if (string.Equals(header.Key, name, StringComparison.Ordinal))
            {
                return header.Value;
            }
        }

        return null;
    }

    /// <summary>Takes headers as they are, unchecked: for requests that were received, whose faults are what is looked for.</summary>
    internal static CanonicalHeaders OfReceived(IEnumerable<KeyValuePair<string, string>> lowerCaseHeaders)
    {
        KeyValuePair<string, string>[] sorted = [.. lowerCaseHeaders];
        Array.Sort(sorted, static (a, b) => string.CompareOrdinal(a.Key, b.Key));
        return sorted.Length == 0 ? None : new CanonicalHeaders(sorted);
    }

    /// <summary>Writes the header lines, each with its line feed.</summary>
    internal void AppendLines(Text.Utf8Buffer buffer, string host)
    {
        buffer.Append(_beforeHost);
        buffer.Append("host:"u8);
        buffer.Append(host);
        buffer.Append((byte)'\n');
        buffer.Append(_afterHost);
    }

    /// <summary>Trims a value and folds runs of blanks, as S3 does before it signs.</summary>
    internal static string Fold(string value)
    {
        string trimmed = value.Trim(' ', '\t');
        if (trimmed.IndexOf("  ", StringComparison.Ordinal) < 0)
        {
            return trimmed;
        }

        var folded = new StringBuilder(trimmed.Length);
        foreach (char c in trimmed)
        {
            if (c != ' ' || folded[^1] != ' ')
            {
                folded.Append(c);
            }
        }

        return folded.ToString();
    }

    private static string CheckName(string name)
    {
        if (string.IsNullOrEmpty(name))
        {
            throw SigningErrors.HeaderNameInvalid(string.Empty);
        }

        foreach (char c in name)
        {
            // token of RFC 9110, section 5.6.2
            bool token = c is (>= 'A' and <= 'Z') or (>= 'a' and <= 'z') or (>= '0' and <= '9')
                or '!' or '#' or '$' or '%' or '&' or '\'' or '*' or '+' or '-' or '.' or '^' or '_' or '`' or '|' or '~';
            if (!token)
            {
                throw SigningErrors.HeaderNameInvalid(name);
            }
        }

        string lower = name.ToLowerInvariant();
        return lower switch
        {
            "host" => throw SigningErrors.HeaderReserved("host", "it is always signed, with the host of the endpoint"),
            "authorization" => throw SigningErrors.HeaderReserved(
                "authorization",
                "S3 answers \"Only one auth mechanism allowed\" to a URL with such a header"),
            "x-amz-date" or "x-amz-security-token" => throw SigningErrors.HeaderReserved(
                lower,
                "the URL carries it as a query parameter"),
            "transfer-encoding" or "connection" or "expect" => throw SigningErrors.HeaderReserved(
                lower,
                "proxies and clients change it on the way"),
            _ => lower,
        };
    }

    private static string CheckValue(string name, string value)
    {
        if (RequestLimits.HasControl(value))
        {
            throw SigningErrors.HeaderValueHasLineBreak(name);
        }

        foreach (char c in value)
        {
            if (c > '\x7e')
            {
                // Clients send such a value as Latin-1, as UTF-8 or not at all; the signature can match only one of them.
                throw SigningErrors.HeaderValueNotAscii(name);
            }
        }

        string trimmed = value.Trim(' ', '\t');
        return name != "x-amz-content-sha256" || BodyChecksum.IsPayloadLine(trimmed)
            ? trimmed
            : throw SigningErrors.PayloadHashInvalid(trimmed);
    }
}
