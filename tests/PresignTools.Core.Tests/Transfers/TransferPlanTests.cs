using PresignTools.Errors;
using PresignTools.Transfers;
using PresignTools.Verification.Sending;

namespace PresignTools.Tests.Transfers;

/// <summary>What a transfer sends, and what it does not.</summary>
public sealed class TransferPlanTests
{
    private const string Host = "https://bucket.s3.eu-central-1.amazonaws.com";

    [Theory]
    [InlineData(null, null, "GET")]
    [InlineData(null, 5L, "PUT")]
    [InlineData("head", null, "HEAD")]
    [InlineData("DELETE", null, "DELETE")]
    [InlineData("POST", 5L, "POST")]
    public void The_method_is_the_given_one_else_that_of_the_content(string? method, long? body, string expected) =>
        Assert.Equal(expected, Plan(Url(), method, body).Method);

    [Theory]
    [InlineData("GET", 5L, "TransferBodyNotAllowed")]
    [InlineData("PUT", null, "TransferBodyMissing")]
    [InlineData("PATCH", null, "TransferMethodUnknown")]
    public void What_does_not_go_together_is_said_before_anything_is_sent(string method, long? body, string expected) =>
        Assert.Equal(expected, Assert.Throws<PresignException>(() => Plan(Url(), method, body)).ErrorId);

    [Fact]
    public void A_signed_header_without_a_value_is_not_left_out()
    {
        PresignException e = Assert.Throws<PresignException>(() => Plan(Url("content-type;host;x-amz-meta-a"), "PUT", 1, new KeyValuePair<string, string>("Content-Type", "text/csv")));
        Assert.Equal("TransferHeaderMissing", e.ErrorId);
        Assert.Contains("x-amz-meta-a", e.Message, StringComparison.Ordinal);
        Assert.DoesNotContain("content-type", e.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void An_amz_header_that_is_not_signed_is_not_sent()
    {
        Assert.Equal("TransferHeaderNotSigned", Assert.Throws<PresignException>(() => Plan(Url(), "PUT", 1, new KeyValuePair<string, string>("X-Amz-Acl", "private"))).ErrorId);
        Assert.Contains(new("cache-control", "no-store"), Plan(Url(), "PUT", 1, new KeyValuePair<string, string>("Cache-Control", "no-store")).Decision.Headers);
    }

    [Fact]
    public void A_signed_length_is_compared_before_the_content_goes()
    {
        Assert.Equal("TransferLengthSigned", Assert.Throws<PresignException>(() => Plan(Url("content-length;host"), "PUT", 6, new KeyValuePair<string, string>("Content-Length", "5"))).ErrorId);
        Assert.DoesNotContain(Plan(Url("content-length;host"), "PUT", 5, new KeyValuePair<string, string>("Content-Length", "5")).Decision.Headers, static h => h.Key == "content-length");
    }

    [Theory]
    [InlineData(Host, true, true)]
    [InlineData("https://minio.example.com", true, false)]
    [InlineData("http://10.1.2.3:9000", true, false)]
    [InlineData("http://127.0.0.1:9000", true, false)]
    [InlineData("http://169.254.169.254", false, false)]
    [InlineData("http://[::ffff:169.254.169.254]", false, false)]
    [InlineData("http://metadata.google.internal", false, false)]
    public void Where_a_URL_goes_that_the_user_names_and_that_was_found(string host, bool named, bool found)
    {
        Assert.Equal(named, IsSent(host, RequestSource.Named));
        Assert.Equal(found, IsSent(host, RequestSource.Text));
    }

    [Fact]
    public void A_name_may_not_lead_to_a_metadata_service() =>
        Assert.Equal((AddressKinds)0, Plan(Url().Replace(Host, "https://minio.example.com", StringComparison.Ordinal), "GET", null).Decision.Reachable & (AddressKinds.LinkLocal | AddressKinds.Reserved));

    [Theory]
    [InlineData("a\nb")]
    [InlineData("a\tb")]
    [InlineData("a\0")]
    public void No_control_character_leaves(string value) =>
        Assert.Equal("TransferNotAllowed", Assert.Throws<PresignException>(() => Plan(Url(), "GET", null, new KeyValuePair<string, string>("Accept", value))).ErrorId);

    [Theory]
    [InlineData("X-HTTP-Method-Override")]
    [InlineData("X_Method_Override")]
    public void No_header_changes_the_method(string name) =>
        Assert.DoesNotContain(Plan(Url(), "GET", null, new KeyValuePair<string, string>(name, "DELETE")).Decision.Headers, h => h.Key.Equals(name, StringComparison.OrdinalIgnoreCase));

    [Fact]
    public void The_address_that_is_shown_has_no_query()
    {
        PlannedRequest plan = Plan(Url(), "GET", null);
        Assert.Equal(Host + "/a/../b%20c", plan.Shown);
        Assert.Equal(Host + "/a/../b%20c", plan.Decision.Address!.OriginalString.Split('?')[0]);
    }

    private static bool IsSent(string host, RequestSource source)
    {
        try
        {
            Plan(Url().Replace(Host, host, StringComparison.Ordinal), "GET", null, source);
            return true;
        }
        catch (PresignException e) when (e.ErrorId == "TransferNotAllowed")
        {
            return false;
        }
    }

    private static string Url(string signed = "host") => Host + "/a/../b%20c?X-Amz-Algorithm=AWS4-HMAC-SHA256&X-Amz-Credential=AKIAIOSFODNN7EXAMPLE%2F20261124%2Feu-central-1%2Fs3%2Faws4_request"
        + "&X-Amz-Date=20261124T120000Z&X-Amz-Expires=900&X-Amz-SignedHeaders=" + signed.Replace(";", "%3B", StringComparison.Ordinal)
        + "&X-Amz-Signature=6d1f5a6a2d0b0a5c2b6c7b9a9c3f0f3a4d6c0f3f8f2a4c1e5d7b8a9c0d1e2f30";

    private static PlannedRequest Plan(string url, string? method, long? body, params KeyValuePair<string, string>[] headers) =>
        Plan(url, method, body, RequestSource.Named, headers);

    private static PlannedRequest Plan(string url, string? method, long? body, RequestSource source, params KeyValuePair<string, string>[] headers) => TransferPlan.Of(
        new TransferInput
        {
            Url = url,
            Method = method,
            BodyLength = body,
            Headers = headers,
            Terms = new SendingTerms { UrlSource = source, HeaderSource = RequestSource.Named, IsAskedFor = true },
        },
        new DateTimeOffset(2026, 11, 24, 12, 5, 0, TimeSpan.Zero));
}
