using PresignTools.Logs;
using PresignTools.Measuring.Grouping;
using PresignTools.Measuring;

namespace PresignTools.Tests.Measuring;

/// <summary>What is counted of a log, and that neither the order of lines nor a cut between files changes it.</summary>
public sealed class FailureMeterTests
{
    private static readonly FailureDimension[] Everything = Enum.GetValues<FailureDimension>();

    public static TheoryData<FailureDimension> Dimensions => [.. Everything];

    [Theory]
    [MemberData(nameof(Dimensions))]
    public void The_counts_of_the_groups_are_all_failed_requests(FailureDimension by)
    {
        string[] lines = [.. new RandomLog(11).Lines(400)];
        FailureSummary all = Measure(lines, new MeasureOptions { GroupBy = [by], CountsAll = true });
        long failed = lines.Count(static l => S3AccessLogReader.Read(l).IsFailure);
        Assert.Equal(failed, all.Failures);
        Assert.Equal(failed, all.Groups.Sum(static g => g.Count));
        Assert.Equal(lines.Length, all.Requests);
        Assert.Equal((double)failed / lines.Length, all.Groups.Sum(static g => g.Share), 9);

        FailureSummary presigned = Measure(lines, new MeasureOptions { GroupBy = [by] });
        Assert.Equal(lines.Count(static l => S3AccessLogReader.Read(l) is { IsFailure: true, IsPresigned: true }), presigned.Groups.Sum(static g => g.Count));
        Assert.Equal(lines.Count(static l => S3AccessLogReader.Read(l).IsPresigned), presigned.Requests);
        Assert.Equal(lines.Length, presigned.Read);
    }

    [Theory]
    [InlineData(1)]
    [InlineData(2)]
    [InlineData(3)]
    public void The_order_of_lines_changes_nothing(int seed)
    {
        string[] lines = [.. new RandomLog(seed).Lines(400)];
        var options = new MeasureOptions { GroupBy = [FailureDimension.Cause, FailureDimension.Client], CountsAll = true };
        string[] told = [.. Measure(lines, options).Groups.Select(Told)];
        new Random(seed).Shuffle(lines);
        Assert.Equal(told, Measure(lines, options).Groups.Select(Told));
        Array.Reverse(lines);
        Assert.Equal(told, Measure(lines, options).Groups.Select(Told));
    }

    [Fact]
    public void Two_halves_of_a_file_add_up_to_the_whole()
    {
        string[] lines = [.. new RandomLog(21).Lines(1000)];
        var options = new MeasureOptions { GroupBy = [FailureDimension.Cause, FailureDimension.Hour, FailureDimension.Signer] };
        Dictionary<string, long> Counts(IEnumerable<string> of) => Measure(of, options).Groups.ToDictionary(static g => g.Group, static g => g.Count);
        Dictionary<string, long> whole = Counts(lines);
        for (int cut = 0; cut <= lines.Length; cut += 250)
        {
            Dictionary<string, long> first = Counts(lines.Take(cut)), second = Counts(lines.Skip(cut));
            Assert.Equal(whole.OrderBy(static g => g.Key, StringComparer.Ordinal), first.Concat(second)
                .GroupBy(static g => g.Key, static g => g.Value).Select(static g => KeyValuePair.Create(g.Key, g.Sum())).OrderBy(static g => g.Key, StringComparer.Ordinal));
        }
    }

    [Fact]
    public void Records_are_counted_like_their_lines()
    {
        string[] lines = [.. new RandomLog(31).Lines(400)];
        var options = new MeasureOptions { GroupBy = Everything, CountsAll = true };
        var meter = new FailureMeter(options);
        foreach (string line in lines)
        {
            meter.Add(S3AccessLogReader.Read(line));
        }

        Assert.Equal(Measure(lines, options).Groups.Select(Told), meter.Summary().Groups.Select(Told));
    }

    [Fact]
    public void A_row_of_a_query_counts_for_all_its_requests()
    {
        var meter = new FailureMeter(new MeasureOptions());
        S3AccessLogRecord record = S3AccessLogReader.Read(Logs.LogLines.Line());
        DateTimeOffset first = record.Time.AddDays(-3);
        meter.Add(record, 41, first, record.Time);
        meter.Add(S3AccessLogReader.Read(Logs.LogLines.Line(status: "200", code: "-")), 59, null, null);
        PresignFailureGroup group = Assert.Single(meter.Summary().Groups);
        Assert.Equal((41, 0.41, first, record.Time), (group.Count, group.Share, group.FirstSeen, group.LastSeen));
    }

    [Fact]
    public void Groups_beyond_the_cap_are_counted_together_and_said()
    {
        string[] lines = [.. new RandomLog(41).Lines(400)];
        var options = new MeasureOptions { GroupBy = [FailureDimension.Cause, FailureDimension.Client, FailureDimension.KeyPrefix], CountsAll = true };
        FailureSummary whole = Measure(lines, options);
        FailureSummary capped = Measure(lines, options with { MostGroups = 5 });
        Assert.True(whole.Groups.Count > 20);
        Assert.Equal(6, capped.Groups.Count);
        Assert.True(capped.Groups[^1].IsRest);
        Assert.DoesNotContain(capped.Groups.Take(5), static g => g.IsRest);
        Assert.Equal(whole.Failures, capped.Groups.Sum(static g => g.Count));
    }

    [Fact]
    public void A_million_names_take_no_more_memory_than_fits()
    {
        var meter = new FailureMeter(new MeasureOptions { GroupBy = [FailureDimension.KeyPrefix], MostGroups = 100 });
        for (int i = 0; i < 60_000; i++)
        {
            meter.AddLine(Logs.LogLines.Line(key: $"folder-{i}/a", target: "/reports/a?X-Amz-Signature=0"));
        }

        FailureSummary summary = meter.Summary();
        Assert.Equal(101, summary.Groups.Count);
        Assert.Equal(60_000, summary.Groups.Sum(static g => g.Count));
        Assert.Equal(1, summary.Diagnosed);
    }

    [Fact]
    public void Values_that_all_requests_share_are_shown_and_those_that_differ_are_not()
    {
        FailureSummary summary = Measure(
            [Logs.LogLines.Line(agent: "curl/8.5.0", key: "2026/a.pdf"), Logs.LogLines.Line(agent: "Boto3/1.34.0", key: "2026/b.pdf")],
            new MeasureOptions { GroupBy = [FailureDimension.Bucket] });
        PresignFailureGroup group = Assert.Single(summary.Groups);
        Assert.Equal(("reports", "2026/", null, "AccessDenied", 403), (group.Bucket, group.KeyPrefix, group.Client, group.ErrorCode, group.Status));
        Assert.Equal("arn:aws:iam::111122223333:user/ops", group.Signer);
        Assert.Equal(["3E57427F3EXAMPLE"], group.RequestIds);
        Assert.Equal("reports", group.Group);
    }

    [Fact]
    public void The_example_is_the_last_request_and_shows_no_signature()
    {
        const string Signature = "fe5f80f77d5fa3beca038a248ff027d0445342fe2855ddc963176630326f1024";
        string late = Logs.LogLines.Line().Replace("12:05:00", "12:07:00", StringComparison.Ordinal).Replace("3E57427F3EXAMPLE", "LATEREXAMPLE0001", StringComparison.Ordinal);
        PresignFailureGroup group = Assert.Single(Measure([late, Logs.LogLines.Line()], new MeasureOptions()).Groups);
        Assert.Equal("LATEREXAMPLE0001", group.Example!.RequestId);
        Assert.Equal(["LATEREXAMPLE0001", "3E57427F3EXAMPLE"], group.RequestIds);
        Assert.DoesNotContain(Signature, group.Example.Url + group.Example, StringComparison.Ordinal);
        Assert.Contains("X-Amz-Expires=900", group.Example.Url, StringComparison.Ordinal);
    }

    [Fact]
    public void Sessions_of_one_role_are_one_signer()
    {
        string One(string session) => Logs.LogLines.Line().Replace("arn:aws:iam::111122223333:user/ops", "arn:aws:sts::111122223333:assumed-role/web/" + session, StringComparison.Ordinal);
        FailureSummary summary = Measure([One("i-1"), One("i-2")], new MeasureOptions { GroupBy = [FailureDimension.Signer] });
        Assert.Equal("arn:aws:sts::111122223333:assumed-role/web", Assert.Single(summary.Groups).Signer);
    }

    [Theory]
    [InlineData("a.txt", 1, "(no folder)")]
    [InlineData("2026/03/a.txt", 1, "2026/")]
    [InlineData("2026/03/a.txt", 2, "2026/03/")]
    [InlineData("2026/a.txt", 3, "2026/")]
    [InlineData("a%2520b/c.txt", 1, "a b/")]
    [InlineData("-", 1, "(no folder)")]
    public void The_prefix_is_the_first_folders_of_the_key(string key, int depth, string prefix)
    {
        FailureSummary summary = Measure([Logs.LogLines.Line(key: key)], new MeasureOptions { GroupBy = [FailureDimension.KeyPrefix], PrefixDepth = depth });
        Assert.Equal(prefix, Assert.Single(summary.Groups).KeyPrefix);
    }

    [Fact]
    public void A_line_that_is_none_is_said_and_not_counted()
    {
        var meter = new FailureMeter(new MeasureOptions());
        Assert.Equal(LogLineFault.NotALogLine, meter.AddLine("this is no line"));
        Assert.Equal(LogLineFault.TooLong, meter.AddLine(new string('x', 1_000_000)));
        Assert.Equal(LogLineFault.None, meter.AddLine(Logs.LogLines.Line()));
        Assert.Equal((1, 1), (meter.Read, meter.Failures));
    }

    internal static FailureSummary Measure(IEnumerable<string> lines, MeasureOptions options)
    {
        var meter = new FailureMeter(options);
        foreach (string line in lines)
        {
            Assert.Equal(LogLineFault.None, meter.AddLine(line));
        }

        return meter.Summary();
    }

    private static string Told(PresignFailureGroup g) => string.Join(
        '|', g.Group, g.Count, g.Cause, g.Certainty, g.ErrorCode, g.Status, g.Signer, g.KeyPrefix, g.Client, g.Bucket, g.Hour, g.FirstSeen, g.LastSeen, string.Join(',', g.RequestIds), g.Example);
}
