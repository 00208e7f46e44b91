using CsCheck;
using PresignTools.Addressing;
using PresignTools.Errors;

namespace PresignTools.Tests.Addressing;

public class AddressingPropertyTests
{
    private static Gen<T> Any<T>(params T[] values) => Gen.Int[0, values.Length - 1].Select(i => values[i]);

    private static readonly Gen<string> Region = Any([.. S3Partitions.Regions, "aws-global", "eu-young-4"]);

    private static readonly Gen<string> PlainName = Gen.Char["abcdefghijklmnopqrstuvwxyz0123456789-"].Array[3, 40].Select(c => new string(c)).Where(n => n[0] != '-' && n[^1] != '-');

    private static readonly Gen<string> AnyName = Gen.Char["abcXYZ019.-_"].Array[1, 70].Select(c => new string(c)).Where(n => n is not ("." or ".."));

    private static readonly Gen<string> Arn = Gen.Select(Any("s3", "s3-object-lambda", "s3-outposts"), PlainName.Select(n => n[..Math.Min(n.Length, 30)].TrimEnd('-')), Any([.. S3Partitions.Regions]))
        .Select((service, name, region) => service == "s3-outposts"
            ? $"arn:{S3Partitions.FindPartition(region)!.Id}:{service}:{region}:123456789012:outpost/op-0123456789abcdef0/accesspoint/{name}"
            : $"arn:{S3Partitions.FindPartition(region)!.Id}:{service}:{region}:123456789012:accesspoint/{name}");

    private static readonly Gen<S3EndpointOptions> Options = Gen.Select(
        Region, Gen.Enum<AddressingStyle>(), Gen.Int[0, 31], Any<string?>(null, null, "http://minio:9000", "https://gw.example.com/base", "http://10.0.0.1", "https://s3.eu-west-1.wasabisys.com"))
        .Select((region, style, flags, endpoint) => new S3EndpointOptions
        {
            Region = region,
            AddressingStyle = style,
            EndpointUrl = endpoint,
            UseDualstackEndpoint = endpoint is null && (flags & 1) != 0,
            UseFipsEndpoint = endpoint is null && (flags & 2) != 0,
            UseAccelerateEndpoint = endpoint is null && (flags & 20) == 20,
            UseGlobalEndpoint = endpoint is null && (flags & 24) == 24,
            UseHttp = (flags & 16) != 0,
        });

    [Fact]
    public void What_is_resolved_is_read_back()
    {
        int read = 0;
        Gen.Select(Gen.OneOf(PlainName, AnyName, Arn), Options).Sample((bucket, options) =>
        {
            S3Address address;
            try
            {
                address = S3AddressResolver.Resolve(bucket, options);
            }
            catch (PresignException)
            {
                return;
            }

            Interlocked.Increment(ref read);
            S3Location location = S3HostParser.Parse(address.Scheme, address.Authority, address.PathPrefix + "/a%2Fb", options.EndpointUrl);

            bool arnOnCustom = options.EndpointUrl is not null && bucket.StartsWith("arn:", StringComparison.Ordinal);   // NAME-ACCOUNT is a bucket name there
            Assert.Equal(arnOnCustom ? address.Authority.Split('.', 2)[0] : bucket, arnOnCustom ? location.Bucket!.Split('.')[0] : location.Bucket);
            Assert.Equal("a/b", location.Key);
            Assert.Equal(address.HostKind, location.HostKind);
            Assert.Equal(address.IsPathStyle, location.IsPathStyle);
            Assert.Equal(options.UseDualstackEndpoint, location.IsDualstack);
            Assert.Equal(options.UseFipsEndpoint, location.IsFips);
            if (options.EndpointUrl is null)
            {
                Assert.Equal(address.HostKind is S3HostKind.Global or S3HostKind.Accelerate ? null : address.SigningRegion, location.Region);
                Assert.Equal(address.SigningService, location.Service);
                Assert.True(location.Partition == address.Partition || (location.IsAccelerate && location.Partition is null));
            }
        }, iter: 20_000);
        Assert.True(read > 1_500, $"{read}");
    }

    [Fact]
    public void Every_alternative_is_a_form_of_the_same_bucket()
    {
        Gen.Select(Gen.OneOf(PlainName, AnyName, Arn), Options).Sample((bucket, options) =>
        {
            foreach (S3Address address in S3AddressResolver.Alternatives(bucket, options))
            {
                S3Location location = S3HostParser.Parse(address.Scheme, address.Authority, address.PathPrefix + "/k", options.EndpointUrl);
                Assert.Equal(bucket, address.Bucket);
                Assert.Equal("k", location.Key);
                Assert.Equal(address.IsPathStyle, location.IsPathStyle);
                if (options.EndpointUrl is null)
                {
                    Assert.Equal(bucket, location.Bucket);
                }
            }
        }, iter: 2_000);
    }

    private static readonly string[] Seeds =
    [
        "examplebucket.s3.eu-west-1.amazonaws.com:443", "s3.dualstack.us-east-1.amazonaws.com", "x--op-s3.op-1.s3-outposts.us-west-2.amazonaws.com", "a.mrap.accesspoint.s3-global.amazonaws.com",
        "mine-123456789012.accesspoint.vpce-1.s3.us-east-1.vpce.amazonaws.com", "s3-website-us-east-1.amazonaws.com", "b.s3express-use1-az4.us-east-1.amazonaws.com", "[2001:db8::1]:9000",
        "s3-fips-us-gov-west-1.amazonaws.com", "bucket.sos-ch-gva-2.exo.io", "10.0.0.1:80", "s3.cn-north-1.amazonaws.com.cn", "vpce-1.s3.us-east-1.vpce.amazonaws.com",
    ];

    private static readonly Gen<string> Mutated = Gen.Select(Any(Seeds), Gen.Int[0, 80], Gen.Int[0, 8], Gen.OneOf(Gen.String, Any(".", "-", "s3", "dualstack.", ":", "%", "[", "]", "@", "..", "vpce")))
        .Select((seed, at, cut, put) =>
        {
            int start = at % (seed.Length + 1);
            return seed[..start] + put + seed[Math.Min(seed.Length, start + cut)..];
        });

    [Fact]
    public void The_parser_reads_any_text_or_refuses_it_with_a_PresignException()
    {
        int read = 0;
        Gen.Select(Gen.OneOf(Mutated, Mutated, Any(Seeds), Gen.String, Gen.Char[".-s3:[]@0a"].Array[0, 12].Select(c => new string(c))), Gen.OneOf(Gen.String, Any("", "/", "/%", "/a%2", "//", "/b/%ff/%")), Gen.Frequency((4, Any<string?>(null, null)), (1, Any<string?>(Seeds)), (1, Mutated.Select(m => (string?)m))))
            .Sample((authority, path, endpoint) =>
            {
                try
                {
                    S3Location location = S3HostParser.Parse("https", authority, path, endpoint);
                    Interlocked.Increment(ref read);
                    Assert.NotNull(location.Host);
                    _ = S3AddressResolver.Alternatives(location, "eu-west-1").ToList();
                }
                catch (PresignException)
                {
                }
            }, iter: Nightly.Times(10_000));
        Assert.True(read > 1_500, $"{read}");
    }

    [Fact]
    public void The_resolver_addresses_any_text_or_refuses_it_with_a_PresignException()
    {
        Gen.Select(Gen.OneOf(Gen.String, Arn, Gen.Select(Arn, Gen.Int[0, 90], Gen.String).Select((a, at, put) => a[..Math.Min(a.Length, at)] + put)), Gen.OneOf(Region, Gen.String), Gen.OneOf(Any((string)null!), Gen.String, Mutated.Select(m => "https://" + m)))
            .Sample((bucket, region, endpoint) =>
            {
                try
                {
                    S3Address address = S3AddressResolver.Resolve(bucket, new S3EndpointOptions { Region = region, EndpointUrl = endpoint });
                    Assert.Equal(address.HostHeader, address.HostHeader.ToLowerInvariant());
                }
                catch (PresignException)
                {
                }
            }, iter: Nightly.Times(10_000));
    }
}
