namespace PresignTools.Diagnosis.Known;

/// <summary>The requests of a multipart upload, by their names in the API.</summary>
internal static class Multipart
{
    /// <summary>Whether it is one of them.</summary>
    internal static bool IsStep(string operation) =>
        operation is "CreateMultipartUpload" or "ListMultipartUploads" || IsLater(operation);

    /// <summary>Whether it comes after another request of the same upload.</summary>
    internal static bool IsLater(string operation) =>
        operation is "UploadPart" or "UploadPartCopy" or "CompleteMultipartUpload" or "AbortMultipartUpload" or "ListParts";
}
