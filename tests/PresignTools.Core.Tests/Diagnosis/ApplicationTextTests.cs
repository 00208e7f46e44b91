using PresignTools.Diagnosis;
using PresignTools.Intake;
using PresignTools.Intake.Reading;

namespace PresignTools.Tests.Diagnosis;

/// <summary>What applications and frameworks print and do, in texts as somebody would paste them.</summary>
public class ApplicationTextTests
{
    private const string Mismatch = "<Error><Code>SignatureDoesNotMatch</Code><Message>" + Failure.SignatureMessage + "</Message></Error>";

    private static DiagnosisInput Read(string text) =>
        TextIntake.Read(text, out _) with { AsOf = new DateTimeOffset(2024, 5, 24, 1, 0, 0, TimeSpan.Zero) };

    private static PresignDiagnosis Diagnose(string text) => Read(text).Diagnose();

    [Theory]
    [InlineData("operation error S3: UploadPart, failed to compute payload hash: failed to seek body to start, request stream is not seekable")]
    [InlineData("Error: Cannot determine length of [object Object]\n    at Object.byteLength (node_modules/aws-sdk/lib/util.js:203:26)")]
    [InlineData("Aws\\Exception\\CouldNotCreateChecksumException: A sha256 checksum could not be calculated for the provided upload body, because it was not seekable.")]
    [InlineData("TypeError: Invalid value \"undefined\" for header \"x-amz-decoded-content-length\"")]
    [InlineData("s3 put failed: Only request bodies with a known size can be checksum validated")]
    public void A_body_of_unknown_length_is_told_by_the_client(string message) =>
        Assert.Equal(CauseId.TransferEncodingChunked, Diagnose("upload to the bucket:\n" + message).RootCause);

    [Theory]
    [InlineData("TypeError [ERR_HTTP_INVALID_HEADER_VALUE]: Invalid value \"undefined\" for header \"x-amz-acl\"")]
    [InlineData("Put \"https://b.s3.amazonaws.com/k\": net/http: invalid header field value for \"X-Amz-Meta-Owner\"")]
    [InlineData("requests.exceptions.InvalidHeader: Header part (None) from ('x-amz-tagging', None) must be of type str or bytes, not <class 'NoneType'>")]
    [InlineData("System.FormatException: New-line characters are not allowed in header values.")]
    public void A_value_that_no_header_may_have_is_told_by_the_client(string message) =>
        Assert.Equal(CauseId.InvalidHeaderValue, Diagnose("PUT to S3 fails:\n" + message).RootCause);

    [Theory]
    [InlineData("ERROR AccessDenied: Access Denied", "const key = event.Records[0].s3.object.key;\nawait s3.getObject({ Bucket: bucket, Key: key }).promise()")]
    [InlineData("An error occurred (NoSuchKey) when calling the GetObject operation: The specified key does not exist.", "key = record['s3']['object']['key']\nobj = s3.get_object(Bucket=b, Key=key)")]
    public void A_key_of_an_event_is_form_encoded(string error, string code) =>
        Assert.Equal(CauseId.WrongBucketOrKey, Diagnose(code + "\n\n" + error + "\n\nonly for file names with spaces").RootCause);

    [Fact]
    public void A_key_of_an_event_that_is_decoded_is_no_fault()
    {
        DiagnosisInput input = Read("key = unquote_plus(event['Records'][0]['s3']['object']['key'])\n\nAn error occurred (AccessDenied) when calling the GetObject operation: Access Denied");

        Assert.DoesNotContain(input.Clues, static c => c.Kind == ClueKind.EventKeyRaw);
    }

    [Theory]
    [InlineData("<CompleteMultipartUpload><Part><PartNumber>1</PartNumber><ETag>undefined</ETag></Part></CompleteMultipartUpload>\n<Error><Code>InvalidPart</Code></Error>")]
    [InlineData("{\"Parts\":[{\"PartNumber\":1,\"ETag\":null}]}\n\nInvalidPart: One or more of the specified parts could not be found.\n<Error><Code>InvalidPart</Code></Error>")]
    public void Parts_without_an_ETag_were_not_readable_for_the_page(string text) =>
        Assert.Equal(CauseId.CorsMisconfigured, Diagnose(text).RootCause);

    [Fact]
    public void Parts_with_ETags_say_nothing_of_CORS() =>
        Assert.NotEqual(
            CauseId.CorsMisconfigured,
            Diagnose("<CompleteMultipartUpload><Part><PartNumber>1</PartNumber><ETag>\"9b2c\"</ETag></Part></CompleteMultipartUpload>\n<Error><Code>InvalidPart</Code></Error>").RootCause);

    [Theory]
    [InlineData("form.append('file', blob);\nform.append('key', f.key);\nform.append('policy', f.policy);\nawait axios.post('https://b.s3.amazonaws.com/', form)\n\n<Error><Code>InvalidArgument</Code></Error>")]
    [InlineData("POST https://b.s3.amazonaws.com/ 400 (Bad Request)\n\n--x1\nContent-Disposition: form-data; name=\"file\"; filename=\"a.png\"\n\n...\n--x1\nContent-Disposition: form-data; name=\"policy\"\n\neyJ\n")]
    [InlineData("<form action='https://b.s3.amazonaws.com/' method='post' enctype='multipart/form-data'>\n<input type='file' name='file'/>\n<input type='hidden' name='policy' value='eyJ'/>\n<input type='submit' name='go'/>\n</form>\n\n<Error><Code>InvalidArgument</Code></Error>")]
    public void The_file_is_the_last_field_of_a_form(string text) =>
        Assert.Equal(CauseId.PostFormMalformed, Diagnose(text).RootCause);

    [Fact]
    public void A_form_in_order_has_no_fault()
    {
        DiagnosisInput input = Read("form.append('key', f.key);\nform.append('policy', f.policy);\nform.append('file', blob);\nPOST https://b.s3.amazonaws.com/ 400 (Bad Request)");

        Assert.Equal(["key", "policy", "file"], input.FormOrder.Select(static f => f.Name));
        Assert.NotEqual(CauseId.PostFormMalformed, input.Diagnose().RootCause);
    }

    [Fact]
    public void Another_form_is_none_of_S3() =>
        Assert.Empty(Read("data.append('file', blob);\ndata.append('title', t);\nPOST https://b.s3.amazonaws.com/ 400 (Bad Request)").FormOrder);

    [Theory]
    [InlineData("S3_ACCESS_KEY_ID")]
    [InlineData("${AWS_KEY}")]
    [InlineData("undefined")]
    [InlineData("your-access-key")]
    public void The_name_of_a_setting_is_no_key(string id)
    {
        PresignDiagnosis diagnosis = Diagnose($"<Error><Code>InvalidAccessKeyId</Code><Message>The AWS Access Key Id you provided does not exist in our records.</Message><AWSAccessKeyId>{id}</AWSAccessKeyId></Error>");

        Assert.Equal(CauseId.InvalidOrDeletedAccessKey, diagnosis.RootCause);
        Assert.Contains("in place of the value", diagnosis.Explanation + diagnosis.Findings[0].Evidence, StringComparison.Ordinal);
    }

    [Fact]
    public void A_masked_key_was_changed_on_its_way() =>
        Assert.Equal(
            CauseId.UrlMangledInTransit,
            Diagnose("<Error><Code>InvalidAccessKeyId</Code><Message>The AWS Access Key Id you provided does not exist in our records.</Message><AWSAccessKeyId>****</AWSAccessKeyId></Error>").RootCause);

    [Theory]
    [InlineData("AWS_S3_ENDPOINT_URL=https://objects.cloud.example\n" + Mismatch + "\nwith the region set it works", CauseId.WrongRegion)]
    [InlineData("const url = await getSignedUrl(client, new GetObjectCommand({ Bucket, Key }))\n" + Mismatch + "\nwithout my query parameter it works", CauseId.ExtraQueryParameter)]
    public void A_change_that_helps_points_at_the_cause(string text, string cause) => Assert.Equal(cause, Diagnose(text).RootCause);

    [Fact]
    public void A_file_that_works_points_at_the_key_of_the_one_that_does_not() =>
        Assert.Equal(
            CauseId.KeyEncoding,
            Diagnose("<Error><Code>SignatureDoesNotMatch</Code><Message>" + Failure.SignatureMessage + "</Message><CanonicalRequest>PUT\n/in/yearly%20report.pdf\n\nhost:b.s3.amazonaws.com\n\nhost\nUNSIGNED-PAYLOAD</CanonicalRequest></Error>\n\nreport.pdf uploads with the same program").RootCause);

    [Theory]
    [InlineData("POST https://e0a1.r2.cloudflarestorage.com/media 501 (Not Implemented)")]
    [InlineData("failed to pull: HEAD https://registry.example.com/v2/app/manifests/1: 403 Forbidden")]
    [InlineData("POST https://b.s3.amazonaws.com/ 403 (Forbidden)")]
    public void A_URL_in_a_text_is_no_proof_of_a_request_without_a_signature(string text) =>
        Assert.NotEqual(CauseId.UnsignedRequest, Diagnose(text) is { Certainty: not Certainty.Possible } d ? d.RootCause : null);

    [Fact]
    public void A_plain_URL_that_S3_denies_has_no_signature() =>
        Assert.Equal(
            CauseId.UnsignedRequest,
            Diagnose("GET https://b.s3.eu-west-1.amazonaws.com/a.jpg 403 (Forbidden)\n<Error><Code>AccessDenied</Code><Message>Access Denied</Message></Error>").RootCause);

    [Fact]
    public void A_policy_for_all_under_a_condition_means_callers_without_a_signature() =>
        Assert.Equal(
            CauseId.RefererCondition,
            Diagnose("""
                {"Version":"2012-10-17","Statement":[{"Effect":"Allow","Principal":"*","Action":"s3:GetObject","Resource":"arn:aws:s3:::web/*","Condition":{"StringLike":{"aws:Referer":["https://www.example.com/*"]}}}]}

                GET https://web.s3.eu-west-1.amazonaws.com/a.jpg 403 (Forbidden)
                """).RootCause);

    [Fact]
    public void An_answer_of_AWS_to_the_keys_of_another_server_went_to_the_wrong_one() =>
        Assert.Equal(
            CauseId.WrongEndpointServer,
            Diagnose("""
                storage:
                  bucket: media
                  region: us-east-1
                  url: http://127.0.0.1:9000
                  accessKeyId: minioadmin
                  secretAccessKey: minioadmin

                PermanentRedirect: The bucket you are attempting to access must be addressed using the specified endpoint. Please send all future requests to this endpoint.
                """).RootCause);

    [Theory]
    [InlineData("Access Denied. (Each form field that you specify in a form must appear in the list of policy conditions. \"x-amz-meta-a\" not specified in the policy.)")]
    [InlineData("Invalid according to Policy: Extra input fields: x-amz-meta-a")]
    public void A_field_without_a_condition_is_named_by_every_server(string message) =>
        Assert.Equal(CauseId.PostPolicyMismatch, Diagnose($"<Error><Code>AccessDenied</Code><Message>{message.Replace("\"", "&quot;")}</Message></Error>").RootCause);

    [Fact]
    public void A_browser_copies_a_request_in_parts()
    {
        DiagnosisInput input = Read("""
            { "PUT": { "scheme": "https", "host": "b.s3.eu-west-1.amazonaws.com", "filename": "/in/a.csv",
              "query": { "X-Amz-Algorithm": "AWS4-HMAC-SHA256", "X-Amz-Credential": "AKIAIOSFODNN7EXAMPLE/20240524/eu-west-1/s3/aws4_request",
                "X-Amz-Date": "20240524T000000Z", "X-Amz-Expires": "3600", "X-Amz-SignedHeaders": "host",
                "X-Amz-Signature": "aeeed9bbccd4d02ee5c0109b86d86835f995330da4c265957d157751f604d404" } } }

            Status 403
            """);

        Assert.StartsWith("https://b.s3.eu-west-1.amazonaws.com/in/a.csv?X-Amz-Algorithm=AWS4-HMAC-SHA256&X-Amz-Credential=AKIAIOSFODNN7EXAMPLE%2F20240524", input.Url, StringComparison.Ordinal);
        Assert.Equal("PUT", input.Method);
    }

    [Fact]
    public void A_name_may_stand_elsewhere_than_the_code_that_takes_it() =>
        Assert.Equal(
            CauseId.NonAsciiHeaderValue,
            Diagnose("customer uploads \"Müller.pdf\"\n\nSignatureDoesNotMatch: " + Failure.SignatureMessage + "\n\n    await s3.putObject({ Bucket, Key, Body, Metadata: { title: file.name } })").RootCause);

    [Theory]
    [InlineData("await client.send(new PutObjectCommand({ Bucket: \"logs--euw1-az1--x-s3\", Key: \"a\" }))\n\nError: unsupported auth scheme sigv4-s3express", CauseId.ExpressSessionToken)]
    [InlineData("read 's3://data//raw/a.parquet' failed:\n<Error><Code>SignatureDoesNotMatch</Code><Message>" + Failure.SignatureMessage + "</Message><CanonicalRequest>GET\n/raw/a.parquet\n\nhost:data.s3.amazonaws.com\n\nhost\nUNSIGNED-PAYLOAD</CanonicalRequest></Error>", CauseId.PathNormalized)]
    [InlineData("photo.jpg -> 200\nin/photo (2).jpg -> 403\n" + Mismatch, CauseId.KeyEncoding)]
    public void What_the_client_shows_of_the_object_is_read(string text, string cause) => Assert.Equal(cause, Diagnose(text).RootCause);
}
