namespace PresignTools.Policies.Operations;

/// <summary>The value of x-amz-copy-source: <c>[/]bucket/key[?versionId=…]</c>, percent-encoded, or an access point's object ARN.</summary>
internal static class CopySource
{
    private const string ObjectPart = "/object/";

    /// <summary>Null if there is no value, or it names no object.</summary>
    internal static (string Bucket, string Key, string? Version)? Parse(string? value)
    {
        if (string.IsNullOrEmpty(value))
        {
            return null;
        }

        string text = value!;
        string? version = null;
        int query = text.IndexOf("?versionId=", StringComparison.Ordinal);
        if (query >= 0)
        {
            version = text[(query + "?versionId=".Length)..];
            text = text[..query];
        }

        text = Uri.UnescapeDataString(text).TrimStart('/');
        bool arn = text.StartsWith("arn:", StringComparison.Ordinal);
        int slash = arn ? text.IndexOf(ObjectPart, StringComparison.Ordinal) : text.IndexOf('/');
        int keyAt = slash + (arn ? ObjectPart.Length : 1);
        return slash <= 0 || keyAt >= text.Length ? null : (text[..slash], text[keyAt..], version);
    }
}
