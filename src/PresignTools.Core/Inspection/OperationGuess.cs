using PresignTools.Text;

namespace PresignTools.Inspection;

/// <summary>
/// What S3 operation a URL is for. The method is signed but does not stand in the URL, so often only a few can be named.
/// </summary>
internal sealed class OperationGuess
{
    private OperationGuess(string evidence, params string[] operations)
    {
        Evidence = evidence;
        Operations = operations;
        var methods = new List<string>();
        foreach (string operation in operations)
        {
            if (S3OperationTable.MethodOf(operation) is { } method && !methods.Contains(method))
            {
                methods.Add(method);
            }
        }

        Methods = methods;
    }

    /// <summary>The operation if there is only one, or the general one of two that S3 authorizes alike.</summary>
    internal string? Operation => Operations.Count == 1 ? Operations[0] : null;

    /// <summary>All that it can be, likeliest first.</summary>
    internal IReadOnlyList<string> Operations { get; }

    /// <summary>Their methods, likeliest first.</summary>
    internal IReadOnlyList<string> Methods { get; }

    /// <summary>Where the hint came from.</summary>
    internal string Evidence { get; }

    /// <summary>Whether a sub-resource in the query says it, which buckets or objects have.</summary>
    internal bool IsOfSubResource { get; private init; }

    /// <summary>Judges by query and signed headers.</summary>
    internal static OperationGuess Of(RawUrl url, bool hasBucket, bool hasKey, IReadOnlyList<string> signedHeaders)
    {
        bool Has(string name) => url.Find(name) is not null;
        bool Sends(string header) => signedHeaders.Contains(header) || Has(header);

        if (url.Find("x-id") is { } id && S3OperationTable.MethodOf(id.Value) is not null)
        {
            return new($"x-id={id.Value}", id.Value);
        }

        if (Has("uploadId"))
        {
            return Has("partNumber")
                ? Sends("x-amz-copy-source")
                    ? new("uploadId, partNumber and x-amz-copy-source", "UploadPartCopy")
                    : new("uploadId and partNumber", "UploadPart")
                : new(
                    "uploadId without partNumber: the method decides",
                    "CompleteMultipartUpload",
                    "AbortMultipartUpload",
                    "ListParts");
        }

        if (Has("uploads"))
        {
            return hasKey ? new("uploads on an object", "CreateMultipartUpload") : new("uploads on the bucket", "ListMultipartUploads");
        }

        foreach (string parameter in S3OperationTable.SubResources.Where(Has))
        {
            string[] operations = [.. S3OperationTable.Of(parameter, hasKey ? S3Scope.Object : S3Scope.Bucket).Select(static o => o.Name)];
            if (operations.Length > 0)
            {
                return new($"sub-resource {parameter}" + (operations.Length > 1 ? ": the method decides" : ""), operations)
                {
                    IsOfSubResource = true,
                };
            }
        }

        return !hasBucket ? new("no bucket in the URL", "ListBuckets") : hasKey ? OfObject(url, signedHeaders, Sends) : OfBucket(url, Has);
    }

    private static OperationGuess OfBucket(RawUrl url, Func<string, bool> has)
    {
        if (url.Find("list-type") is { Value: "2" })
        {
            return new("list-type=2", "ListObjectsV2");
        }

        foreach (string name in new[] { "prefix", "delimiter", "marker", "max-keys", "encoding-type" })
        {
            if (has(name))
            {
                return new($"{name} on the bucket", "ListObjects");
            }
        }

        return new("no key and no sub-resource: the method decides", "ListObjects", "HeadBucket", "CreateBucket", "DeleteBucket");
    }

    private static OperationGuess OfObject(RawUrl url, IReadOnlyList<string> signedHeaders, Func<string, bool> sends)
    {
        if (sends("x-amz-copy-source"))
        {
            return new("x-amz-copy-source", "CopyObject");
        }

        foreach (RawQueryParameter parameter in url.Parameters)
        {
            if (parameter.Name.StartsWith("response-", StringComparison.Ordinal))
            {
                return new($"{parameter.Name}: reads the object (GET, or HEAD)", "GetObject", "HeadObject");
            }
        }

        if (sends("x-amz-checksum-mode"))
        {
            return new("x-amz-checksum-mode: reads the object (GET, or HEAD)", "GetObject", "HeadObject");
        }

        foreach (string name in signedHeaders.Concat(url.Parameters.Select(static p => p.Name)))
        {
            if (IsOfUpload(name))
            {
                return new($"{name.ToLowerInvariant()}: belongs to an upload", "PutObject");
            }
        }

        if (sends("x-amz-bypass-governance-retention") || sends("x-amz-mfa"))
        {
            return new("a header of deletions", "DeleteObject");
        }

        if (url.Find("partNumber") is not null || signedHeaders.Contains("range") || signedHeaders.Contains("if-modified-since"))
        {
            return new("partNumber, Range or If-Modified-Since: reads the object (GET, or HEAD)", "GetObject", "HeadObject");
        }

        return url.Find("versionId") is not null
            ? new("versionId only: the method decides", "GetObject", "HeadObject", "DeleteObject")
            : new("the URL does not show it: the method decides", "GetObject", "HeadObject", "PutObject", "DeleteObject");
    }

    private static bool IsOfUpload(string name)
    {
        string lower = name.ToLowerInvariant();
        return lower
                is "content-type"
                    or "content-length"
                    or "content-md5"
                    or "content-encoding"
                    or "content-disposition"
                    or "content-language"
                    or "cache-control"
                    or "x-amz-acl"
                    or "x-amz-tagging"
                    or "x-amz-storage-class"
                    or "x-amz-website-redirect-location"
                    or "x-amz-sdk-checksum-algorithm"
                    or "x-amz-decoded-content-length"
                    or "x-amz-write-offset-bytes"
            || lower.StartsWith("x-amz-meta-", StringComparison.Ordinal)
            || lower.StartsWith("x-amz-grant-", StringComparison.Ordinal)
            || lower.StartsWith("x-amz-object-lock-", StringComparison.Ordinal)
            || (lower.StartsWith("x-amz-checksum-", StringComparison.Ordinal) && lower != "x-amz-checksum-mode")
            || (
                lower.StartsWith("x-amz-server-side-encryption", StringComparison.Ordinal)
                && !lower.StartsWith("x-amz-server-side-encryption-customer", StringComparison.Ordinal));
    }
}
