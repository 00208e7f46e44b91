using Amazon;

namespace PresignTools.Tests.Addressing;

public class S3PartitionsTests
{
    // us-east-1-regional is how the .NET SDK spells "us-east-1, and not the global host"; no region of AWS.
    public static TheoryData<string> SdkRegions() => new(RegionEndpoint.EnumerableAllRegions.Select(r => r.SystemName).Where(r => r != "us-east-1-regional" && !r.EndsWith("-global", StringComparison.Ordinal)));

    [Theory]
    [MemberData(nameof(SdkRegions))]
    public void Every_region_of_the_SDK_is_known_with_its_partition(string region)
    {
        RegionEndpoint sdk = RegionEndpoint.GetBySystemName(region);
        S3Partition? found = S3Partitions.FindPartition(region);

        Assert.Equal(sdk.PartitionName, found?.Id);
        Assert.Equal(sdk.PartitionDnsSuffix, found?.DnsSuffix);
        Assert.Contains(region, S3Partitions.Regions);
    }

    [Theory]
    [InlineData("eu-central-77", "aws")]
    [InlineData("us-new-3", "aws")]
    [InlineData("mx-south-1", "aws")]
    [InlineData("cn-south-1", "aws-cn")]
    [InlineData("us-gov-north-1", "aws-us-gov")]
    [InlineData("us-iso-south-9", "aws-iso")]
    [InlineData("us-isob-north-1", "aws-iso-b")]
    [InlineData("eu-isoe-east-1", "aws-iso-e")]
    [InlineData("us-isof-west-1", "aws-iso-f")]
    [InlineData("eusc-de-west-2", "aws-eusc")]
    [InlineData("aws-global", "aws")]
    public void A_region_younger_than_the_list_is_found_by_its_pattern(string region, string partition) =>
        Assert.Equal(partition, S3Partitions.FindPartition(region)?.Id);

    [Theory]
    [InlineData(null)]
    [InlineData("")]
    [InlineData("auto")]
    [InlineData("EU")]
    [InlineData("EU-CENTRAL-1")]
    [InlineData("eu-central-1 ")]
    [InlineData("eu-central-")]
    [InlineData("eu--1")]
    [InlineData("-central-1")]
    [InlineData("eu-central-1a")]
    [InlineData("eu-cen.tral-1")]
    [InlineData("xx-central-1")]
    [InlineData("us-gov-1-west")]
    [InlineData("aws-cn-global")]
    public void Other_text_is_no_region(string? region) => Assert.Null(S3Partitions.FindPartition(region));

    [Theory]
    [InlineData("nz-south-1", "aws")]
    [InlineData("xx-central-12", "aws")]
    [InlineData("cn-new-1", "aws-cn")]
    [InlineData("us-gov-new-1", "aws-us-gov")]
    [InlineData("auto", null)]
    [InlineData("nz-south", null)]
    [InlineData("nz-south-1a", null)]
    [InlineData("nzl-south-1", null)]
    [InlineData("nz-so.uth-1", null)]
    [InlineData("nz--1", null)]
    [InlineData("NZ-south-1", null)]
    public void A_region_of_the_usual_form_is_signed_for(string region, string? partition) =>
        Assert.Equal(partition, S3Partitions.ToSignFor(region)?.Id);

    [Fact]
    public void No_region_stands_twice_and_each_fits_its_own_pattern()
    {
        Assert.Equal(S3Partitions.Regions.Count, S3Partitions.Regions.Distinct(StringComparer.Ordinal).Count());
        foreach (S3Partition partition in S3Partitions.All)
        {
            Assert.Same(partition, S3Partitions.ById(partition.Id));
            Assert.All(partition.Regions, r => Assert.Equal(partition.Id, S3Partitions.FindPartition(r + "7")?.Id));
        }
    }
}
