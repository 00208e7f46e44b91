using Amazon;
using Amazon.Runtime;
using Amazon.S3;
using Amazon.S3.Model;
using CsCheck;
using PresignTools.Addressing;
using PresignTools.Signing;

namespace PresignTools.Tests.Signing;

/// <summary>The SDK for .NET signs the same requests to directory buckets, with a session and without one.</summary>
public class SdkExpressOracleTests
{
    private static readonly SigningCredentials Own = new("AKIAIOSFODNN7EXAMPLE", "wJalrXUtnFEMI/K7MDENG/bPxRfiCYEXAMPLEKEY");

    private static readonly SigningCredentials Session = SigningCredentials.ForDirectoryBucket(
        "ASIAIOSFODNN7EXAMPLE", "wJalrXUtnFEMI/K7MDENG/bPxRfiCYSESSIONKEY", "AgV4EXAMPLE//Token+==", null);

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public void Agrees_with_GetPreSignedURL(bool hasSession)
    {
        var config = new AmazonS3Config
        {
            RegionEndpoint = RegionEndpoint.USEast1,
            DisableS3ExpressSessionAuth = !hasSession,
            S3ExpressCredentialProvider = new FixedSession(),
        };
        using var client = new AmazonS3Client(new BasicAWSCredentials(Own.AccessKeyId, Own.SecretAccessKey), config);
        Gen.Select(Gen.OneOf("logs--use1-az4--x-s3", "ap--use1-az5--xa-s3"), Requests.Key, Gen.Int[60, 604000], Gen.OneOf(HttpVerb.GET, HttpVerb.PUT, HttpVerb.HEAD, HttpVerb.DELETE))
            .Sample((bucket, key, expires, verb) =>
        {
            string theirs = client.GetPreSignedURL(new GetPreSignedUrlRequest { BucketName = bucket, Key = key, Expires = DateTime.UtcNow.AddSeconds(expires), Verb = verb });
            Dictionary<string, string> query = theirs[(theirs.IndexOf('?', StringComparison.Ordinal) + 1)..].Split('&').Select(static p => p.Split('=', 2)).ToDictionary(static p => p[0], static p => p[1]);
            Assert.True(AmzTime.TryParse(query["X-Amz-Date"], out AmzTime time));
            string ours = new Signer().Sign(
                new PresignRequest
                {
                    Method = verb.ToString(),
                    Address = S3AddressResolver.Resolve(bucket, new S3EndpointOptions { Region = "us-east-1" }),
                    Key = key,
                    SignedAt = time.Instant,
                    ExpiresInSeconds = int.Parse(query["X-Amz-Expires"], System.Globalization.CultureInfo.InvariantCulture),
                },
                hasSession ? Session : Own).Url;

            Assert.Equal(Sorted(theirs), Sorted(ours));
        }, iter: 500);
    }

    private static string Sorted(string url)
    {
        string[] parts = url.Split('?');
        return parts[0] + "?" + string.Join("&", parts[1].Split('&').Order(StringComparer.Ordinal));
    }

    private sealed class FixedSession : IS3ExpressCredentialProvider
    {
        public SessionCredentials ResolveSessionCredentials(string bucketName) => new()
        {
            AccessKeyId = Session.AccessKeyId,
            SecretAccessKey = Session.SecretAccessKey,
            SessionToken = Session.SessionToken,
            Expiration = DateTime.UtcNow.AddMinutes(5),
        };

        public Task<SessionCredentials> ResolveSessionCredentialsAsync(string bucketName, CancellationToken cancellationToken = default) =>
            Task.FromResult(ResolveSessionCredentials(bucketName));

        public void Dispose()
        {
            // it holds nothing
        }
    }
}
