using System.Text;
using PresignTools.Forms;
using PresignTools.Intake.Readers.Forms;
using PresignTools.Signing;
using PresignTools.Verification;

namespace PresignTools.Tests.Forms;

/// <summary>How forms are judged: what S3 was seen to answer, and the slips of signers.</summary>
public class PresignedPostVerifierTests
{
    [Theory]
    [InlineData("""{"expiration":"2026-03-01T13:00:00Z","conditions":[]}""", null)]
    [InlineData("""{"expiration":"2026-03-01T13:00:00.123Z","conditions":[]}""", null)]
    [InlineData("""{"expiration":"2026-03-01T13:00:00+02:00","conditions":[]}""", "not a UTC time")]
    [InlineData("""{"expiration":"2026-03-01 13:00:00 UTC","conditions":[]}""", "not a UTC time")]
    [InlineData("""{"conditions":[]}""", "no expiration")]
    [InlineData("""{"EXPIRATION":"2026-03-01T13:00:00Z","conditions":[]}""", "a member 'EXPIRATION'")]
    [InlineData("""{"expiration":"2026-03-01T13:00:00Z"}""", "no list of conditions")]
    [InlineData("""{"expiration":"2026-03-01T13:00:00Z","conditions":[{}]}""", "exactly one name")]
    [InlineData("""{"expiration":"2026-03-01T13:00:00Z","conditions":[{"a":"1","b":"2"}]}""", "exactly one name")]
    [InlineData("""{"expiration":"2026-03-01T13:00:00Z","conditions":[{"a":1}]}""", "not text")]
    [InlineData("""{"expiration":"2026-03-01T13:00:00Z","conditions":[["ends-with","$a","1"]]}""", "'ends-with' is not one")]
    [InlineData("""{"expiration":"2026-03-01T13:00:00Z","conditions":[["content-length-range",-1,0]]}""", "two whole numbers")]
    [InlineData("""{"expiration":"2026-03-01T13:00:00Z","conditions":[["content-length-range","5","10"]]}""", null)]
    [InlineData("""{"expiration":"2026-03-01T13:00:00Z","conditions":[["content-length-range",0]]}""", "neither an object nor a list")]
    [InlineData("""{"expiration":"2026-03-01T13:00:00Z","conditions":[["StArTs-WiTh","$KeY","\$a\v"]]}""", null)]
    [InlineData("""not JSON""", "not a JSON object")]
    public void A_policy_is_read_as_S3_reads_it(string json, string? defect)
    {
        PostPolicy policy = PostPolicy.Read(Convert.ToBase64String(Encoding.UTF8.GetBytes(json)));
        if (defect is null)
        {
            Assert.Null(policy.Defect);
        }
        else
        {
            Assert.Contains(defect, policy.Defect, StringComparison.Ordinal);
        }
    }

    [Theory]
    [InlineData("image/jpg,image/png", true)]
    [InlineData("image/jpg, image/png", true)]
    [InlineData("image/jpg,text/plain", false)]
    [InlineData("Image/jpg", false)]
    public void A_Content_Type_with_commas_is_a_list(string type, bool isMet) =>
        Assert.Equal(isMet, PostCondition.StartsWith("content-TYPE", "image/").IsMetBy(type));

    [Fact]
    public void Other_fields_are_no_lists() => Assert.True(PostCondition.StartsWith("acl", "a").IsMetBy("a,b"));

    [Fact]
    public void A_condition_of_a_field_that_is_missing_fails_on_S3_whatever_it_permits()
    {
        PresignedPost post = MadeForms.Sign(new PostOptions { MaximumSize = 10, Conditions = [PostCondition.StartsWith("x-amz-meta-a", "")] });
        Assert.Equal(CauseId.PostPolicyMismatch, MadeForms.Judge(MadeForms.Sent(post)).Cause);
        Assert.True(MadeForms.Judge(MadeForms.Sent(post, ("X-AMZ-META-A", "anything"))).IsValid);
    }

    [Fact]
    public void Variables_are_filled_in_before_conditions_are_compared()
    {
        PresignedPost post = MadeForms.Sign(new PostOptions { MaximumSize = 10, Conditions = [PostCondition.StartsWith("key", "in/a")] });
        Assert.True(MadeForms.Judge(MadeForms.Sent(post)).IsValid);
        Assert.Equal("in/a.txt", MadeForms.Judge(MadeForms.Sent(post) with { FileName = @"C:\x\a.txt" }).Key);
        Assert.False(MadeForms.Judge(MadeForms.Sent(post) with { FileName = "b.txt" }).IsValid);
        PresignedPostTest open = MadeForms.Judge(MadeForms.Sent(post) with { FileName = null });
        Assert.True(open.IsValid);
        Assert.Contains(open.Findings, static f => f.Status == FindingStatus.Unknown);
    }

    [Theory]
    [InlineData("upper", "in capital letters")]
    [InlineData("base64", "written in base64")]
    [InlineData("json", "What was signed is the JSON of the policy")]
    [InlineData("wrapped", "without the line breaks or spaces")]
    public void The_slips_of_signers_are_named(string slip, string says)
    {
        PresignedPost post = MadeForms.Sign(key: "in/x");
        string policy = (string)post.Fields["policy"]!, signature = (string)post.Fields["x-amz-signature"]!;
        var signed = new FormSignature(MadeForms.Sent(post));
        ReceivedPost sent = slip switch
        {
            "upper" => MadeForms.Sent(post, ("x-amz-signature", signature.ToUpperInvariant())),
            "base64" => MadeForms.Sent(post, ("x-amz-signature", Convert.ToBase64String(Convert.FromHexString(signature)))),
            "json" => MadeForms.Sent(post, ("x-amz-signature", signed.Computed(MadeForms.Credentials.SecretAccessKey, post.Policy))),
            _ => MadeForms.Sent(post, ("policy", policy[..40] + "\n" + policy[40..])),
        };
        PresignedPostTest test = MadeForms.Judge(sent);
        Assert.Equal(SignatureState.Wrong, test.SignatureState);
        Assert.Contains(test.Findings, f => f.Evidence.Contains(says, StringComparison.Ordinal));
    }

    [Fact]
    public void A_form_of_Signature_Version_2_is_judged_as_well()
    {
        string policy = Convert.ToBase64String("""{"expiration":"2026-03-01T13:00:00Z","conditions":[{"bucket":"reports"},["starts-with","$key",""]]}"""u8);
        ReceivedPost post = new()
        {
            Url = "https://reports.s3.amazonaws.com/",
            Fields = [new("key", "a"), new("AWSAccessKeyId", MadeForms.Credentials.AccessKeyId), new("policy", policy), new("signature", SignatureV2.Sign(MadeForms.Credentials.SecretAccessKey, policy))],
        };
        Assert.True(MadeForms.Judge(post).IsValid);
        Assert.Equal("SigV2", MadeForms.Judge(post).SignatureVersion);
        Assert.False(PresignedPostVerifier.Verify(post, new SigningCredentials(MadeForms.Credentials.AccessKeyId, "another"), MadeForms.Time).IsValid);
    }

    [Fact]
    public void Nothing_secret_is_in_the_result()
    {
        PresignedPost post = MadeForms.Sign(key: "in/x");
        PresignedPostTest test = MadeForms.Judge(MadeForms.Sent(post, ("x-amz-meta-a", (string)post.Fields["x-amz-signature"]!)));
        string all = string.Join("\n", test.Fields.Select(static f => f.ToString() + f.Value).Concat(test.Findings.Select(static f => f.ToString())));
        Assert.DoesNotContain((string)post.Fields["x-amz-signature"]!, all, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("{'url': 'https://reports.s3.amazonaws.com/', 'fields': {'key': 'a', 'policy': 'eyJ9', 'x-amz-signature': '0'}}")]
    [InlineData("{\"url\":\"https://reports.s3.amazonaws.com/\",\"fields\":{\"key\":\"a\",\"policy\":\"eyJ9\",\"x-amz-signature\":\"0\"}}")]
    [InlineData("curl -s -F key=a -F 'policy=eyJ9' -F x-amz-signature=0 -F 'file=@/tmp/f.txt;type=text/plain' https://reports.s3.amazonaws.com/")]
    [InlineData("<form method=post action='https://reports.s3.amazonaws.com/' enctype=multipart/form-data><input name=key value=a><input value='eyJ9' name=\"policy\" type=hidden><INPUT NAME=x-amz-signature VALUE=0><input type=file name=file></form>")]
    [InlineData("POST / HTTP/1.1\nHost: reports.s3.amazonaws.com\n\n--b\nContent-Disposition: form-data; name=\"key\"\n\na\n--b\nContent-Disposition: form-data; name=\"policy\"\n\neyJ9\n--b\nContent-Disposition: form-data; name=\"x-amz-signature\"\n\n0\n--b\nContent-Disposition: form-data; name=\"file\"; filename=\"f.txt\"\nContent-Type: text/plain\n\nhello\n--b--\n")]
    public void A_form_is_read_from_what_people_have(string text)
    {
        ReceivedPost post = PresignedPostReader.Read(text);
        Assert.Equal("https://reports.s3.amazonaws.com/", post.Url);
        Assert.Equal(["key=a", "policy=eyJ9", "x-amz-signature=0"], post.Fields.Select(static f => $"{f.Key}={f.Value}"));
    }
}
