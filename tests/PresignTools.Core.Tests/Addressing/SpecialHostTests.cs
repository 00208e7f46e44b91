using PresignTools.Addressing;

namespace PresignTools.Tests.Addressing;

/// <summary>Multi-region access points and directory buckets: to their hosts, as the SDK's endpoint rules have them, and back.</summary>
public class SpecialHostTests
{
    private const string Mrap = "arn:aws:s3::123456789012:accesspoint/mfzwi23gnjvgw.mrap";

    private static S3Address Resolve(string bucket, S3EndpointOptions options) => S3AddressResolver.Resolve(bucket, options);

    [Theory]
    [InlineData("us-east-1")]
    [InlineData("eu-central-1")]
    public void A_multi_region_access_point_has_one_host_whatever_the_region(string region)
    {
        S3Address address = Resolve(Mrap, new() { Region = region });

        Assert.Equal("https://mfzwi23gnjvgw.mrap.accesspoint.s3-global.amazonaws.com", address.Endpoint);
        Assert.Equal("*", address.RegionSet);
        Assert.Equal("*", address.SigningRegion);
        Assert.Equal("s3", address.SigningService);
        Assert.Equal(S3HostKind.MultiRegionAccessPoint, address.HostKind);
        Assert.Equal(S3HostKind.MultiRegionAccessPoint, S3HostParser.Parse("https", address.Authority, "/k").HostKind);
    }

    [Fact]
    public void A_set_of_regions_is_signed_as_it_is_given()
    {
        Assert.Equal("us-west-2,eu-*", Resolve(Mrap, new() { Region = "us-east-1", RegionSet = ["us-west-2", "eu-*"] }).RegionSet);
        Assert.Equal("RegionSetInvalid", ResolverTests.Refusal(Mrap, new() { Region = "us-east-1", RegionSet = ["us west"] }));
        Assert.Equal("RegionSetInvalid", ResolverTests.Refusal(Mrap, new() { Region = "us-east-1", RegionSet = [""] }));
        Assert.Equal("RegionSetNeedsMultiRegion", ResolverTests.Refusal("b-1", new() { Region = "us-east-1", RegionSet = ["*"] }));
    }

    [Fact]
    public void An_endpoint_of_ones_own_takes_the_alias_as_a_label()
    {
        S3Address address = Resolve(Mrap, new() { Region = "us-east-1", EndpointUrl = "http://accesspoint.s3-global.localhost:9000" });

        Assert.Equal("http://mfzwi23gnjvgw.mrap.accesspoint.s3-global.localhost:9000", address.Endpoint);
        Assert.Equal("*", address.RegionSet);
        Assert.Equal("EndpointTakesNoName", ResolverTests.Refusal(Mrap, new() { Region = "us-east-1", EndpointUrl = "http://127.0.0.1:9000" }));
        Assert.Equal(
            "MultiRegionAccessPointNotSupported",
            ResolverTests.Refusal(Mrap, new() { Region = "us-east-1", EndpointUrl = "https://s3.us-east-1.amazonaws.com" }));
    }

    public static TheoryData<string, bool, bool, bool> DirectoryBuckets()
    {
        var rows = new TheoryData<string, bool, bool, bool>();
        foreach (string bucket in (string[])["logs--use1-az4--x-s3", "ap--use1-az4--xa-s3", "a-b--usw2-lax1-az1--x-s3"])
        {
            for (int flags = 0; flags < 8; flags++)
            {
                rows.Add(bucket, (flags & 1) != 0, (flags & 2) != 0, (flags & 4) != 0);
            }
        }

        return rows;
    }

    [Theory]
    [MemberData(nameof(DirectoryBuckets))]
    public void A_directory_bucket_has_the_SDK_s_host_and_it_is_read_back(string bucket, bool fips, bool dualstack, bool control)
    {
        var options = new S3EndpointOptions
        {
            Region = "us-east-1",
            UseFipsEndpoint = fips,
            UseDualstackEndpoint = dualstack,
            UseExpressControlEndpoint = control,
        };
        S3Address address = Resolve(bucket, options);

        string ours = $"{address.Scheme}://{address.Authority}{address.PathPrefix} [{address.SigningRegion}/{address.SigningService}]";
        Assert.Equal(EndpointOracle.Ask(bucket, options).ToString(), ours);

        S3Location back = S3HostParser.Parse("https", address.Authority, address.PathPrefix + "/key");
        Assert.Equal((S3HostKind.Express, bucket, "key"), (back.HostKind, back.Bucket, back.Key));
        Assert.Equal((fips, dualstack, "us-east-1", "s3express"), (back.IsFips, back.IsDualstack, back.Region, back.Service));
    }

    [Theory]
    [InlineData("https://s3.example.com")]
    [InlineData("http://minio.example.com:9000")]
    [InlineData("http://127.0.0.1:9000")]
    public void A_server_that_serves_directory_buckets_is_addressed_as_the_SDK_does(string endpoint)
    {
        const string Bucket = "logs--use1-az4--x-s3";
        var options = new S3EndpointOptions { Region = "us-east-1", EndpointUrl = endpoint, ServesDirectoryBuckets = true };
        S3Address address = Resolve(Bucket, options);

        Assert.Equal(
            EndpointOracle.Ask(Bucket, options).ToString(),
            $"{address.Scheme}://{address.Authority}{address.PathPrefix} [{address.SigningRegion}/{address.SigningService}]");
        Assert.Equal("s3", Resolve(Bucket, options with { ServesDirectoryBuckets = false }).SigningService);
    }

    [Theory]
    [InlineData("use1-az4", "us-east-1")]
    [InlineData("usw2-lax1-az1", "us-west-2")]
    [InlineData("apne1-az4", "ap-northeast-1")]
    [InlineData("apse2-az1", "ap-southeast-2")]
    [InlineData("euc1-az1", "eu-central-1")]
    [InlineData("eun1-az1", "eu-north-1")]
    [InlineData("aps1-az1", "ap-south-1")]
    [InlineData("usgw1-az1", "us-gov-west-1")]
    [InlineData("cnnw1-az1", "cn-northwest-1")]
    [InlineData("xyz9-az1", null)]
    public void A_zone_tells_its_region(string zone, string? region) => Assert.Equal(region, S3DirectoryBucket.RegionOf(zone));
}
