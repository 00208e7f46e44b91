namespace PresignTools.Logs;

/// <summary>
/// The fields of a line of S3's server access log, in their order. Source:
/// <see href="https://docs.aws.amazon.com/AmazonS3/latest/userguide/LogFormat.html"/>.
/// </summary>
internal enum S3AccessLogField
{
    BucketOwner,
    Bucket,
    Time,
    RemoteIp,
    Requester,
    RequestId,
    Operation,
    Key,
    RequestUri,
    Status,
    ErrorCode,
    BytesSent,
    ObjectSize,
    TotalTime,
    TurnAroundTime,
    Referer,
    UserAgent,
    VersionId,
    HostId,
    SignatureVersion,
    CipherSuite,
    AuthenticationType,
    HostHeader,
    TlsVersion,
    AccessPointArn,
    AclRequired,
    SourceRegion,
}
