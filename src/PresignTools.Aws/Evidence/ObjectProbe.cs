using System.Net;
using Amazon.S3;
using Amazon.S3.Model;
using PresignTools.Abstractions;

namespace PresignTools.Aws.Evidence;

/// <summary>HeadObject as the signer.</summary>
internal static class ObjectProbe
{
    internal static Task<ProbeResult<ObjectHead>> HeadAsync(
        AmazonS3Client s3,
        EvidenceQuestion question,
        ProbeRunner runner,
        CancellationToken cancellationToken)
    {
        string action = question.VersionId is null ? "s3:GetObject" : "s3:GetObjectVersion";
        string key = question.Key!;
        return runner.RunAsync(
            action,
            async token =>
            {
                var request = new GetObjectMetadataRequest { BucketName = question.BucketName, Key = key, VersionId = question.VersionId };
                if (question.RequesterPays)
                {
                    request.RequestPayer = RequestPayer.Requester;
                }

                GetObjectMetadataResponse answer = await s3.GetObjectMetadataAsync(request, token).ConfigureAwait(false);
                return ProbeRunner.Answered(action, Read(key, answer), answer);
            },
            cancellationToken,
            refusal =>
            {
                // 404 and 405 both tell of delete markers: the newest version is one, or the version that was named.
                bool marker = string.Equals(refusal.Header("x-amz-delete-marker"), "true", StringComparison.OrdinalIgnoreCase);
                ObjectHead? head = marker
                    ? new ObjectHead
                    {
                        Key = key,
                        IsDeleteMarker = true,
                        VersionId = refusal.Header("x-amz-version-id"),
                    }
                    : null;
                return refusal.Status switch
                {
                    HttpStatusCode.NotFound or HttpStatusCode.MethodNotAllowed when marker => Probe.Absent(
                        action,
                        "the object is deleted: a delete marker is in its place",
                        head),
                    HttpStatusCode.NotFound => Probe.Absent<ObjectHead>(action, "there is no such object"),

                    // HEAD has no body, so 400 has no reason: a refused token, or an object that needs the client's own key (SSE-C).
                    HttpStatusCode.BadRequest => Probe.Failed<ObjectHead>(
                        action,
                        "S3 answered HTTP 400 without a reason; an object with a customer-provided key (SSE-C) is answered so, and so are "
                            + "keys or tokens that are refused"),
                    _ => null,
                };
            });
    }

    private static ObjectHead Read(string key, GetObjectMetadataResponse answer) => new()
    {
        Key = key,
        VersionId = Text(answer.VersionId),
        IsDeleteMarker = string.Equals(answer.DeleteMarker, "true", StringComparison.OrdinalIgnoreCase),
        ContentLength = answer.ContentLength,
        ContentType = Text(answer.Headers.ContentType),
        ETag = Text(answer.ETag),
        LastModified = Utc(answer.LastModified),
        StorageClass = Text(answer.StorageClass?.Value) ?? "STANDARD",
        ArchiveStatus = Text(answer.ArchiveStatus?.Value),
        RestoreInProgress = answer.RestoreInProgress,
        RestoreExpires = Utc(answer.RestoreExpiration),
        ServerSideEncryption = Text(answer.ServerSideEncryptionMethod?.Value),
        KmsKeyId = Text(answer.ServerSideEncryptionKeyManagementServiceKeyId),
        BucketKeyEnabled = answer.BucketKeyEnabled == true,
        NeedsCustomerKey = Text(answer.ServerSideEncryptionCustomerMethod?.Value) is not null and not "NONE",
    };

    private static DateTimeOffset? Utc(DateTime? time) => time is { Year: > 1 } value ? new DateTimeOffset(value.ToUniversalTime()) : null;

    private static string? Text(string? value) => string.IsNullOrEmpty(value) ? null : value;
}
