using CsCheck;
using PresignTools.Errors;
using PresignTools.Signing.Uploads;

namespace PresignTools.Tests.Signing.Uploads;

/// <summary>How objects are cut: within S3's limits, whatever their size, and so that the parts are the object.</summary>
public class PartPlanTests
{
    private const long Mebibyte = Sets.Mebibyte;
    private const long Largest = 10_000L * 5 * 1024 * Mebibyte;

    [Fact]
    public void Any_size_is_cut_within_the_limits() => Gen.OneOf(Gen.Long[0, Largest], Gen.Long[0, 200 * Mebibyte]).Sample(static size =>
    {
        var plan = PartPlan.For(size);
        Assert.InRange(plan.Count, 1, 10_000);
        Assert.InRange(plan.PartSize, 5 * Mebibyte, 5 * 1024 * Mebibyte);
        Assert.Equal(0, plan.PartSize % Mebibyte);
        Assert.Equal(size, plan.Offset(plan.Count) + plan.Length(plan.Count));
        Assert.InRange(plan.Length(plan.Count), size == 0 ? 0 : 1, plan.PartSize);
        Assert.All(Enumerable.Range(1, Math.Min(plan.Count - 1, 3)), n => Assert.Equal(plan.Offset(n + 1), plan.Offset(n) + plan.Length(n)));
    });

    [Theory]
    [InlineData(0, 16, 1)]
    [InlineData(1, 16, 1)]
    [InlineData(16 * Mebibyte, 16, 1)]
    [InlineData((16 * Mebibyte) + 1, 16, 2)]
    [InlineData(100_000_000, 16, 6)]
    [InlineData(16_000 * Mebibyte, 16, 1000)]
    [InlineData((16_000 * Mebibyte) + 1, 17, 942)]
    [InlineData(512_000 * Mebibyte, 512, 1000)]
    [InlineData(5_120_000 * Mebibyte, 512, 10_000)]
    [InlineData((5_120_000 * Mebibyte) + 1, 513, 9981)]
    [InlineData(Largest, 5120, 10_000)]
    public void The_part_size_grows_with_the_object(long size, long mebibytes, int parts)
    {
        var plan = PartPlan.For(size);
        Assert.Equal((mebibytes, parts), (plan.PartSize / Mebibyte, plan.Count));
    }

    [Theory]
    [InlineData(-1, null, "UploadSizeOutOfRange")]
    [InlineData(Largest + 1, null, "UploadSizeOutOfRange")]
    [InlineData(1, (5 * Mebibyte) - 1, "PartSizeOutOfRange")]
    [InlineData(1, 0L, "PartSizeOutOfRange")]
    [InlineData(1, (5 * 1024 * Mebibyte) + 1, "PartSizeOutOfRange")]
    [InlineData(1, (5 * Mebibyte) + 1, "PartSizeNotWhole")]
    [InlineData((50_000 * Mebibyte) + 1, 5 * Mebibyte, "TooManyParts")]
    public void What_S3_refuses_is_refused(long size, long? partSize, string id) =>
        Assert.Equal(id, Assert.Throws<PresignException>(() => PartPlan.For(size, partSize)).ErrorId);

    [Fact]
    public void Too_many_parts_names_a_part_size_that_fits()
    {
        const long size = 60_000 * Mebibyte;
        PresignException error = Assert.Throws<PresignException>(() => PartPlan.For(size, 5 * Mebibyte));
        long named = error.Advice.Split(' ').Select(static w => long.TryParse(w, out long n) ? n : 0).Max();
        Assert.Equal(10_000, PartPlan.For(size, named).Count);
    }
}
