using System.Diagnostics;
using CsCheck;
using PresignTools.Text.Masking;

namespace PresignTools.Tests.Text;

/// <summary>Masking takes time in proportion to the text, whatever the text is, and does nothing the second time.</summary>
public sealed class MaskCostTests
{
    [Theory]
    [InlineData("token='")]
    [InlineData("secret=")]
    [InlineData("&")]
    [InlineData("\\\"")]
    [InlineData("password: a ")]
    [InlineData("://a:b/")]
    [InlineData("%25")]
    [InlineData("a=\n")]
    [InlineData("PRIVATE KEY-----")]
    [InlineData("AKIAAKIAAKIAAKIAAKIA ")]
    [InlineData("X-Amz-Signature=a%26")]
    [InlineData("-u a ")]
    [InlineData("\"name\":\"cookie\",")]
    [InlineData("Authorization: ")]
    [InlineData("'Cookie: ")]
    [InlineData("IQoJ0aB1")]
    [InlineData("aB3")]
    public void Grows_with_the_text_and_no_faster(string unit)
    {
        string Text(int length) => string.Concat(Enumerable.Repeat(unit, length / unit.Length));
        TimeSpan Time(string text)
        {
            TimeSpan best = TimeSpan.MaxValue;
            for (int i = 0; i < 3; i++)
            {
                var watch = Stopwatch.StartNew();
                SecretMask.Of(text);
                best = watch.Elapsed < best ? watch.Elapsed : best;
            }

            return best;
        }

        // Eight times the text; a square would take 64 times as long, and for so much text many seconds. What is fast is not
        // compared: there the
        // machine's other work and the memory decide.
        string measured = string.Empty;
        for (int attempt = 0; attempt < 3; attempt++)
        {
            TimeSpan small = Time(Text(100_000));
            TimeSpan large = Time(Text(800_000));
            if (large < TimeSpan.FromSeconds(2) || large < small * 28)
            {
                return;
            }

            measured += $"{small} for 100,000 characters, {large} for 800,000; ";
        }

        Assert.Fail(measured);
    }

    [Fact]
    public void Masking_what_was_masked_changes_nothing() =>
        Gen.String[Gen.OneOf("\"'`&=:;,<>[]{}()|/\\%\n -_.*?#@$tokensigura0A3+".ToCharArray()), 0, 120].Sample(
            static text =>
            {
                string masked = SecretMask.Of("token" + text);
                Assert.Equal(masked, SecretMask.Of(masked));
            },
            iter: 20_000);
}
