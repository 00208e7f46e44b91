using PresignTools.Addressing;
using PresignTools.Errors;

namespace PresignTools.Tests.Addressing;

public class HostParserTests
{
    /// <summary>One line says all of a location that is not empty or false.</summary>
    private static string Describe(S3Location l) => string.Join(' ', new[]
    {
        l.HostKind.ToString(),
        l.IsPathStyle ? "path" : "", l.IsDualstack ? "dualstack" : "", l.IsFips ? "fips" : "", l.IsLegacyDash ? "dash" : "",
        "b=" + l.Bucket, "k=" + l.Key, "r=" + l.Region, "p=" + l.Partition, l.Service == "s3" ? "" : l.Service,
        l.VpcEndpointId is null ? "" : "v=" + l.VpcEndpointId, l.OutpostId is null ? "" : "o=" + l.OutpostId, l.Provider is null ? "" : "@" + l.Provider,
    }.Where(s => s.Length > 0));

    [Theory]
    [InlineData("examplebucket.s3.eu-west-1.amazonaws.com", "/a/b", "Regional b=examplebucket k=a/b r=eu-west-1 p=aws")]
    [InlineData("EXAMPLEBUCKET.S3.EU-WEST-1.AMAZONAWS.COM:443", "/a", "Regional b=examplebucket k=a r=eu-west-1 p=aws")]
    [InlineData("examplebucket.s3.eu-west-1.amazonaws.com.", "/a", "Regional b=examplebucket k=a r=eu-west-1 p=aws")]
    [InlineData("s3.eu-west-1.amazonaws.com", "/examplebucket/a/b", "Regional path b=examplebucket k=a/b r=eu-west-1 p=aws")]
    [InlineData("s3.eu-west-1.amazonaws.com", "/examplebucket/", "Regional path b=examplebucket k= r=eu-west-1 p=aws")]
    [InlineData("s3.eu-west-1.amazonaws.com", "/", "Regional path b= k= r=eu-west-1 p=aws")]
    [InlineData("s3.eu-west-1.amazonaws.com", "", "Regional path b= k= r=eu-west-1 p=aws")]
    [InlineData("s3.eu-west-1.amazonaws.com", "/MyBucket//a", "Regional path b=MyBucket k=/a r=eu-west-1 p=aws")]
    [InlineData("s3.eu-west-1.amazonaws.com", "//a/b", "Regional path b= k=a/b r=eu-west-1 p=aws")]
    [InlineData("examplebucket.s3.eu-west-1.amazonaws.com", "//a/../b", "Regional b=examplebucket k=/a/../b r=eu-west-1 p=aws")]
    [InlineData("my.dotted.bucket.s3.us-west-2.amazonaws.com", "/a", "Regional b=my.dotted.bucket k=a r=us-west-2 p=aws")]
    [InlineData("s3.s3.us-west-2.amazonaws.com", "/a", "Regional b=s3 k=a r=us-west-2 p=aws")]
    [InlineData("my.dualstack.s3.us-west-2.amazonaws.com", "/a", "Regional b=my.dualstack k=a r=us-west-2 p=aws")]
    [InlineData("eu-west-1.s3.amazonaws.com", "/a", "Global b=eu-west-1 k=a r= p=aws")]
    [InlineData("s3.amazonaws.com", "/examplebucket/a", "Global path b=examplebucket k=a r= p=aws")]
    [InlineData("examplebucket.s3.amazonaws.com", "/a", "Global b=examplebucket k=a r= p=aws")]
    [InlineData("examplebucket.s3.dualstack.us-west-2.amazonaws.com", "/a", "Regional dualstack b=examplebucket k=a r=us-west-2 p=aws")]
    [InlineData("s3-fips.dualstack.us-gov-west-1.amazonaws.com", "/x/a", "Regional path dualstack fips b=x k=a r=us-gov-west-1 p=aws-us-gov")]
    [InlineData("examplebucket.s3-fips.us-east-1.amazonaws.com", "/a", "Regional fips b=examplebucket k=a r=us-east-1 p=aws")]
    [InlineData("examplebucket.s3-accelerate.amazonaws.com", "/a", "Accelerate b=examplebucket k=a r= p=")]
    [InlineData("examplebucket.s3-accelerate.dualstack.amazonaws.com", "/a", "Accelerate dualstack b=examplebucket k=a r= p=")]
    [InlineData("s3-eu-west-1.amazonaws.com", "/examplebucket/a", "Regional path dash b=examplebucket k=a r=eu-west-1 p=aws")]
    [InlineData("my.bucket.s3-eu-west-1.amazonaws.com", "/a", "Regional dash b=my.bucket k=a r=eu-west-1 p=aws")]
    [InlineData("s3-external-1.amazonaws.com", "/examplebucket/a", "Regional path dash b=examplebucket k=a r=us-east-1 p=aws")]
    [InlineData("s3-fips-us-gov-west-1.amazonaws.com", "/examplebucket/a", "Regional path fips dash b=examplebucket k=a r=us-gov-west-1 p=aws-us-gov")]
    [InlineData("examplebucket.s3.cn-north-1.amazonaws.com.cn", "/a", "Regional b=examplebucket k=a r=cn-north-1 p=aws-cn")]
    [InlineData("examplebucket.s3.cn-north-1.amazonaws.com", "/a", "Regional b=examplebucket k=a r=cn-north-1 p=")]
    [InlineData("examplebucket.s3.us-iso-east-1.c2s.ic.gov", "/a", "Regional b=examplebucket k=a r=us-iso-east-1 p=aws-iso")]
    [InlineData("examplebucket.s3.eusc-de-east-1.amazonaws.eu", "/a", "Regional b=examplebucket k=a r=eusc-de-east-1 p=aws-eusc")]
    [InlineData("examplebucket.s3.useast1.amazonaws.com", "/a", "Regional b=examplebucket k=a r=useast1 p=aws")]
    [InlineData("mine-123456789012.s3-accesspoint.us-west-2.amazonaws.com", "/a", "AccessPoint b=arn:aws:s3:us-west-2:123456789012:accesspoint/mine k=a r=us-west-2 p=aws")]
    [InlineData("my-own-ap-123456789012.s3-accesspoint-fips.dualstack.us-gov-west-1.amazonaws.com", "/a", "AccessPoint dualstack fips b=arn:aws-us-gov:s3:us-gov-west-1:123456789012:accesspoint/my-own-ap k=a r=us-gov-west-1 p=aws-us-gov")]
    [InlineData("mine-123456789012.s3-object-lambda.us-west-2.amazonaws.com", "/a", "ObjectLambda b=arn:aws:s3-object-lambda:us-west-2:123456789012:accesspoint/mine k=a r=us-west-2 p=aws s3-object-lambda")]
    [InlineData("mine-123456789012.op-01234567890123456.s3-outposts.us-west-2.amazonaws.com", "/a", "Outposts b=arn:aws:s3-outposts:us-west-2:123456789012:outpost/op-01234567890123456/accesspoint/mine k=a r=us-west-2 p=aws s3-outposts o=op-01234567890123456")]
    [InlineData("mfzwi23gnjvgw.mrap.accesspoint.s3-global.amazonaws.com", "/a", "MultiRegionAccessPoint b=mfzwi23gnjvgw.mrap k=a r= p=aws")]
    [InlineData("logs--use1-az4--x-s3.s3express-use1-az4.us-east-1.amazonaws.com", "/a", "Express b=logs--use1-az4--x-s3 k=a r=us-east-1 p=aws s3express")]
    [InlineData("logs--use1-az4--x-s3.s3express-fips-use1-az4.dualstack.us-east-1.amazonaws.com", "/a", "Express dualstack fips b=logs--use1-az4--x-s3 k=a r=us-east-1 p=aws s3express")]
    [InlineData("s3express-control.us-east-1.amazonaws.com", "/logs--use1-az4--x-s3", "Express path b=logs--use1-az4--x-s3 k= r=us-east-1 p=aws s3express")]
    [InlineData("www.example.com.s3-website-us-east-1.amazonaws.com", "/a", "Website b=www.example.com k=a r=us-east-1 p=aws")]
    [InlineData("examplebucket.s3-website.eu-central-1.amazonaws.com", "/a", "Website b=examplebucket k=a r=eu-central-1 p=aws")]
    [InlineData("examplebucket.bucket.vpce-1a2b3c4d-5e6f.s3.us-east-1.vpce.amazonaws.com", "/a", "VpcEndpoint b=examplebucket k=a r=us-east-1 p=aws v=vpce-1a2b3c4d-5e6f")]
    [InlineData("bucket.vpce-1a2b3c4d-5e6f-us-east-1a.s3.us-east-1.vpce.amazonaws.com", "/examplebucket/a", "VpcEndpoint path b=examplebucket k=a r=us-east-1 p=aws v=vpce-1a2b3c4d-5e6f-us-east-1a")]
    [InlineData("mine-123456789012.accesspoint.vpce-1a2b3c4d-5e6f.s3.us-east-1.vpce.amazonaws.com", "/a", "VpcEndpoint b=arn:aws:s3:us-east-1:123456789012:accesspoint/mine k=a r=us-east-1 p=aws v=vpce-1a2b3c4d-5e6f")]
    [InlineData("ec2.us-east-1.amazonaws.com", "/x/a", "Custom path b=x k=a r= p=")]
    [InlineData("amazonaws.com", "/x/a", "Custom path b=x k=a r= p=")]
    [InlineData("s3.amazonaws.com.evil.example", "/x/a", "Custom path b=x k=a r= p=")]
    [InlineData("localhost:9000", "/examplebucket/a", "Custom path b=examplebucket k=a r= p=")]
    [InlineData("[::1]:9000", "/examplebucket/a", "Custom path b=examplebucket k=a r= p=")]
    [InlineData("10.0.0.7:9000", "/examplebucket/a", "Custom path b=examplebucket k=a r= p=")]
    [InlineData("examplebucket.s3.eu-central-1.wasabisys.com", "/a", "Custom b=examplebucket k=a r=eu-central-1 p= @Wasabi")]
    [InlineData("s3.wasabisys.com", "/examplebucket/a", "Custom path b=examplebucket k=a r= p= @Wasabi")]
    [InlineData("my.bucket.nyc3.digitaloceanspaces.com", "/a", "Custom b=my.bucket k=a r=nyc3 p= @DigitalOcean Spaces")]
    [InlineData("abc123.r2.cloudflarestorage.com", "/examplebucket/a", "Custom path b=examplebucket k=a r= p= @Cloudflare R2")]
    [InlineData("examplebucket.abc123.eu.r2.cloudflarestorage.com", "/a", "Custom b=examplebucket k=a r= p= @Cloudflare R2")]
    [InlineData("examplebucket.s3.us-west-004.backblazeb2.com", "/a", "Custom b=examplebucket k=a r=us-west-004 p= @Backblaze B2")]
    [InlineData("storage.googleapis.com", "/examplebucket/a", "Custom path b=examplebucket k=a r= p= @Google Cloud Storage")]
    [InlineData("examplebucket.oss-cn-hangzhou.aliyuncs.com", "/a", "Custom b=examplebucket k=a r=cn-hangzhou p= @Alibaba Cloud OSS")]
    public void A_host_and_path_are_read(string authority, string path, string expected) => Assert.Equal(expected, Describe(S3HostParser.Parse("https", authority, path)));

    [Theory]
    [InlineData("https", "examplebucket.minio.example.com", "/a", "https://minio.example.com", "Custom b=examplebucket k=a r= p=")]
    [InlineData("https", "my.bucket.minio.example.com", "/a", "minio.example.com", "Custom b=my.bucket k=a r= p=")]
    [InlineData("https", "minio.example.com", "/x/a", "https://minio.example.com", "Custom path b=x k=a r= p=")]
    [InlineData("https", "Minio.Example.com:443", "/base/x/a", "https://minio.example.com/base/", "Custom path b=x k=a r= p=")]
    [InlineData("https", "x.minio.example.com", "/base/a", "https://minio.example.com/base", "Custom b=x k=a r= p=")]
    [InlineData("https", "minio.example.com", "/basement/a", "https://minio.example.com/base", "Custom path b=basement k=a r= p=")]
    [InlineData("https", "x.minio.example.com:8443", "/y/a", "https://minio.example.com", "Custom path b=y k=a r= p=")]
    [InlineData("https", "other.example.com", "/y/a", "https://minio.example.com", "Custom path b=y k=a r= p=")]
    [InlineData("http", "examplebucket.localhost:9000", "/a", "http://localhost:9000", "Custom b=examplebucket k=a r= p=")]
    [InlineData("https", "examplebucket.s3.eu-west-1.amazonaws.com", "/a", "https://s3.eu-west-1.amazonaws.com", "Regional b=examplebucket k=a r=eu-west-1 p=aws")]
    public void A_named_endpoint_tells_bucket_from_host(string scheme, string authority, string path, string endpoint, string expected) =>
        Assert.Equal(expected, Describe(S3HostParser.Parse(scheme, authority, path, endpoint)));

    [Theory]
    [InlineData("/a%20b+c%2Bd", "a b+c+d", false)]
    [InlineData("/%C3%A9/%2e%2E/%252F", "\u00e9/../%2F", false)]
    [InlineData("/a%2Fb", "a/b", false)]
    [InlineData("/\u00e9%20", "\u00e9 ", false)]
    [InlineData("/100%", "100%", true)]
    [InlineData("/%zz%4", "%zz%4", true)]
    [InlineData("/%C3%28", "\ufffd(", true)]
    public void A_key_is_decoded_once_and_the_raw_one_kept(string path, string key, bool inexact)
    {
        S3Location location = S3HostParser.Parse("https", "examplebucket.s3.eu-west-1.amazonaws.com", path);
        Assert.Equal((key, path[1..], inexact), (location.Key, location.RawKey, location.IsKeyInexact));
    }

    [Theory]
    [InlineData("")]
    [InlineData("user:secret@s3.amazonaws.com")]
    [InlineData("s3.amazonaws.com:x")]
    [InlineData("s3..amazonaws.com")]
    [InlineData("s3.amazonaws.com/x")]
    public void What_is_no_authority_is_refused(string authority)
    {
        var e = Assert.Throws<PresignException>(() => S3HostParser.Parse("https", authority, "/x"));
        Assert.Equal("AuthorityInvalid", e.ErrorId);
        Assert.DoesNotContain("secret", e.Message, StringComparison.Ordinal);
    }
}
