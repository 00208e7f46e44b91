using System.ComponentModel;
using PresignTools.Addressing;
using PresignTools.Signing;

namespace PresignTools.Tests.Signing;

public class PresignedUrlConverterTests
{
    private static PresignedUrl Url(string key, SigningCredentials? credentials = null, int seconds = 60) => new Signer().Sign(
        new PresignRequest
        {
            Address = S3AddressResolver.Resolve("bkt", new S3EndpointOptions { Region = "us-east-1" }),
            Key = key,
            SignedAt = DateTimeOffset.UnixEpoch,
            ExpiresInSeconds = seconds,
        },
        credentials ?? Requests.LongTerm);

    [Theory]
    [InlineData("k")]
    [InlineData("a/../b/./c//d")]
    [InlineData("ü %7e+")]
    public void A_uri_is_the_url_as_it_was_signed(string key)
    {
        PresignedUrl url = Url(key);
        Uri? cast = url;
        Assert.Equal(url.Url, cast?.AbsoluteUri);
        Assert.Equal(cast, TypeDescriptor.GetConverter(typeof(PresignedUrl)).ConvertTo(url, typeof(Uri)));
    }

    [Fact]
    public void The_report_of_a_refused_cast_has_no_signature()
    {
        PresignedUrl url = Url("k");
        string signature = url.Url[^64..];
        TypeConverter converter = TypeDescriptor.GetConverter(typeof(PresignedUrl));
        foreach (Type type in new[] { typeof(int), typeof(DateTime), typeof(Guid), typeof(System.Net.IPAddress) })
        {
            Assert.True(converter.CanConvertTo(type));
            Exception refusal = Assert.Throws<InvalidCastException>(() => converter.ConvertTo(url, type));
            Assert.DoesNotContain(signature, refusal.Message + url, StringComparison.Ordinal);
            Assert.Equal(url.Url, url.ToString());
        }
    }

    [Theory]
    [InlineData(typeof(string[]))]
    [InlineData(typeof(List<string>))]
    [InlineData(typeof(object))]
    [InlineData(typeof(IFormattable))]
    public void Conversions_that_lead_there_are_left_alone(Type type) => Assert.False(new PresignedUrlConverter().CanConvertTo(null, type));

    [Fact]
    public void Temporary_keys_of_unknown_end_give_a_range()
    {
        PresignedUrl url = Url("k", new SigningCredentials("ASIAIOSFODNN7EXAMPLE", "wJalrXUtnFEMI/K7MDENG/bPxRfiCYEXAMPLEKEY", "t", null, null), 604800);
        Assert.Equal(UrlLimit.CredentialsUnknown, url.LimitedBy);
        Assert.Equal((url.SignedAt, url.SignedAt.AddHours(36)), (url.EarliestExpiresAt, url.EffectiveExpiresAt));
        Assert.Contains(PresignAdvice.For(url, url.SignedAt), static w => w.Id == "CredentialsEndUnknown");
        Assert.Equal(Url("k").ExpiresAt, Url("k").EarliestExpiresAt);
    }
}
