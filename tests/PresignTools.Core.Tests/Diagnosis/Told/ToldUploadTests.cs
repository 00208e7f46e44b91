using PresignTools.Diagnosis;
using PresignTools.Intake.Reading;

namespace PresignTools.Tests.Diagnosis.Told;

/// <summary>How an upload is sent, which directive lacks a host, what is in a scope: told in words, or seen in a piece.</summary>
public class ToldUploadTests
{
    [Theory]
    [InlineData("s3.getSignedUrl('putObject', { Bucket: b, Key: k })\nThe component takes the url, and in the network tab it sends a POST to it. 403 Forbidden")]
    [InlineData("url = s3.generate_presigned_url('put_object', Params={'Bucket': b, 'Key': k})\nIn devtools I see Request Method: POST, status 403")]
    [InlineData("const { url, fields } = await createPresignedPost(client, { Bucket, Key });\nawait fetch(url, { method: 'PUT', body: file }); // 405 Method Not Allowed")]
    public void Another_method_than_was_signed(string text)
    {
        PresignDiagnosis diagnosis = Read(text);
        Assert.Equal(CauseId.WrongMethod, diagnosis.RootCause);
        Assert.Equal(EvidenceKind.SeenInRequest, diagnosis.EvidenceKind);
    }

    [Theory]
    [InlineData("s3.getSignedUrl('putObject', { Bucket: b, Key: k })\nIt does not send a POST, it sends PUT. 403 Forbidden")]
    [InlineData("s3.getSignedUrl('putObject', { Bucket: b, Key: k })\nnew Dropzone('#d', { method: 'put' }) gives 403 Forbidden")]
    [InlineData("The page posts the file name to our API, which calls s3.getSignedUrl('putObject', p), and then PUTs the file: 403 Forbidden")]
    [InlineData("s3.generate_presigned_post(b, k)\nrequests.post(r['url'], data=r['fields'], files=f) gives 403 Forbidden")]
    public void The_method_that_was_signed(string text) => Assert.NotEqual(CauseId.WrongMethod, Read(text).RootCause);

    [Theory]
    [InlineData("x-amz-credential: AKIAIOSFODNN7EXAMPLE/20221113//s3/aws4_request\nthe upload form of the admin is refused", "no region")]
    [InlineData("node, upload to R2 gets 403\nCredential=AKIAIOSFODNN7EXAMPLE/20240101/undefined/s3/aws4_request, SignedHeaders=host;x-amz-date", "undefined")]
    [InlineData("boto3 on a Scaleway bucket: ...%2F20230303%2FNone%2Fs3%2Faws4_request and SignatureDoesNotMatch", "None")]
    public void A_scope_without_a_region(string text, string says)
    {
        PresignDiagnosis diagnosis = Read(text);
        Assert.Equal(CauseId.WrongRegion, diagnosis.RootCause);
        Assert.Contains(says, diagnosis.Explanation, StringComparison.Ordinal);
    }

    [Fact]
    public void A_scope_with_a_region_has_one() => Assert.NotEqual(CauseId.WrongRegion, Read(
        "x-amz-credential: AKIAIOSFODNN7EXAMPLE/20221113/auto/s3/aws4_request\nthe upload to R2 fails: SignatureDoesNotMatch").RootCause);

    [Theory]
    [InlineData("jets3t: putObject with Key='a//b.txt' gives SignatureDoesNotMatch")]
    [InlineData("files.create(key: \"/test//save.txt\", body: b)\n<Error><Code>SignatureDoesNotMatch</Code></Error>")]
    public void A_key_with_an_empty_segment(string text) => Assert.Equal(CauseId.PathNormalized, Read(text).RootCause);

    [Theory]
    [InlineData("files.create(key: \"test/save.txt\", host: \"https://s3.example.com//\")\n<Error><Code>SignatureDoesNotMatch</Code></Error>")]
    [InlineData("# see \"https://docs.example.com//key\" for the key\n<Error><Code>SignatureDoesNotMatch</Code></Error>")]
    public void Slashes_elsewhere_are_no_key(string text) => Assert.NotEqual(CauseId.PathNormalized, Read(text).RootCause);

    [Theory]
    [InlineData("The thumbnails from the presigned links of R2 stay empty. In the CSP of the page the endpoint is in connect-src, nothing of it in img-src. Keys and CORS should be right.")]
    [InlineData("Helmet's CSP: the bucket host is missing from connect-src, and uploads by presigned URL never leave the browser. CORS is fine.")]
    public void A_directive_that_lacks_the_host(string text)
    {
        PresignDiagnosis diagnosis = Read(text);
        Assert.Equal(CauseId.ContentSecurityPolicy, diagnosis.RootCause);
        Assert.NotEqual(CauseId.CorsMisconfigured, diagnosis.RootCause);
    }

    [Theory]
    [InlineData("fetch of the presigned URL from origin 'https://app.example.com' has been blocked by CORS policy: No 'Access-Control-Allow-Origin' header is present. I think the CORS is configured right")]
    [InlineData("CORS error in the console for the presigned PUT. The page's CSP lists the bucket in connect-src.")]
    public void A_complaint_of_the_browser_stays_one(string text) => Assert.Equal(CauseId.CorsMisconfigured, Read(text).RootCause);

    [Fact]
    public void Without_a_URL_no_signature_is_right() => Assert.DoesNotContain(CauseId.SignatureMatches, Read(
        "var stringToSign = 'GET\\n\\n\\n';\nvar authorization = `AWS ${accessKey}:${signature}`; // the upload to S3 fails with 403").PossibleCauses);

    private static PresignDiagnosis Read(string text) => TextIntake.Read(text, out _).Diagnose();
}
