using PresignTools.Policies.Matching;

namespace PresignTools.Policies.Operations;

/// <summary>
/// Condition keys that S3 takes from the headers and parameters of a request (S3 guide, condition keys; Service Authorization Reference).
/// </summary>
public static class S3RequestKeys
{
    /// <summary>Headers whose condition key is <c>s3:</c> and their own name.</summary>
    private static readonly HashSet<string> SameName = new(StringComparer.OrdinalIgnoreCase)
    {
        "x-amz-acl",
        "x-amz-copy-source",
        "x-amz-grant-full-control",
        "x-amz-grant-read",
        "x-amz-grant-read-acp",
        "x-amz-grant-write",
        "x-amz-grant-write-acp",
        "x-amz-metadata-directive",
        "x-amz-server-side-encryption",
        "x-amz-server-side-encryption-aws-kms-key-id",
        "x-amz-server-side-encryption-customer-algorithm",
        "x-amz-storage-class",
        "x-amz-website-redirect-location",
        "x-amz-object-ownership",
        "x-amz-content-sha256",
        "if-match",
        "if-none-match",
    };

    private static readonly Dictionary<string, string> OtherName = new(StringComparer.OrdinalIgnoreCase)
    {
        ["x-amz-object-lock-mode"] = "s3:object-lock-mode",
        ["x-amz-object-lock-legal-hold"] = "s3:object-lock-legal-hold",
        ["x-amz-object-lock-retain-until-date"] = "s3:object-lock-retain-until-date",
        ["user-agent"] = "aws:UserAgent",
        ["referer"] = "aws:Referer",
    };

    private static readonly Dictionary<string, string> Parameters = new(StringComparer.Ordinal)
    {
        ["prefix"] = "s3:prefix",
        ["delimiter"] = "s3:delimiter",
        ["max-keys"] = "s3:max-keys",
        ["versionId"] = "s3:versionid",
    };

    /// <summary>The condition key that holds a header's value; null if there is none, or if it is not one key for one header.</summary>
    /// <param name="header">Name of a header, in any case.</param>
    internal static string? KeyOf(string header) => SameName.Contains(header)
        ? "s3:" + header.ToLowerInvariant()
        : OtherName.GetValueOrDefault(header);

    /// <summary>The keys of a request.</summary>
    /// <param name="headers">Its headers.</param>
    /// <param name="query">Its query parameters, decoded. x-amz-… parameters count as headers where no header says otherwise.</param>
    public static RequestContext Of(IEnumerable<KeyValuePair<string, string>> headers, IEnumerable<KeyValuePair<string, string>> query)
    {
        var keys = new Dictionary<string, IReadOnlyList<string>>(StringComparer.OrdinalIgnoreCase);
        foreach (KeyValuePair<string, string> parameter in query)
        {
            if (Parameters.TryGetValue(parameter.Key, out string? key))
            {
                keys[key] = [parameter.Value];
            }
            else if (parameter.Key.StartsWith("x-amz-", StringComparison.OrdinalIgnoreCase))
            {
                Add(keys, parameter);
            }
        }

        foreach (KeyValuePair<string, string> header in headers)
        {
            Add(keys, header);
        }

        return RequestContext.Of(keys);
    }

    private static void Add(Dictionary<string, IReadOnlyList<string>> keys, KeyValuePair<string, string> header)
    {
        string value = header.Value.Trim();
        if (SameName.Contains(header.Key))
        {
            keys["s3:" + header.Key.ToLowerInvariant()] = [value];
        }
        else if (OtherName.TryGetValue(header.Key, out string? key))
        {
            keys[key] = [value];
        }
        else if (header.Key.Equals("x-amz-tagging", StringComparison.OrdinalIgnoreCase))
        {
            AddTags(keys, value);
        }
    }

    /// <summary>x-amz-tagging is itself a query string: a=1&amp;b=2.</summary>
    private static void AddTags(Dictionary<string, IReadOnlyList<string>> keys, string tagging)
    {
        var names = new List<string>();
        foreach (string pair in tagging.Split(['&'], StringSplitOptions.RemoveEmptyEntries))
        {
            int equals = pair.IndexOf('=');
            string name = Decode(equals < 0 ? pair : pair[..equals]);
            names.Add(name);
            keys["s3:RequestObjectTag/" + name] = [equals < 0 ? string.Empty : Decode(pair[(equals + 1)..])];
        }

        keys["s3:RequestObjectTagKeys"] = names;
    }

    private static string Decode(string text) => Uri.UnescapeDataString(text.Replace('+', ' '));
}
