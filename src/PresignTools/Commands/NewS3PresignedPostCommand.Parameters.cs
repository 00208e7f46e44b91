using System.Collections;
using System.Management.Automation;
using PresignTools.Completers;
using PresignTools.Transformations;

namespace PresignTools.Commands;

/// <content>The parameters.</content>
public sealed partial class NewS3PresignedPostCommand
{
    /// <summary>Bucket name or access-point alias; or bucket and key in one: s3://bucket/key.</summary>
    [Parameter(Position = 0, ValueFromPipelineByPropertyName = true)]
    [ArgumentCompleter(typeof(BucketCompleter))]
    public string? BucketName { get; set; }

    /// <summary>Object key; ${filename} in it is for the name of the file. For several keys there are several forms.</summary>
    [Parameter(Position = 1, ValueFromPipelineByPropertyName = true)]
    [ArgumentCompleter(typeof(KeyCompleter))]
    [AllowNull]
    [AllowEmptyString]
    [AllowEmptyCollection]
    public string?[]? Key { get; set; }

    /// <summary>Beginning of the key; the name of the file follows it.</summary>
    [Parameter]
    [AllowEmptyString]
    public string? KeyPrefix { get; set; }

    /// <summary>What comes through the pipeline: keys, where -BucketName is given; references such as s3://bucket/key; rows.</summary>
    [Parameter(ValueFromPipeline = true)]
    [AllowNull]
    public object? InputObject { get; set; }

    /// <summary>How long the form is valid: 15m, 12h, 30d, '2 hours', PT1H, seconds, or a TimeSpan. Default 1 hour.</summary>
    [Parameter(ParameterSetName = "ExpiresIn")]
    [Duration]
    [ArgumentCompleter(typeof(DurationCompleter))]
    public TimeSpan ExpiresIn { get; set; } = TimeSpan.FromHours(1);

    /// <summary>When the form ends. A time without an offset counts as local time.</summary>
    [Parameter(Mandatory = true, ParameterSetName = "ExpiresAt")]
    [Alias("Expire", "Expires")]
    [EndTime]
    public DateTimeOffset? ExpiresAt { get; set; }

    /// <summary>The instant the form is signed for; default now.</summary>
    [Parameter]
    public DateTimeOffset? SignedAt { get; set; }

    /// <summary>Content-Type that the object gets.</summary>
    [Parameter]
    [ArgumentCompleter(typeof(ContentTypeCompleter))]
    public string? ContentType { get; set; }

    /// <summary>Beginning of the Content-Type that the sender chooses, for example image/. Empty permits every type.</summary>
    [Parameter]
    [AllowEmptyString]
    public string? ContentTypePrefix { get; set; }

    /// <summary>Smallest file in bytes.</summary>
    [Parameter]
    [ValidateRange(0, long.MaxValue)]
    public long? MinimumSize { get; set; }

    /// <summary>Largest file in bytes, for example 10MB.</summary>
    [Parameter]
    [ValidateRange(0, long.MaxValue)]
    public long? MaximumSize { get; set; }

    /// <summary>200, 201 or 204: how S3 answers an upload. 201 gives XML with the key.</summary>
    [Parameter]
    [ArgumentCompleter(typeof(SuccessStatusCompleter))]
    public string? SuccessStatus { get; set; }

    /// <summary>Where S3 sends the browser after an upload.</summary>
    [Parameter]
    public string? SuccessRedirect { get; set; }

    /// <summary>Canned ACL of the object.</summary>
    [Parameter]
    [ArgumentCompleter(typeof(AclCompleter))]
    public string? Acl { get; set; }

    /// <summary>User metadata to store with the object; names without x-amz-meta-.</summary>
    [Parameter]
    public IDictionary? Metadata { get; set; }

    /// <summary>Tags to store with the object.</summary>
    [Parameter]
    [Alias("TagSet")]
    public IDictionary? Tag { get; set; }

    /// <summary>AES256, aws:kms or aws:kms:dsse.</summary>
    [Parameter]
    [Alias("ServerSideEncryptionMethod")]
    [ArgumentCompleter(typeof(EncryptionCompleter))]
    public string? ServerSideEncryption { get; set; }

    /// <summary>KMS key id, alias or ARN.</summary>
    [Parameter]
    [Alias("ServerSideEncryptionKeyManagementServiceKeyId")]
    public string? SSEKMSKeyId { get; set; }

    /// <summary>CRC-32 of the file, base64.</summary>
    [Parameter]
    public string? ChecksumCRC32 { get; set; }

    /// <summary>CRC-32C of the file, base64.</summary>
    [Parameter]
    public string? ChecksumCRC32C { get; set; }

    /// <summary>CRC-64/NVME of the file, base64.</summary>
    [Parameter]
    public string? ChecksumCRC64NVME { get; set; }

    /// <summary>SHA-1 of the file, base64.</summary>
    [Parameter]
    public string? ChecksumSHA1 { get; set; }

    /// <summary>SHA-256 of the file, base64.</summary>
    [Parameter]
    public string? ChecksumSHA256 { get; set; }

    /// <summary>Further fields of the form, each with the condition that it has this value.</summary>
    [Parameter]
    public IDictionary? Field { get; set; }

    /// <summary>Further conditions, as S3 writes them: @('starts-with', '$x-amz-meta-a', ''), @{ acl = 'private' }, or JSON.</summary>
    [Parameter]
    public object[]? Condition { get; set; }

    /// <summary>Gives an HTML page that uploads when it is opened in a browser.</summary>
    [Parameter]
    public SwitchParameter AsHtml { get; set; }

    /// <summary>Gives the curl command that uploads a file.</summary>
    [Parameter]
    public SwitchParameter AsCurl { get; set; }
}
