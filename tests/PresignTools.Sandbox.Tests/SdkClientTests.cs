using System.Net;
using System.Text;
using Amazon.KeyManagementService;
using Amazon.S3;
using Amazon.S3.Model;
using Amazon.SecurityToken;
using Amazon.SecurityToken.Model;

namespace PresignTools.Sandbox.Tests;

/// <summary>The AWS SDK for .NET, unchanged, against the sandbox.</summary>
public sealed class SdkClientTests : IAsyncLifetime
{
    private static readonly byte[] Data = [.. Enumerable.Range(0, 200_000).Select(i => (byte)(i * 31))];
    private SandboxServer _server = null!;
    private AmazonS3Client _s3 = null!;

    public async Task InitializeAsync()
    {
        _server = await SandboxServer.StartAsync();
        _s3 = Client(Keys.Alice);
    }

    public async Task DisposeAsync()
    {
        _s3.Dispose();
        await _server.DisposeAsync();
    }

    [Fact]
    public async Task Objects_go_up_and_come_down_with_what_belongs_to_them()
    {
        using var body = new MemoryStream(Data);
        var put = new PutObjectRequest { BucketName = "reports", Key = "sdk/ä b+c.bin", InputStream = body, ContentType = "application/x-test", ServerSideEncryptionMethod = ServerSideEncryptionMethod.AWSKMS, ServerSideEncryptionKeyManagementServiceKeyId = Keys.KmsKey };
        put.Metadata["note"] = "from the sdk";
        put.TagSet = [new Amazon.S3.Model.Tag { Key = "a", Value = "1 2" }];
        PutObjectResponse stored = await _s3.PutObjectAsync(put);
        Assert.Equal(ServerSideEncryptionMethod.AWSKMS, stored.ServerSideEncryptionMethod);

        using GetObjectResponse got = await _s3.GetObjectAsync("reports", "sdk/ä b+c.bin");
        using var read = new MemoryStream();
        await got.ResponseStream.CopyToAsync(read);
        Assert.Equal(Data, read.ToArray());
        Assert.Equal(("from the sdk", "application/x-test"), (got.Metadata["note"], got.Headers.ContentType));
        GetObjectTaggingResponse tags = await _s3.GetObjectTaggingAsync(new GetObjectTaggingRequest { BucketName = "reports", Key = "sdk/ä b+c.bin" });
        Assert.Equal("1 2", Assert.Single(tags.Tagging).Value);

        using AmazonS3Client virginia = Client(Keys.Alice, "us-east-1");
        await virginia.CopyObjectAsync("reports", "sdk/ä b+c.bin", "virginia", "copy.bin");
        Assert.Equal(Data.Length, (await virginia.GetObjectMetadataAsync("virginia", "copy.bin")).ContentLength);
        GetObjectMetadataResponse head = await _s3.GetObjectMetadataAsync("reports", "sdk/ä b+c.bin");
        Assert.Equal(Data.Length, head.ContentLength);
        await _s3.DeleteObjectAsync("reports", "sdk/ä b+c.bin");
        AmazonS3Exception gone = await Assert.ThrowsAnyAsync<AmazonS3Exception>(() => _s3.GetObjectAsync("reports", "sdk/ä b+c.bin"));
        Assert.Equal(("NoSuchKey", HttpStatusCode.NotFound), (gone.ErrorCode, gone.StatusCode));
    }

    [Fact]
    public async Task Listings_page()
    {
        for (int i = 0; i < 7; i++)
        {
            await _s3.PutObjectAsync(new PutObjectRequest { BucketName = "reports", Key = $"many/{i}/x", ContentBody = "x" });
        }

        var keys = new List<string>();
        var request = new ListObjectsV2Request { BucketName = "reports", Prefix = "many/", MaxKeys = 3 };
        ListObjectsV2Response page;
        do
        {
            page = await _s3.ListObjectsV2Async(request);
            keys.AddRange(page.S3Objects.Select(o => o.Key));
            request.ContinuationToken = page.NextContinuationToken;
        }
        while (page.IsTruncated == true);
        Assert.Equal(Enumerable.Range(0, 7).Select(i => $"many/{i}/x"), keys);

        ListObjectsV2Response folders = await _s3.ListObjectsV2Async(new ListObjectsV2Request { BucketName = "reports", Prefix = "many/", Delimiter = "/", MaxKeys = 5 });
        Assert.Equal(["many/0/", "many/1/", "many/2/", "many/3/", "many/4/"], folders.CommonPrefixes);
        Assert.True(folders.IsTruncated);
        Assert.Contains("reports", (await _s3.ListBucketsAsync()).Buckets.Select(b => b.BucketName));
        DeleteObjectsResponse deleted = await _s3.DeleteObjectsAsync(new DeleteObjectsRequest { BucketName = "reports", Objects = [.. keys.Select(k => new KeyVersion { Key = k })] });
        Assert.Equal(7, deleted.DeletedObjects.Count);
    }

    [Fact]
    public async Task Multipart_uploads_complete()
    {
        InitiateMultipartUploadResponse upload = await _s3.InitiateMultipartUploadAsync(new InitiateMultipartUploadRequest { BucketName = "reports", Key = "multi.bin" });
        byte[] first = new byte[5 * 1024 * 1024];
        Random.Shared.NextBytes(first);
        var parts = new List<PartETag>();
        foreach ((int number, byte[] bytes) in new[] { (1, first), (2, Data) })
        {
            using var stream = new MemoryStream(bytes);
            UploadPartResponse part = await _s3.UploadPartAsync(new UploadPartRequest { BucketName = "reports", Key = "multi.bin", UploadId = upload.UploadId, PartNumber = number, InputStream = stream, PartSize = bytes.Length });
            parts.Add(new PartETag(number, part.ETag));
        }

        Assert.Equal(2, (await _s3.ListPartsAsync("reports", "multi.bin", upload.UploadId)).Parts.Count);
        CompleteMultipartUploadResponse done = await _s3.CompleteMultipartUploadAsync(new CompleteMultipartUploadRequest { BucketName = "reports", Key = "multi.bin", UploadId = upload.UploadId, PartETags = parts });
        Assert.EndsWith("-2\"", done.ETag, StringComparison.Ordinal);
        Assert.Equal(first.Length + Data.Length, (await _s3.GetObjectMetadataAsync("reports", "multi.bin")).ContentLength);
        AmazonS3Exception gone = await Assert.ThrowsAnyAsync<AmazonS3Exception>(() => _s3.AbortMultipartUploadAsync("reports", "multi.bin", upload.UploadId));
        Assert.Equal("NoSuchUpload", gone.ErrorCode);
    }

    [Fact]
    public async Task Settings_of_buckets_are_read()
    {
        Assert.Equal("eu-central-1", (await _s3.GetBucketLocationAsync("reports")).Location.Value);
        using AmazonS3Client virginia = Client(Keys.Alice, "us-east-1");
        Assert.True((await virginia.GetBucketLocationAsync("virginia")).Location?.Value is null or "" or "us-east-1");
        Assert.True((await _s3.GetPublicAccessBlockAsync(new GetPublicAccessBlockRequest { BucketName = "reports" })).PublicAccessBlockConfiguration.RestrictPublicBuckets);
        Assert.Equal(ServerSideEncryptionMethod.AES256, (await _s3.GetBucketEncryptionAsync(new GetBucketEncryptionRequest { BucketName = "reports" })).ServerSideEncryptionConfiguration.ServerSideEncryptionRules[0].ServerSideEncryptionByDefault.ServerSideEncryptionAlgorithm);
        Assert.Equal("BucketOwnerEnforced", (await _s3.GetBucketOwnershipControlsAsync(new GetBucketOwnershipControlsRequest { BucketName = "reports" })).OwnershipControls.Rules[0].ObjectOwnership.Value);
        Assert.Equal("https://app.example.com", (await _s3.GetCORSConfigurationAsync("reports")).Configuration.Rules[0].AllowedOrigins[0]);
        Assert.Equal("BucketOwner", (await _s3.GetBucketRequestPaymentAsync(new GetBucketRequestPaymentRequest { BucketName = "reports" })).Payer);
        Assert.Equal(VersionStatus.Enabled, (await _s3.GetBucketVersioningAsync("versions")).VersioningConfig.Status);
        Assert.Equal(BucketAccelerateStatus.Enabled, (await virginia.GetBucketAccelerateConfigurationAsync(new GetBucketAccelerateConfigurationRequest { BucketName = "virginia" })).Status);
        Assert.Contains("arn:aws:iam::111122223333:root", (await Client(Keys.Erin).GetBucketPolicyAsync("shared")).Policy, StringComparison.Ordinal);
        Assert.Contains("NoSuchBucketPolicy", (await _s3.GetBucketPolicyAsync("reports")).Policy, StringComparison.Ordinal);    // the SDK takes the error for the policy
        AmazonS3Exception denied = await Assert.ThrowsAnyAsync<AmazonS3Exception>(() => Client(Keys.Bob).GetBucketPolicyAsync("reports"));
        Assert.Equal("AccessDenied", denied.ErrorCode);
    }

    [Fact]
    public async Task Urls_that_the_sdk_signs_work()
    {
        using var http = new HttpClient();
        string put = await _s3.GetPreSignedURLAsync(new GetPreSignedUrlRequest { BucketName = "reports", Key = "sdk signed.txt", Verb = HttpVerb.PUT, Expires = DateTime.UtcNow.AddMinutes(5), ContentType = "text/plain", Protocol = Protocol.HTTP });
        using var content = new StringContent("by url", Encoding.ASCII, "text/plain");
        content.Headers.ContentType!.CharSet = null;
        using HttpResponseMessage stored = await http.PutAsync(put, content);
        Assert.True(stored.IsSuccessStatusCode, await stored.Content.ReadAsStringAsync());
        string get = await _s3.GetPreSignedURLAsync(new GetPreSignedUrlRequest { BucketName = "reports", Key = "sdk signed.txt", Expires = DateTime.UtcNow.AddMinutes(5), Protocol = Protocol.HTTP });
        Assert.Equal("by url", await http.GetStringAsync(get));
    }

    [Fact]
    public async Task Sts_says_who_and_gives_sessions_that_work()
    {
        using var sts = new AmazonSecurityTokenServiceClient(Keys.Alice.Id, Keys.Alice.Secret, new AmazonSecurityTokenServiceConfig { ServiceURL = _server.EndpointUrl, AuthenticationRegion = "eu-central-1" });
        GetCallerIdentityResponse me = await sts.GetCallerIdentityAsync(new GetCallerIdentityRequest());
        Assert.Equal(("arn:aws:iam::111122223333:user/alice", "111122223333"), (me.Arn, me.Account));
        AssumeRoleResponse assumed = await sts.AssumeRoleAsync(new AssumeRoleRequest { RoleArn = "arn:aws:iam::111122223333:role/reporter", RoleSessionName = "test", DurationSeconds = 900 });
        Assert.Equal("arn:aws:sts::111122223333:assumed-role/reporter/test", assumed.AssumedRoleUser.Arn);
        using AmazonS3Client asRole = new(assumed.Credentials, Config("eu-central-1"));
        Assert.Equal(25, (await asRole.GetObjectMetadataAsync("reports", "2026/q3.csv")).ContentLength);

        _server.Patch("""{ "clock": { "offsetSeconds": 1000 } }""");
        using var late = new AmazonS3Client(assumed.Credentials, Config("eu-central-1"));
        AmazonS3Exception dead = await Assert.ThrowsAnyAsync<AmazonS3Exception>(() => late.GetObjectAsync("reports", "2026/q3.csv"));
        Assert.True(dead.ErrorCode is "ExpiredToken" or "RequestTimeTooSkewed", dead.ErrorCode);
        _server.Patch("""{ "clock": { "offsetSeconds": 0 } }""");

        using var partner = new AmazonSecurityTokenServiceClient(Keys.Carol.Id, Keys.Carol.Secret, new AmazonSecurityTokenServiceConfig { ServiceURL = _server.EndpointUrl, AuthenticationRegion = "eu-central-1" });
        var denied = await Assert.ThrowsAsync<AmazonSecurityTokenServiceException>(() => partner.AssumeRoleAsync(new AssumeRoleRequest { RoleArn = "arn:aws:iam::111122223333:role/reporter", RoleSessionName = "test" }));
        Assert.Equal(("AccessDenied", HttpStatusCode.Forbidden), (denied.ErrorCode, denied.StatusCode));
    }

    [Fact]
    public async Task Kms_describes_its_keys()
    {
        using var kms = new AmazonKeyManagementServiceClient(Keys.Alice.Id, Keys.Alice.Secret, new AmazonKeyManagementServiceConfig { ServiceURL = _server.EndpointUrl, AuthenticationRegion = "eu-central-1" });
        Assert.Equal(Keys.KmsKey, (await kms.DescribeKeyAsync("alias/reports")).KeyMetadata.Arn);
        Assert.Equal(KeyState.Disabled, (await kms.DescribeKeyAsync("alias/retired")).KeyMetadata.KeyState);
        Assert.Contains("\"Enable IAM User Permissions\"", (await kms.GetKeyPolicyAsync(Keys.KmsKey, "default")).Policy, StringComparison.Ordinal);
        await Assert.ThrowsAsync<Amazon.KeyManagementService.Model.NotFoundException>(() => kms.DescribeKeyAsync("alias/none"));
        using var bob = new AmazonKeyManagementServiceClient(Keys.Bob.Id, Keys.Bob.Secret, new AmazonKeyManagementServiceConfig { ServiceURL = _server.EndpointUrl, AuthenticationRegion = "eu-central-1" });
        var denied = await Assert.ThrowsAsync<AmazonKeyManagementServiceException>(() => bob.DescribeKeyAsync(Keys.KmsKey));
        Assert.Equal("AccessDeniedException", denied.ErrorCode);
    }

    private AmazonS3Client Client((string Id, string Secret) key, string region = "eu-central-1") => new(key.Id, key.Secret, Config(region));

    private AmazonS3Config Config(string region) => new() { ServiceURL = _server.EndpointUrl, AuthenticationRegion = region, ForcePathStyle = true, MaxErrorRetry = 0, UseHttp = true };
}
