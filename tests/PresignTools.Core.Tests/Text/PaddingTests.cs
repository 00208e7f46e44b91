using PresignTools.Text.Masking;

namespace PresignTools.Tests.Text;

/// <summary>The padding of Base64 at the end of a line looks like the soft line break of a mail: the next line's name must still be seen.</summary>
public class PaddingTests
{
    [Theory]
    [InlineData("x-amz-security-token: {token}==\n")]
    [InlineData("x-amz-security-token: {token}=\n")]
    [InlineData("x-amz-server-side-encryption-customer-key: c2VjcmV0c2VjcmV0c2VjcmV0c2VjcmV0c2VjcmV0c2U=\r\n")]
    [InlineData("sse-customer-key: c2VjcmV0c2VjcmV0c2VjcmV0c2VjcmV0c2VjcmV0c2U=\n")]
    public void At_the_end_of_a_header(string line)
    {
        string token = "IQoJb3JpZ2luX2Vj" + string.Concat(Enumerable.Repeat("q7Zx0Kd2", 30));
        string shown = SecretMask.Of(line.Replace("{token}", token, StringComparison.Ordinal) + "Cookie: sid=hip8EpdYCp5llJl6yWdT3\nx: y");
        Assert.DoesNotContain("hip8EpdY", shown, StringComparison.Ordinal);
        Assert.Contains("Cookie: ", shown, StringComparison.Ordinal);
    }

    [Fact]
    public void The_lines_of_a_mail_are_still_joined()
    {
        string shown = SecretMask.Of("https://b.s3.eu-central-1.amazonaws.com/k?X-Amz-SignedHeaders=host&X-Amz-Signa=\nture=7c0dfd2c19be8f1a0b5d33e2a4c1f09d7c0dfd2c19be8f1a0b5d33e2a4c1f09d");
        Assert.DoesNotContain("19be8f1a0b5d33e2", shown, StringComparison.Ordinal);
    }
}
