using PresignTools.Addressing;
using PresignTools.Signing;

namespace PresignTools.Commands;

/// <content>The way of the parameters into <see cref="PresignOptions"/>.</content>
public sealed partial class NewS3PresignedUrlCommand
{
    private PresignOptions Options() =>
        new()
        {
            Method = Method.ToUpperInvariant(),
            IsForAmazonS3 = S3HostParser.IsAmazonS3(EndpointUrl),
            Headers = [.. Pairs(Header), .. CustomerKeyHeaders()],
            QueryParameters = Pairs(QueryParameter),
            ContentType = ContentType,
            Metadata = Pairs(Metadata),
            Tags = Pairs(Tag),
            ServerSideEncryption = ServerSideEncryption,
            SseKmsKeyId = SSEKMSKeyId,
            RequesterPays = RequestPayer,
            Checksums = Given(
                ("crc32", ChecksumCRC32),
                ("crc32c", ChecksumCRC32C),
                ("crc64nvme", ChecksumCRC64NVME),
                ("sha1", ChecksumSHA1),
                ("sha256", ChecksumSHA256)),
            ExpectedBucketOwner = ExpectedBucketOwner,
            UploadId = UploadId,
            PartNumber = PartNumber,
            PayloadHash = PayloadHash,
            ResponseOverrides = Given(
                ("response-content-type", ResponseContentType),
                ("response-content-disposition", ResponseContentDisposition),
                ("response-content-encoding", ResponseContentEncoding),
                ("response-content-language", ResponseContentLanguage),
                ("response-cache-control", ResponseCacheControl),
                ("response-expires", ResponseExpires)),
            DownloadName = DownloadName,
        };
}
