using PresignTools.Logs;

namespace PresignTools.Tests.Logs;

public sealed class LogObjectNamesTests
{
    private static readonly DateTimeOffset s_after = new(2026, 3, 1, 12, 0, 0, TimeSpan.Zero);
    private static readonly LogObjectNames s_window = new(s_after, s_after.AddHours(6));

    [Theory]
    [InlineData("access/2026-03-01-11-59-59-AAAA", false)]    // written before the time: it cannot hold a later request
    [InlineData("access/2026-03-01-12-00-00-AAAA", true)]
    [InlineData("access/2026-03-02-17-00-00-AAAA", true)]     // delivered late
    [InlineData("access/2026-03-03-00-00-00-AAAA", false)]
    [InlineData("access/web-2026-03-01-13-00-00-AAAA", true)]
    [InlineData("access/web-2026-02-28-13-00-00-AAAA", false)]
    [InlineData("111122223333/eu-west-1/reports/2026/03/01/2026-03-01-13-00-00-AAAA", true)]
    [InlineData("AWSLogs/111122223333/CloudTrail/eu-west-1/2026/03/01/111122223333_CloudTrail_eu-west-1_20260301T1205Z_a.json.gz", true)]
    [InlineData("AWSLogs/111122223333/CloudTrail/eu-west-1/2026/03/01/111122223333_CloudTrail_eu-west-1_20260301T1105Z_a.json.gz", false)]
    [InlineData("access/any-other-name", true)]
    [InlineData("access/", false)]
    public void A_name_tells_whether_an_object_can_hold_the_request(string key, bool may) => Assert.Equal(may, s_window.MayHold(key));

    [Theory]
    [InlineData("a/2026/", true)]
    [InlineData("a/2025/", false)]
    [InlineData("a/2027/", false)]
    [InlineData("a/2026/03/", true)]
    [InlineData("a/2026/02/", false)]
    [InlineData("a/2026/03/01/", true)]
    [InlineData("a/2026/03/02/", true)]
    [InlineData("a/2026/02/28/", false)]
    [InlineData("a/2026/03/04/", false)]
    [InlineData("111122223333/", true)]
    [InlineData("AWSLogs/111122223333/CloudTrail-Digest/eu-west-1/", false)]
    [InlineData("reports/", true)]
    public void A_folder_of_a_day_tells_it_too(string folder, bool may) => Assert.Equal(may, s_window.MayHoldFolder(folder));

    [Theory]
    [InlineData("access/2025-01-01-00-00-00-A", "access/2026-03-01-12-00-00")]
    [InlineData("access/web-2025-01-01-00-00-00-A", "access/web-2026-03-01-12-00-00")]
    [InlineData("access/2026-03-01-13-00-00-A", null)]
    [InlineData("access/other", null)]
    public void Listing_goes_on_where_the_time_begins(string last, string? next) => Assert.Equal(next, s_window.Skip(last));

    [Fact]
    public void Listing_ends_behind_the_time()
    {
        Assert.True(s_window.IsBehindAll("access/2026-03-05-00-00-00-A"));
        Assert.False(s_window.IsBehindAll("access/2026-03-02-00-00-00-A"));
        Assert.False(new LogObjectNames(s_after, null).IsBehindAll("access/2036-03-02-00-00-00-A"));
        Assert.True(new LogObjectNames(null, null).MayHold("access/1999-03-02-00-00-00-A"));
    }
}
