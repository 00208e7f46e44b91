using CsCheck;
using PresignTools.Errors;
using PresignTools.Signing;
using PresignTools.Text;
using PresignTools.Watching;
using PresignTools.Watching.Lists;

namespace PresignTools.Tests.Watching;

/// <summary>Lists of URLs in files.</summary>
public sealed class ListTests
{
    private static (IReadOnlyList<WatchedUrl> Urls, List<PresignException> Faults) Read(string text)
    {
        var faults = new List<PresignException>();
        return (WatchList.Read(text, faults.Add), faults);
    }

    [Fact]
    public void A_plain_list_has_a_URL_a_line_and_comments()
    {
        (IReadOnlyList<WatchedUrl> urls, List<PresignException> faults) = Read("\uFEFF# handed out in March\r\n\r\nhttps://a.example/k?x=1,2\r\n  \"https://b.example/\"  \nnonsense\n#https://c.example/\n");
        Assert.Equal(["https://a.example/k?x=1,2", "https://b.example/"], urls.Select(static u => u.Url));
        Assert.Equal([3, 4], urls.Select(static u => u.Line!.Value));
        PresignException fault = Assert.Single(faults);
        Assert.Equal("WatchLineWithoutUrl", fault.ErrorId);
        Assert.Contains("Line 5", fault.Message, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData(',')]
    [InlineData(';')]
    [InlineData('\t')]
    public void A_table_has_a_column_Url_and_what_its_signer_knew(char separator)
    {
        string text = string.Join('\n', "#TYPE PresignTools.Signing.PresignedUrl", "\"Name\",\"URL\",\"Method\",\"EffectiveExpiresAt\",\"LimitedBy\"",
            "\"a \"\"b\"\"\nc\",\"https://a/\",\"PUT\",\"3/1/2026 1:00:00 PM +00:00\",\"Credentials\"", "x,https://b/,,3/1/2026 1:00:00 PM +00:00,Expiry", "y,,GET,,").Replace(',', separator);
        (IReadOnlyList<WatchedUrl> urls, List<PresignException> faults) = Read(text);
        Assert.Equal(("https://a/", "PUT", UrlLimit.Credentials, 3), (urls[0].Url, urls[0].Method, urls[0].KnownLimit, urls[0].Line!.Value));
        Assert.Equal(new DateTimeOffset(2026, 3, 1, 13, 0, 0, TimeSpan.Zero), urls[0].KnownEnd);
        Assert.Equal(("https://b/", null, (DateTimeOffset?)null, 5), (urls[1].Url, urls[1].Method, urls[1].KnownEnd, urls[1].Line!.Value));
        Assert.Contains("Line 6", Assert.Single(faults).Message, StringComparison.Ordinal);
    }

    [Fact]
    public void Whatever_a_value_holds_it_comes_back() =>
        Gen.Select(Gen.Char[",;\t"], Gen.String[Gen.Char["a\",;\t\n\r# é"], 0, 12].Array[1, 5].Array[1, 6]).Sample((separator, rows) =>
        {
            string text = string.Join('\n', rows.Select(r => string.Join(separator, r.Select(static c => "\"" + c.Replace("\"", "\"\"", StringComparison.Ordinal) + "\"")))) + "\n";
            Assert.Equal(rows, CsvRows.Of(text, separator).Select(static r => r.Cells.ToArray()));
        }, iter: Nightly.Times(2000));

    [Theory]
    [InlineData("\"")]
    [InlineData("a,\"\n")]
    [InlineData("#")]
    [InlineData("\n")]
    [InlineData("https://a/,")]
    public void Hostile_lists_take_time_in_proportion(string piece)
    {
        long Cost(int times)
        {
            string text = "Url\n" + string.Concat(Enumerable.Repeat(piece, times));
            long before = Work.Done;
            _ = Read(text);
            return Work.Done - before;
        }

        Assert.InRange(Cost(20_000), 0, 12 * Math.Max(1, Cost(2_000)));
    }

    [Theory]
    [InlineData("")]
    [InlineData("\n\n# nothing\n")]
    [InlineData("Url\n")]
    public void An_empty_list_is_no_fault(string text)
    {
        (IReadOnlyList<WatchedUrl> urls, List<PresignException> faults) = Read(text);
        Assert.Empty(urls);
        Assert.Empty(faults);
    }
}
