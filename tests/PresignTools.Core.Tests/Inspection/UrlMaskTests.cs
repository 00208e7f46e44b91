using CsCheck;
using PresignTools.Inspection;
using PresignTools.Text;

namespace PresignTools.Tests.Inspection;

public sealed class UrlMaskTests
{
    private const string Secret = "SeCrEtSeCrEt0123456789";

    [Theory]
    [InlineData("?X-Amz-Signature=@&x-id=GetObject", "?X-Amz-Signature=***&x-id=GetObject")]
    [InlineData("?X-Amz-Security-Token=@&a=b", "?X-Amz-Security-Token=***&a=b")]
    [InlineData("?X-Amz-S3session-Token=@", "?X-Amz-S3session-Token=***")]
    [InlineData("?x-amz-security-token=@&Signature=@&Expires=1", "?x-amz-security-token=***&Signature=***&Expires=1")]
    [InlineData("?AWSAccessKeyId=A&Signature=@", "?AWSAccessKeyId=A&Signature=***")]
    [InlineData("?a=1&amp;X-Amz-Signature=@&amp;b=2", "?a=1&amp;X-Amz-Signature=***&amp;b=2")]
    [InlineData("\\u0026Signature=@\\u0026b=2", "\\u0026Signature=***\\u0026b=2")]
    [InlineData("%26X-Amz-Signature%3D@%26data%3D05", "%26X-Amz-Signature%3D***%26data%3D05")]
    [InlineData("%2526Signature%253D@%2526b", "%2526Signature%253D***%2526b")]
    [InlineData("<https://h/?X-Amz-Signature=@> next", "<https://h/?X-Amz-Signature=***> next")]
    [InlineData("'X-Amz-Signature=@' -o file", "'X-Amz-Signature=***' -o file")]
    [InlineData("X-Amz-Sig\r\nnature=@", "X-Amz-Sig\r\nnature=***")]
    [InlineData("X\\-Amz\\-Signature=@ and", "X\\-Amz\\-Signature=*** and")]
    [InlineData("X%2DAmz%2DSignature=@", "X%2DAmz%2DSignature=***")]
    [InlineData("x-amz-security-token: @\r\nHost: h", "x-amz-security-token: ***\r\nHost: h")]
    [InlineData("{\"X-Amz-Security-Token\":\"@\",\"a\":1}", "{\"X-Amz-Security-Token\":\"***\",\"a\":1}")]
    [InlineData("&x-amz-server-side-encryption-customer-key=@&x-amz-server-side-encryption-customer-key-MD5=m", "&x-amz-server-side-encryption-customer-key=***&x-amz-server-side-encryption-customer-key-MD5=m")]
    [InlineData("?X-Amz-Signature=&a=b", "?X-Amz-Signature=&a=b")]
    [InlineData("The signature we calculated does not match; MySignature=1", "The signature we calculated does not match; MySignature=1")]
    [InlineData("", "")]
    public void Masks_values_and_nothing_else(string text, string expected) =>
        Assert.Equal(expected, UrlMask.Mask(text.Replace("@", Secret, StringComparison.Ordinal)));

    [Fact]
    public void A_value_over_wrapped_lines_is_masked_whole()
    {
        string text = SampleUrls.Botocore.Insert(SampleUrls.Botocore.Length - 30, "\r\n");
        string masked = UrlMask.Mask(text + "\r\nHTTP/1.1 403 Forbidden");
        Assert.EndsWith("X-Amz-Signature=***\r\nHTTP/1.1 403 Forbidden", masked, StringComparison.Ordinal);
        Assert.EndsWith("X-Amz-Signature=***", UrlMask.Mask(SampleUrls.Botocore.Insert(SampleUrls.Botocore.Length - 30, "=\r\n")), StringComparison.Ordinal);
    }

    [Fact]
    public void No_piece_of_a_secret_stays_of_any_url() =>
        SampleUrls.Any.Sample(
            url =>
            {
                string masked = UrlMask.Mask(url);
                foreach (RawQueryParameter parameter in RawUrl.Parse(url).Parameters)
                {
                    if (parameter.Name.EndsWith("ignature", StringComparison.Ordinal) || parameter.Name.EndsWith("Token", StringComparison.Ordinal))
                    {
                        Assert.DoesNotContain(parameter.RawValue, masked, StringComparison.Ordinal);
                        Assert.DoesNotContain(parameter.RawValue[^12..], masked, StringComparison.Ordinal);
                    }
                }

                Assert.Equal(masked, UrlMask.Mask(masked));
            },
            iter: 2000);
}
