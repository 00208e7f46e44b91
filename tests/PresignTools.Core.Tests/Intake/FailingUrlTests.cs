using PresignTools.Intake;
using PresignTools.Intake.Reading;

namespace PresignTools.Tests.Intake;

/// <summary>Which of several URLs a text is about, also where their signatures are blotted out.</summary>
public class FailingUrlTests
{
    private const string Whole = "fea454ca298b7da1c68078a5d1bdbfbbe0d65c699e0f91ac7a200a0136783543";

    private static string Url(string key, string signature, string date = "20261130T090000Z", string bucket = "team-files", string id = "AKIAIOSFODNN7EXAMPLE") =>
        $"https://{bucket}.s3.eu-west-1.amazonaws.com/{key}?X-Amz-Algorithm=AWS4-HMAC-SHA256&X-Amz-Credential={id}%2F{date[..8]}%2Feu-west-1%2Fs3%2Faws4_request"
            + $"&X-Amz-Date={date}&X-Amz-Expires=3600&X-Amz-SignedHeaders=host&X-Amz-Signature={signature}";

    private static string Answer(string code, string message, string more = "") => $"<Error><Code>{code}</Code><Message>{message}</Message>{more}</Error>";

    [Theory]
    [InlineData("REDACTED")]
    [InlineData("***")]
    [InlineData("xxxx")]
    [InlineData("<sig>")]
    [InlineData("[removed]")]
    [InlineData("…")]
    public void Failures_are_told_apart_where_signatures_are_blotted_out(string mask)
    {
        string text = $"PUT {Url("in/a.bin", mask)} 403\n{Answer("AccessDenied", "Request has expired")}\n"
            + $"PUT {Url("in/b.bin", mask, bucket: "team-archive")} 404\n{Answer("NoSuchBucket", "The specified bucket does not exist")}";

        string[] codes = [.. TextIntake.Failures(text, out _).Select(static f => TextIntake.Read(f, out _).Response!.Code!)];

        Assert.Equal(["AccessDenied", "NoSuchBucket"], codes);
    }

    [Theory]
    [InlineData("REDACTED")]
    [InlineData(Whole)]
    public void The_same_URL_twice_is_one_failure(string signature)
    {
        string text = $"try 1: {Url("a", signature)}\ntry 2: {Url("a", signature)}\n{Answer("AccessDenied", "Request has expired")}";

        Assert.Equal([text], TextIntake.Failures(text, out _));
        TextIntake.Read(text, out IReadOnlyList<string> found);
        Assert.DoesNotContain(TextIntake.SeveralUrls, found);
    }

    [Theory]
    [InlineData("***", "***")]
    [InlineData(Whole, "0000000000000000000000000000000000000000000000000000000000000001")]
    public void Where_all_but_one_went_well_nothing_is_left_open(string first, string second)
    {
        string text = $"$ curl -i '{Url("one.zip", first)}'\nHTTP/1.1 200 OK\n\n$ curl '{Url("two.zip", second)}'\n{Answer("NoSuchKey", "The specified key does not exist.", "<Key>two.zip</Key>")}";

        DiagnosisInput input = TextIntake.Read(text, out IReadOnlyList<string> found);

        Assert.DoesNotContain(TextIntake.SeveralUrls, found);
        Assert.Equal("NoSuchKey", input.Response!.Code);
    }

    [Theory]
    [InlineData("<Key>b/second.iso</Key>")]
    [InlineData("<Resource>/b/second.iso</Resource>")]
    [InlineData("<AWSAccessKeyId>AKIAI44QH8DHBEXAMPLE</AWSAccessKeyId>")]
    [InlineData("<BucketName>team-backup</BucketName>")]
    [InlineData("<StringToSign>AWS4-HMAC-SHA256\n20261130T101500Z\n20261130/eu-west-1/s3/aws4_request\nabc</StringToSign>")]
    [InlineData("<CanonicalRequest>GET\n/b/second.iso\n\nhost:team-backup.s3.eu-west-1.amazonaws.com\n\nhost\nUNSIGNED-PAYLOAD</CanonicalRequest>")]
    public void The_URL_that_the_answer_names_is_the_one(string named)
    {
        string second = Url("b/second.iso", "11111111111111111111111111111111111111111111111111111111111111aa", "20261130T101500Z", "team-backup", "AKIAI44QH8DHBEXAMPLE");
        string text = $"We have {Url("a/first.iso", Whole)}\nand {second}\nOne of them gives\n{Answer("InvalidRequest", "No.", named)}";

        Assert.Equal(second, TextIntake.Read(text, out _).Url);
    }

    [Theory]
    [InlineData("previous one: {0}\ncurrent one: {1}\nstill {2}")]
    [InlineData("{0} (outdated)\n{1} (regenerated today)\n\n{2}")]
    [InlineData("The former link:\n{0}\nThe latest link:\n{1}\n{2}")]
    [InlineData("current: {1}\nold: {0}\n{2}")]
    public void What_is_called_old_is_not_the_one(string format)
    {
        string old = Url("plan.docx", Whole);
        string current = Url("plan.docx", "22222222222222222222222222222222222222222222222222222222222222bb", "20261130T120000Z");

        Assert.Equal(current, TextIntake.Read(string.Format(System.Globalization.CultureInfo.InvariantCulture, format, old, current, Answer("AccessDenied", "Access Denied")), out _).Url);
    }

    [Fact]
    public void Where_nothing_tells_it_is_the_first() =>
        Assert.Equal(Url("x", Whole), TextIntake.Read($"{Url("x", Whole)}\n{Url("y", Whole.Replace('f', 'e'))}\n{Answer("AccessDenied", "Access Denied")}", out _).Url);
}
