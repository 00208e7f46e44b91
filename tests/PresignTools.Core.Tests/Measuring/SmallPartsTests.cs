using PresignTools.Measuring;
using PresignTools.Measuring.Grouping;

namespace PresignTools.Tests.Measuring;

/// <summary>Names of clients, steps of time, ids of the last requests, texts by number.</summary>
public sealed class SmallPartsTests
{
    [Theory]
    [InlineData("curl/8.5.0", "curl")]
    [InlineData("Boto3/1.34.0 md/Botocore#1.34.0 ua/2.0", "boto3")]
    [InlineData("aws-cli/2.15.0 md/awscrt#0.19.19 ua/2.0 md/Botocore#2.4.5", "AWS CLI")]
    [InlineData("[aws-sdk-java/2.20.0 Linux/5.4 OpenJDK_64-Bit_Server_VM/17]", "AWS SDK for Java")]
    [InlineData("aws-sdk-js/3.500.0 ua/2.1 os/linux lang/js md/nodejs#20.11", "AWS SDK for JavaScript")]
    [InlineData("aws-sdk-dotnet-coreclr/3.7.300 AWSPowerShell.NetCore/4.1", "AWS.Tools")]
    [InlineData("Mozilla/5.0 (Windows NT 10.0; Win64; x64) AppleWebKit/537.36 (KHTML, like Gecko) Chrome/120.0.0.0 Safari/537.36 Edg/120.0", "Edge")]
    [InlineData("Mozilla/5.0 (Windows NT 10.0; Win64; x64) AppleWebKit/537.36 (KHTML, like Gecko) Chrome/120.0.0.0 Safari/537.36", "Chrome")]
    [InlineData("Mozilla/5.0 (Macintosh; Intel Mac OS X 10_15_7) AppleWebKit/605.1.15 (KHTML, like Gecko) Version/17.0 Safari/605.1.15", "Safari")]
    [InlineData("Mozilla/5.0 (compatible; bingbot/2.0; +http://www.bing.com/bingbot.htm) Chrome/116.0", "web crawler")]
    [InlineData("Slackbot-LinkExpanding 1.0 (+https://api.slack.com/robots)", "link preview")]
    [InlineData("Mozilla/5.0 (Windows NT 10.0; Microsoft Windows 10.0.19045; en-US) PowerShell/7.4.1", "PowerShell")]
    [InlineData("python-requests/2.31.0", "Python requests")]
    [InlineData("my-own-tool/1.0 (linux)", "my-own-tool")]
    [InlineData("-", "(no user agent)")]
    [InlineData("", "(no user agent)")]
    [InlineData(null, "(no user agent)")]
    public void A_client_has_a_short_name(string? agent, string name) => Assert.Equal(name, ClientNames.Of(agent));

    [Fact]
    public void A_megabyte_of_user_agent_is_cut() => Assert.True(ClientNames.Of(new string('x', 1 << 20)).Length <= 41);

    [Theory]
    [InlineData(100, 1)]
    [InlineData(240, 1)]
    [InlineData(242, 3)]
    [InlineData(24 * 90, 12)]
    [InlineData(24 * 365, 168)]
    public void Steps_get_longer_with_the_log_and_lose_nothing(int hours, int width)
    {
        long[] times = [.. Enumerable.Range(0, hours).Select(static h => 17_000_000L + h)];
        new Random(hours).Shuffle(times);
        var series = new TimeSeries();
        foreach (long hour in times)
        {
            series.Add((int)(hour % 3), hour, 2);
        }

        Assert.Equal(width, series.HoursPerStep);
        Assert.Equal(2L * hours, series.Counts.Sum(static c => c.Count));
        Assert.All(series.Counts, c => Assert.True(c.Hour % width == 0 && c.Hour >= 17_000_000 - width));
        var sorted = new TimeSeries();
        foreach (long hour in times.Order())
        {
            sorted.Add((int)(hour % 3), hour, 2);
        }

        Assert.Equal(sorted.Counts.Order(), series.Counts.Order());
    }

    [Fact]
    public void The_last_ids_are_kept_whatever_the_order()
    {
        (long Ticks, string Id)[] requests = [(5, "e"), (1, "a"), (7, "x"), (7, "y"), (3, "c"), (7, "x"), (9, new string('l', 100))];
        for (int seed = 0; seed < 50; seed++)
        {
            new Random(seed).Shuffle(requests);
            var latest = new LatestRequests();
            foreach ((long ticks, string id) in requests)
            {
                latest.Add(ticks, id);
            }

            Assert.Equal(["y", "x", "e"], latest.Ids);
        }
    }

    [Fact]
    public void Texts_have_numbers_and_no_more_of_them_than_fit()
    {
        var table = new SpanTable(1000, 100_000);
        for (int i = 0; i < 2000; i++)
        {
            Assert.Equal(i < 1000 ? i : SpanTable.Full, table.Number($"text {i}"));
        }

        Assert.Equal(999, table.Number("text 999"));
        Assert.Equal("text 17", table[17]);
        Assert.Equal(-1, table.Find("text 1000"));
        Assert.Equal(SpanTable.Full, new SpanTable(10, 5).Number("longer"));
    }
}
