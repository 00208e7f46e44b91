using PresignTools.Diagnosis;
using PresignTools.Intake;
using PresignTools.Intake.Reading;
using PresignTools.Tests.Verification;

namespace PresignTools.Tests.Intake;

/// <summary>A terminal has more than the failing request: what other commands print is no answer to it.</summary>
public class SideCommandsTests
{
    private const string Denied = "<Error><Code>AccessDenied</Code><Message>Access Denied</Message></Error>";
    private const string Failed = "curl: (22) The requested URL returned error: 403";

    private static readonly string Url = Signed.Url();

    public static TheoryData<string, string> Beside => new()
    {
        { $"curl '{Url}'\n{Denied}\ncurl -I https://www.example.org\nHTTP/2 200\nserver: nginx", "AccessDenied" },
        { $"+ curl -f '{Url}'\n{Failed}\n+ curl -I https://example.org/health\nHTTP/2 200\nserver: nginx", "403" },
        { $"$ curl -I https://example.org/\nHTTP/2 200\nserver: nginx\n\n$ curl -f -o f '{Url}'\n{Failed}", "403" },
        { $"$ wget -S https://example.org/\n  HTTP/1.1 200 OK\n  Server: nginx\n$ curl -f -o f '{Url}'\n{Failed}", "403" },
        { $"curl -f '{Url}'\n{Failed}\naws s3 ls s3://other-bucket/\nAn error occurred (NoSuchBucket) when calling the ListObjectsV2 operation: "
            + "The specified bucket does not exist", "403" },
        { $"curl -f '{Url}'\n{Failed}\naws sts get-caller-identity\nAn error occurred (ExpiredToken) when calling the GetCallerIdentity "
            + "operation: The security token included in the request is expired", "403" },
        { $"PS C:\\> iwr 'https://intranet.example/' \nHTTP/1.1 200 OK\nServer: Microsoft-IIS/10.0\n\nPS C:\\> curl.exe '{Url}'\n{Denied}",
            "AccessDenied" },
    };

    [Theory]
    [MemberData(nameof(Beside))]
    public void What_they_print_is_no_answer_to_the_presigned_URL(string text, string answer)
    {
        DiagnosisInput input = TextIntake.Read(text, out _);
        PresignDiagnosis diagnosis = PresignDiagnoser.Diagnose(input, Signed.Time.AddMinutes(5));

        Assert.StartsWith(Url[..Url.IndexOf('?', StringComparison.Ordinal)], diagnosis.Url, StringComparison.Ordinal);
        Assert.Equal(answer, diagnosis.ErrorCode ?? $"{diagnosis.StatusCode}");
        Assert.Equal(Certainty.Possible, diagnosis.Certainty);
        Assert.Null(input.SuccessStatus);
    }

    [Fact]
    public void The_clients_own_policies_are_read_although_their_command_is_not_about_the_URL()
    {
        string text = $"curl '{Url}'\n{Denied}\n$ aws iam get-user-policy --user-name a --policy-name p\n"
            + """{"PolicyDocument":{"Version":"2012-10-17","Statement":[{"Effect":"Allow","Action":"s3:ListBucket","Resource":"*"}]}}""";
        Assert.NotEmpty(TextIntake.Read(text, out _).Policies.All);
    }

    [Fact]
    public void The_clock_of_S3_is_taken_from_whatever_it_answered()
    {
        string text = $"+ curl -f -o f '{Url}'\n{Failed}\n+ date -u\n{Signed.Time:ddd MMM dd HH:mm:ss} UTC {Signed.Time:yyyy}\n"
            + $"+ curl -sI https://examplebucket.s3.eu-central-1.amazonaws.com/\nHTTP/1.1 403 Forbidden\nDate: {Signed.Time.AddMinutes(-42):r}\n"
            + "Server: AmazonS3\n";
        PresignDiagnosis diagnosis = PresignDiagnoser.Diagnose(TextIntake.Read(text, out _), Signed.Time.AddMinutes(5));
        Assert.Equal(CauseId.ClockSkew, diagnosis.RootCause);
    }

    [Fact]
    public void A_look_at_the_same_object_without_a_signature_stays()
    {
        string plain = Url[..Url.IndexOf('?', StringComparison.Ordinal)];
        string text = $"the link {Url} fails.\n$ curl -I {plain}\nHTTP/1.1 404 Not Found\nServer: AmazonS3";
        Assert.Equal(404, TextIntake.Read(text, out _).Response?.StatusCode);
    }

    [Fact]
    public void Where_nothing_else_failed_the_answer_of_the_command_is_the_answer()
    {
        string text = $"{Url}\n$ aws s3api head-object --bucket elsewhere --key a\n"
            + "An error occurred (404) when calling the HeadObject operation: Not Found";
        Assert.Equal(404, TextIntake.Read(text, out _).Response?.StatusCode);
    }

    [Theory]
    [InlineData("page https://www.example.com\n{0}\n")]
    [InlineData("docs https://wiki.example.com/s3\n\n   {0}\n")]
    [InlineData("Referer: https://app.example.com\r\n{0}\r\n")]
    [InlineData("see https://s3.example.de/ {0}\n")]
    public void A_URL_is_over_where_another_one_begins(string text)
    {
        DiagnosisInput input = TextIntake.Read(string.Format(System.Globalization.CultureInfo.InvariantCulture, text, Url) + Denied, out _);
        Assert.Equal(Url, input.Url);
    }
}
