using System.Collections;
using System.Management.Automation;
using PresignTools.Completers;
using PresignTools.Transformations;

namespace PresignTools.Commands;

/// <content>The parameters, with AWS.Tools' names as aliases.</content>
public sealed partial class NewS3PresignedUrlCommand
{
    /// <summary>
    /// Bucket name, access-point ARN or alias; or bucket and key in one: s3://bucket/key, bucket/key, an object's URL or ARN.
    /// </summary>
    [Parameter(Position = 0, ValueFromPipelineByPropertyName = true)]
    [ArgumentCompleter(typeof(BucketCompleter))]
    public string? BucketName { get; set; }

    /// <summary>Object key, exactly as S3 stores it; for several keys there are several URLs.</summary>
    [Parameter(Position = 1, ValueFromPipelineByPropertyName = true)]
    [ArgumentCompleter(typeof(KeyCompleter))]
    [AllowNull]
    [AllowEmptyString]
    [AllowEmptyCollection]
    public string?[]? Key { get; set; }

    /// <summary>
    /// What comes through the pipeline: keys, where -BucketName is given; references such as s3://bucket/key; rows and hashtables.
    /// </summary>
    [Parameter(ValueFromPipeline = true)]
    [AllowNull]
    public object? InputObject { get; set; }

    /// <summary>Version of the object.</summary>
    [Parameter(ValueFromPipelineByPropertyName = true)]
    public string? VersionId { get; set; }

    /// <summary>HTTP method that the client will use; it is signed.</summary>
    [Parameter(ValueFromPipelineByPropertyName = true)]
    [Alias("Verb")]
    [DefaultText("GET")]
    [MethodName]
    [ArgumentCompleter(typeof(MethodCompleter))]
    public string Method { get; set; } = "GET";

    /// <summary>Object (default), Bucket or Service: what the URL is for.</summary>
    [Parameter]
    public PresignTarget Target { get; set; }

    /// <summary>How long the URL is valid: 15m, 12h, 7d, '2 hours', PT1H, seconds, or a TimeSpan. Default 1 hour.</summary>
    [Parameter(ParameterSetName = "ExpiresIn")]
    [Duration]
    [ArgumentCompleter(typeof(DurationCompleter))]
    public TimeSpan ExpiresIn { get; set; } = TimeSpan.FromHours(1);

    /// <summary>When the URL ends. A time without an offset counts as local time.</summary>
    [Parameter(Mandatory = true, ParameterSetName = "ExpiresAt")]
    [Alias("Expire", "Expires")]
    [EndTime]
    public DateTimeOffset? ExpiresAt { get; set; }

    /// <summary>The instant the URL is signed for; default now.</summary>
    [Parameter]
    public DateTimeOffset? SignedAt { get; set; }

    /// <summary>Headers to sign; the client must send them.</summary>
    [Parameter]
    [Alias("Headers")]
    public IDictionary? Header { get; set; }

    /// <summary>Content-Type that the client must send.</summary>
    [Parameter]
    [ArgumentCompleter(typeof(ContentTypeCompleter))]
    public string? ContentType { get; set; }

    /// <summary>User metadata to store with the object; names without x-amz-meta-.</summary>
    [Parameter]
    public IDictionary? Metadata { get; set; }

    /// <summary>Tags to store with the object.</summary>
    [Parameter]
    [Alias("TagSet")]
    public IDictionary? Tag { get; set; }

    /// <summary>Further query parameters to sign.</summary>
    [Parameter]
    public IDictionary? QueryParameter { get; set; }

    /// <summary>Content-Type that S3 shall answer with.</summary>
    [Parameter]
    [Alias("ResponseHeaderOverrides_ContentType")]
    [ArgumentCompleter(typeof(ContentTypeCompleter))]
    public string? ResponseContentType { get; set; }

    /// <summary>Content-Disposition that S3 shall answer with.</summary>
    [Parameter]
    [Alias("ResponseHeaderOverrides_ContentDisposition")]
    public string? ResponseContentDisposition { get; set; }

    /// <summary>Content-Encoding that S3 shall answer with.</summary>
    [Parameter]
    [Alias("ResponseHeaderOverrides_ContentEncoding")]
    public string? ResponseContentEncoding { get; set; }

    /// <summary>Content-Language that S3 shall answer with.</summary>
    [Parameter]
    [Alias("ResponseHeaderOverrides_ContentLanguage")]
    public string? ResponseContentLanguage { get; set; }

    /// <summary>Cache-Control that S3 shall answer with.</summary>
    [Parameter]
    [Alias("ResponseHeaderOverrides_CacheControl")]
    public string? ResponseCacheControl { get; set; }

    /// <summary>Expires header that S3 shall answer with.</summary>
    [Parameter]
    [Alias("ResponseHeaderOverrides_Expire", "ResponseHeaderOverrides_Expires")]
    public string? ResponseExpires { get; set; }

    /// <summary>File name under which a browser saves the download; any characters.</summary>
    [Parameter]
    public string? DownloadName { get; set; }

    /// <summary>AES256, aws:kms or aws:kms:dsse.</summary>
    [Parameter]
    [Alias("ServerSideEncryptionMethod")]
    [ArgumentCompleter(typeof(EncryptionCompleter))]
    public string? ServerSideEncryption { get; set; }

    /// <summary>KMS key id, alias or ARN.</summary>
    [Parameter]
    [Alias("ServerSideEncryptionKeyManagementServiceKeyId")]
    public string? SSEKMSKeyId { get; set; }

    /// <summary>The user of the URL accepts that the signer pays for the request.</summary>
    [Parameter]
    [Alias("RequestorPay", "RequesterPays")]
    public SwitchParameter RequestPayer { get; set; }

    /// <summary>CRC-32 of the body, base64.</summary>
    [Parameter]
    public string? ChecksumCRC32 { get; set; }

    /// <summary>CRC-32C of the body, base64.</summary>
    [Parameter]
    public string? ChecksumCRC32C { get; set; }

    /// <summary>CRC-64/NVME of the body, base64.</summary>
    [Parameter]
    public string? ChecksumCRC64NVME { get; set; }

    /// <summary>SHA-1 of the body, base64.</summary>
    [Parameter]
    public string? ChecksumSHA1 { get; set; }

    /// <summary>SHA-256 of the body, base64.</summary>
    [Parameter]
    public string? ChecksumSHA256 { get; set; }

    /// <summary>Account that must own the bucket.</summary>
    [Parameter]
    public string? ExpectedBucketOwner { get; set; }

    /// <summary>Upload id of a multipart upload.</summary>
    [Parameter]
    public string? UploadId { get; set; }

    /// <summary>Part number, 1 to 10000.</summary>
    [Parameter]
    public int? PartNumber { get; set; }

    /// <summary>SHA-256 of the body in hexadecimal digits; S3 then refuses any other body.</summary>
    [Parameter]
    public string? PayloadHash { get; set; }
}
