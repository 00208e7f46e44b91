using System.Security.Cryptography;
using System.Text;

namespace PresignTools.Signing;

/// <summary>
/// Signature Version 2 in the query string, to verify only: <c>AWSAccessKeyId</c>, <c>Expires</c> (epoch seconds), <c>Signature</c>.
/// Source: <see href="https://docs.aws.amazon.com/AmazonS3/latest/userguide/RESTAuthentication.html"/>. The document's own sample signature
/// computes only with bucket <c>johnsmith</c>, not with the one that it prints.
/// </summary>
internal static class SignatureV2
{
    /// <summary>Query parameters that are part of the resource; all others are not signed.</summary>
    private static readonly HashSet<string> SubResources = new(StringComparer.Ordinal)
    {
        "accelerate",
        "acl",
        "cors",
        "defaultObjectAcl",
        "location",
        "logging",
        "partNumber",
        "policy",
        "requestPayment",
        "torrent",
        "versioning",
        "versionId",
        "versions",
        "website",
        "uploads",
        "uploadId",
        "response-content-type",
        "response-content-language",
        "response-expires",
        "response-cache-control",
        "response-content-disposition",
        "response-content-encoding",
        "delete",
        "lifecycle",
        "tagging",
        "restore",
        "storageClass",
        "notification",
        "replication",
        "analytics",
        "metrics",
        "inventory",
        "select",
        "select-type",
        "object-lock",
    };

    /// <summary>Writes the string to sign.</summary>
    /// <param name="method">HTTP method.</param>
    /// <param name="resourcePath">Path with the bucket in front, encoded as on the wire.</param>
    /// <param name="query">Decoded query parameters; a null value is a parameter without <c>=</c>.</param>
    /// <param name="headers">Headers of the request, names in lower case.</param>
    /// <param name="expires">The value of <c>Expires</c>.</param>
    internal static string StringToSign(
        string method,
        string resourcePath,
        IReadOnlyList<KeyValuePair<string, string?>> query,
        IReadOnlyList<KeyValuePair<string, string>> headers,
        string expires)
    {
        var text = new StringBuilder();
        text.Append(method).Append('\n')
            .Append(Header(headers, "content-md5")).Append('\n')
            .Append(Header(headers, "content-type")).Append('\n')
            .Append(expires).Append('\n');
        AppendAmzHeaders(text, query, headers);
        text.Append(resourcePath.Length == 0 ? "/" : resourcePath);
        char separator = '?';
        foreach (
            KeyValuePair<string, string?> parameter in query
                .Where(static p => SubResources.Contains(p.Key))
                .OrderBy(static p => p.Key, StringComparer.Ordinal))
        {
            text.Append(separator).Append(parameter.Key);
            if (!string.IsNullOrEmpty(parameter.Value))
            {
                text.Append('=').Append(parameter.Value);
            }

            separator = '&';
        }

        return text.ToString();
    }

    /// <summary>Base64 of HMAC-SHA-1 over the string to sign.</summary>
    internal static string Sign(string secret, string stringToSign)
    {
#pragma warning disable CA5350 // SigV2 is defined with SHA-1; nothing new is signed with it, old URLs are explained.
        using var hmac = new HMACSHA1(Encoding.UTF8.GetBytes(secret));
#pragma warning restore CA5350
        return Convert.ToBase64String(hmac.ComputeHash(Encoding.UTF8.GetBytes(stringToSign)));
    }

    /// <summary>
    /// x-amz-* headers, and those given as query parameters (the session token above all), sorted; values of one name joined by commas.
    /// </summary>
    private static void AppendAmzHeaders(
        StringBuilder text,
        IReadOnlyList<KeyValuePair<string, string?>> query,
        IReadOnlyList<KeyValuePair<string, string>> headers)
    {
        var sorted = new SortedDictionary<string, string>(StringComparer.Ordinal);
        foreach (KeyValuePair<string, string?> parameter in query)
        {
            Add(parameter.Key.ToLowerInvariant(), parameter.Value ?? string.Empty);
        }

        foreach (KeyValuePair<string, string> header in headers)
        {
            Add(header.Key, header.Value.Trim());
        }

        foreach (KeyValuePair<string, string> header in sorted)
        {
            text.Append(header.Key).Append(':').Append(header.Value).Append('\n');
        }

        void Add(string name, string value)
        {
            if (name.StartsWith("x-amz-", StringComparison.Ordinal))
            {
                sorted[name] = sorted.TryGetValue(name, out string? other) ? other + "," + value : value;
            }
        }
    }

    private static string Header(IReadOnlyList<KeyValuePair<string, string>> headers, string name)
    {
        foreach (KeyValuePair<string, string> header in headers)
        {
            if (header.Key == name)
            {
                return header.Value.Trim();
            }
        }

        return string.Empty;
    }
}
