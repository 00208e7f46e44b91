using System.Text;
using CsCheck;
using PresignTools.Errors;
using PresignTools.Responses;
using PresignTools.Text;

namespace PresignTools.Tests.Responses;

public class HostileInputTests
{
    private static readonly string[] Samples =
    [
        Body.Of("AccessDenied", "Request has expired", "X-Amz-Expires=60", "Expires=2026-01-02T03:05:05Z", "ServerTime=2026-01-02T04:00:00Z"),
        Body.Of("AccessDenied", "Request is not yet valid", "X-Amz-Date=4102444800000", "Expires=2100-01-01T00:01:00Z", "ServerTime=2026-01-02T04:00:00Z"),
        Body.Of("AccessDenied", "There were headers present in the request which were not signed", "HeadersNotSigned=x-amz-date, x-amz-meta-foo"),
        Body.SignatureMismatch(),
        Body.Of("AuthorizationQueryParametersError", "Error parsing the X-Amz-Credential parameter; the region 'us-east-1' is wrong; expecting 'ap-south-1'", "Region=ap-south-1"),
        Body.Of("AccessDenied", "User: arn:aws:sts::1:assumed-role/r/s is not authorized to perform: s3:GetObject on resource: \"arn:aws:s3:::b/a b\" with an explicit deny in a service control policy, with policy ARN: arn:aws:organizations::1:policy/p"),
        "<Error><!-- c --><Code>NoSuchKey</Code><Message><![CDATA[The <specified> key]]></Message><Key>&lt;é&#x20AC;</Key></Error>",
        "<html><head><title>404 Not Found</title></head><body><ul><li>Code: NoSuchKey</li><li>Message: The specified key does not exist.</li></ul></body></html>",
        "HTTP/1.1 403 Forbidden\r\nx-amz-request-id: R\r\n\r\n{\"Error\":{\"Code\":\"AccessDenied\",\"Message\":\"Access Denied\"}}",
        "An error occurred (AccessDenied) when calling the GetObject operation: Access Denied",
    ];

    [Fact]
    public void Cut_after_any_byte_a_body_gives_what_was_there()
    {
        foreach (string sample in Samples.Where(s => s.Contains("<Error", StringComparison.Ordinal)))
        {
            byte[] bytes = Encoding.UTF8.GetBytes(sample);
            S3ErrorResponse whole = S3ErrorResponseReader.Read(new S3ResponseInput { Body = sample });
            Assert.False(whole.IsTruncated);
            int codeEnd = sample.IndexOf("</Code>", StringComparison.Ordinal);
            int messageEnd = sample.IndexOf("</Message>", StringComparison.Ordinal);
            for (int length = 1; length < bytes.Length; length++)
            {
                S3ErrorResponse read = S3ErrorResponseReader.Read(new S3ResponseInput { BodyBytes = bytes[..length], Status = 403 });
                Assert.True(read.IsTruncated, $"{length}: {sample[..Math.Min(length, sample.Length)]}");
                Assert.Contains("ends in the middle", read.Meaning, StringComparison.Ordinal);

                // An end tag that is half there does not count; what is complete is as in the whole body.
                Assert.True(read.Code is null || read.Code == whole.Code, read.Code);
                Assert.True(length < codeEnd + "</Code>".Length || read.Code == whole.Code);
                Assert.True(length < messageEnd + "</Message>".Length || (read.Message == whole.Message && read.Row == whole.Row));
                Assert.All(read.Elements.Where(e => e.Key != read.TruncatedElement), e => Assert.Equal(whole.Elements[e.Key], e.Value));
            }
        }
    }

    [Theory]
    [InlineData("<?xml version=\"1.0\"?><!DOCTYPE lolz [<!ENTITY lol \"lol\"><!ENTITY lol2 \"&lol;&lol;\">]><Error><Code>&lol2;</Code></Error>")]
    [InlineData("<!DOCTYPE Error SYSTEM \"file:///etc/passwd\"><Error><Code>AccessDenied</Code></Error>")]
    [InlineData("<!doctype r [<!entity x system \"http://127.0.0.1:1/\">]><Error><Code>&x;</Code></Error>")]
    [InlineData("<Error><Code>AccessDenied</Code></Error><!DOCTYPE a>")]
    [InlineData("{\"body\":\"<!DOCTYPE a [<!ENTITY b 'c'>]><Error><Code>&b;</Code></Error>\"}")]
    [InlineData("&lt;!DOCTYPE a [&lt;!ENTITY b 'c'&gt;]&gt;&lt;Error&gt;&lt;Code&gt;&amp;b;&lt;/Code&gt;&lt;/Error&gt;")]
    public void Document_types_and_entities_are_refused(string xml) => AssertError("ResponseHasDocumentType", xml);

    [Theory]
    [InlineData("<Error><Code>A</Cod></Error>")]
    [InlineData("<Error><Code>&bogus;</Code></Error>")]
    [InlineData("<Error><Key>a & b</Key></Error>")]
    [InlineData("<Error><a b=1></a></Error>")]
    [InlineData("<Error><Code>&bogus;</Code><Message>cut later, so the fault is not the cut")]
    public void Malformed_xml_is_an_error_with_its_place(string xml)
    {
        PresignException error = AssertError("ResponseXmlMalformed", xml);
        Assert.True(error is { Line: > 0, Column: > 0 });
    }

    [Theory]
    [InlineData("<Error><Key>a & b</Key></Error>", 1, 16)]
    [InlineData("$ curl\nbody: <Error><Key>a & b</Key></Error>", 2, 22)]
    [InlineData("$ curl\n\n<Error>\n<Key>a & b</Key></Error>", 4, 9)]
    public void The_place_of_a_fault_is_that_in_the_whole_text(string text, int line, int column)
    {
        PresignException error = AssertError("ResponseXmlMalformed", text);
        Assert.Equal((line, column), (error.Line, error.Column));
    }

    [Theory]
    [InlineData("ResponseEmpty", "")]
    [InlineData("ResponseEmpty", " \n ")]
    [InlineData("ResponseNotRecognized", "hello")]
    [InlineData("ResponseNotRecognized", "{\"a\":1}")]
    [InlineData("ResponseNotRecognized", "<?xml version=\"1.0\"?><ListBucketResult/>")]
    [InlineData("ResponseIsSuccess", "HTTP/1.1 200 OK\n\n")]
    public void What_is_no_error_of_S3_is_an_error(string id, string text) => AssertError(id, text);

    [Theory]
    [InlineData(99)]
    [InlineData(600)]
    [InlineData(-1)]
    public void A_status_out_of_range(int status) =>
        Assert.Equal("ResponseStatusOutOfRange", Assert.Throws<PresignException>(() => S3ErrorResponseReader.Read(new S3ResponseInput { Status = status })).ErrorId);

    [Fact]
    public void Too_deep_and_too_many()
    {
        AssertError("ResponseXmlTooDeep", "<Error>" + string.Concat(Enumerable.Repeat("<a>", 100_000)));
        AssertError("ResponseXmlTooDeep", "<Error>" + string.Concat(Enumerable.Repeat("<a>x</a>", 100_000)) + "</Error>");
    }

    [Fact]
    public void A_hundred_megabytes_are_refused_at_once()
    {
        string huge = "<Error><Code>AccessDenied</Code><Message>" + new string('x', 100_000_000) + "</Message></Error>";
        byte[] bytes = new byte[100_000_000];
        long before = GC.GetAllocatedBytesForCurrentThread();
        long work = Work.Done;
        AssertError("ResponseTooLarge", huge);
        Assert.Equal("ResponseTooLarge", Assert.Throws<PresignException>(() => S3ErrorResponseReader.Read(new S3ResponseInput { BodyBytes = bytes })).ErrorId);
        Assert.True(GC.GetAllocatedBytesForCurrentThread() - before < 1_000_000);
        Assert.True(Work.Done - work < 1_000_000, "The text was looked through.");
    }

    public static TheoryData<string, string> Largest() => new()
    {
        { "text", new string('a', S3ErrorResponseReader.MaximumLength) },
        { "open tags", string.Concat(Enumerable.Repeat("<", S3ErrorResponseReader.MaximumLength)) },
        { "roots", string.Concat(Enumerable.Repeat("<Errors ", S3ErrorResponseReader.MaximumLength / 8)) },
        { "attributes", "<Error " + string.Concat(Enumerable.Range(0, 60_000).Select(i => $"a{i}=\"\" ")) + "><Code>AccessDenied</Code></Error>" },
        { "one value", "<Error><Code>AccessDenied</Code><Message>" + new string('"', 1_000_000) + "</Message></Error>" },
        { "lines", string.Concat(Enumerable.Repeat("Code: x\n", S3ErrorResponseReader.MaximumLength / 8)) },
        { "html", "<html>" + string.Concat(Enumerable.Repeat("<li>", 250_000)) },
        { "sentences", string.Concat(Enumerable.Repeat("User: a is not authorized to perform: b on resource: \"c\" because ", 16_000)) },
        { "brackets", "{" + string.Concat(Enumerable.Repeat("\"a\":{", 200_000)) },
        { "http", string.Concat(Enumerable.Repeat("HTTP/1.1 403 X\na: b\n", 50_000)) },
        { "tokens", "<Error><Code>AccessDenied</Code><Message>" + string.Concat(Enumerable.Repeat("X-Amz-Security-Token=", 45_000)) + "</Message></Error>" },
    };

    [Theory]
    [MemberData(nameof(Largest))]
    public void The_largest_text_takes_bounded_work(string what, string text)
    {
        long work = Work.Done, bytes = GC.GetAllocatedBytesForCurrentThread();
        try
        {
            S3ErrorResponseReader.Read(new S3ResponseInput { Body = text });
        }
        catch (PresignException e)
        {
            Assert.NotEmpty(e.ErrorId);
        }

        // A million characters: what grew with the square would be a million times as much.
        work = Work.Done - work;
        bytes = GC.GetAllocatedBytesForCurrentThread() - bytes;
        Assert.True(work < 400L * S3ErrorResponseReader.MaximumLength, $"{what}: {work} characters looked at");
        Assert.True(bytes < 400L * S3ErrorResponseReader.MaximumLength, $"{what}: {bytes} bytes allocated");
    }

    [Fact]
    public void Whatever_the_input_nothing_but_the_documented_error_is_thrown()
    {
        Gen<string> piece = Gen.OneOf<string>(
            Gen.Char.Array[0, 12].Select(c => new string(c)),
            Gen.OneOf("<", ">", "&", "</Error>", "<Error>", "<Code>", "</Code>", "&lt;", "&#x1;", "]]>", "<![CDATA[", "<!--", "\0", "\r\n", "{", "}", "\"", "HTTP/1.1 403 X\n", "<html", "Code: ", ": ", "User: ", " is not authorized to perform: ", "expecting '", "%", "\uD800", "X-Amz-Security-Token=", "AccessDenied", "X", "9"));
        Gen<string> mutated =
            from sample in Gen.OneOf(Samples)
            from edits in Gen.Select(Gen.Int[0, 10_000], Gen.Int[0, 40], piece).Array[0, 4]
            select edits.Aggregate(sample, (text, edit) =>
            {
                int at = text.Length == 0 ? 0 : edit.Item1 % text.Length;
                return text[..at] + edit.Item3 + text[Math.Min(text.Length, at + edit.Item2)..];
            });
        Gen<string> text = Gen.Frequency((8, mutated), (1, piece.Array[0, 8].Select(string.Concat)), (1, Gen.String[0, 60]));

        Gen.Select(text, Gen.Int[0, 700], Gen.Bool, Gen.OneOf("Location", "x-amz-error-code", "Date", "x-amz-delete-marker", "")).Sample(
            (body, status, asBytes, header) =>
            {
                var input = new S3ResponseInput
                {
                    Body = asBytes ? null : body,
                    BodyBytes = asBytes ? Encoding.UTF8.GetBytes(body) : null,
                    Status = status < 100 ? null : status,
                    Headers = header.Length == 0 ? [] : [new(header, body)],
                };
                try
                {
                    S3ErrorResponse read = S3ErrorResponseReader.Read(input);
                    Assert.NotEmpty(read.Meaning);
                    Assert.NotNull(read.ToString());
                }
                catch (PresignException e)
                {
                    Assert.StartsWith("Response", e.ErrorId, StringComparison.Ordinal);
                    Assert.NotEmpty(e.Advice);
                }
            },
            iter: Nightly.Times(20_000));
    }

    private static PresignException AssertError(string id, string text)
    {
        PresignException error = Assert.Throws<PresignException>(() => S3ErrorResponseReader.Read(new S3ResponseInput { Body = text }));
        Assert.Equal(id, error.ErrorId);
        return error;
    }
}
