using System.Collections;
using System.Management.Automation;
using PresignTools.Completers;
using PresignTools.Transformations;

namespace PresignTools.Commands;

/// <content>The parameters.</content>
public sealed partial class NewS3PresignedUploadCommand
{
    private const string StartSet = "Start";
    private const string RefreshSet = "Refresh";

    /// <summary>
    /// Bucket name, access-point ARN or alias; or bucket and key in one: s3://bucket/key, bucket/key, an object's URL or ARN.
    /// </summary>
    [Parameter(Position = 0, ValueFromPipelineByPropertyName = true, ParameterSetName = StartSet)]
    [ArgumentCompleter(typeof(BucketCompleter))]
    public string? BucketName { get; set; }

    /// <summary>Object key, exactly as S3 stores it.</summary>
    [Parameter(Position = 1, ValueFromPipelineByPropertyName = true, ParameterSetName = StartSet)]
    [ArgumentCompleter(typeof(KeyCompleter))]
    public string? Key { get; set; }

    /// <summary>The file that will be uploaded. Its size is read, and with -ChecksumAlgorithm its data; it is not sent.</summary>
    [Parameter(ValueFromPipelineByPropertyName = true, ParameterSetName = StartSet)]
    [Alias("FullName")]
    public string? InFile { get; set; }

    /// <summary>Bytes of the file that will be uploaded, where it is not on this machine.</summary>
    [Parameter(ValueFromPipelineByPropertyName = true, ParameterSetName = StartSet)]
    public long? Size { get; set; }

    /// <summary>
    /// A set whose URLs have ended or soon will: the object, its JSON text, or what ConvertFrom-Json made of it. The result is for the same
    /// upload, with new URLs.
    /// </summary>
    [Parameter(Mandatory = true, ParameterSetName = RefreshSet)]
    public object? RefreshFrom { get; set; }

    /// <summary>An upload that has been started elsewhere. Nothing is sent then.</summary>
    [Parameter(ValueFromPipelineByPropertyName = true, ParameterSetName = StartSet)]
    public string? UploadId { get; set; }

    /// <summary>Bytes of a part, a whole number of MiB from 5MB to 5GB. By default it is chosen by the size.</summary>
    [Parameter(ParameterSetName = StartSet)]
    public long? PartSize { get; set; }

    /// <summary>Signs each part with its checksum: CRC32, CRC32C, CRC64NVME, SHA1 or SHA256. S3 then refuses other data.</summary>
    [Parameter(ParameterSetName = StartSet)]
    [ArgumentCompleter(typeof(ChecksumAlgorithmCompleter))]
    public string? ChecksumAlgorithm { get; set; }

    /// <summary>How long the URLs are valid: 15m, 12h, 7d, '2 hours', PT1H, seconds, or a TimeSpan. Default 1 hour.</summary>
    [Parameter]
    [Duration]
    [ArgumentCompleter(typeof(DurationCompleter))]
    public TimeSpan ExpiresIn { get; set; } = TimeSpan.FromHours(1);

    /// <summary>When the URLs end, in place of -ExpiresIn. A time without an offset counts as local time.</summary>
    [Parameter]
    [Alias("Expire", "Expires")]
    [EndTime]
    public DateTimeOffset? ExpiresAt { get; set; }

    /// <summary>The instant the URLs are signed for; default now.</summary>
    [Parameter]
    public DateTimeOffset? SignedAt { get; set; }

    /// <summary>Content-Type that the object shall have.</summary>
    [Parameter(ParameterSetName = StartSet)]
    [ArgumentCompleter(typeof(ContentTypeCompleter))]
    public string? ContentType { get; set; }

    /// <summary>Content-Disposition that the object shall have.</summary>
    [Parameter(ParameterSetName = StartSet)]
    public string? ContentDisposition { get; set; }

    /// <summary>Content-Encoding that the object shall have.</summary>
    [Parameter(ParameterSetName = StartSet)]
    public string? ContentEncoding { get; set; }

    /// <summary>Cache-Control that the object shall have.</summary>
    [Parameter(ParameterSetName = StartSet)]
    public string? CacheControl { get; set; }

    /// <summary>User metadata to store with the object; names without x-amz-meta-.</summary>
    [Parameter(ParameterSetName = StartSet)]
    public IDictionary? Metadata { get; set; }

    /// <summary>Tags to store with the object.</summary>
    [Parameter(ParameterSetName = StartSet)]
    [Alias("TagSet")]
    public IDictionary? Tag { get; set; }

    /// <summary>Canned ACL of the object: private, bucket-owner-full-control, public-read and so on.</summary>
    [Parameter(ParameterSetName = StartSet)]
    [Alias("CannedACL")]
    [ArgumentCompleter(typeof(AclCompleter))]
    public string? Acl { get; set; }

    /// <summary>Storage class of the object.</summary>
    [Parameter(ParameterSetName = StartSet)]
    [ArgumentCompleter(typeof(StorageClassCompleter))]
    public string? StorageClass { get; set; }

    /// <summary>AES256, aws:kms or aws:kms:dsse.</summary>
    [Parameter(ParameterSetName = StartSet)]
    [Alias("ServerSideEncryptionMethod")]
    [ArgumentCompleter(typeof(EncryptionCompleter))]
    public string? ServerSideEncryption { get; set; }

    /// <summary>KMS key id, alias or ARN.</summary>
    [Parameter(ParameterSetName = StartSet)]
    [Alias("ServerSideEncryptionKeyManagementServiceKeyId")]
    public string? SSEKMSKeyId { get; set; }

    /// <summary>The user of the URLs accepts that the signer pays for the requests.</summary>
    [Parameter(ParameterSetName = StartSet)]
    [Alias("RequestorPay", "RequesterPays")]
    public SwitchParameter RequestPayer { get; set; }

    /// <summary>Account that must own the bucket.</summary>
    [Parameter(ParameterSetName = StartSet)]
    public string? ExpectedBucketOwner { get; set; }

    /// <summary>Gives the script of curl commands instead of the object.</summary>
    [Parameter]
    public SwitchParameter AsCurl { get; set; }
}
