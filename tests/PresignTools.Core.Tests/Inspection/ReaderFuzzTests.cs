using System.Text;
using PresignTools.Errors;
using PresignTools.Inspection;
using PresignTools.Text;

namespace PresignTools.Tests.Inspection;

public sealed class ReaderFuzzTests
{
    private static readonly string[] Pieces =
    [
        "&", "?", "%", "%25", "%2F", "=", "\r\n", "=\r\n", "=3D", " ", "\"", "'", "`", "<", ">", "(", ")", "[x](", "&amp;", "\\u0026", "\\/", "https://", "http://", "https%3A%2F%2F", "://", "@", ":",
        "#", "\u200B", "\uFEFF", "\u201C", "^&", "\\&", "%%", "X-Amz-Signature=", "X-Amz-", "X-Amz-Credential=", "AWSAccessKeyId=", "Expires=", "Signature=", "\0", "\uD800", "é", "*", "**A", "__;", "!",
        "https://eur01.safelinks.protection.outlook.com/?url=", "https://urldefense.com/v3/__", "https://urldefense.proofpoint.com/v2/url?u=", "https://www.google.com/url?q=", "s3://", "arn:", "[", "]", "/", "//", "/../",
    ];

    [Fact]
    public void Whatever_is_given_comes_back_read_or_refused()
    {
        var random = new Random(20261124);
        string[] seeds = [SampleUrls.Botocore, SampleUrls.JavaScript, SampleUrls.Version2, "https://www.google.com/url?q=" + Uri.EscapeDataString(SampleUrls.Botocore), "curl '" + SampleUrls.Botocore + "'", ""];
        int read = 0;
        for (int i = 0; i < 25_000; i++)
        {
            string text = Mutate(random, seeds[i % seeds.Length]);
            try
            {
                PresignedUrlInfo info = PresignedUrlReader.Read(text);
                Assert.NotNull(info.ToString());
                read++;
            }
            catch (PresignException e)
            {
                Assert.NotEmpty(e.Advice);
            }
        }

        // Both ways are taken often enough for this to mean something.
        Assert.InRange(read, 1_250, 23_750);
    }

    [Theory]
    [InlineData("https://h/?a=")]
    [InlineData("https://")]
    [InlineData("[x](https://h ")]
    [InlineData("http ")]
    [InlineData("'https://h/?X-Amz-Signature= ")]
    [InlineData("&amp;")]
    [InlineData("=\r\n=3D")]
    [InlineData("%25")]
    [InlineData("https://h/#?X-Amz-Signature=\n")]
    [InlineData("h\nt\nt\np\n")]
    public void Long_repetitions_take_bounded_work(string piece)
    {
        string text = string.Concat(Enumerable.Repeat(piece, RawUrl.MaximumLength / piece.Length));
        long work = Work.Done, bytes = GC.GetAllocatedBytesForCurrentThread();
        Assert.False(PresignedUrlReader.TryRead(text, out _, out _));
        _ = UrlMask.Mask(text);

        // Work that grew with the square of the length would be some ten thousand times the text.
        work = Work.Done - work;
        bytes = GC.GetAllocatedBytesForCurrentThread() - bytes;
        Assert.True(work < 1_500L * text.Length, $"{work} characters looked at, of {text.Length}");
        Assert.True(bytes < 1_500L * text.Length, $"{bytes} bytes allocated for {text.Length} characters");
    }

    private static string Mutate(Random random, string seed)
    {
        var text = new StringBuilder(seed);
        int changes = random.Next(0, 6);
        for (int i = 0; i < changes; i++)
        {
            int at = random.Next(text.Length + 1);
            switch (random.Next(5))
            {
                case 0:
                    text.Insert(at, Pieces[random.Next(Pieces.Length)]);
                    break;
                case 1 when text.Length > 0:
                    at = Math.Min(at, text.Length - 1);
                    text.Remove(at, Math.Min(random.Next(1, 20), text.Length - at));
                    break;
                case 2 when text.Length > 0:
                    text[Math.Min(at, text.Length - 1)] = (char)random.Next(0, 0x250);
                    break;
                case 3 when text.Length > 0:
                    text.Length = at;
                    break;
                default:
                    text.Insert(at, (char)random.Next(1, 0x10000));
                    break;
            }
        }

        return text.ToString();
    }
}
