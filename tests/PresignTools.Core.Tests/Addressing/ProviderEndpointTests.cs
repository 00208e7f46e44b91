using PresignTools.Addressing;
using PresignTools.Errors;
using PresignTools.Inspection;
using PresignTools.Signing;

namespace PresignTools.Tests.Addressing;

/// <summary>Services that speak S3: where they are, what they are signed for, and what they lack.</summary>
public class ProviderEndpointTests
{
    private const string Account = "0123456789abcdef0123456789abcdef";

    public static TheoryData<string> Ids => [.. S3ProviderProfiles.All.Select(static p => p.Id)];

    [Theory]
    [InlineData("r2", Account, null, "https://0123456789abcdef0123456789abcdef.r2.cloudflarestorage.com/reports", "auto")]
    [InlineData("b2", null, "us-west-004", "https://s3.us-west-004.backblazeb2.com/reports", "us-west-004")]
    [InlineData("wasabi", null, "eu-central-1", "https://s3.eu-central-1.wasabisys.com/reports", "eu-central-1")]
    [InlineData("spaces", null, "nyc3", "https://reports.nyc3.digitaloceanspaces.com", "nyc3")]
    [InlineData("gcs", null, null, "https://storage.googleapis.com/reports", "auto")]
    [InlineData("oci", "axaxnpcrorw5", "eu-frankfurt-1", "https://axaxnpcrorw5.compat.objectstorage.eu-frankfurt-1.oraclecloud.com/reports", "eu-frankfurt-1")]
    [InlineData("scaleway", null, "fr-par", "https://reports.s3.fr-par.scw.cloud", "fr-par")]
    [InlineData("hetzner", null, "fsn1", "https://reports.fsn1.your-objectstorage.com", "fsn1")]
    [InlineData("ovh", null, "gra", "https://s3.gra.io.cloud.ovh.net/reports", "gra")]
    [InlineData("idrive", null, "us-west-1", "https://s3.us-west-1.idrivee2.com/reports", "us-west-1")]
    [InlineData("Tigris", null, null, "https://reports.t3.storage.dev", "auto")]
    [InlineData("storj", null, null, "https://gateway.storjshare.io/reports", "us-east-1")]
    public void The_usual_endpoint(string provider, string? account, string? region, string start, string signed)
    {
        var endpoint = ProviderEndpoint.For(provider, account, region, null);
        PresignedUrl url = Sign(endpoint, []);
        Assert.StartsWith(start + "/k?", url.Url, StringComparison.Ordinal);
        Assert.Equal(signed, url.Region);
        Assert.Equal(endpoint.Server, ProviderEndpoint.ServerOf(endpoint.EndpointUrl));
        Assert.Equal(endpoint.Server, PresignedUrlReader.Read(url.Url).Provider);
        Assert.Equal("reports", PresignedUrlReader.Read(url.Url).BucketName);
    }

    [Theory]
    [InlineData("minio")]
    [InlineData("ceph")]
    public void A_server_of_ones_own(string provider)
    {
        Assert.Equal("ProviderNeedsEndpoint", Assert.Throws<PresignException>(() => ProviderEndpoint.For(provider, null, null, null)).ErrorId);
        var endpoint = ProviderEndpoint.For(provider, null, null, "http://localhost:9000");
        Assert.StartsWith("http://localhost:9000/reports/k?", Sign(endpoint, []).Url, StringComparison.Ordinal);
        Assert.Equal("us-east-1", endpoint.Region);
    }

    [Theory]
    [InlineData("wasabi", null, null, "ProviderNeedsRegion")]
    [InlineData("r2", null, null, "ProviderNeedsAccount")]
    [InlineData("oci", null, "eu-frankfurt-1", "ProviderNeedsAccount")]
    [InlineData("r2", "a.example.com/", null, "ProviderPartInvalid")]
    [InlineData("wasabi", null, "eu.example.com#", "ProviderPartInvalid")]
    [InlineData("wasabbi", null, null, "ProviderUnknown")]
    [InlineData("", null, null, "ProviderUnknown")]
    public void What_is_missing_is_named(string provider, string? account, string? region, string id) =>
        Assert.Equal(id, Assert.Throws<PresignException>(() => ProviderEndpoint.For(provider, account, region, null)).ErrorId);

    [Fact]
    public void A_misspelled_provider_names_the_near_one() =>
        Assert.Contains("Did you mean wasabi", Assert.Throws<PresignException>(static () => ProviderEndpoint.For("wasabbi", null, null, null)).Advice, StringComparison.Ordinal);

    [Fact]
    public void An_endpoint_that_is_given_keeps_its_place_and_names_the_region()
    {
        var endpoint = ProviderEndpoint.For("wasabi", null, null, "https://s3.ap-northeast-1.wasabisys.com");
        Assert.Equal(("https://s3.ap-northeast-1.wasabisys.com", "ap-northeast-1"), (endpoint.EndpointUrl, endpoint.Region));
    }

    [Theory]
    [MemberData(nameof(Ids))]
    public void Every_profile_has_a_document_and_fits_the_list_of_servers(string id)
    {
        S3ProviderProfile profile = S3ProviderProfiles.Find(id)!;
        Assert.StartsWith("https://", profile.Document, StringComparison.Ordinal);
        Assert.Same(profile, S3ProviderProfiles.Of(profile.Server));
        Assert.Equal(profile.Endpoint?.Contains("{region}", StringComparison.Ordinal) == true, profile.NeedsRegion);
        foreach (string region in profile.Endpoint is null ? [] : profile.Regions)
        {
            var endpoint = ProviderEndpoint.For(id, "account", region, null);
            Assert.Equal(profile.Server, ProviderEndpoint.ServerOf(endpoint.EndpointUrl));
            Assert.Empty(ServerAdvice.For(profile.Server, endpoint.EndpointUrl, Address(endpoint)));
        }
    }

    [Theory]
    [InlineData("Cloudflare R2", "x-amz-acl", "public-read", "ServerLacksAcl")]
    [InlineData("Cloudflare R2", "X-Amz-Tagging", "a=b", "ServerLacksTagging")]
    [InlineData("Backblaze B2", "x-amz-checksum-sha256", "x", "ServerLacksChecksum")]
    [InlineData("Hetzner", "x-amz-server-side-encryption", "aws:kms", "ServerLacksKmsEncryption")]
    [InlineData("Hetzner", "x-amz-server-side-encryption", "AES256", null)]
    [InlineData("Wasabi", "x-amz-acl", "private", null)]
    [InlineData(null, "x-amz-acl", "private", null)]
    [InlineData("Cloudflare R2", "content-type", "text/csv", null)]
    public void What_a_server_lacks_is_a_warning(string? server, string header, string value, string? id) =>
        Assert.Equal(id, ServerAdvice.For(server, [new(header, value)]).SingleOrDefault()?.Id);

    [Fact]
    public void Large_uploads_on_Scaleway_are_warnings()
    {
        Assert.Equal("ServerTooManyParts", Assert.Single(ServerAdvice.ForUpload("Scaleway", 1, 1001)).Id);
        Assert.Equal("ServerObjectTooLarge", Assert.Single(ServerAdvice.ForUpload("Scaleway", 6L << 40, 1000)).Id);
        Assert.Empty(ServerAdvice.ForUpload("Wasabi", 6L << 40, 1001));
    }

    [Fact]
    public void Another_region_than_the_endpoint_s_is_a_warning()
    {
        S3Address address = S3AddressResolver.Resolve("reports", new S3EndpointOptions { Region = "us-east-1", EndpointUrl = "https://s3.eu-central-1.wasabisys.com" });
        Assert.Equal("ServerRegionDiffers", Assert.Single(ServerAdvice.For("Wasabi", "https://s3.eu-central-1.wasabisys.com", address)).Id);
    }

    private static PresignedUrl Sign(ProviderEndpoint endpoint, IEnumerable<KeyValuePair<string, string>> headers) => new Signer().Sign(
        new PresignRequest { Address = Address(endpoint), Key = "k", SignedAt = DateTimeOffset.UnixEpoch, ExpiresInSeconds = 60, Headers = CanonicalHeaders.Create(headers) },
        new SigningCredentials("key", "secret"));

    private static S3Address Address(ProviderEndpoint endpoint) => S3AddressResolver.Resolve("reports", new S3EndpointOptions
    {
        Region = endpoint.Region,
        EndpointUrl = endpoint.EndpointUrl,
        AddressingStyle = endpoint.Style,
    });
}
