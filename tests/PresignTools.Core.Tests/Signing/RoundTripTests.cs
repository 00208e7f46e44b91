using CsCheck;
using PresignTools.Addressing;
using PresignTools.Inspection;
using PresignTools.Signing;

namespace PresignTools.Tests.Signing;

/// <summary>What was signed can be read back, and what was signed verifies.</summary>
public class RoundTripTests
{
    [Fact]
    public void Any_key_reads_back_as_the_same_bucket_and_key() =>
        Requests.Any.Sample(static request =>
        {
            RawUrl url = RawUrl.Parse(new Signer().Sign(request, Requests.LongTerm).Url);

            S3Location location = S3HostParser.Parse(url.Scheme, url.Authority, url.Path);

            Assert.Equal(request.Address.Bucket, location.Bucket);
            Assert.Equal(request.Key, location.Key);
            Assert.Equal(request.VersionId, url.Find("versionId")?.Value);
        }, iter: 5000);

    /// <summary>The URL as received, canonicalized from its raw text, gives the signature that it carries.</summary>
    [Fact]
    public void Any_signed_url_canonicalizes_to_its_own_signature() =>
        Gen.Select(Requests.Any, Requests.Credentials).Sample(static (request, credentials) =>
        {
            RawUrl url = RawUrl.Parse(new Signer().Sign(request, credentials).Url);

            var query = CanonicalQuery.OfRaw(url.Parameters, "X-Amz-Signature");
            var canonical = new PresignTools.Text.Utf8Buffer();
            canonical.Append(request.Method + "\n");
            CanonicalRequest.AppendRawUri(canonical, url.Path);
            canonical.Append("\n" + query.Text);
            CanonicalRequest.AppendEnd(canonical, request.Headers, url.Authority, "UNSIGNED-PAYLOAD");
            var time = new AmzTime(request.SignedAt);
            var stringToSign = new PresignTools.Text.Utf8Buffer();
            SignatureV4.AppendStringToSign(stringToSign, SignatureV4.Algorithm, time.ToString(), $"{time.Day:00000000}/{request.Address.SigningRegion}/s3/aws4_request", canonical);
            var signature = new PresignTools.Text.Utf8Buffer();
            SignatureV4.AppendSignature(signature, new KeyedHmac(SigningKeyCache.Derive(credentials.SecretAccessKey, time.Day, request.Address.SigningRegion, "s3")), stringToSign);

            Assert.Equal(url.Find("X-Amz-Signature")!.Value, signature.Utf8Text());
        }, iter: 5000);

    [Fact]
    public void The_signing_key_is_derived_once_a_day_region_and_key()
    {
        var signer = new Signer();
        PresignRequest Request(string region, int day) => new()
        {
            Address = S3AddressResolver.Resolve("b", new S3EndpointOptions { Region = region }),
            Key = "k",
            SignedAt = new DateTimeOffset(2026, 1, day, 0, 0, 0, TimeSpan.Zero),
            ExpiresInSeconds = 60,
        };

        for (int i = 0; i < 100; i++)
        {
            signer.Sign(Request("us-east-1", 1), Requests.LongTerm);
            signer.Sign(Request("eu-west-1", 1), Requests.LongTerm);
            signer.Sign(Request("eu-west-1", 2), Requests.LongTerm);
        }

        Assert.Equal(3, signer.KeyDerivations);
    }

    [Fact]
    public void Signing_from_many_threads_gives_the_same_signatures()
    {
        var signer = new Signer();
        PresignRequest[] requests = [.. Enumerable.Range(0, 500).Select(static i => new PresignRequest
        {
            Address = S3AddressResolver.Resolve("b" + (i % 7), new S3EndpointOptions { Region = i % 2 == 0 ? "us-east-1" : "eu-west-1" }),
            Key = "key/" + new string('x', i),
            SignedAt = DateTimeOffset.UnixEpoch.AddDays(i % 100),
            ExpiresInSeconds = 60 + i,
        })];
        string[] expected = [.. requests.Select(r => new Signer().Sign(r, Requests.LongTerm).Url)];
        string[] actual = new string[requests.Length];

        Parallel.For(0, requests.Length, i => actual[i] = signer.Sign(requests[i], Requests.LongTerm).Url);

        Assert.Equal(expected, actual);
    }
}
