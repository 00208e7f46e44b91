using PresignTools.Responses;

namespace PresignTools.Logs;

/// <summary>
/// What S3 itself recorded of one request, in its server access log or as an event of CloudTrail. What a record does not tell is null.
/// Nothing here is a secret: URLs are masked.
/// </summary>
public interface IS3LogRecord
{
    /// <summary>When S3 received the request, in UTC.</summary>
    DateTimeOffset? Time { get; }

    /// <summary>The bucket.</summary>
    string? Bucket { get; }

    /// <summary>The object's key, decoded.</summary>
    string? Key { get; }

    /// <summary>The operation as recorded: <c>REST.GET.OBJECT</c> in an access log, <c>GetObject</c> in CloudTrail.</summary>
    string? Operation { get; }

    /// <summary>Name of the operation in S3's API, where the record leaves only one.</summary>
    string? ApiOperation { get; }

    /// <summary>HTTP method.</summary>
    string? Method { get; }

    /// <summary>HTTP status of the answer; CloudTrail does not record it.</summary>
    int? Status { get; }

    /// <summary>Error code of the answer; null if the request succeeded.</summary>
    string? ErrorCode { get; }

    /// <summary>Message of the answer; an access log does not have it.</summary>
    string? ErrorMessage { get; }

    /// <summary>The message's sentence about a denied access, taken apart; null without one.</summary>
    AccessDeniedStatement? AccessDenied { get; }

    /// <summary>Who signed: an ARN, or a canonical user id; null for an anonymous request.</summary>
    string? Requester { get; }

    /// <summary>Request id (<c>x-amz-request-id</c>).</summary>
    string? RequestId { get; }

    /// <summary>Extended request id (<c>x-amz-id-2</c>).</summary>
    string? HostId { get; }

    /// <summary>Address from which the request came.</summary>
    string? RemoteIp { get; }

    /// <summary>What the client calls itself.</summary>
    string? UserAgent { get; }

    /// <summary><c>SigV4</c>, <c>SigV2</c>, <c>SigV4A</c>; null for a request that was not signed.</summary>
    string? SignatureVersion { get; }

    /// <summary><c>QueryString</c> for a presigned URL, <c>AuthHeader</c> for a signed header; null for a request without either.</summary>
    string? AuthenticationType { get; }

    /// <summary>The Host header.</summary>
    string? HostHeader { get; }

    /// <summary>VPC endpoint through which the request came; an access log does not have it.</summary>
    string? VpcEndpointId { get; }

    /// <summary>The URL, put together from what was recorded, masked.</summary>
    string? Url { get; }

    /// <summary>Whether the request was signed in its query: a presigned URL.</summary>
    bool IsPresigned { get; }

    /// <summary>Whether S3 refused the request or redirected it.</summary>
    bool IsFailure { get; }

    /// <summary>The file that the record was read from; null for the pipeline.</summary>
    string? File { get; }

    /// <summary>The record's line in its file, or its number among those of a document, from 1; 0 where it is not known.</summary>
    long Line { get; }
}
