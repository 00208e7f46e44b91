using System.Diagnostics;
using PresignTools.Diagnosis.Known;

namespace PresignTools.Tests.Diagnosis;

/// <summary>What people mention: as a word of its own, and not where they say that there is none.</summary>
public class TopicTests
{
    [Theory]
    [InlineData("the account has SCPs", true)]
    [InlineData("SCP", true)]
    [InlineData("under a service control policy.", true)]
    [InlineData("no SCPs", false)]
    [InlineData("There is no SCP, but Control Tower", true)]
    [InlineData("without any SCP", false)]
    [InlineData("Casino SCPs", true)]                    // "no" only as a word of its own
    [InlineData("copied with scp2 or MYSCP", false)]
    [InlineData("", false)]
    [InlineData(null, false)]
    public void A_topic_is_affirmed_or_not(string? text, bool isAffirmed) => Assert.Equal(isAffirmed, Topics.OrganizationPolicies.IsAffirmedIn(text));

    [Theory]
    [InlineData("EC2 behind an S3 endpoint", true)]
    [InlineData("through vpce-0123", true)]
    [InlineData("the endpoint's policy", true)]
    [InlineData("endpoint of the API", false)]
    public void An_endpoint_is_one_of_a_vpc(string text, bool isAffirmed) => Assert.Equal(isAffirmed, Topics.VpcEndpoint.IsAffirmedIn(text));

    [Fact]
    public void Much_text_takes_no_longer_than_its_length()
    {
        string text = string.Concat(Enumerable.Repeat("no scp no ", 200_000));
        var watch = Stopwatch.StartNew();

        Assert.False(Topics.OrganizationPolicies.IsAffirmedIn(text));
        Assert.True(watch.Elapsed < TimeSpan.FromSeconds(20), $"{watch.Elapsed}");
    }
}
