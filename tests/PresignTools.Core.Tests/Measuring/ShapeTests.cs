using PresignTools.Logs;
using PresignTools.Measuring;

namespace PresignTools.Tests.Measuring;

/// <summary>One request of a shape is diagnosed in place of all: each of the others has the same verdict.</summary>
public sealed class ShapeTests
{
    [Theory]
    [InlineData(101)]
    [InlineData(102)]
    [InlineData(103)]
    public void Every_record_has_the_verdict_of_its_shape(int seed)
    {
        var meter = new FailureMeter(new MeasureOptions { CountsAll = true });
        var log = new RandomLog(seed);
        string[] lines = [.. Enumerable.Range(0, Nightly.Times(60)).SelectMany(_ => log.Relatives(20)).Where(static l => S3AccessLogReader.Read(l).IsFailure)];
        string[] wrong =
        [
            .. lines.Select(l => (Line: l, Shape: meter.ShapeOf(l), Verdict: RecordVerdict.Of(S3AccessLogReader.Read(l))))
                .GroupBy(static l => l.Shape)
                .Where(static g => g.Select(static l => l.Verdict).Distinct().Count() > 1)
                .SelectMany(static g => g.DistinctBy(static l => l.Verdict).Select(static l => $"{l.Verdict}: {l.Line}")),
        ];
        Assert.True(wrong.Length == 0, string.Join("\n", wrong));
        Assert.True(lines.Select(meter.ShapeOf).Distinct().Count() < lines.Length);
    }

    [Fact]
    public void Fewer_records_are_diagnosed_than_are_read()
    {
        FailureSummary summary = FailureMeterTests.Measure(
            new RandomLog(7).Lines(150).SelectMany(static l => Enumerable.Repeat(l, 20)), new MeasureOptions { CountsAll = true });
        Assert.True(summary.Diagnosed * 15 < summary.Failures, $"{summary.Diagnosed} of {summary.Failures}");
    }

    [Fact]
    public void A_memory_that_is_full_forgets_what_was_not_asked_again()
    {
        var memory = new VerdictMemory();
        var often = new Verdict("url-expired", Certainty.Established);
        memory.Add("often", often);
        for (int i = 0; i < 20_000; i++)
        {
            memory.Add($"shape {i}", new Verdict($"cause {i}", null));
            Assert.True(memory.TryFind("often", out Verdict known) && known == often);
            Assert.True(memory.TryFind($"shape {i}", out known) && known.Cause == $"cause {i}");
        }

        Assert.False(memory.TryFind("shape 0", out _));
    }

    [Fact]
    public void Logs_of_the_test_have_many_causes()
    {
        FailureSummary summary = FailureMeterTests.Measure(new RandomLog(101).Lines(600), new MeasureOptions { CountsAll = true });
        Assert.True(summary.Groups.Count >= 12, string.Join(", ", summary.Groups));
    }
}
