using PresignTools.Verification.Sending;

namespace PresignTools.Tests.Verification.Sending;

/// <summary>Only what S3, or a server that speaks S3, wrote shows that the URL was accepted.</summary>
public class AcceptedAnswerTests
{
    private static AcceptedAnswer Of(int status, string method, bool isAws, string headers, string? code = null) =>
        AcceptedAnswer.Of(status, method,
            [.. headers.Split(';', StringSplitOptions.RemoveEmptyEntries).Select(static h => h.Split(':'))
                .Select(static p => new KeyValuePair<string, string>(p[0], p[1]))], isAws, code);

    [Theory]
    [InlineData(200, "GET", true, "x-amz-request-id:A1")]
    [InlineData(206, "GET", true, "X-Amz-Id-2:A1;Content-Type:text/html")]
    [InlineData(200, "HEAD", true, "Server:AmazonS3;Content-Type:text/html")]
    [InlineData(200, "GET", false, "Server:MinIO;Content-Type:text/html")]
    [InlineData(200, "GET", false, "Server:Ceph Object Gateway (squid)")]
    [InlineData(200, "GET", false, "Server:nginx;Content-Type:application/pdf")]
    [InlineData(200, "GET", false, "")]
    [InlineData(304, "GET", true, "x-amz-request-id:A1")]
    [InlineData(416, "GET", false, "x-amz-request-id:A1")]
    [InlineData(412, "PUT", true, "x-amz-request-id:A1")]
    public void Accepted(int status, string method, bool isAws, string headers) => Assert.True(Of(status, method, isAws, headers).IsAccepted);

    [Theory]
    [InlineData(200, "GET", false, "Server:nginx;Content-Type:text/html,charset=utf-8", "Server nginx, Content-Type text/html")]
    [InlineData(200, "GET", true, "Server:nginx;Content-Type:application/pdf", "Server nginx")]
    [InlineData(200, "GET", true, "", "no x-amz-request-id")]
    [InlineData(304, "GET", false, "Server:MinIO", "no x-amz-request-id")]
    [InlineData(416, "GET", false, "", "no x-amz-request-id")]
    [InlineData(412, "DELETE", true, "Server:AmazonS3", "no x-amz-request-id")]
    [InlineData(416, "PUT", true, "x-amz-request-id:A1", "")]
    [InlineData(403, "GET", true, "x-amz-request-id:A1", "")]
    public void Not_accepted(int status, string method, bool isAws, string headers, string seen)
    {
        AcceptedAnswer answer = Of(status, method, isAws, headers);
        Assert.False(answer.IsAccepted);
        Assert.Contains(seen, answer.Seen, StringComparison.Ordinal);
    }

    [Fact]
    public void An_error_in_the_body_is_no_success_whoever_wrote_it() =>
        Assert.Equal(new AcceptedAnswer(false, "Its body is an error: InternalError."),
            Of(200, "PUT", true, "x-amz-request-id:A1", "InternalError"));
}
