using PresignTools.Signing;
using PresignTools.Verification;
using PresignTools.Verification.Search;
using PresignTools.Verification.Sending;
using PresignTools.Verification.Subject;

namespace PresignTools.Tests.Verification;

/// <summary>What a live probe may send: nothing that could write, read no more than a byte, and never to a server that may ignore If-Match.</summary>
public class LivePlanTests
{
    [Fact]
    public void Get_of_an_object_asks_for_one_byte()
    {
        LivePlan plan = Plan(Signed.Url(), "GET");

        Assert.Null(plan.Refusal);
        Assert.Equal(new KeyValuePair<string, string>("Range", "bytes=0-0"), plan.ExtraHeader);
    }

    [Theory]
    [InlineData("HEAD", "")]
    [InlineData("GET", "list-type")]
    [InlineData("GET", "tagging")]
    [InlineData("GET", "partNumber")]
    public void Head_list_and_others_go_as_they_are(string method, string parameter)
    {
        string url = parameter == "list-type" ? Signed.Url(null!, query: [("list-type", "2")]) : Signed.Url(query: parameter.Length == 0 ? null : [(parameter, parameter == "partNumber" ? "1" : "")]);

        LivePlan plan = Plan(url, method);

        Assert.Null(plan.Refusal);
        Assert.Null(plan.ExtraHeader);
    }

    [Fact]
    public void A_range_of_the_users_own_stays()
        => Assert.Null(Plan(Signed.Url(headers: [("range", "bytes=0-9")]), "GET", [new("Range", "bytes=0-9")]).ExtraHeader);

    [Theory]
    [InlineData("PUT")]
    [InlineData("DELETE")]
    [InlineData("POST")]
    public void Writes_are_not_sent_without_force(string method)
    {
        LivePlan plan = Plan(Signed.Url(method: method), method);

        Assert.Contains("Nothing was sent", plan.Refusal);
    }

    [Theory]
    [InlineData("PUT")]
    [InlineData("DELETE")]
    public void With_force_a_write_to_aws_carries_an_if_match_that_cannot_match(string method)
    {
        LivePlan plan = Plan(Signed.Url(method: method), method, force: true);

        Assert.Null(plan.Refusal);
        Assert.Equal("If-Match", plan.ExtraHeader?.Key);
        Assert.DoesNotMatch("^\"[0-9a-f]{32}(-[0-9]+)?\"$", plan.ExtraHeader?.Value);
    }

    [Theory]
    [InlineData("http://127.0.0.1:9000/b/k", "PUT")]
    [InlineData("https://minio.example.com/b/k", "PUT")]
    [InlineData("https://b.r2.cloudflarestorage.com/k", "DELETE")]
    [InlineData("https://amazonaws.com.example.com/b/k", "PUT")]
    public void Force_sends_no_write_to_other_hosts(string start, string method)
    {
        string url = Signed.Url(method: method);

        Assert.Contains("not one of AWS's hosts", Plan(start + url[url.IndexOf('?')..], method, force: true).Refusal);
    }

    [Theory]
    [InlineData("PUT", "uploadId=u&partNumber=1")]
    [InlineData("PUT", "acl=")]
    [InlineData("DELETE", "uploadId=u")]
    [InlineData("DELETE", "tagging=")]
    [InlineData("POST", "uploads=")]
    public void Force_sends_no_write_that_if_match_does_not_guard(string method, string query)
    {
        (string, string)[] parameters = [.. query.Split('&').Select(p => (p.Split('=')[0], p.Split('=')[1]))];

        Assert.Contains("Nothing was sent", Plan(Signed.Url(method: method, query: parameters), method, force: true).Refusal);
    }

    [Fact]
    public void Nothing_is_sent_while_signed_values_are_not_known()
        => Assert.Contains("x-amz-meta-a", Plan(Signed.Url(headers: [("x-amz-meta-a", "1")]), "GET").Refusal);

    private static LivePlan Plan(string url, string method, KeyValuePair<string, string>[]? headers = null, bool force = false) => LivePlan.Of(
        PresignedUrlVerifier.Judge(new ReceivedRequest { Url = url, Method = method, Headers = headers }, null, Signed.Time, null, SearchEffort.None, new SigningKeyCache()), force);
}
