using PresignTools.Diagnosis.Known;
using PresignTools.Diagnosis.Reasoning;
using PresignTools.Intake;
using PresignTools.Responses;
using PresignTools.Tests.Verification;
using PresignTools.Verification.Search;

namespace PresignTools.Tests.Diagnosis.Servers;

/// <summary>What an answer proves of the checks before it depends on who answered; of a server that is not known it proves nothing.</summary>
public class ServerOrderTests
{
    private static FailureFacts Facts(string? server, string code, string message = "")
    {
        var input = new DiagnosisInput
        {
            Url = Signed.Url().Replace("https://examplebucket.s3.eu-central-1.amazonaws.com", "http://127.0.0.1:8333/examplebucket", StringComparison.Ordinal),
            Method = "GET",
            Server = server,
            Response = Failure.Answer(code, message),
        };
        return new FailureFacts(input, FailureClock.Of(input, Failure.Now), SearchEffort.None);
    }

    [Theory]
    [InlineData("MinIO")]
    [InlineData("Ceph")]
    [InlineData("OpenStack Swift")]
    [InlineData("SeaweedFS")]
    [InlineData("Garage")]
    [InlineData("s3rver")]
    [InlineData("CloudServer")]
    public void An_order_has_each_check_once_and_the_object_last(string server)
    {
        IReadOnlyList<S3CheckStage> order = S3ServerOrder.Of(server)!;
        Assert.Equal(order.Count, order.Distinct().Count());
        Assert.Equal(S3CheckStage.Target, order[^1]);
        Assert.True(order.ToList().IndexOf(S3CheckStage.Signature) < order.Count - 1);
    }

    [Theory]
    [InlineData("Ceph", true)]
    [InlineData("s3rver", true)]
    [InlineData("Garage", true)]
    [InlineData("MinIO", false)]
    [InlineData("SeaweedFS", false)]
    [InlineData("VersityGW", false)]
    [InlineData(null, false)]
    public void A_key_that_is_not_known_says_that_the_time_was_good_only_where_time_comes_first(string? server, bool isPassed) =>
        Assert.Equal(isPassed, Facts(server, "InvalidAccessKeyId").Passed.Contains(S3CheckStage.Time));

    [Fact]
    public void A_server_without_an_order_proves_nothing_of_what_comes_before_the_caller()
    {
        FailureFacts e = Facts(null, "SignatureDoesNotMatch");
        Assert.Empty(e.Passed);
        Assert.DoesNotContain(S3CheckStage.Time, e.NotMade);
    }
}
