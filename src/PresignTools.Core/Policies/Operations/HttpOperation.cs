namespace PresignTools.Policies.Operations;

/// <summary>Which operation an HTTP request calls: by method, by whether there is a key, and by the sub-resource in its query.</summary>
internal static class HttpOperation
{
    /// <summary>Parameters of a listing, of a form of signature or of none: they select no operation.</summary>
    private static readonly HashSet<string> Plain = new(StringComparer.Ordinal)
    {
        "prefix",
        "delimiter",
        "marker",
        "max-keys",
        "encoding-type",
        "start-after",
        "continuation-token",
        "fetch-owner",
        "list-type",
        "x-id",
        "AWSAccessKeyId",
        "Signature",
        "Expires",
        "allow-unordered",
        "max-buckets",
        "bucket-region",
        "optional-object-attributes",
    };

    internal static string? Of(string verb, string? bucket, string? key, IEnumerable<string> query, IEnumerable<string> headers)
    {
        var parameters = new HashSet<string>(query, StringComparer.Ordinal);
        if (string.IsNullOrEmpty(bucket))
        {
            return verb == "GET" ? "ListBuckets" : null;
        }

        bool copies = headers.Contains(S3HeaderActions.CopySource, StringComparer.OrdinalIgnoreCase)
            || parameters.Contains(S3HeaderActions.CopySource, StringComparer.OrdinalIgnoreCase);
        return string.IsNullOrEmpty(key) ? OfBucket(verb, parameters) : OfObject(verb, parameters, copies);
    }

    private static string? OfBucket(string verb, HashSet<string> query)
    {
        string[] selecting = [.. query.Where(S3OperationTable.SubResources.Contains)];
        if (selecting.Length > 0)
        {
            S3Operation[] named = [.. selecting.SelectMany(s => S3OperationTable.Of(s, S3Scope.Bucket)).Where(o => o.Method == verb)];
            return named.Length < 2 ? named.FirstOrDefault()?.Name
                : named.FirstOrDefault(o => o.Name.StartsWith("List", StringComparison.Ordinal) != query.Contains("id"))?.Name;
        }

        return verb switch
        {
            "HEAD" => "HeadBucket",
            "GET" when query.Contains("list-type") => "ListObjectsV2",
            "GET" when !query.Any(IsUnknown) => "ListObjects",
            "PUT" when !query.Any(IsUnknown) => "CreateBucket",
            "DELETE" when !query.Any(IsUnknown) => "DeleteBucket",
            _ => null,
        };
    }

    private static string? OfObject(string verb, HashSet<string> query, bool copies)
    {
        if (query.Contains("uploadId"))
        {
            return verb switch
            {
                "GET" => "ListParts",
                "PUT" => copies ? "UploadPartCopy" : "UploadPart",
                "DELETE" => "AbortMultipartUpload",
                "POST" => "CompleteMultipartUpload",
                _ => verb == "HEAD" ? "HeadObject" : null,
            };
        }

        S3Operation? named = query.Where(S3OperationTable.SubResources.Contains)
            .SelectMany(s => S3OperationTable.Of(s, S3Scope.Object)).FirstOrDefault(o => o.Method == verb);
        return named?.Name ?? verb switch
        {
            "HEAD" => "HeadObject",
            "GET" => "GetObject",
            "PUT" => copies ? "CopyObject" : "PutObject",
            "DELETE" => "DeleteObject",
            _ => null,
        };
    }

    /// <summary>A parameter that may turn the request to an operation that is not known here.</summary>
    private static bool IsUnknown(string name) => !name.StartsWith("X-Amz-", StringComparison.OrdinalIgnoreCase) && !Plain.Contains(name);
}
