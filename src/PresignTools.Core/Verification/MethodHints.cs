using PresignTools.Inspection;

namespace PresignTools.Verification;

/// <summary>What a URL itself says of the method that it was made for.</summary>
internal static class MethodHints
{
    /// <summary>The method and where it is seen; null if the URL does not tell.</summary>
    internal static (string Method, string Why)? Of(RawUrl url)
    {
        RawQueryParameter? id = url.Find("x-id");
        if (id is not null && OfOperation(id.Value) is { } method)
        {
            return (method, $"x-id={id.Value}");
        }

        if (url.Find("uploadId") is not null)
        {
            return url.Find("partNumber") is not null ? ("PUT", "partNumber and uploadId: a part of a multipart upload") : null;
        }

        if (url.Find("uploads") is not null && url.Path.Length > 1 && url.Find("prefix") is null && url.Find("max-uploads") is null)
        {
            return null;    // POST starts an upload of a key; GET on a bucket lists them, and path style hides which it is
        }

        if (url.Find("restore") is not null)
        {
            return ("POST", "restore: RestoreObject");
        }

        if (url.Find("list-type") is not null)
        {
            return ("GET", "list-type: a bucket listing");
        }

        foreach (RawQueryParameter parameter in url.Parameters)
        {
            string name = parameter.Name.ToLowerInvariant();
            if (name.StartsWith("x-amz-meta-", StringComparison.Ordinal) || name is "x-amz-acl" or "x-amz-tagging" or "x-amz-storage-class"
                or "x-amz-server-side-encryption" or "x-amz-sdk-checksum-algorithm" or "x-amz-checksum-crc32" or "x-amz-copy-source")
            {
                return ("PUT", $"{parameter.Name}: a property of an upload");
            }
        }

        return null;
    }

    /// <summary>HTTP method of an S3 operation by its name, for example PutObject.</summary>
    private static string? OfOperation(string operation) => operation switch
    {
        "CreateMultipartUpload" or "CompleteMultipartUpload" or "RestoreObject" or "DeleteObjects" or "SelectObjectContent" => "POST",
        "CopyObject" or "UploadPart" or "UploadPartCopy" or "RenameObject" => "PUT",
        "AbortMultipartUpload" => "DELETE",
        "CreateSession" => "GET",
        _ when operation.StartsWith("Get", StringComparison.Ordinal) || operation.StartsWith("List", StringComparison.Ordinal) => "GET",
        _ when operation.StartsWith("Head", StringComparison.Ordinal) => "HEAD",
        _ when operation.StartsWith("Put", StringComparison.Ordinal) || operation.StartsWith("Create", StringComparison.Ordinal) => "PUT",
        _ when operation.StartsWith("Delete", StringComparison.Ordinal) => "DELETE",
        _ => null,
    };
}
