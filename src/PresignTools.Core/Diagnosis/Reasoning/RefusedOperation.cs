using PresignTools.Diagnosis.Known;
using PresignTools.Text;

namespace PresignTools.Diagnosis.Reasoning;

/// <summary>The call that was refused, where a client or the request names it, and what may be said of a server that refuses it.</summary>
internal static class RefusedOperation
{
    // Calls whose body is an object, or a part of one.
    private static readonly string[] Uploads = ["PutObject", "UploadPart", "PostObject"];

    // What every server has. A refusal of these is about how they are asked.
    private static readonly string[] Everywhere =
    [
        "GetObject", "HeadObject", "DeleteObject", "ListObjects", "ListObjectsV2", "ListBuckets", "HeadBucket", "CreateBucket",
        "DeleteBucket", "CreateMultipartUpload", "CompleteMultipartUpload", "AbortMultipartUpload", .. Uploads,
    ];

    /// <summary>The call; null where none is named.</summary>
    internal static string? Of(FailureFacts e) => e.RefusedCalls.FirstOrDefault() ?? e.Operation;

    /// <summary>Whether it is a call that sends no object, so that how its body is sent is not what is refused.</summary>
    internal static bool WithoutBody(FailureFacts e) =>
        e.Header("transfer-encoding") is null
        && ((Of(e) is { } call && Array.IndexOf(Uploads, call) < 0 && S3OperationTable.ByName.ContainsKey(call))
            || (e.Method is null or "PUT" && e.WholeText.ContainsAny("x-amz-copy-source:", "x-amz-copy-source=")));

    /// <summary>
    /// Whether the request may have an object for its body: by the call, the method, or the words of the text. Where nothing is told beside
    /// the answer, it may.
    /// </summary>
    internal static bool MaySendObject(FailureFacts e) =>
        e.IsUpload || e.IsForm || (Of(e) is null && !e.HasWords) || Of(e) is { } call && Array.IndexOf(Uploads, call) >= 0
        || (!e.WholeText.ContainsAny("x-amz-copy-source") && (e.Method is not null || e.Headers is not null
            || Symptoms.Uploads.IsIn(e.WholeText)
            || e.WholeText.ContainsAny(" cp ", " put ", "sync", "copy", "stream", "chunked", "PUT ", "write", "backup", "push", "save")));

    /// <summary>A call that a server may do without: settings of buckets, tags, ACLs, many objects at once. Null for another.</summary>
    internal static string? Rare(FailureFacts e) =>
        Of(e) is { } call && Array.IndexOf(Everywhere, call) < 0 && S3OperationTable.ByName.ContainsKey(call) ? call : null;
}
