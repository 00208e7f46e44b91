using System.Net;
using PresignTools.Verification.Sending;
using PresignTools.Verification.Subject;

namespace PresignTools.Tests.Verification.Sending;

/// <summary>Which way a request takes where the user has set a proxy, and what must not take it.</summary>
public class ProxyRouteTests
{
    private const string Remote = "http://proxy.corp:3128";
    private const string Local = "http://127.0.0.1:8888";

    [Theory]
    [InlineData("http://127.0.0.1:9000/")]
    [InlineData("http://127.5.6.7/")]
    [InlineData("https://localhost/")]
    [InlineData("http://a.localhost:9000/")]
    [InlineData("http://[::1]:9000/")]
    [InlineData("http://[::ffff:127.0.0.1]/")]
    public void What_goes_to_this_machine_takes_no_proxy(string target)
    {
        ProxyRoute route = Route(Remote);

        Assert.True(route.IsBypassed(new Uri(target)));
        Assert.Null(route.GetProxy(new Uri(target)));
    }

    [Theory]
    [InlineData("http://minio.example/", Remote, true)]
    [InlineData("https://minio.example/", Remote, true)]
    [InlineData("http://127.0.0.1.evil.example/", Remote, true)]
    [InlineData("http://minio.example/", Local, false)]
    [InlineData("http://minio.example/", "http://localhost:8888", false)]
    [InlineData("http://direct.example/", Remote, false)]
    public void A_proxy_is_elsewhere_unless_it_is_this_machine(string target, string proxy, bool isElsewhere)
    {
        ProxyRoute route = Route(proxy, "direct.example");

        Assert.Equal(isElsewhere ? new Uri(proxy) : null, route.ProxyElsewhere(new Uri(target)));
        Assert.Equal(target.Contains("direct", StringComparison.Ordinal), route.IsBypassed(new Uri(target)));
    }

    [Theory]
    [InlineData("GET", "http://minio.example/k", null, "proxy.corp", 3128, true)]
    [InlineData("GET", "http://minio.example/k", null, "minio.example", 80, false)]
    [InlineData("GET", "http://minio.example/k", null, "proxy.corp", 80, false)]
    [InlineData("GET", "http://direct.example:3128/k", null, "direct.example", 3128, false)]
    [InlineData("GET", "http://proxy.corp:3128/k", "minio.example:443", "proxy.corp", 3128, true)]
    [InlineData("CONNECT", Remote, "minio.example:443", "proxy.corp", 3128, true)]
    [InlineData("CONNECT", Remote, "[2600::1]:443", "proxy.corp", 3128, true)]
    [InlineData("CONNECT", Remote, "minio.example:443", "127.0.0.1", 3128, false)]
    [InlineData("CONNECT", Remote, "direct.example:443", "proxy.corp", 3128, false)]
    [InlineData("CONNECT", Remote, "127.0.0.1:443", "proxy.corp", 3128, false)]
    [InlineData("CONNECT", Remote, null, "proxy.corp", 3128, false)]
    public void A_connection_is_the_proxys_only_for_what_takes_it(string method, string url, string? host, string to, int port, bool isIt)
    {
        using var request = new HttpRequestMessage(new HttpMethod(method), url);
        request.Headers.Host = host;
        Assert.Equal(isIt, Route(Remote, "direct.example").IsProxyOf(request, new DnsEndPoint(to, port)));
    }

    [Theory]
    [InlineData("http://minio.corp:9000", Remote, false, false)]
    [InlineData("http://minio.corp:9000", Remote, true, true)]
    [InlineData("http://minio.corp:9000", Local, false, true)]
    [InlineData("http://direct.example", Remote, false, true)]
    [InlineData("https://minio.corp:9000", Remote, false, true)]
    [InlineData("http://127.0.0.1:9000", Remote, false, true)]
    [InlineData("http://b.s3.eu-central-1.amazonaws.com", Remote, false, false)]
    public void A_token_is_not_shown_to_a_proxy(string start, string proxy, bool live, bool sent)
    {
        string url = Signed.Url();
        url = $"{start}/b/k{url[url.IndexOf('?', StringComparison.Ordinal)..]}";
        var terms = new SendingTerms
        {
            UrlSource = RequestSource.Named,
            IsAskedFor = live,
            OwnEndpoints = [start],
            Proxy = Route(proxy, "direct.example"),
        };
        SendingDecision decision = SendingPolicy.Decide(Judge(url + "&X-Amz-Security-Token=TOKEN"), terms);

        Assert.True(SendingPolicy.Decide(Judge(url), terms).IsSent);
        Assert.Equal(sent, decision.IsSent);
        Assert.True(sent || decision.Reason!.Contains("the proxy proxy.corp:3128", StringComparison.Ordinal));
    }

    [Theory]
    [InlineData("https://s3.eu-central-1.amazonaws.com/", true, Remote, null)]
    [InlineData("http://127.0.0.1:9000/", true, Remote, null)]
    [InlineData("http://minio.corp/", true, Local, "session token")]
    [InlineData("http://minio.corp/", false, Local, null)]
    [InlineData("http://minio.corp/", false, Remote, "through the proxy proxy.corp:3128")]
    [InlineData("http://direct.example/", false, Remote, null)]
    public void A_signed_question_is_not_shown_to_a_proxy(string target, bool hasToken, string proxy, string? why)
    {
        string? told = SendingPolicy.WhyNotThisWay(new Uri(target), hasToken, Route(proxy, "direct.example"));

        Assert.True(why is null ? told is null : told?.Contains(why, StringComparison.Ordinal) == true, told);
    }

    [Theory]
    [InlineData("X-HTTP-Method-Override")]
    [InlineData("x-http-method")]
    [InlineData("X-Method-Override")]
    [InlineData("X_HTTP_Method_Override")]
    public void A_header_that_changes_the_method_is_never_sent(string name)
    {
        string url = Signed.Url();
        var all = new SendingTerms { HeaderSource = RequestSource.Named, UrlSource = RequestSource.Named, IsAskedFor = true, Force = true };
        SendingDecision decision = SendingPolicy.Decide(Judge(url, name), all);
        SendingDecision signed = SendingPolicy.Decide(Judge(Signed.Url(headers: [(name.ToLowerInvariant(), "DELETE")]), name), all);

        Assert.True(decision.IsSent, decision.Reason);
        Assert.DoesNotContain(decision.Headers, static h => h.Value == "DELETE");
        Assert.Equal([name.ToLowerInvariant()], decision.Withheld);
        Assert.Contains(name.ToLowerInvariant() + ", and some servers run the method", signed.Reason, StringComparison.Ordinal);
    }

    private static ProxyRoute Route(string proxy, params string[] direct) =>
        new(() => new WebProxy(proxy) { BypassList = [.. direct.Select(System.Text.RegularExpressions.Regex.Escape)] });

    private static VerificationContext Judge(string url, string? header = null)
    {
        KeyValuePair<string, string>[] headers = header is null ? [] : [new(header, "DELETE")];
        var request = new ReceivedRequest { Url = url, Method = "GET", Headers = headers };
        return new VerificationContext(request, PresignTools.Inspection.RawUrl.Parse(url), null, Signed.Time, null);
    }
}
