using PresignTools.Addressing;
using PresignTools.Errors;

namespace PresignTools.Tests.Addressing;

/// <summary>What the SDK's rules cannot judge: refusals with their ids, Host headers, custom endpoints as text.</summary>
public class ResolverTests
{
    private const string Ap = "arn:aws:s3:us-west-2:123456789012:accesspoint/mine";

    private static S3EndpointOptions West => new() { Region = "us-west-2" };

    internal static string Refusal(string? bucket, S3EndpointOptions options)
    {
        var e = Assert.Throws<PresignException>(() => S3AddressResolver.Resolve(bucket, options));
        Assert.False(string.IsNullOrWhiteSpace(e.Advice));
        return e.ErrorId;
    }

    [Theory]
    [InlineData("examplebucket/prefix", "BucketNameInvalid")]
    [InlineData("s3://examplebucket", "BucketNameInvalid")]
    [InlineData("b\u00fccket", "BucketNameInvalid")]
    [InlineData("a b", "BucketNameInvalid")]
    [InlineData("..", "BucketNameInvalid")]
    [InlineData("arn:aws:s3:::examplebucket", "BucketArnIsPlainBucket")]
    [InlineData("arn:aws:s3:::examplebucket/key", "BucketArnIsPlainBucket")]
    [InlineData("arn:aws:s3::123456789012:accesspoint/the-name-that-a-person-gave", "BucketArnInvalid")]
    [InlineData("arn:aws:s3::1234:accesspoint/mfzwi23gnjvgw.mrap", "BucketArnInvalid")]
    [InlineData("arn:aws-cn:s3::123456789012:accesspoint/mfzwi23gnjvgw.mrap", "ArnPartitionDiffers")]
    [InlineData("mfzwi23gnjvgw.mrap", "MultiRegionAccessPointNotSupported")]
    [InlineData("logs--x-s3", "DirectoryBucketNotSupported")]
    [InlineData("ap--xa-s3", "DirectoryBucketNotSupported")]
    [InlineData("--use1-az4--x-s3", "DirectoryBucketNotSupported")]
    [InlineData("Logs--use1-az4--x-s3", "DirectoryBucketNotSupported")]
    [InlineData("arn:aws:s3:us-west-2:1234:accesspoint/mine", "BucketArnInvalid")]
    [InlineData("arn:aws:s3:us-west-2:12345678901x:accesspoint/mine", "BucketArnInvalid")]
    [InlineData("arn:aws:s3:nowhere:123456789012:accesspoint/mine", "BucketArnInvalid")]
    [InlineData("arn:aws:s3:aws-global:123456789012:accesspoint/mine", "BucketArnInvalid")]
    [InlineData("arn:foo:s3:us-west-2:123456789012:accesspoint/mine", "BucketArnInvalid")]
    [InlineData("arn:aws:s3:us-west-2:123456789012:accesspoint/mi.ne", "BucketArnInvalid")]
    [InlineData("arn:aws:s3:us-west-2:123456789012:accesspoint/mine/object/key", "BucketArnInvalid")]
    [InlineData("arn:aws-cn:s3:cn-north-1:123456789012:accesspoint/mine", "ArnPartitionDiffers")]
    [InlineData("arn:aws-cn:s3:us-west-2:123456789012:accesspoint/mine", "BucketArnInvalid")]
    [InlineData("short--op-s3", "OutpostsAliasInvalid")]
    public void A_name_that_cannot_be_addressed_is_refused(string bucket, string errorId) => Assert.Equal(errorId, Refusal(bucket, West));

    [Fact]
    public void A_region_that_AWS_does_not_have_is_refused_on_its_hosts_only()
    {
        Assert.Equal("RegionMissing", Refusal("b-1", new() { Region = "" }));
        Assert.Equal("RegionUnknown", Refusal("b-1", new() { Region = "auto" }));
        var e = Assert.Throws<PresignException>(() => S3AddressResolver.Resolve("b-1", new() { Region = " EU-West-1" }));
        Assert.Contains("eu-west-1.", e.Advice, StringComparison.Ordinal);

        S3Address custom = S3AddressResolver.Resolve("b-1", new() { Region = "auto", EndpointUrl = "https://abc.r2.cloudflarestorage.com" });
        Assert.Equal("auto", custom.SigningRegion);
        Assert.Null(custom.Partition);
        Assert.Equal("RegionMalformed", Refusal("b-1", new() { Region = "a/b", EndpointUrl = "https://s3.example.com" }));
    }

    [Fact]
    public void Combinations_that_S3_does_not_offer_are_refused()
    {
        S3EndpointOptions west = West;
        S3EndpointOptions china = new() { Region = "cn-north-1" };
        S3EndpointOptions custom = west with { EndpointUrl = "https://s3.example.com" };
        const string Conflict = "EndpointOptionConflict";
        Assert.Equal(Conflict, Refusal("b-1", china with { UseFipsEndpoint = true }));
        Assert.Equal(Conflict, Refusal("b-1", china with { UseAccelerateEndpoint = true }));
        Assert.Equal(Conflict, Refusal("b-1", china with { UseGlobalEndpoint = true }));
        Assert.Equal(Conflict, Refusal("b-1", west with { UseAccelerateEndpoint = true, UseFipsEndpoint = true }));
        Assert.Equal(Conflict, Refusal("b-1", west with { UseAccelerateEndpoint = true, AddressingStyle = AddressingStyle.Path }));
        Assert.Equal("AccelerateNeedsPlainName", Refusal("my.bucket", west with { UseAccelerateEndpoint = true }));
        Assert.Equal(Conflict, Refusal(null, west with { UseAccelerateEndpoint = true }));
        Assert.Equal(Conflict, Refusal("b-1", custom with { UseAccelerateEndpoint = true }));
        Assert.Equal(Conflict, Refusal("b-1", custom with { UseDualstackEndpoint = true }));
        Assert.Equal(Conflict, Refusal("b-1", custom with { UseFipsEndpoint = true }));
        Assert.Equal(Conflict, Refusal("b-1", custom with { UseGlobalEndpoint = true }));
        Assert.Equal(Conflict, Refusal(Ap, west with { UseAccelerateEndpoint = true }));
        Assert.Equal("ArnNeedsVirtualHost", Refusal(Ap, west with { AddressingStyle = AddressingStyle.Path }));
        Assert.Equal(Conflict, Refusal("arn:aws:s3-object-lambda:us-west-2:123456789012:accesspoint/mine", west with { UseDualstackEndpoint = true }));
        Assert.Equal("ArnRegionDiffers", Refusal(Ap, new() { Region = "eu-west-1", UseArnRegion = false }));
        Assert.Equal("EndpointTakesNoName", Refusal(Ap, west with { EndpointUrl = "http://[::1]:9000" }));
    }

    [Theory]
    [InlineData("localhost:9000")]
    [InlineData("ftp://s3.example.com")]
    [InlineData("https://")]
    [InlineData("https:///base")]
    [InlineData("https://user:secret@s3.example.com")]
    [InlineData("https://s3.example.com?x=1")]
    [InlineData("https://s3.example.com/base?x=1")]
    [InlineData("https://s3.example.com#x")]
    [InlineData("https://s3.example.com:")]
    [InlineData("https://s3.example.com:0")]
    [InlineData("https://s3.example.com:65536")]
    [InlineData("https://s3.example.com:+80")]
    [InlineData("https://s3.example.com:80:80")]
    [InlineData("https://s3..example.com")]
    [InlineData("https://s3.ex ample.com")]
    [InlineData("https://s3.exämple.com")]
    [InlineData("https://s3.example.com/a b")]
    [InlineData("https://s3.example.com\\base")]
    [InlineData("https://[::1")]
    [InlineData("https://[::1]x")]
    [InlineData("https://[fe80::1%25eth0]")]
    [InlineData("https://[1.2.3.4]")]
    public void An_endpoint_URL_that_is_none_is_refused_without_its_user_info(string endpoint)
    {
        var e = Assert.Throws<PresignException>(() => S3AddressResolver.Resolve("b-1", West with { EndpointUrl = endpoint }));
        Assert.Equal("EndpointUrlInvalid", e.ErrorId);
        Assert.DoesNotContain("secret", e.Message + e.Advice, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("http://MixedCase.Example.COM:9000", "http", "MixedCase.Example.COM:9000", "mixedcase.example.com:9000", "/examplebucket")]
    [InlineData("HTTPS://s3.example.com:443/", "https", "s3.example.com:443", "s3.example.com", "/examplebucket")]
    [InlineData("http://s3.example.com:80", "http", "s3.example.com:80", "s3.example.com", "/examplebucket")]
    [InlineData("http://s3.example.com:443", "http", "s3.example.com:443", "s3.example.com:443", "/examplebucket")]
    [InlineData("http://[2001:DB8::1]:9000/base/", "http", "[2001:DB8::1]:9000", "[2001:db8::1]:9000", "/base/examplebucket")]
    [InlineData("https://gw.example.com/a%20b/c", "https", "gw.example.com", "gw.example.com", "/a%20b/c/examplebucket")]
    [InlineData("http://min_io:9000", "http", "min_io:9000", "min_io:9000", "/examplebucket")]
    public void A_custom_endpoint_stays_as_it_is_written(string endpoint, string scheme, string authority, string hostHeader, string prefix)
    {
        S3Address address = S3AddressResolver.Resolve("examplebucket", West with { EndpointUrl = endpoint });

        Assert.Equal((scheme, authority, hostHeader, prefix), (address.Scheme, address.Authority, address.HostHeader, address.PathPrefix));
        Assert.Equal(S3HostKind.Custom, address.HostKind);
        Assert.True(address.IsPathStyle);
    }

    [Fact]
    public void Virtual_style_on_a_custom_endpoint_needs_a_name_that_DNS_and_TLS_take()
    {
        S3EndpointOptions options = West with { AddressingStyle = AddressingStyle.Virtual, EndpointUrl = "https://s3.example.com:8443/base" };
        Assert.Equal("examplebucket.s3.example.com:8443", S3AddressResolver.Resolve("examplebucket", options).Authority);
        Assert.Equal("/base", S3AddressResolver.Resolve("examplebucket", options).PathPrefix);
        Assert.Equal("/base/my.bucket", S3AddressResolver.Resolve("my.bucket", options).PathPrefix);
        Assert.Equal("/base/MyBucket", S3AddressResolver.Resolve("MyBucket", options).PathPrefix);
        Assert.Equal("my.bucket.localhost:9000", S3AddressResolver.Resolve("my.bucket", options with { EndpointUrl = "http://localhost:9000" }).Authority);
        Assert.Equal("/examplebucket", S3AddressResolver.Resolve("examplebucket", options with { EndpointUrl = "http://10.0.0.1:9000" }).PathPrefix);
    }

    [Theory]
    [InlineData("examplebucket", AddressingStyle.Auto, "bucket", "bucket.vpce-1a2b-5e6f.s3.us-east-1.vpce.amazonaws.com/examplebucket")]
    [InlineData("examplebucket", AddressingStyle.Virtual, "bucket", "examplebucket.bucket.vpce-1a2b-5e6f.s3.us-east-1.vpce.amazonaws.com")]
    [InlineData("arn:aws:s3:us-east-1:123456789012:accesspoint/mine", AddressingStyle.Auto, "accesspoint", "mine-123456789012.accesspoint.vpce-1a2b-5e6f.s3.us-east-1.vpce.amazonaws.com")]
    public void A_VPC_interface_endpoint_is_known_for_what_it_is(string bucket, AddressingStyle style, string name, string expected)
    {
        S3Address address = S3AddressResolver.Resolve(bucket, new() { Region = "us-east-1", AddressingStyle = style, EndpointUrl = $"https://{name}.vpce-1a2b-5e6f.s3.us-east-1.vpce.amazonaws.com" });

        Assert.Equal(expected, address.Authority + address.PathPrefix);
        Assert.Equal((S3HostKind.VpcEndpoint, "aws"), (address.HostKind, address.Partition));
    }

    [Fact]
    public void The_global_host_can_be_signed_for_any_region_of_its_partition()
    {
        S3Address address = S3AddressResolver.Resolve("examplebucket", new() { Region = "me-central-1", UseGlobalEndpoint = true });
        Assert.Equal(("examplebucket.s3.amazonaws.com", "me-central-1", S3HostKind.Global), (address.Authority, address.SigningRegion, address.HostKind));
        address = S3AddressResolver.Resolve("my.bucket", new() { Region = "aws-global", UseHttp = true });
        Assert.Equal("http://s3.amazonaws.com/my.bucket us-east-1", $"{address.Endpoint}{address.PathPrefix} {address.SigningRegion}");
    }

    [Fact]
    public void An_access_point_name_in_upper_case_is_lower_case_in_the_Host_header()
    {
        S3Address address = S3AddressResolver.Resolve("arn:aws:s3:us-west-2:123456789012:accesspoint/Mine", West);
        Assert.StartsWith("Mine-", address.Authority, StringComparison.Ordinal);
        Assert.Equal("mine-123456789012.s3-accesspoint.us-west-2.amazonaws.com", address.HostHeader);
    }

    [Fact]
    public void Alternatives_list_every_other_form_of_the_bucket_once()
    {
        string[] forms = [.. S3AddressResolver.Alternatives("examplebucket", new() { Region = "eu-west-1", UseFipsEndpoint = true }).Select(a => a.HostHeader + a.PathPrefix)];
        Assert.Equal(
            [
                "examplebucket.s3.eu-west-1.amazonaws.com", "s3.eu-west-1.amazonaws.com/examplebucket",
                "examplebucket.s3.amazonaws.com", "s3.amazonaws.com/examplebucket",
                "examplebucket.s3.dualstack.eu-west-1.amazonaws.com", "s3.dualstack.eu-west-1.amazonaws.com/examplebucket",
                "examplebucket.s3-accelerate.amazonaws.com", "examplebucket.s3-accelerate.dualstack.amazonaws.com",
                "examplebucket.s3-fips.eu-west-1.amazonaws.com", "s3-fips.eu-west-1.amazonaws.com/examplebucket",
                "examplebucket.s3-fips.dualstack.eu-west-1.amazonaws.com", "s3-fips.dualstack.eu-west-1.amazonaws.com/examplebucket",
                "examplebucket.s3-eu-west-1.amazonaws.com", "s3-eu-west-1.amazonaws.com/examplebucket",
            ],
            forms);

        forms = [.. S3AddressResolver.Alternatives("my.bucket", new() { Region = "cn-north-1" }).Select(a => a.HostHeader + a.PathPrefix)];
        Assert.Equal(
            ["s3.cn-north-1.amazonaws.com.cn/my.bucket", "my.bucket.s3.cn-north-1.amazonaws.com.cn", "s3.dualstack.cn-north-1.amazonaws.com.cn/my.bucket", "my.bucket.s3.dualstack.cn-north-1.amazonaws.com.cn"],
            forms);

        Assert.Equal(4, S3AddressResolver.Alternatives(Ap, West).Count());
        Assert.Contains(S3AddressResolver.Alternatives(null, new S3EndpointOptions { Region = "us-east-1" }), a => a.HostHeader == "s3-external-1.amazonaws.com" && a.PathPrefix.Length == 0);
        Assert.Empty(S3AddressResolver.Alternatives("no/bucket", West));
    }

    [Theory]
    [InlineData("https", "examplebucket.s3.amazonaws.com", "/k", null, "examplebucket.s3.eu-west-1.amazonaws.com")]
    [InlineData("https", "s3.eu-west-1.amazonaws.com", "/examplebucket/k", null, "examplebucket.s3.eu-west-1.amazonaws.com")]
    [InlineData("http", "localhost:9000", "/examplebucket/k", "http://localhost:9000", "examplebucket.localhost:9000")]
    [InlineData("https", "examplebucket.nyc3.digitaloceanspaces.com", "/k", null, "nyc3.digitaloceanspaces.com/examplebucket")]
    [InlineData("https", "examplebucket.gw.example.com", "/base/k", "https://gw.example.com/base", "gw.example.com/base/examplebucket")]
    public void Alternatives_of_a_URL_leave_out_the_form_it_has(string scheme, string authority, string path, string? endpoint, string contained)
    {
        S3Location location = S3HostParser.Parse(scheme, authority, path, endpoint);
        string[] forms = [.. S3AddressResolver.Alternatives(location, "eu-west-1").Select(a => a.HostHeader + a.PathPrefix)];

        Assert.Contains(contained, forms);
        Assert.DoesNotContain(authority + (location.IsPathStyle ? "/examplebucket" : location.BasePath), forms);
        Assert.All(S3AddressResolver.Alternatives(location, "eu-west-1"), a => Assert.Equal(scheme, a.Scheme));
    }
}
