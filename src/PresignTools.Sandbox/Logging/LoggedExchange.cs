using PresignTools.Sandbox.Answers;
using PresignTools.Sandbox.Authentication;
using PresignTools.Sandbox.Http;
using PresignTools.Sandbox.Worlds;
using PresignTools.Verification.Subject;

namespace PresignTools.Sandbox.Logging;

/// <summary>A request to S3 that was answered, as the logs see it.</summary>
internal sealed class LoggedExchange
{
    internal required SandboxRequest Request { get; init; }

    internal required Answer Answer { get; init; }

    internal required World World { get; init; }

    internal required Caller Caller { get; init; }

    internal required Network Network { get; init; }

    internal required DateTimeOffset Time { get; init; }

    internal required TimeSpan Duration { get; init; }

    internal required string RequestId { get; init; }

    internal required string HostId { get; init; }

    /// <summary>Name of the operation in the API; by method and resource where the request was refused before it was known.</summary>
    internal required string Operation { get; init; }

    internal Bucket? Bucket => Request.Target.Bucket is { } name ? World.Buckets.GetValueOrDefault(name) : null;

    /// <summary>How the request was signed, as AWS's logs name it; null for one without a signature.</summary>
    internal string? AuthenticationType =>
        SignatureForm != SignatureForm.None ? "QueryString" : Request.Header("authorization") is not null ? "AuthHeader" : null;

    /// <summary>SigV4, SigV4A or SigV2; null for a request without a signature.</summary>
    internal string? SignatureVersion => SignatureForm switch
    {
        SignatureForm.V4 => "SigV4",
        SignatureForm.V4A => "SigV4A",
        SignatureForm.V2 => "SigV2",
        _ => Request.Header("authorization") is { } header ? VersionOf(header) : null,
    };

    /// <summary>Whether the request carried a signature that was not accepted. CloudTrail does not have such requests.</summary>
    internal bool IsAuthenticationFailure => Caller.IsAnonymous && AuthenticationType is not null;

    private static string VersionOf(string authorization) =>
        authorization.StartsWith("AWS4-ECDSA", StringComparison.Ordinal) ? "SigV4A"
            : authorization.StartsWith("AWS4", StringComparison.Ordinal) ? "SigV4" : "SigV2";

    private SignatureForm SignatureForm => field == SignatureForm.None ? field = new SignatureParameters(Request.Url).Form : field;

    /// <summary>The operation of a request that was refused before anything looked at it.</summary>
    internal static string OperationOf(SandboxRequest request) => (request.Method, request.Target.Key is not null) switch
    {
        ("GET", true) => "GetObject",
        ("HEAD", true) => "HeadObject",
        ("PUT", true) => request.Has("uploadId") ? "UploadPart" : "PutObject",
        ("DELETE", true) => request.Has("uploadId") ? "AbortMultipartUpload" : "DeleteObject",
        ("POST", true) => request.Has("uploads") ? "CreateMultipartUpload" : "CompleteMultipartUpload",
        ("HEAD", false) => "HeadBucket",
        ("POST", false) => request.Has("delete") ? "DeleteObjects" : "PostObject",
        ("OPTIONS", _) => "Preflight",
        _ => request.Target.Bucket is null ? "ListBuckets" : "ListObjects",
    };
}
