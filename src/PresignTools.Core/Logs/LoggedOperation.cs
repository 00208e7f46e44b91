namespace PresignTools.Logs;

/// <summary>
/// Operations as access logs name them (<c>REST.HTTP_method.resource_type</c>), by their names in S3's API. A log tells the resource, and
/// whether it is the object's or the bucket's shows in the key.
/// </summary>
internal static class LoggedOperation
{
    /// <summary>The name in the API; null where the log's name is of no one operation.</summary>
    internal static string? ApiName(string logged, bool hasKey, bool isVersion2)
    {
        int first = logged.IndexOf('.', StringComparison.Ordinal);
        int second = first < 0 ? -1 : logged.IndexOf('.', first + 1);
        if (second < 0)
        {
            return null;
        }

        string verb = logged[(first + 1)..second];
        string resource = logged[(second + 1)..];
        return logged.StartsWith("REST.", StringComparison.Ordinal) || logged.StartsWith("WEBSITE.", StringComparison.Ordinal)
            ? OfRest(verb, resource, hasKey, isVersion2)
            : logged == "BATCH.DELETE.OBJECT" ? "DeleteObjects" : null;
    }

    /// <summary>The method in the name; null where it is none of HTTP, as COPY is not.</summary>
    internal static string? Method(ReadOnlySpan<char> logged)
    {
        int first = logged.IndexOf('.');
        int length = first < 0 ? -1 : logged[(first + 1)..].IndexOf('.');
        return length < 0 || logged.StartsWith("S3.") ? null : logged.Slice(first + 1, length) switch
        {
            "GET" => "GET",
            "PUT" or "COPY" => "PUT",
            "HEAD" => "HEAD",
            "POST" => "POST",
            "DELETE" => "DELETE",
            "OPTIONS" => "OPTIONS",
            _ => null,
        };
    }

    private static string? OfRest(string verb, string resource, bool hasKey, bool isVersion2) => (verb, resource) switch
    {
        ("GET", "OBJECT") => "GetObject",
        ("HEAD", "OBJECT") => "HeadObject",
        ("PUT", "OBJECT") => "PutObject",
        ("POST", "OBJECT") => "PostObject",
        ("DELETE", "OBJECT") => "DeleteObject",
        ("COPY", "OBJECT") or ("COPY", "OBJECT_GET") => "CopyObject",
        ("COPY", "PART") or ("COPY", "PART_GET") => "UploadPartCopy",
        ("PUT", "PART") => "UploadPart",
        ("POST", "UPLOADS") => "CreateMultipartUpload",
        ("POST", "UPLOAD") => "CompleteMultipartUpload",
        ("DELETE", "UPLOAD") => "AbortMultipartUpload",
        ("GET", "UPLOAD") => "ListParts",
        ("GET", "UPLOADS") => "ListMultipartUploads",
        ("POST", "MULTI_OBJECT_DELETE") => "DeleteObjects",
        ("POST", "RESTORE") => "RestoreObject",
        ("GET", "BUCKET") => isVersion2 ? "ListObjectsV2" : "ListObjects",
        ("HEAD", "BUCKET") => "HeadBucket",
        ("PUT", "BUCKET") => "CreateBucket",
        ("DELETE", "BUCKET") => "DeleteBucket",
        ("GET", "BUCKETVERSIONS") => "ListObjectVersions",
        ("GET", "LOCATION") => "GetBucketLocation",
        ("GET" or "PUT", "ACL") => Verb(verb) + (hasKey ? "ObjectAcl" : "BucketAcl"),
        ("GET" or "PUT" or "DELETE", "OBJECT_TAGGING") => Verb(verb) + "ObjectTagging",
        ("GET" or "PUT" or "DELETE", "TAGGING") => Verb(verb) + (hasKey ? "ObjectTagging" : "BucketTagging"),
        ("GET" or "PUT", "OBJECT_LOCK_RETENTION") => Verb(verb) + "ObjectRetention",
        ("GET" or "PUT", "OBJECT_LOCK_LEGALHOLD") => Verb(verb) + "ObjectLegalHold",
        ("GET" or "PUT" or "DELETE", "BUCKETPOLICY") => Verb(verb) + "BucketPolicy",
        ("GET" or "PUT" or "DELETE", "CORS") => Verb(verb) + "BucketCors",
        ("GET" or "PUT" or "DELETE", "ENCRYPTION") => Verb(verb) + "BucketEncryption",
        ("GET" or "PUT" or "DELETE", "WEBSITE") => Verb(verb) + "BucketWebsite",
        ("GET" or "PUT", "VERSIONING") => Verb(verb) + "BucketVersioning",
        ("GET" or "PUT", "LOGGING_STATUS") => Verb(verb) + "BucketLogging",
        _ => null,
    };

    private static string Verb(string verb) => verb switch { "GET" => "Get", "PUT" => "Put", _ => "Delete" };
}
