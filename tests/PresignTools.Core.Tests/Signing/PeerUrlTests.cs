using System.Text;
using System.Text.Json;
using PresignTools.Addressing;
using PresignTools.Inspection;
using PresignTools.Signing;
using PresignTools.Verification;
using PresignTools.Verification.Subject;

namespace PresignTools.Tests.Signing;

/// <summary>
/// Multi-region access points and directory buckets as other signers do them: botocore and the SDK for JavaScript (tests/cases/sigv4a).
/// </summary>
public class PeerUrlTests
{
    private static readonly DateTimeOffset SignedAt = new(2026, 11, 24, 12, 0, 0, TimeSpan.Zero);

    public sealed record Keys(string AccessKeyId, string SecretAccessKey, string? SessionToken);

    public sealed record Case(
        string Kind, Keys SignedBy, string? Method, string? Url, string? Bucket, string? Key, string? Region, int Expires, bool Fips, bool Dualstack, string? StringToSign, string? Signature)
    {
        internal SigningCredentials Credentials => Kind == "url-session"
            ? SigningCredentials.ForDirectoryBucket(SignedBy.AccessKeyId, SignedBy.SecretAccessKey, SignedBy.SessionToken!, SignedAt.AddMinutes(5))
            : new SigningCredentials(SignedBy.AccessKeyId, SignedBy.SecretAccessKey, SignedBy.SessionToken);
    }

    private static Case[] Read(string file) =>
        JsonSerializer.Deserialize<Case[]>(File.ReadAllText(Path.Combine(AppContext.BaseDirectory, "cases", "sigv4a", file)), JsonSerializerOptions.Web)!;

    [Fact]
    public void A_directory_bucket_is_signed_as_botocore_signs_it()
    {
        Case[] cases = Read("botocore.json");
        Assert.True(cases.Length > 50, $"{cases.Length} cases");
        foreach (Case c in cases)
        {
            string ours = new Signer().Sign(
                new PresignRequest
                {
                    Method = c.Method!,
                    Address = S3AddressResolver.Resolve(c.Bucket, new S3EndpointOptions { Region = c.Region!, UseFipsEndpoint = c.Fips, UseDualstackEndpoint = c.Dualstack }),
                    Key = c.Key,
                    SignedAt = SignedAt,
                    ExpiresInSeconds = c.Expires,
                },
                c.Credentials).Url;

            Assert.Equal(Sorted(c.Url!), Sorted(ours));
        }
    }

    [Fact]
    public void URLs_of_the_SDK_for_JavaScript_are_found_good()
    {
        Case[] cases = [.. Read("javascript.json").Where(c => c.Url is not null)];
        Assert.True(cases.Length > 20, $"{cases.Length} cases");
        foreach (Case c in cases)
        {
            // The common runtime removes // and /./ from the path before it signs, as for other services, and sends the path as it is.
            bool isNormalized = c.Kind == "url-v4a" && c.Url!.Contains("/x//y/./z", StringComparison.Ordinal);
            var request = new ReceivedRequest { Url = isNormalized ? c.Url!.Replace("/x//y/./z", "/x/y/z", StringComparison.Ordinal) : c.Url!, Method = c.Method };
            PresignedUrlTest test = PresignedUrlVerifier.Verify(request, c.Credentials, SignedAt.AddMinutes(1));

            Assert.True(test.SignatureMatches, c.Url + "\n" + string.Join("\n", test.Findings));
            Assert.DoesNotContain(test.Findings, f => f.Status == FindingStatus.Fail);
            PresignedUrlInfo info = PresignedUrlReader.Read(c.Url!);
            Assert.Equal(c.Kind == "url-v4a" ? SignatureVersion.SigV4A : SignatureVersion.SigV4, info.SignatureVersion);
            Assert.Equal(c.Kind == "url-v4a" ? S3HostKind.MultiRegionAccessPoint : S3HostKind.Express, info.EndpointKind);
            Assert.Empty(info.Repairs);
            Assert.Empty(info.Notes);
        }
    }

    [Fact]
    public void Signatures_of_smithy_are_accepted()
    {
        Case[] cases = [.. Read("javascript.json").Where(c => c.Kind == "text-v4a")];
        Assert.NotEmpty(cases);
        foreach (Case c in cases)
        {
            byte[] text = Encoding.UTF8.GetBytes(c.StringToSign!);
            Assert.True(new EcdsaKey(c.SignedBy.AccessKeyId, c.SignedBy.SecretAccessKey).Verify(text, text.Length, c.Signature!));
            Assert.False(new EcdsaKey(c.SignedBy.AccessKeyId + "X", c.SignedBy.SecretAccessKey).Verify(text, text.Length, c.Signature!));
        }
    }

    [Fact]
    public void A_URL_of_ours_is_found_good_from_several_threads_at_once()
    {
        var signer = new Signer();
        var credentials = new SigningCredentials("AKIAIOSFODNN7EXAMPLE", "wJalrXUtnFEMI/K7MDENG/bPxRfiCYEXAMPLEKEY");
        S3Address address = S3AddressResolver.Resolve("arn:aws:s3::123456789012:accesspoint/mfzwi23gnjvgw.mrap", new S3EndpointOptions { Region = "us-east-1" });
        Parallel.For(0, 200, i =>
        {
            string url = signer.Sign(new PresignRequest { Address = address, Key = $"k/{i} é", SignedAt = SignedAt, ExpiresInSeconds = 900 }, credentials).Url;
            Assert.True(PresignedUrlVerifier.Verify(new ReceivedRequest { Url = url, Method = "GET" }, credentials, SignedAt).SignatureMatches);
        });
        Assert.Equal(1, signer.KeyDerivations);
    }

    /// <summary>Scheme, host and path, and the parameters in one order: botocore writes the token behind the signed headers.</summary>
    private static string Sorted(string url)
    {
        string[] parts = url.Split('?');
        return parts[0] + "?" + string.Join("&", parts[1].Split('&').Order(StringComparer.Ordinal));
    }
}
