using System.Net;
using PresignTools.Signing;
using PresignTools.Verification;
using PresignTools.Verification.Search;
using PresignTools.Verification.Sending;
using PresignTools.Verification.Subject;

namespace PresignTools.Tests.Verification.Sending;

/// <summary>What leaves the machine: hosts that look like S3's, situations, headers, characters.</summary>
public partial class SendingPolicyTests
{
    private const string S3 = "https://b.s3.eu-central-1.amazonaws.com";

    [Theory]
    [MemberData(nameof(HostsOfS3))]
    public void Text_reaches_s3(string host)
    {
        SendingDecision decision = Decide($"https://{host}", new SendingTerms());

        Assert.True(decision.IsSent, decision.Reason);
        Assert.False(decision.Reachable.HasFlag(AddressKinds.LinkLocal) || decision.Reachable.HasFlag(AddressKinds.Loopback));
    }

    [Theory]
    [MemberData(nameof(LookAlikes))]
    [MemberData(nameof(LoopbackHosts))]
    [MemberData(nameof(InnerHosts))]
    [MemberData(nameof(CompatibilityHosts))]
    public void Text_reaches_nobody_else(string host)
    {
        SendingDecision decision = Decide($"https://{host}", new SendingTerms());

        Assert.False(decision.IsSent);
        Assert.StartsWith("Nothing was sent: ", decision.Reason, StringComparison.Ordinal);
        Assert.Null(decision.Address);
    }

    [Theory]
    [MemberData(nameof(LoopbackHosts))]
    public void A_name_that_the_user_gives_reaches_this_machine_and_no_other(string host)
    {
        SendingDecision decision = Decide($"http://{host}:9000", new SendingTerms { UrlSource = RequestSource.Named });

        Assert.True(decision.IsSent, decision.Reason);
        Assert.Equal(AddressKinds.Loopback, decision.Reachable);
    }

    [Theory]
    [MemberData(nameof(CompatibilityHosts))]
    public void Compatibility_characters_hide_no_address(string host)
    {
        SendingDecision decision = Decide($"http://{host}:9000", new SendingTerms { UrlSource = RequestSource.Named });

        Assert.True(!decision.IsSent || decision.Reachable == AddressKinds.Loopback, $"{decision.Address} {decision.Reachable}");
    }

    [Theory]
    [MemberData(nameof(InnerHosts))]
    public void A_private_or_link_local_host_takes_live(string host)
    {
        SendingDecision named = Decide($"http://{host}", new SendingTerms { UrlSource = RequestSource.Named });
        SendingDecision asked = Decide($"http://{host}", new SendingTerms { IsAskedFor = true });

        Assert.False(named.IsSent);
        Assert.Contains("-Live", named.Remedy, StringComparison.Ordinal);
        Assert.True(asked.IsSent, asked.Reason);
        Assert.Equal(AddressKinds.All, asked.Reachable);
    }

    [Theory]
    [InlineData("minio.example.com")]
    [InlineData("203.0.113.7")]
    [InlineData("[2600::1]")]
    [InlineData("b.s3.eu-central-1.amazonaws.com.evil.example")]
    public void A_public_host_that_the_user_names_must_lead_to_a_public_address(string host) =>
        Assert.Equal(AddressKinds.Public, Decide($"https://{host}", new SendingTerms { UrlSource = RequestSource.Named }).Reachable);

    [Theory]
    [InlineData("b.bucket.vpce-0123456789abcdef0-abcdefgh.s3.eu-central-1.vpce.amazonaws.com", RequestSource.Text, AddressKinds.Public)]
    [InlineData("b.bucket.vpce-0123456789abcdef0-abcdefgh.s3.eu-central-1.vpce.amazonaws.com", RequestSource.Named, AddressKinds.Public | AddressKinds.Private)]
    [InlineData("ap-111122223333.op-01ac5d28a6a232904.s3-outposts.eu-central-1.amazonaws.com", RequestSource.Text, AddressKinds.Public)]
    [InlineData("b.s3.eu-central-1.amazonaws.com", RequestSource.Text, AddressKinds.Public | AddressKinds.Private)]
    public void Whoever_owns_an_interface_endpoint_chooses_its_address(string host, RequestSource source, object reachable) =>
        Assert.Equal(reachable, Decide($"https://{host}", new SendingTerms { UrlSource = source }).Reachable);

    [Theory]
    [InlineData("http://minio.corp:9000", "http://minio.corp:9000", true)]
    [InlineData("http://b.minio.corp:9000", "http://minio.corp:9000", true)]
    [InlineData("http://127.0.0.1:9000", "http://127.0.0.1:9000/base", true)]
    [InlineData("http://127.0.0.1:9001", "http://127.0.0.1:9000", false)]
    [InlineData("https://minio.corp:9000", "http://minio.corp:9000", false)]
    [InlineData("http://evilminio.corp:9000", "http://minio.corp:9000", false)]
    [InlineData("http://minio.corp:9000", "minio", false)]
    [InlineData("http://1.127.0.0.1:9000", "http://127.0.0.1:9000", false)]
    public void An_endpoint_of_the_users_own_is_his_server(string start, string endpoint, bool sent) =>
        Assert.Equal(sent, Decide(start, new SendingTerms { OwnEndpoints = [endpoint] }).IsSent);

    [Theory]
    [InlineData("https://click.example.com/l?u=" + S3, "http://127.0.0.1/b/k", false)]
    [InlineData("see http://127.0.0.1/b/k", "http://127.0.0.1/b/k", false)]
    [InlineData("http://127.0.0.1.evil.example/b/k", "http://127.0.0.1/b/k", false)]
    [InlineData(" <\"http://127.0.0.1/b/k", "http://127.0.0.1/b/k", true)]
    [InlineData("HTTP://127.0.0.1/b/k", "http://127.0.0.1/b/k", true)]
    public void What_comes_out_of_a_link_was_not_named(string given, string judged, bool sent)
    {
        VerificationContext j = Judge(judged, null);
        j = new VerificationContext(new ReceivedRequest { Url = given, Method = "GET" }, j.Url, null, Signed.Time, null) { IsRepaired = true };

        Assert.Equal(sent, SendingPolicy.Decide(j, new SendingTerms { UrlSource = RequestSource.Named }).IsSent);
    }

    [Theory]
    [InlineData("X-A", "b\r\n\r\nDELETE /z HTTP/1.1", "x-a", "line break")]
    [InlineData("X-A", "b\nc", "x-a", "line break")]
    [InlineData("X-A", "b\rc", "x-a", "line break")]
    [InlineData("X-A", "b\n", "x-a", "line break")]
    [InlineData("X-A", "\0", "x-a", "U+0000")]
    [InlineData("X-A", "a\tb", "x-a", "U+0009")]
    [InlineData("X-A", "a\u001b[2Jb", "x-a", "U+001B")]
    [InlineData("X-A", "a\u007fb", "x-a", "U+007F")]
    [InlineData("X-A", "a\u0085b", "x-a", "U+0085")]
    [InlineData("X-A\r\nY", "b", "X-A\\u000d", "not a header name")]
    [InlineData("X A", "b", "X A", "not a header name")]
    [InlineData("X-A:", "b", "X-A:", "not a header name")]
    [InlineData("", "b", "''", "not a header name")]
    [InlineData("X-\u212a", "b", "X-", "not a header name")]
    [InlineData("Host", "a\r\nb", "host", "line break")]
    [InlineData("Authorization", "a\nb", "authorization", "line break")]
    public void No_control_character_reaches_the_wire_not_even_with_live(string name, string value, string named, string why)
    {
        SendingDecision decision = Decide(S3, new SendingTerms { IsAskedFor = true, Force = true }, [new(name, value)]);

        Assert.False(decision.IsSent);
        Assert.Contains(named, decision.Reason, StringComparison.OrdinalIgnoreCase);
        Assert.Contains(why, decision.Reason, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("GET /x HTTP/1.1\r\nA:")]
    [InlineData("GE T")]
    [InlineData("GÉT")]
    public void A_method_is_a_token(string method) =>
        Assert.Contains("not an HTTP method", Decide(S3, new SendingTerms { IsAskedFor = true, Force = true }, method: method).Reason, StringComparison.Ordinal);

    [Theory]
    [InlineData("/k\u010d\u010a", "/k%C4%8D%C4%8A")]        // whose low bytes are CR and LF
    [InlineData("/a/../b//./c%7E~", "/a/../b//./c%7E~")]
    [InlineData("/a b", "/a%20b")]
    [InlineData("/\U0001F600", "/%F0%9F%98%80")]
    [InlineData("/a\u2028b", "/a%E2%80%A8b")]
    [InlineData("", "/")]
    public void The_target_is_ascii(string path, string sent)
    {
        SendingDecision decision = SendingPolicy.Decide(Judge(S3 + path + "?" + Query(), null), new SendingTerms());

        Assert.Equal(sent + "?" + Query(), decision.Address?.PathAndQuery);
    }

    [Fact]
    public void Half_a_character_is_not_sent_in_a_header() =>
        Assert.Contains("half of a character", Decide(S3, new SendingTerms { IsAskedFor = true }, [new("X-A", "a\ud800b")]).Reason, StringComparison.Ordinal);

    [Fact]
    public void Half_a_character_is_not_sent_in_a_url() =>
        Assert.False(SendingPolicy.Decide(Judge(S3 + "/a\ud800b?" + Query(), null), new SendingTerms { IsAskedFor = true }).IsSent);

    [Theory]
    [InlineData("Authorization", false)]
    [InlineData("authorization", false)]
    [InlineData("Proxy-Authorization", false)]
    [InlineData("Cookie", false)]
    [InlineData("Metadata-Flavor", false)]
    [InlineData("X-aws-ec2-metadata-token", false)]
    [InlineData("X-Vault-Token", false)]
    [InlineData("X-Forwarded-For", false)]
    [InlineData("Upgrade", false)]
    [InlineData("X-Amz-Acl", true)]
    [InlineData("Content-Type", true)]
    [InlineData("If-None-Match", true)]
    [InlineData("User-Agent", true)]
    [InlineData("Origin", true)]
    public void Of_a_pastes_headers_only_those_go_that_s3_reads(string name, bool goes)
    {
        KeyValuePair<string, string>[] headers = [new(name, "v")];
        string lower = name.ToLowerInvariant();
        SendingDecision text = Decide(S3, new SendingTerms { UrlSource = RequestSource.Named }, headers);
        SendingDecision asked = Decide(S3, new SendingTerms { IsAskedFor = true }, headers);
        SendingDecision named = Decide(S3, new SendingTerms { HeaderSource = RequestSource.Named }, headers);

        Assert.Equal(goes, text.Headers.Any(h => h.Key == lower));
        Assert.Equal(goes ? [] : [lower], text.Withheld);
        Assert.Contains(asked.Headers, h => h.Key == lower);
        Assert.Contains(named.Headers, h => h.Key == lower);
    }

    [Fact]
    public void A_signed_cookie_of_a_paste_is_not_sent_and_neither_is_the_url()
    {
        string url = Signed.Url(headers: [("cookie", "a=b")]);
        VerificationContext j = PresignedUrlVerifier.Judge(new ReceivedRequest { Url = url, Method = "GET", Headers = [new("Cookie", "a=b")] }, null, Signed.Time, null, SearchEffort.None, new SigningKeyCache());

        Assert.Contains("cookie", SendingPolicy.Decide(j, new SendingTerms()).Reason, StringComparison.Ordinal);
        Assert.True(SendingPolicy.Decide(j, new SendingTerms { IsAskedFor = true }).IsSent);
    }

    [Theory]
    [InlineData("Host")]
    [InlineData("Content-Length")]
    [InlineData("Transfer-Encoding")]
    [InlineData("Connection")]
    [InlineData("Expect")]
    public void Framing_is_the_clients_own(string name) =>
        Assert.DoesNotContain(Decide(S3, new SendingTerms { IsAskedFor = true }, [new(name, "5")]).Headers, h => h.Value == "5");

    [Theory]
    [InlineData("http://minio.example.com", RequestSource.Named, false, false)]
    [InlineData("http://minio.example.com", RequestSource.Named, true, true)]
    [InlineData("https://minio.example.com", RequestSource.Named, false, true)]
    [InlineData("http://127.0.0.1:9000", RequestSource.Named, false, true)]
    [InlineData("http://b.s3.eu-central-1.amazonaws.com", RequestSource.Text, false, false)]
    [InlineData("http://b.s3.eu-central-1.amazonaws.com", RequestSource.Named, false, true)]
    [InlineData("https://b.s3.eu-central-1.amazonaws.com", RequestSource.Text, false, true)]
    public void A_token_in_the_url_goes_over_plain_http_only_when_asked(string start, RequestSource source, bool live, bool sent)
    {
        VerificationContext j = Judge($"{start}/b/k?{Query()}&X-Amz-Security-Token=TOKEN", null);

        Assert.Equal(sent, SendingPolicy.Decide(j, new SendingTerms { UrlSource = source, IsAskedFor = live }).IsSent);
    }

    [Fact]
    public void User_name_and_password_are_not_sent()
    {
        SendingDecision decision = Decide("https://user:pw@b.s3.eu-central-1.amazonaws.com", new SendingTerms());

        Assert.True(decision.IsSent, decision.Reason);
        Assert.Empty(decision.Address!.UserInfo);
    }

    [Theory]
    [InlineData("10.0.0.5", 8)]
    [InlineData("127.0.0.1", 2)]
    [InlineData("::ffff:169.254.169.254", 4)]
    [InlineData("93.184.216.34", 1)]
    [InlineData("2600::1", 1)]
    [InlineData("fd00:ec2::254", 4)]
    [InlineData("0.0.0.0", 16)]
    [InlineData("100.127.255.255", 8)]
    [InlineData("100.128.0.0", 1)]
    [InlineData("172.15.255.255", 1)]
    [InlineData("172.32.0.0", 1)]
    [InlineData("192.167.255.255", 1)]
    [InlineData("128.0.0.1", 1)]
    public void An_address_is_of_one_kind(string address, int kind) => Assert.Equal((AddressKinds)kind, AddressClassifier.Of(IPAddress.Parse(address)));

    private static SendingDecision Decide(string start, SendingTerms terms, KeyValuePair<string, string>[]? headers = null, string method = "GET")
    {
        string url = start + "/b/k?" + Query();
        return PresignTools.Inspection.RawUrl.TryParse(url, out _, out _)
            ? SendingPolicy.Decide(Judge(url, headers, method), terms)
            : SendingDecision.NotSent(method, "it is no URL");
    }

    private static VerificationContext Judge(string url, KeyValuePair<string, string>[]? headers, string method = "GET") =>
        new(new ReceivedRequest { Url = url, Method = method, Headers = headers }, PresignTools.Inspection.RawUrl.Parse(url), null, Signed.Time, null);

    private static string Query()
    {
        string url = Signed.Url();
        return url[(url.IndexOf('?', StringComparison.Ordinal) + 1)..];
    }
}
