using PresignTools.Abstractions;
using PresignTools.Aws.Uploads;
using PresignTools.Errors;
using PresignTools.Signing;
using PresignTools.Tests.Evidence;

namespace PresignTools.Tests;

/// <summary>What the SDK sends to start an upload, and what becomes of a refusal.</summary>
public sealed class UploadStarterTests
{
    private const string Started = "<InitiateMultipartUploadResult><Bucket>reports</Bucket><Key>k</Key><UploadId>u-1</UploadId></InitiateMultipartUploadResult>";
    private static readonly SigningCredentials s_signer = new("ASIAQNZGKIQY56JQ7WML", "SECRETsecret/SECRETsecret+SECRETsecret12", "TOKENtoken/TOKENtoken");
    private static readonly UploadStart s_plain = new() { BucketName = "reports", Key = "a b/é.csv" };

    [Fact]
    public async Task Nothing_is_declared_that_the_URLs_of_the_parts_do_not_have()
    {
        using var server = new AnswersOnLoopback(static _ => (200, string.Empty, Started));
        Assert.Equal("u-1", await Start(server.Url, s_plain));
        string sent = Assert.Single(server.Requests);
        Assert.StartsWith("POST /reports/a b/", sent, StringComparison.Ordinal);
        Assert.Contains("?uploads", sent, StringComparison.Ordinal);
        Assert.DoesNotContain("checksum", sent, StringComparison.OrdinalIgnoreCase);
        Assert.DoesNotContain("x-amz-acl", sent, StringComparison.OrdinalIgnoreCase);
    }

    [Fact]
    public async Task Each_setting_arrives()
    {
        using var server = new AnswersOnLoopback(static _ => (200, string.Empty, Started));
        await Start(server.Url, s_plain with
        {
            ContentType = "text/csv",
            ContentDisposition = "attachment",
            ContentEncoding = "gzip",
            CacheControl = "no-store",
            Metadata = [new("source", "branch-7")],
            Tags = [new("team", "a&b")],
            Acl = "bucket-owner-full-control",
            StorageClass = "GLACIER_IR",
            ServerSideEncryption = "aws:kms",
            SseKmsKeyId = "alias/x",
            ChecksumAlgorithm = "CRC64NVME",
            RequesterPays = true,
            ExpectedBucketOwner = "111122223333",
        });
        string[] sent = [.. Assert.Single(server.Requests).Split("\r\n").Select(static l => l.ToLowerInvariant())];
        foreach (string header in new[]
        {
            "content-type: text/csv", "content-disposition: attachment", "content-encoding: gzip", "cache-control: no-store", "x-amz-meta-source: branch-7",
            "x-amz-tagging: team=a&b", "x-amz-acl: bucket-owner-full-control", "x-amz-storage-class: glacier_ir", "x-amz-server-side-encryption: aws:kms",
            "x-amz-server-side-encryption-aws-kms-key-id: alias/x", "x-amz-checksum-algorithm: crc64nvme", "x-amz-request-payer: requester",
            "x-amz-expected-bucket-owner: 111122223333",
        })
        {
            Assert.Contains(header, sent);
        }
    }

    [Theory]
    [InlineData(403, "<Error><Code>AccessDenied</Code><Message>no identity-based policy allows the s3:PutObject action</Message></Error>", "UploadNotStarted", PresignErrorKind.AuthenticationError, "no identity-based policy")]
    [InlineData(404, "<Error><Code>NoSuchBucket</Code><Message>m</Message></Error>", "UploadNotStarted", PresignErrorKind.ObjectNotFound, "NoSuchBucket")]
    [InlineData(501, "<Error><Code>NotImplemented</Code><Message>m</Message></Error>", "UploadNotStarted", PresignErrorKind.ResourceUnavailable, "NotImplemented")]
    [InlineData(200, "<InitiateMultipartUploadResult></InitiateMultipartUploadResult>", "UploadNotStarted", PresignErrorKind.ResourceUnavailable, "no upload id")]
    public async Task A_refusal_is_an_error_of_its_own(int status, string body, string id, PresignErrorKind kind, string words)
    {
        using var server = new AnswersOnLoopback(_ => (status, string.Empty, body));
        PresignException error = await Assert.ThrowsAsync<PresignException>(() => Start(server.Url, s_plain));
        Assert.Equal((id, kind), (error.ErrorId, error.Kind));
        Assert.Contains(words, error.Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_refusal_that_quotes_the_request_shows_no_secret()
    {
        using var server = new AnswersOnLoopback(static request =>
            (403, string.Empty, $"<Error><Code>SignatureDoesNotMatch</Code><Message>{System.Security.SecurityElement.Escape(request)}</Message></Error>"));
        PresignException error = await Assert.ThrowsAsync<PresignException>(() => Start(server.Url, s_plain));
        Assert.Contains("SignatureDoesNotMatch", error.Message, StringComparison.Ordinal);
        Assert.DoesNotContain("TOKENtoken", error.ToString(), StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_server_that_is_not_there_is_named_so() =>
        Assert.Equal("UploadServerNotReached", (await Assert.ThrowsAsync<PresignException>(static () => Start("http://127.0.0.1:9", s_plain))).ErrorId);

    private static async Task<string> Start(string url, UploadStart start)
    {
        using var starter = new UploadStarter(s_signer, new AwsConnection { Region = "eu-central-1", S3EndpointUrl = url, IgnoresConfiguredEndpoints = true });
        return await starter.StartAsync(start, default);
    }
}
