using PresignTools.Transfers;
using PresignTools.Transfers.Checksums;
using PresignTools.Transfers.Files;

namespace PresignTools.Tests.Transfers;

/// <summary>Pieces, ranges, and what is written down of them.</summary>
public sealed class RangeTests
{
    [Theory]
    [InlineData("bytes 0-9/100", 0, 10, 100L)]
    [InlineData("BYTES 5-5/*", 5, 6, null)]
    [InlineData("bytes 9223372036854775806-9223372036854775806/*", long.MaxValue - 1, long.MaxValue, null)]
    public void A_Content_Range_is_read(string text, long start, long end, long? length)
    {
        Assert.True(ByteRange.TryParseContentRange(text, out ByteRange range, out long? all));
        Assert.Equal((new ByteRange(start, end), length), (range, all));
    }

    [Theory]
    [InlineData(null)]
    [InlineData("bytes */100")]
    [InlineData("bytes 9-0/100")]
    [InlineData("bytes 0-100/100")]
    [InlineData("bytes 0-9")]
    [InlineData("bytes -1-9/100")]
    [InlineData("items 0-9/100")]
    [InlineData("bytes 0-99999999999999999999/*")]
    public void What_is_no_range_is_not_read(string? text) => Assert.False(ByteRange.TryParseContentRange(text, out _, out _));

    [Fact]
    public void Pieces_taken_from_both_ends_given_back_and_taken_again_are_each_byte_once()
    {
        var random = new Random(3);
        for (int round = 0; round < 200; round++)
        {
            long length = random.NextInt64(1, 6 * RangePlan.Piece);
            ByteRange[] done = [.. Enumerable.Range(0, random.Next(4)).Select(_ =>
            {
                long start = random.NextInt64(length);
                return new ByteRange(start, random.NextInt64(start, length + 5));
            })];
            var plan = new RangePlan(length, done);
            var taken = new List<ByteRange>(RangePlan.Merged(done, length));
            while ((random.Next(2) == 0 ? plan.TakeFirst() : plan.TakeLast()) is { } piece)
            {
                Assert.InRange(piece.Length, 1, RangePlan.Piece);
                long stop = random.Next(3) == 0 ? random.NextInt64(piece.Start, piece.End) : piece.End;
                taken.Add(piece with { End = stop });
                plan.Finish(piece with { End = stop });
                plan.GiveBack(piece with { Start = stop });
            }

            Assert.Equal([new ByteRange(0, length)], plan.Done);
            Assert.Equal(length, taken.Sum(static r => r.Length));
        }
    }

    [Fact]
    public void The_record_of_a_part_comes_back_as_it_was()
    {
        var record = new PartRecord
        {
            Path = "/b/k \u00e9\"",
            Length = 100,
            ETag = "abc-2",
            LastModified = "Tue, 24 Nov 2026 12:00:00 GMT",
            Checksum = new StatedChecksum(TransferChecksum.CRC32, "y/Q5Jg=="),
            Done = [new(0, 10), new(20, 30)],
        };
        PartRecord read = PartRecord.Parse(record.ToJson())!;
        Assert.Equal(record with { Done = null }, read with { Done = null });
        Assert.Equal(record.Done, read.Done);
        Assert.Equal(new("if-match", "\"abc-2\""), read.Condition);
    }

    [Theory]
    [InlineData("")]
    [InlineData("[]")]
    [InlineData("{}")]
    [InlineData("{\"Version\":2,\"Path\":\"/\"}")]
    [InlineData("{\"Version\":1,\"Path\":\"/\",\"Done\":[\"5\"]}")]
    [InlineData("{\"Version\":1,\"Path\":\"/\",\"Done\":[\"99999999999999999999-1\"]}")]
    [InlineData("{\"Version\":1,\"Path\":\"/\",\"Length\":\"x\"}")]
    [InlineData("{\"Version\":1,\"Path\":\"/\",\"Length\":1")]
    public void A_damaged_record_is_none(string text) => Assert.Null(PartRecord.Parse(text));

    [Fact]
    public void A_pause_grows_and_ends_and_the_server_may_ask_for_more()
    {
        Assert.Equal(TimeSpan.FromSeconds(1), RetryRule.Pause(1, 1, null));
        Assert.Equal(TimeSpan.FromSeconds(4), RetryRule.Pause(3, 1, null));
        Assert.Equal(TimeSpan.FromSeconds(20), RetryRule.Pause(50, 1, null));
        Assert.Equal(TimeSpan.Zero, RetryRule.Pause(3, 0, null));
        Assert.Equal(TimeSpan.FromSeconds(30), RetryRule.Pause(1, 0.5, TimeSpan.FromSeconds(30)));
        Assert.Equal(TimeSpan.FromMinutes(2), RetryRule.Pause(1, 0.5, TimeSpan.FromDays(30)));
    }

    [Theory]
    [InlineData(503, null, true)]
    [InlineData(500, "InternalError", true)]
    [InlineData(400, "RequestTimeout", true)]
    [InlineData(200, "SlowDown", true)]
    [InlineData(501, "NotImplemented", false)]
    [InlineData(403, "AccessDenied", false)]
    [InlineData(403, "RequestTimeTooSkewed", false)]
    [InlineData(404, null, false)]
    [InlineData(412, null, false)]
    public void Only_passing_trouble_is_tried_again(int status, string? code, bool expected) => Assert.Equal(expected, RetryRule.IsPassing(status, code));

    [Fact]
    public void The_limit_holds_over_any_sequence_of_pieces()
    {
        var pace = new Pace(1_000_000);
        var clock = TimeSpan.Zero;
        long sent = 0;
        for (int i = 0; i < 500; i++)
        {
            int bytes = 1000 * (1 + (i % 64));
            sent += bytes;
            clock += pace.Take(bytes, clock) + TimeSpan.FromMilliseconds(i % 7);
        }

        Assert.InRange(sent / clock.TotalSeconds, 700_000, 1_050_000);
    }
}
