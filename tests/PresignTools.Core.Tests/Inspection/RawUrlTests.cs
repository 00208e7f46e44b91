using CsCheck;
using PresignTools.Errors;
using PresignTools.Inspection;
using PresignTools.Text;

namespace PresignTools.Tests.Inspection;

public sealed class RawUrlTests
{
    [Fact]
    public void Splits_without_changing_anything()
    {
        RawUrl url = RawUrl.Parse("HTTPS://User@Bucket.S3.Amazonaws.com:8443/a/../b//%7e/c%2fd?acl&x=%41+b&e=&=v#frag?x");

        Assert.Equal("https", url.Scheme);
        Assert.Equal("User@Bucket.S3.Amazonaws.com:8443", url.Authority);
        Assert.Equal("Bucket.S3.Amazonaws.com", url.Host);
        Assert.Equal(8443, url.Port);
        Assert.Equal("/a/../b//%7e/c%2fd", url.Path);
        Assert.Equal("acl&x=%41+b&e=&=v", url.Query);
        Assert.Equal("frag?x", url.Fragment);
        Assert.Equal(["acl", "x", "e", ""], url.Parameters.Select(p => p.Name));
        Assert.Equal([false, true, true, true], url.Parameters.Select(p => p.HasEquals));
        Assert.Equal("A+b", url.Parameters[1].Value);
        Assert.Equal("%41+b", url.Parameters[1].RawValue);
    }

    [Theory]
    [InlineData("https://h", "", null, null)]
    [InlineData("https://h?", "", "", null)]
    [InlineData("https://h?a", "", "a", null)]
    [InlineData("https://h#", "", null, "")]
    [InlineData("https://h/#a?b", "/", null, "a?b")]
    [InlineData("https://h/a?b?c=d", "/a", "b?c=d", null)]
    public void Tells_absent_from_empty(string text, string path, string? query, string? fragment)
    {
        RawUrl url = RawUrl.Parse(text);
        Assert.Equal((path, query, fragment), (url.Path, url.Query, url.Fragment));
    }

    [Theory]
    [InlineData("https://[2001:db8::1]:9000/b", "[2001:db8::1]", 9000)]
    [InlineData("https://[::1]/b", "[::1]", null)]
    [InlineData("http://localhost:/b", "localhost", null)]
    [InlineData("http://127.0.0.1:9000", "127.0.0.1", 9000)]
    public void Host_and_port(string text, string host, int? port)
    {
        RawUrl url = RawUrl.Parse(text);
        Assert.Equal((host, port), (url.Host, url.Port));
    }

    [Theory]
    [InlineData(null, "empty")]
    [InlineData("", "empty")]
    [InlineData("s3://bucket/key", "does not begin with https://")]
    [InlineData("bucket.s3.amazonaws.com/key", "does not begin with https://")]
    [InlineData("https:///key", "no host")]
    [InlineData("https://:80/key", "no host")]
    [InlineData("https://a b/key", "host has a character")]
    [InlineData("https://h:99999/key", "port")]
    [InlineData("https://h:x/key", "port")]
    [InlineData("https://h/a\nb", "line break")]
    public void Says_why_it_is_no_url(string? text, string why)
    {
        Assert.False(RawUrl.TryParse(text, out _, out string? reason));
        Assert.Contains(why, reason, StringComparison.Ordinal);
        Assert.Equal("UrlMalformed", Assert.Throws<PresignException>(() => RawUrl.Parse(text!)).ErrorId);
    }

    [Fact]
    public void Refuses_more_than_64_KB()
    {
        string longest = "https://h/" + new string('a', RawUrl.MaximumLength - 10);
        Assert.Equal(longest.Length - 9, RawUrl.Parse(longest).Path.Length);
        Assert.Equal("UrlTooLong", Assert.Throws<PresignException>(() => RawUrl.Parse(longest + "a")).ErrorId);
        Assert.False(RawUrl.TryParse(longest + "a", out _, out _));
    }

    [Theory]
    [InlineData("a+b%20c", "a+b c", false, false)]
    [InlineData("%C3%A9%c3%a9", "éé", false, false)]
    [InlineData("%F0%9F%98%80", "😀", false, false)]
    [InlineData("%252F", "%2F", false, false)]
    [InlineData("100%", "100%", true, false)]
    [InlineData("%4", "%4", true, false)]
    [InlineData("%zz%41", "%zzA", true, false)]
    [InlineData("%C3", "%C3", false, true)]
    [InlineData("%C3%28", "%C3(", false, true)]
    [InlineData("%C0%80", "%C0%80", false, true)]
    [InlineData("%ED%A0%80", "%ED%A0%80", false, true)]
    [InlineData("%F4%90%80%80x", "%F4%90%80%80x", false, true)]
    [InlineData("%41%FF%42", "A%FFB", false, true)]
    public void Decodes_once_and_flags_what_it_cannot(string raw, string value, bool malformed, bool invalid)
    {
        RawQueryParameter parameter = RawUrl.Parse("https://h/?n=" + raw).Parameters[0];
        Assert.Equal((value, malformed, invalid), (parameter.Value, parameter.HasMalformedEscape, parameter.HasInvalidUtf8));
    }

    [Fact]
    public void Decoding_undoes_encoding() =>
        Gen.String[Gen.Char['\u0020', '\uD7FF'], 0, 40].Sample(text => PercentEncoding.Decode(Uri.EscapeDataString(text)) == text);

    [Fact]
    public void The_parts_make_up_the_text() =>
        Gen.Select(Gen.String[Gen.OneOf("ab/.?&=%2F+".ToCharArray()), 0, 30], Gen.Bool, Gen.Bool).Sample((tail, slash, hash) =>
        {
            string text = "https://h:1" + (slash ? "/" : "?") + tail + (hash ? "#f" : "");
            RawUrl url = RawUrl.Parse(text);
            Assert.Equal(text, url.Scheme + "://" + url.Authority + url.Path + (url.Query is null ? "" : "?" + url.Query) + (url.Fragment is null ? "" : "#" + url.Fragment));
        });

    [Fact]
    public void First_of_several_is_found()
    {
        RawUrl url = RawUrl.Parse("https://h/?a=1&A=2&a=3");
        Assert.Equal("1", url.Find("a")!.Value);
        Assert.Equal("2", url.Find("A")!.Value);
        Assert.Null(url.Find("b"));
    }

    [Fact]
    public void ToString_masks() =>
        Assert.Equal("https://h/?X-Amz-Signature=***&a=1", RawUrl.Parse("https://h/?X-Amz-Signature=abc&a=1").ToString());
}
