using System.Text;
using CsCheck;
using PresignTools.Errors;
using PresignTools.Forms;
using PresignTools.Intake.Readers.Forms;

namespace PresignTools.Tests.Forms;

/// <summary>How forms are signed: AWS's example and botocore's, the policy's JSON, and what is refused.</summary>
public class PostSignerTests
{
    // Example: Browser-Based Upload using HTTP POST (S3 API reference): policy with CR LF, and its signature.
    private const string AwsPolicy = """
        eyAiZXhwaXJhdGlvbiI6ICIyMDE1LTEyLTMwVDEyOjAwOjAwLjAwMFoiLA0KICAiY29uZGl0aW9ucyI6IFsNCiAgICB7ImJ1Y2tldCI6ICJzaWd2NGV4YW1wbGVidWNrZXQifSwN
        CiAgICBbInN0YXJ0cy13aXRoIiwgIiRrZXkiLCAidXNlci91c2VyMS8iXSwNCiAgICB7ImFjbCI6ICJwdWJsaWMtcmVhZCJ9LA0KICAgIHsic3VjY2Vzc19hY3Rpb25fcmVkaXJl
        Y3QiOiAiaHR0cDovL3NpZ3Y0ZXhhbXBsZWJ1Y2tldC5zMy5hbWF6b25hd3MuY29tL3N1Y2Nlc3NmdWxfdXBsb2FkLmh0bWwifSwNCiAgICBbInN0YXJ0cy13aXRoIiwgIiRDb250
        ZW50LVR5cGUiLCAiaW1hZ2UvIl0sDQogICAgeyJ4LWFtei1tZXRhLXV1aWQiOiAiMTQzNjUxMjM2NTEyNzQifSwNCiAgICB7IngtYW16LXNlcnZlci1zaWRlLWVuY3J5cHRpb24i
        OiAiQUVTMjU2In0sDQogICAgWyJzdGFydHMtd2l0aCIsICIkeC1hbXotbWV0YS10YWciLCAiIl0sDQoNCiAgICB7IngtYW16LWNyZWRlbnRpYWwiOiAiQUtJQUlPU0ZPRE5ON0VY
        QU1QTEUvMjAxNTEyMjkvdXMtZWFzdC0xL3MzL2F3czRfcmVxdWVzdCJ9LA0KICAgIHsieC1hbXotYWxnb3JpdGhtIjogIkFXUzQtSE1BQy1TSEEyNTYifSwNCiAgICB7IngtYW16
        LWRhdGUiOiAiMjAxNTEyMjlUMDAwMDAwWiIgfQ0KICBdDQp9
        """;

    [Fact]
    public void The_example_of_AWS_is_valid_and_its_signature_fits()
    {
        ReceivedPost post = new()
        {
            Url = "https://sigv4examplebucket.s3.amazonaws.com/",
            Fields =
            [
                new("key", "user/user1/${filename}"), new("acl", "public-read"),
                new("success_action_redirect", "http://sigv4examplebucket.s3.amazonaws.com/successful_upload.html"), new("Content-Type", "image/jpeg"),
                new("x-amz-meta-uuid", "14365123651274"), new("x-amz-server-side-encryption", "AES256"),
                new("X-Amz-Credential", "AKIAIOSFODNN7EXAMPLE/20151229/us-east-1/s3/aws4_request"), new("X-Amz-Algorithm", "AWS4-HMAC-SHA256"),
                new("X-Amz-Date", "20151229T000000Z"), new("x-amz-meta-tag", ""), new("Policy", AwsPolicy.ReplaceLineEndings(string.Empty)),
                new("X-Amz-Signature", "8afdbf4008c03f22c2cd3cdb72e4afbb1f6a588f3255ac628749a66d7f09699e"),
            ],
        };
        PresignedPostTest test = PresignedPostVerifier.Verify(post, MadeForms.Credentials, new DateTimeOffset(2015, 12, 29, 1, 0, 0, TimeSpan.Zero));
        Assert.Empty(test.Findings);
        Assert.True(test.IsValid);
        Assert.True(test.SignatureMatches);
    }

    [Fact]
    public void A_policy_is_written_as_AWS_writes_it() => Assert.Equal(
        """{"expiration":"2026-03-01T13:00:00.000Z","conditions":[{"bucket":"reports"},["starts-with","$key","in/"],["starts-with","$Content-Type","image/"],["content-length-range",1,100],{"x-amz-meta-a":"\"\\ü"},{"x-amz-algorithm":"AWS4-HMAC-SHA256"},{"x-amz-credential":"AKIAIOSFODNN7EXAMPLE/20260301/eu-central-1/s3/aws4_request"},{"x-amz-date":"20260301T120000Z"}]}""",
        MadeForms.Sign(new PostOptions { ContentTypePrefix = "image/", MinimumSize = 1, MaximumSize = 100, Metadata = [new("a", "\"\\ü")] }).Policy);

    [Fact]
    public void The_text_signed_is_the_base64_of_the_policy_in_UTF8()
    {
        PresignedPost post = MadeForms.Sign(key: "日本/${filename}");
        Assert.Equal(post.Policy, Encoding.UTF8.GetString(Convert.FromBase64String((string)post.Fields["policy"]!)));
        Assert.Contains("日本/", post.Policy, StringComparison.Ordinal);
    }

    [Fact]
    public void A_condition_covers_what_is_before_the_variable()
    {
        Assert.Equal("[\"starts-with\",\"$key\",\"in/\"]", MadeForms.Sign(key: "in/${filename}.bak").Conditions[1].ToString());
        Assert.Equal("[\"eq\",\"$key\",\"in/x\"]", MadeForms.Sign(key: "in/x").Conditions[1].ToString());
    }

    [Fact]
    public void There_is_no_longest_lifetime_but_the_calendar()
    {
        Assert.Equal(MadeForms.Time.AddDays(400), MadeForms.Sign(life: TimeSpan.FromDays(400)).ExpiresAt);
        Assert.Equal("FormExpiryOutOfRange", Assert.Throws<PresignException>(() => MadeForms.Sign(life: TimeSpan.FromDays(365 * 9000))).ErrorId);
        Assert.Equal("FormExpiryOutOfRange", Assert.Throws<PresignException>(() => MadeForms.Sign(life: TimeSpan.FromMilliseconds(999))).ErrorId);
    }

    /// <summary>Whatever the values, the form is valid as signed, and every text that it is written as has the same fields.</summary>
    [Fact]
    public void A_form_of_any_values_is_valid_and_is_read_back_from_each_of_its_texts()
    {
        Gen<string> value = Gen.OneOf(
            Gen.Char['\u0001', '\u024f'].Array[0, 30].Select(static c => new string(c)),
            OneOf("\"><script>alert(1)</script>", "' onmouseover='x", "</form><form action=//evil>", "&quot;&#34;&amp;", "@/etc/passwd", "<file", "a;type=text/html", "it's", "$$", "\\$x", "`x`", "$(x)", "%41", "\u2028", "-->"));
        Gen.Select(value, value, value, OneOf("in/${filename}", "a'b\"c", "<k>&")).Sample(
            static (a, b, c, key) =>
            {
                PresignedPost post = MadeForms.Sign(
                    new PostOptions { MaximumSize = 10, Metadata = [new("a", Clean(a)), new("b", Clean(b))], Fields = [new("x-ignore-c", Clean(c))] }, key);
                PresignedPostTest test = MadeForms.Judge(MadeForms.Sent(post));
                Assert.True(test.IsValid, test.ToString() + string.Join("; ", test.Findings));
                string[] fields = [.. post.Fields.Pairs.Select(static f => f.Key + "=" + f.Value)];
                Assert.Equal(fields, PresignedPostReader.Read(post.ToHtml()).Fields.Select(static f => f.Key + "=" + f.Value));
                Assert.Equal(fields, PresignedPostReader.Read(post.Fields.ToString()).Fields.Select(static f => f.Key + "=" + f.Value));
                Assert.Equal(1, post.ToHtml().Split("<form").Length - 1);
                Assert.DoesNotContain("<script>alert", post.ToHtml(), StringComparison.Ordinal);
            },
            iter: 300);
    }

    private static string Clean(string text) => new([.. text.Where(static x => x is not ('\r' or '\n'))]);

    private static Gen<string> OneOf(params string[] values) => Gen.Int[0, values.Length - 1].Select(i => values[i]);

    [Fact]
    public void One_change_of_any_field_is_seen()
    {
        PresignedPost post = MadeForms.Sign(new PostOptions { MaximumSize = 10, Acl = "private", Metadata = [new("a", "1")], SuccessStatus = "201" }, "in/x");
        foreach (KeyValuePair<string, string> field in post.Fields.Pairs)
        {
            Assert.False(MadeForms.Judge(MadeForms.Sent(post, (field.Key, null))).IsValid, "without " + field.Key);
            Assert.False(MadeForms.Judge(MadeForms.Sent(post, (field.Key, field.Value + "x"))).IsValid, "another " + field.Key);
        }

        Assert.False(MadeForms.Judge(MadeForms.Sent(post, ("new", "1"))).IsValid);
        Assert.True(MadeForms.Judge(MadeForms.Sent(post, ("X-Ignore-New", "1"))).IsValid);
        Assert.True(MadeForms.Judge(MadeForms.Sent(post)).IsValid);
    }
}
