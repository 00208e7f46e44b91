using PresignTools.Identity;
using PresignTools.Text;

namespace PresignTools.Signing.Uploads;

/// <summary>
/// An upload in parts that somebody without credentials can carry out: a URL for each part, to finish, to abort, and to list what has
/// arrived. The URLs are bearer secrets. Until the upload is completed or aborted, the parts that arrived are stored and cost money.
/// </summary>
public sealed class PresignedUpload
{
    internal PresignedUpload()
    {
    }

    /// <summary>Bucket name, access-point ARN or alias as given.</summary>
    public required string BucketName { get; init; }

    /// <summary>Object key.</summary>
    public required string Key { get; init; }

    /// <summary>The id that S3 gave the upload.</summary>
    public required string UploadId { get; init; }

    /// <summary>Bytes of the whole object.</summary>
    public required long Size { get; init; }

    /// <summary>Bytes of each part but the last.</summary>
    public required long PartSize { get; init; }

    /// <summary>Number of parts.</summary>
    public int PartCount => Parts.Count;

    /// <summary>CRC32, CRC32C, CRC64NVME, SHA1 or SHA256 if each part is signed with its checksum; null if S3 computes its own.</summary>
    public string? ChecksumAlgorithm { get; init; }

    /// <summary>The parts, in their order.</summary>
    public required PresignedUploadParts Parts { get; init; }

    /// <summary>Finishes the upload: its body lists the ETags of the parts.</summary>
    public required PresignedUploadUrl Complete { get; init; }

    /// <summary>Gives the upload up, and deletes the parts that arrived.</summary>
    public required PresignedUploadUrl Abort { get; init; }

    /// <summary>Lists the parts that arrived.</summary>
    public required PresignedUploadUrl ListParts { get; init; }

    /// <summary>
    /// List the parts that arrived from number 1,001, from 2,001, and so on: one answer has a thousand at most. Empty for a set of no more.
    /// </summary>
    public PresignedUploadUrls ListFurtherParts { get; init; } = new([]);

    /// <summary>Region of the credential scope.</summary>
    public required string Region { get; init; }

    /// <summary>Scheme, host and port that the URLs go to.</summary>
    public required string Endpoint { get; init; }

    /// <summary>The instant the URLs were signed for, UTC, whole seconds.</summary>
    public required DateTimeOffset SignedAt { get; init; }

    /// <summary>The last second in which S3 accepts the URLs, from their own parameters.</summary>
    public required DateTimeOffset ExpiresAt { get; init; }

    /// <summary>The true end as far as it is known: the earlier of <see cref="ExpiresAt"/> and the end of the credentials.</summary>
    public required DateTimeOffset EffectiveExpiresAt { get; init; }

    /// <summary>The earliest end that is possible; see <see cref="PresignedUrl.EarliestExpiresAt"/>.</summary>
    public required DateTimeOffset EarliestExpiresAt { get; init; }

    /// <summary>What ends the URLs first.</summary>
    public required UrlLimit LimitedBy { get; init; }

    /// <summary>Access key id of the signer.</summary>
    public required string AccessKeyId { get; init; }

    /// <summary>Account of the signer, decoded from the access key id; null where the id does not show it.</summary>
    public string? AccountId => AccessKey.AccountId(AccessKeyId);

    /// <summary>Whether the URLs were signed with temporary credentials.</summary>
    public required bool HasSessionToken { get; init; }

    /// <summary>Reads a set from its JSON, of <see cref="ToJson"/> or of ConvertTo-Json.</summary>
    /// <param name="json">The whole text.</param>
    /// <exception cref="PresignTools.Errors.PresignException"><c>UploadSetNotReadable</c>.</exception>
    public static PresignedUpload FromJson(string json) => UploadJson.Read(json);

    /// <summary>The set as JSON. Reading it gives the same set again.</summary>
    public string ToJson() => UploadJson.Write(this);

    /// <summary>
    /// A script for sh that uploads a file with dd and curl: each part, then the list of ETags that completes the upload. Run again after a
    /// failure, it goes on where it stopped.
    /// </summary>
    /// <param name="file">Path of the file, where the script will run.</param>
    public string ToCurl(string file) => UploadScript.Write(this, file);

    /// <summary>Bucket, key and number of parts, for the screen; no URL.</summary>
    public override string ToString() => $"{Printable.Line(BucketName)}/{Printable.Line(Key)} ({Parts})";
}
