using CsCheck;
using PresignTools.Diagnosis;
using PresignTools.Errors;
using PresignTools.Intake;
using PresignTools.Intake.Reading;
using PresignTools.Tests.Verification;

namespace PresignTools.Tests.Diagnosis;

public class IntakeTests
{
    private static readonly string Url = Signed.Url();

    private static DiagnosisInput Read(string text) => TextIntake.Read(text, out _);

    private static string? Header(DiagnosisInput input, string name) => input.Headers?.Where(h => h.Key.Equals(name, StringComparison.OrdinalIgnoreCase)).Select(h => h.Value).FirstOrDefault();

    [Theory]
    [InlineData("curl '{0}'", "GET")]
    [InlineData("$ curl -sS -o out.pdf \"{0}\"", "GET")]
    [InlineData("user@host:~$ curl -I '{0}'", "HEAD")]
    [InlineData("curl -T file.bin '{0}'", "PUT")]
    [InlineData("curl -XPUT --data-binary @file.bin '{0}'", "PUT")]
    [InlineData("curl -X DELETE '{0}'", "DELETE")]
    [InlineData("curl --request PUT \\\n  --upload-file f \\\n  '{0}'", "PUT")]
    [InlineData("curl -d a=b '{0}'", "POST")]
    [InlineData("curl -F file=@x '{0}'", "POST")]
    [InlineData("wget -O x '{0}'", "GET")]
    [InlineData("wget --method=PUT --body-file=f '{0}'", "PUT")]
    [InlineData("wget --spider '{0}'", "HEAD")]
    [InlineData("PS C:\\> Invoke-WebRequest -Uri '{0}' -Method Put -InFile ./f", "PUT")]
    [InlineData("PS /home/u> iwr '{0}'", "GET")]
    [InlineData("Invoke-RestMethod `\n  -Method Head `\n  -Uri '{0}'", "HEAD")]
    public void A_command_tells_url_and_method(string command, string method)
    {
        DiagnosisInput input = Read(string.Format(System.Globalization.CultureInfo.InvariantCulture, command, Url));

        Assert.Equal(Url, input.Url);
        Assert.Equal(method, input.Method);
    }

    [Theory]
    [InlineData("curl -H 'x-amz-acl: public-read' '{0}'", "x-amz-acl", "public-read")]
    [InlineData("curl -H'Content-Type: text/csv' -T f '{0}'", "content-type", "text/csv")]
    [InlineData("curl -d a=b '{0}'", "content-type", "application/x-www-form-urlencoded")]
    [InlineData("curl -u me:secret '{0}'", "authorization", "Basic ***")]
    [InlineData("wget --header='x-amz-meta-a: b' '{0}'", "x-amz-meta-a", "b")]
    [InlineData("Invoke-WebRequest '{0}' -Headers @{{ 'x-amz-acl' = 'private'; Accept = '*/*' }} -Method Put", "x-amz-acl", "private")]
    [InlineData("Invoke-WebRequest '{0}' -Method Post -Body $b", "content-type", "application/x-www-form-urlencoded")]
    [InlineData("Invoke-WebRequest '{0}' -Method Put -InFile f -ContentType image/png", "content-type", "image/png")]
    public void A_command_tells_the_headers_that_it_sends(string command, string name, string value) =>
        Assert.Equal(value, Header(Read(string.Format(System.Globalization.CultureInfo.InvariantCulture, command, Url)), name));

    [Fact]
    public void Headers_in_a_variable_are_not_known() => Assert.Null(Read($"Invoke-WebRequest '{Url}' -Headers $h").Headers);

    [Fact]
    public void A_verbose_transcript_tells_both_sides_and_the_redirect_before()
    {
        string text = """
            * Connected to examplebucket.s3.amazonaws.com
            > PUT /k HTTP/1.1
            > Host: examplebucket.s3.amazonaws.com
            > Content-Type: image/png
            >
            < HTTP/1.1 307 Temporary Redirect
            < Location: https://examplebucket.s3.eu-west-1.amazonaws.com/k
            < x-amz-bucket-region: eu-west-1
            <
            > PUT /k HTTP/1.1
            > Host: examplebucket.s3.eu-west-1.amazonaws.com
            > Content-Type: image/png
            >
            < HTTP/1.1 403 Forbidden
            < x-amz-request-id: 79104EXAMPLEB723
            <
            <Error><Code>SignatureDoesNotMatch</Code><Message>The request signature we calculated does not match the signature you provided. Check your key and signing method.</Message></Error>
            """;

        DiagnosisInput input = Read(text);

        Assert.Equal("PUT", input.Method);
        Assert.Equal("image/png", Header(input, "content-type"));
        Assert.Equal("SignatureDoesNotMatch", input.Response!.Code);
        Assert.Equal("79104EXAMPLEB723", input.Response.RequestId);
        Assert.Equal(307, Assert.Single(input.Redirects).StatusCode);
        Assert.Equal(CauseId.WrongEndpointGlobalRedirect, input.Diagnose().RootCause);
    }

    [Fact]
    public void A_ticket_with_everything_in_it()
    {
        string text = $"""
            Hi team, since this morning our uploads fail. The backend does
                const url = await getSignedUrl(client, new PutObjectCommand(params))
            and then we call

            $ curl -i -X PUT -H 'x-amz-meta-owner: ann' -T photo.jpg '{Url}'
            HTTP/1.1 403 Forbidden
            x-amz-request-id: 79104EXAMPLEB723

            <?xml version="1.0" encoding="UTF-8"?>
            <Error><Code>AccessDenied</Code><Message>There were headers present in the request which were not signed</Message><HeadersNotSigned>x-amz-meta-owner</HeadersNotSigned><RequestId>79104EXAMPLEB723</RequestId></Error>
            Any idea?
            """;

        PresignDiagnosis diagnosis = Read(text).Diagnose();

        Assert.Equal(CauseId.UnsignedExtraHeader, diagnosis.RootCause);
        Assert.Equal("79104EXAMPLEB723", diagnosis.RequestId);
        Assert.Equal("PUT", diagnosis.Method);
    }

    [Theory]
    [InlineData("An error occurred (AccessDenied) when calling the PutObject operation: Access Denied", "AccessDenied", "PutObject")]
    [InlineData("botocore.exceptions.ClientError: An error occurred (NoSuchBucket) when calling the GetObject operation: The specified bucket does not exist", "NoSuchBucket", "GetObject")]
    public void A_message_of_boto_tells_code_and_operation(string text, string code, string operation)
    {
        DiagnosisInput input = Read(text);

        Assert.Equal(code, input.Response!.Code);
        Assert.Equal(operation, input.SignedOperation);
    }

    [Theory]
    [InlineData("curl: (60) SSL: no alternative certificate subject name matches target host name 'my.bucket.s3.amazonaws.com'", "dns-or-tls")]
    [InlineData("curl: (6) Could not resolve host: examplebucket.s3.eu-west-9.amazonaws.com", "dns-or-tls")]
    [InlineData("Access to fetch at 'https://b.s3.eu-west-1.amazonaws.com/k' from origin 'https://app.example.com' has been blocked by CORS policy: No 'Access-Control-Allow-Origin' header is present on the requested resource.", "cors-misconfigured")]
    public void A_message_of_the_client_is_enough(string text, string cause) => Assert.Equal(cause, Read(text).Diagnose().RootCause);

    /// <summary>What the server answered is all that is asked for; nothing is guessed.</summary>
    [Theory]
    [InlineData("brows3 0.2.40, Linux, Wasabi with a custom endpoint. Downloads work; uploads stall for 6 minutes and fail.")]
    [InlineData("rclone mount of the backup remote fails after the update")]
    [InlineData("registry in k8s, storage s3 in the same cluster; docker push fails after a long time")]
    public void A_failure_that_is_told_without_an_answer_cannot_be_told(string text)
    {
        PresignDiagnosis diagnosis = Read(text).Diagnose();
        Assert.Null(diagnosis.RootCause);
        Assert.Equal(DiagnosisOutcome.NothingKnown, diagnosis.Outcome);
        Assert.Equal("What the server answered is not in the text", diagnosis.Title);
        Assert.StartsWith("S3's answer", diagnosis.Needs[0].What, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("the build failed: error CS3021 in Foo.cs")]
    [InlineData("DNS3 server fails")]
    public void A_failure_of_something_else_is_refused(string text) =>
        Assert.Equal("DiagnosisTextNotRecognized", Assert.Throws<PresignException>(() => Read(text)).ErrorId);

    [Theory]
    [InlineData("<CORSConfiguration xmlns=\"http://s3.amazonaws.com/doc/2006-03-01/\"><CORSRule/></CORSConfiguration>\nHTTP 403 Forbidden on upload to S3")]
    [InlineData("<ListBucketResult xmlns=\"http://doc.s3.amazonaws.com/2006-03-01\"/>\nHTTP 403 Forbidden on upload to S3")]
    public void The_name_of_a_namespace_is_no_URL(string text) => Assert.Null(Read(text).Url);

    [Fact]
    public void Text_without_any_of_it_is_refused() =>
        Assert.Equal("DiagnosisTextNotRecognized", Assert.Throws<PresignException>(() => Read("it does not work, please help")).ErrorId);

    [Fact]
    public void No_text_breaks_the_intake()
    {
        string[] pieces = ["curl ", "-H '", "-X", "PUT", " '", "\"", "\n", "\\\n", "`\n", "HTTP/1.1 403 x\n", "> GET / HTTP/1.1\n", "< a: b\n", "<Error>", "<Code>AccessDenied</Code>", "</Error>", Url, "@{ a = ", "}", "iwr -Headers ", "aws s3 presign ", "&amp;", "\0", "https://", "403 Forbidden", "{", "CORS"];
        Gen.Int[0, pieces.Length - 1].Select(i => pieces[i]).Array[0, 30].Select(p => string.Concat(p)).Sample(text =>
        {
            try
            {
                Read(text).Diagnose();
            }
            catch (PresignException)
            {
                // Refused in good order.
            }
        }, iter: Nightly.Times(1000));
    }
}
