using Amazon;
using Amazon.Runtime;
using Amazon.S3;
using Amazon.S3.Model;
using PresignTools.Inspection;
using SignatureVersion = PresignTools.Inspection.SignatureVersion;

namespace PresignTools.Tests.Inspection;

public sealed class SdkGuessTests
{
    private const string A = "X-Amz-Algorithm=AWS4-HMAC-SHA256", C = "X-Amz-Credential=ASIAIOSFODNN7EXAMPLE%2F20261124%2Feu-west-1%2Fs3%2Faws4_request", D = "X-Amz-Date=20261124T120000Z",
        E = "X-Amz-Expires=900", H = "X-Amz-SignedHeaders=host", S = "X-Amz-Signature=" + SampleUrls.Signature, T = "X-Amz-Security-Token=" + SampleUrls.Token, P = "X-Amz-Content-Sha256=UNSIGNED-PAYLOAD";

    [Theory]
    [InlineData("AWS SDK for JavaScript v3", A, P, C, D, E, T, S, H, "x-amz-checksum-mode=ENABLED", "x-id=GetObject")]
    [InlineData("AWS SDK for JavaScript v3", A, P, C, D, E, S, H, "x-id=PutObject")]
    [InlineData("AWS SDK for JavaScript v2", "Content-Type=image%2Fpng", A, C, D, E, T, S, H, "x-amz-acl=public-read")]
    [InlineData("AWS SDK for .NET (AWS Tools for PowerShell)", "versionId=1", E, T, A, C, D, H, S)]
    [InlineData("AWS SDK for PHP", P, T, A, C, D, H, E, S)]
    [InlineData("AWS SDK for PHP", P, A, C, D, H, E, S)]
    [InlineData("AWS SDK for PHP, or botocore with awscrt (boto3[crt])", A, C, D, H, E, S)]
    [InlineData("AWS SDK for Java v1, or an early v2", T, A, D, H, E, C, S)]
    [InlineData("AWS SDK for Java v2", T, A, D, H, C, E, S)]
    [InlineData("AWS SDK for Java v2", A, D, H, C, E, S)]
    [InlineData("AWS console", "response-content-disposition=inline", P, T, A, C, D, E, H, S)]
    [InlineData("botocore (boto3, AWS CLI), boto 2, or minio-js", "versionId=1", A, C, D, E, H, T, S)]
    [InlineData("AWS SDK for Rust", "x-id=GetObject", A, C, D, E, H, S, T)]
    [InlineData("AWS SDK for Ruby", "versionId=1", A, C, D, E, T, H, S)]
    [InlineData("AWS SDK for Go v2", A, C, D, E, T, H, "x-id=GetObject", S)]
    [InlineData("AWS SDK for Go v2", A, C, D, E, H, "x-id=GetObject", S)]
    [InlineData("AWS SDK for Go, PresignTools, or a MinIO client in Go", A, C, D, E, H, "versionId=1", S)]
    [InlineData("botocore (boto3, AWS CLI), boto 2, AWS SDK for Go or Ruby, PresignTools, or a MinIO client", A, C, D, E, H, S)]
    [InlineData(null, S, A, C, D, E, H)]
    [InlineData(null, A, C, D, E, H, S, "x-id=GetObject")]
    [InlineData(null, C, A, D, S, H, E)]
    [InlineData("botocore (boto3, AWS CLI)", "AWSAccessKeyId=AKIAIOSFODNN7EXAMPLE", "Signature=Zm9vYmFyYmF6cXV4MTIzNDU2Nzg%3D", "Expires=1796000000")]
    [InlineData("boto 2", "Signature=Zm9vYmFyYmF6cXV4MTIzNDU2Nzg%3D", "Expires=1796000000", "AWSAccessKeyId=AKIAIOSFODNN7EXAMPLE")]
    [InlineData(null, "AWSAccessKeyId=AKIAIOSFODNN7EXAMPLE", "Expires=1796000000", "Signature=Zm9vYmFyYmF6cXV4MTIzNDU2Nzg%3D")]
    public void By_the_order_of_the_parameters(string? sdk, params string[] parameters)
    {
        PresignedUrlInfo info = PresignedUrlReader.Read("https://examplebucket.s3.eu-west-1.amazonaws.com/k?" + string.Join("&", parameters));
        Assert.Equal(sdk, info.Sdk);
        Assert.NotEmpty(info.SdkEvidence);
    }

    [Theory]
    [InlineData(false, 1, null)]
    [InlineData(true, 1, null)]
    [InlineData(true, 1, "v1")]
    [InlineData(true, 30, null)]   // over 7 days the SDK falls back to SigV2 in us-east-1
    [InlineData(false, 30, "v1")]
    public void Urls_of_the_dotnet_sdk_are_told(bool temporary, int days, string? versionId)
    {
        AWSCredentials credentials = temporary ? new SessionAWSCredentials("ASIAIOSFODNN7EXAMPLE", "secret", "IQoJ+/tok==") : new BasicAWSCredentials("AKIAIOSFODNN7EXAMPLE", "secret");
        using var client = new AmazonS3Client(credentials, RegionEndpoint.USEast1);
        string url = client.GetPreSignedURL(new GetPreSignedUrlRequest { BucketName = "bucket", Key = "a b+c/é", VersionId = versionId, Expires = DateTime.UtcNow.AddDays(days) });
        PresignedUrlInfo info = PresignedUrlReader.Read(url);
        Assert.StartsWith("AWS SDK for .NET", info.Sdk, StringComparison.Ordinal);
        Assert.Equal(("bucket", "a b+c/é", versionId), (info.BucketName, info.Key, info.VersionId));
        Assert.Equal(days > 7 ? SignatureVersion.SigV2 : SignatureVersion.SigV4, info.SignatureVersion);
        Assert.Empty(info.Repairs);
    }
}
