using Amazon;
using Amazon.Runtime;
using Amazon.Runtime.Signing;
using Amazon.S3;
using Amazon.S3.Model;
using CsCheck;
using PresignTools.Addressing;
using PresignTools.Signing;

namespace PresignTools.Tests.Signing;

/// <summary>The SDK signs the same requests; the signatures must agree, whatever the key, the query and the headers.</summary>
public class SdkOracleTests
{
    // System.Uri rewrites paths, so the SDK's generic signer can be asked only for URLs that survive it.
    private static readonly UriCreationOptions AsWritten = new() { DangerousDisablePathAndQueryCanonicalization = true };

    [Fact]
    public void Agrees_with_the_sdks_generic_signer()
    {
        Gen.Select(Requests.Any, Requests.Credentials).Sample(static (request, credentials) =>
        {
            string ours = new Signer().Sign(request, credentials).Url;

            string unsigned = ours[..ours.IndexOf('?', StringComparison.Ordinal)];
            string extra = string.Join('&', ours[(unsigned.Length + 1)..].Split('&').Where(static p => !p.StartsWith("X-Amz-", StringComparison.Ordinal) || p.StartsWith("X-Amz-Content", StringComparison.Ordinal)));
            if (extra.Contains("X-Amz-Content-Sha256", StringComparison.Ordinal) || extra.Contains("%C3%A9=", StringComparison.Ordinal) || HasDotSegment(request.Key!))
            {
                return;   // the SDK's signer writes that parameter itself, does not encode names, and builds Uris that lose dot segments
            }

            var signingRequest = new AWSSigningRequest
            {
                HttpMethod = new HttpMethod(request.Method),
                RequestUri = new Uri(unsigned + (extra.Length > 0 ? "?" + extra : string.Empty), AsWritten),
            };
            foreach (KeyValuePair<string, string> header in request.Headers.Headers)
            {
                signingRequest.Headers[header.Key] = header.Value;
            }

            PresignResult theirs = AWSSigV4Signer.Presign(
                signingRequest,
                new AWSSigV4Parameters
                {
                    Credentials = Sdk(credentials),
                    Region = RegionEndpoint.GetBySystemName(request.Address.SigningRegion),
                    Service = "s3",
                    SignPayload = false,
                    SignedAt = request.SignedAt.UtcDateTime,
                },
                TimeSpan.FromSeconds(request.ExpiresInSeconds));

            Assert.True(Signature(theirs.Uri.OriginalString) == Signature(ours), $"theirs {theirs.Uri.OriginalString}\nours   {ours}\nheaders {string.Join('|', request.Headers.Headers)}");
        }, iter: 4000);
    }

    [Fact]
    public void Agrees_with_GetPreSignedURL()
    {
        Gen.Select(Requests.Bucket, Requests.Region, Requests.Key, Requests.Credentials, Gen.Int[60, 604000], Gen.OneOf(HttpVerb.GET, HttpVerb.PUT, HttpVerb.HEAD, HttpVerb.DELETE), Gen.OneOf<string?>(null, "text/plain", "a; b=\"c\""))
            .Sample(static (bucket, region, key, credentials, expires, verb, contentType) =>
        {
            if (key.StartsWith('/') && (bucket is "UPPER" or "my.dotted.bucket"))
            {
                return;   // in path style the SDK drops a key's leading slash, and so signs for another object
            }

            using var client = new AmazonS3Client(Sdk(credentials), new AmazonS3Config { RegionEndpoint = RegionEndpoint.GetBySystemName(region) });
            string theirs = client.GetPreSignedURL(new GetPreSignedUrlRequest { BucketName = bucket, Key = key, Expires = DateTime.UtcNow.AddSeconds(expires), Verb = verb, ContentType = contentType });

            Dictionary<string, string> query = theirs[(theirs.IndexOf('?', StringComparison.Ordinal) + 1)..].Split('&').Select(static p => p.Split('=', 2)).ToDictionary(static p => p[0], static p => p[1]);
            Assert.True(AmzTime.TryParse(query["X-Amz-Date"], out AmzTime time));
            PresignedUrl ours = new Signer().Sign(
                new PresignRequest
                {
                    Method = verb.ToString(),
                    Address = S3AddressResolver.Resolve(bucket, new S3EndpointOptions { Region = region }),
                    Key = key,
                    Headers = CanonicalHeaders.Create(contentType is null ? [] : [new("Content-Type", contentType)]),
                    SignedAt = time.Instant,
                    ExpiresInSeconds = int.Parse(query["X-Amz-Expires"], System.Globalization.CultureInfo.InvariantCulture),
                },
                credentials);

            Assert.Equal(Signature(theirs), Signature(ours.Url));
            Assert.Equal(theirs[..theirs.IndexOf('?', StringComparison.Ordinal)], ours.Url[..ours.Url.IndexOf('?', StringComparison.Ordinal)]);
        }, iter: 2000);
    }

    private static bool HasDotSegment(string key) => key.Split('/').Any(static s => s is "." or "..");

    private static AWSCredentials Sdk(SigningCredentials credentials) => credentials.SessionToken is null
        ? new BasicAWSCredentials(credentials.AccessKeyId, credentials.SecretAccessKey)
        : new SessionAWSCredentials(credentials.AccessKeyId, credentials.SecretAccessKey, credentials.SessionToken);

    private static string Signature(string url)
    {
        int start = url.IndexOf("X-Amz-Signature=", StringComparison.Ordinal) + 16;
        return url.Substring(start, 64);
    }
}
