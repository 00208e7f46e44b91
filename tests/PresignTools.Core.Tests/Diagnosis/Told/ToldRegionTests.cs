using PresignTools.Diagnosis;
using PresignTools.Intake.Reading;

namespace PresignTools.Tests.Diagnosis.Told;

/// <summary>What texts tell of hosts, endpoints and the way to them, in the ways in which people of other tools paste it.</summary>
public class ToldRegionTests
{
    private const string Mismatch = "SignatureDoesNotMatch: The request signature we calculated does not match the signature you provided.";
    private const string Hex = "4c3c01a24e82c843973d6f6c65e3e07ffd3d81c28d5394d3cfedfa7f5bd34c48";

    [Theory]
    [InlineData("Signed link to http://site-ex.s3-website-us-east-1.amazonaws.com/a.pdf\n<html><body><li>Code: AccessDenied</li><li>Message: Access Denied</li></body></html>")]
    [InlineData("BASE=http://b-ex.s3-website.eu-central-1.amazonaws.com, go presigner\nHTTP/1.1 403 Forbidden\n<ul>\n<li>Code: AccessDenied</li>\n<li>RequestId: 1</li>\n</ul>")]
    public void The_page_of_a_website_endpoint(string text) => Likely(CauseId.WebsiteEndpoint, text);

    [Fact]
    public void A_website_that_is_only_mentioned() =>
        Assert.NotEqual(
            CauseId.WebsiteEndpoint,
            Read("The site on b-ex.s3-website.eu-central-1.amazonaws.com is fine. The presigned URL: <Error><Code>AccessDenied</Code><Message>Access Denied</Message></Error>").RootCause);

    [Theory]
    [InlineData("mc cp a lab/b/a\n<html><head><title>301 Moved Permanently</title></head><body><center><h1>301 Moved Permanently</h1></center><hr><center>openresty</center></body></html>")]
    [InlineData("python boto3, endpoint http://store.example.net behind apache\n<title>302 Found</title></head><body><h1>Found</h1><p>The document has moved <a href=\"https://store.example.net/b\">here</a>")]
    [InlineData("s3cmd put: ERROR: S3 error: 308 (Permanent Redirect)\n<html><head><title>308 Permanent Redirect</title></head><center>nginx</center>")]
    public void A_proxy_that_redirects(string text) => Likely(CauseId.Redirected, text);

    [Fact]
    public void A_proxy_that_refuses_does_not_redirect() =>
        Assert.Equal(
            CauseId.IntermediaryBlock,
            Read("PUT of a big file to our S3\n<html><head><title>413 Request Entity Too Large</title></head><center>nginx</center>").RootCause);

    [Theory]
    [InlineData("curl of the presigned S3 link at work\n<!DOCTYPE html><html><title>Blocked</title><p>This site is blocked. Category: File Sharing</p></html>")]
    [InlineData("presigned S3 URL, Invoke-WebRequest 403: <html><h1>Acc\u00e8s interdit</h1><p>Cat\u00e9gorie : stockage en ligne</p></html>")]
    [InlineData("S3 link in Java HttpClient:\n<html><head><title>Sitio bloqueado</title></head><body>Categor\u00eda: almacenamiento</body></html>")]
    public void The_page_of_a_web_filter(string text) => Likely(CauseId.IntermediaryBlock, text);

    [Fact]
    public void A_page_of_the_shop_is_no_web_filter() =>
        Assert.DoesNotContain(
            "web filter",
            Read("our S3 page <html><title>Shop</title><p>Category: shoes</p></html>\nAccessDenied: Access Denied on the pictures").Explanation);

    [Theory]
    [InlineData("curl: (60) SSL: no alternative certificate subject name matches target host name 'logs-ex.logs-ex.fra1.digitaloceanspaces.com'")]
    [InlineData("Java: java.net.UnknownHostException: media-ex.media-ex.s3.eu-west-1.wasabisys.com")]
    [InlineData("go: Get \"https://app-data.app-data.nyc3.digitaloceanspaces.com/x\": tls: failed to verify certificate: x509: certificate is valid for *.nyc3.digitaloceanspaces.com")]
    public void The_bucket_twice_in_a_host(string text) => Likely(CauseId.BucketInEndpoint, text);

    [Theory]
    [InlineData("endpoint_url = https://arch-ex.s3.fr-par.scw.cloud\ns5cmd cp a s3://arch-ex/a\nNoSuchKey: The specified key does not exist.")]
    [InlineData("endpoint: https://arch-ex.s3.fr-par.scw.cloud\nall my files end up in arch-ex/arch-ex/2026/ and a restore says NoSuchKey")]
    public void The_endpoint_begins_with_the_bucket(string text) => Likely(CauseId.BucketInEndpoint, text);

    [Fact]
    public void An_endpoint_of_a_region_has_no_bucket() =>
        Assert.NotEqual(
            CauseId.BucketInEndpoint,
            Read("endpoint_url = https://s3.fr-par.scw.cloud\ns5cmd cp a s3://arch-ex/a\nNoSuchKey: The specified key does not exist.").RootCause);

    [Theory]
    [InlineData("phoenix app: {:error, :nxdomain}\nrequest to http://uploads.minio:9000/a, http://minio:9000/uploads/a works with curl")]
    [InlineData("python: Name or service not known: http://media.garage:3900/x. endpoint http://garage:3900")]
    [InlineData("deno: dns error: failed to lookup address information for http://a-ex.s3.lan:9000/b while http://s3.lan:9000 answers")]
    public void The_bucket_is_put_in_front_of_the_endpoint(string text) => Likely(CauseId.PathStyleNeeded, text);

    [Theory]
    [InlineData("minio in compose. s3.putObject gives MalformedXML: The XML you provided was not well-formed or did not validate against our published schema")]
    [InlineData("php, minio: upload -> The XML you provided was not well-formed")]
    public void An_upload_that_is_read_as_XML(string text) => Likely(CauseId.PathStyleNeeded, text);

    [Fact]
    public void XML_of_parts_is_another_matter() =>
        Assert.NotEqual(
            CauseId.PathStyleNeeded,
            Read("minio, CompleteMultipartUpload after the upload of parts: MalformedXML: The XML you provided was not well-formed").RootCause);

    [Theory]
    [InlineData("mlflow with minio as artifact store, client on a laptop: InvalidAccessKeyId: The AWS Access Key Id you provided does not exist in our records.")]
    [InlineData("dvc push to our MinIO\nERROR: unexpected error - The AWS Access Key Id you provided does not exist in our records.: An error occurred (InvalidAccessKeyId) when calling the ListObjectsV2 operation: The AWS Access Key Id you provided does not exist in our records.")]
    public void AWS_answers_for_a_key_of_MinIO(string text) => Likely(CauseId.WrongEndpointServer, text);

    [Fact]
    public void MinIO_answers_for_its_own_keys() =>
        Assert.NotEqual(
            CauseId.WrongEndpointServer,
            Read("our minio: InvalidAccessKeyId: The Access Key Id you provided does not exist in our records.").RootCause);

    [Theory]
    [InlineData("sdk for php with endpoint https://s3.amazonaws.com, bucket in Zurich: The eu-central-2 location constraint is incompatible for the region specific endpoint this request was sent to.")]
    [InlineData("IllegalLocationConstraintException on GetObject, host s3.amazonaws.com: The af-south-1 location constraint is incompatible for the region specific endpoint this request was sent to.")]
    public void The_global_host_and_a_newer_region(string text) => Likely(CauseId.WrongEndpointGlobalRedirect, text);

    [Fact]
    public void The_creation_of_a_bucket_is_another_matter() =>
        Assert.NotEqual(
            CauseId.WrongEndpointGlobalRedirect,
            Read("CreateBucket at s3.amazonaws.com: IllegalLocationConstraintException: The af-south-1 location constraint is incompatible for the region specific endpoint this request was sent to.").RootCause);

    [Theory]
    [InlineData("ASIAIOSFODNN7EXAMPLE%2F20260301%2Fus-east-1%2Fs3express%2Faws4_request", "&X-Amz-SignedHeaders=host", true)]
    [InlineData("ASIAIOSFODNN7EXAMPLE/20260301/us-east-1/s3express/aws4_request", "&X-Amz-SignedHeaders=host", true)]
    [InlineData("ASIAIOSFODNN7EXAMPLE%2F20260301%2Fus-east-1%2Fs3express%2Faws4_request", "&X-Amz-S3session-Token=A&X-Amz-SignedHeaders=host", false)]
    [InlineData("AKIAIOSFODNN7EXAMPLE%2F20260301%2Fus-east-1%2Fs3express%2Faws4_request", "&X-Amz-SignedHeaders=host", false)]
    public void Temporary_keys_without_a_token_at_a_directory_bucket(string scope, string rest, bool isSession) =>
        Assert.Equal(
            isSession,
            Read($"lua signer, bucket t--use1-az4--x-s3, .../k?X-Amz-Algorithm=AWS4-HMAC-SHA256&X-Amz-Credential={scope}&X-Amz-Date=20260301T120000Z"
                + $"&X-Amz-Expires=60{rest}&X-Amz-Signature={Hex}\nAccessDenied: Access Denied").RootCause == CauseId.ExpressSessionToken);

    [Theory]
    [InlineData("X-Amz-Algorithm=AWS4-ECDSA-P256-SHA256&...&X-Amz-Region-Set=eu-*\n< x-amz-bucket-region: us-west-2\n403 Forbidden", true)]
    [InlineData("X-Amz-Algorithm=AWS4-ECDSA-P256-SHA256&X-Amz-Region-Set=us-east-1\nx-amz-bucket-region: us-east-1\n403 Forbidden", false)]
    public void A_region_set_that_leaves_a_region_out(string text, bool isOut) =>
        Assert.Equal(isOut, Read("mrap link\n" + text).RootCause == CauseId.RegionSetMismatch);

    [Theory]
    [InlineData("velero behind a cloudflare proxy to minio, s3Url https://s3.example.com\nSignedHeaders=accept-encoding;host;x-amz-date\ncf-ray: 1\n" + Mismatch)]
    [InlineData("canonical request of the error:\naccept-encoding:gzip,gzip(gfe)\nhost:storage.googleapis.com\n" + Mismatch)]
    public void A_hop_rewrites_what_was_signed(string text) => Likely(CauseId.IntermediaryChangesRequest, text);

    [Theory]
    [InlineData("We use TLS 1.2/1.3 and the certificate is from Let's Encrypt.\npresigned S3 download, nothing but a 403")]
    [InlineData("tls: on, ssl: enabled\ns3 upload: AccessDenied")]
    public void A_setting_of_TLS_is_no_failure_to_connect(string text) => Assert.NotEqual(CauseId.DnsOrTls, Read(text).RootCause);

    [Theory]
    [InlineData("SSLError: certificate verify failed: unable to get local issuer certificate\nboto3 upload to S3")]
    [InlineData("node: Error: Hostname/IP does not match certificate's altnames, s3 upload")]
    [InlineData("S3 sync: tls: handshake failure")]
    public void Trouble_with_a_certificate(string text) => Assert.Equal(CauseId.DnsOrTls, Read(text).RootCause);

    [Theory]
    [InlineData("presigned GET works in Edge.\n< Access-Control-Allow-Origin: *\nSignatureDoesNotMatch in the app. Is it CORS?")]
    [InlineData("Do I need CORS for a presigned PUT from curl? I get AccessDenied: Access Denied")]
    public void A_question_for_CORS_is_no_complaint(string text) => Assert.NotEqual(CauseId.CorsMisconfigured, Read(text).RootCause);

    [Fact]
    public void A_browser_s_sentence_is_one() =>
        Assert.Equal(
            CauseId.CorsMisconfigured,
            Read("Access to fetch at 'https://examplebucket.s3.amazonaws.com/a' from origin 'https://app.example.com' has been blocked by CORS policy: No 'Access-Control-Allow-Origin' header is present. What now?").RootCause);

    [Theory]
    [InlineData("Error: Neither CRT nor JS SigV4a implementation is available. Please load either @aws-sdk/signature-v4-crt or @aws-sdk/signature-v4a")]
    [InlineData("botocore.exceptions.MissingDependencyException: Missing Dependency: Using S3 with an MRAP arn requires an additional dependency. You will need to pip install botocore[crt] before proceeding.")]
    [InlineData("Fatal error: AWS Common Runtime for PHP is required to use Signature V4A and multi-region access points. Please install it: composer require ...")]
    public void A_signer_of_SigV4A_that_is_not_there(string text) =>
        Assert.Equal(CauseId.AccessPointOrMrapSigV4A, Read($"arn:aws:s3::111122223333:accesspoint/mfzwi23gnjvgw.mrap\n{text}").RootCause);

    [Theory]
    [InlineData("request: { hostname: 'media-ex.s3.amazonaws.com', headers: { \"Host\": \"s3.amazonaws.com\" } }\n" + Mismatch)]
    [InlineData(":host=>\"logs-ex.s3.eu-west-1.amazonaws.com\", :headers=>{\"Host\"=>\"s3.eu-west-1.amazonaws.com\"}\n" + Mismatch)]
    public void A_host_that_is_another_in_the_header(string text) => Likely(CauseId.SignedHostMismatch, text);

    [Theory]
    [InlineData("<Error><Code>SignatureDoesNotMatch</Code><StringToSign>GET\n\n\nWed, 17 Jul 2013 21:47:42 +0000\n/a/b.jpg</StringToSign></Error>\nours: \"GET\\n\\n\\nWed, 17 Jul 2013 21:47:42 +0000\\n/media-ex/a/b.jpg\"", true)]
    [InlineData("<Error><Code>SignatureDoesNotMatch</Code><StringToSign>GET\n\n\nWed, 17 Jul 2013 21:47:42 +0000\n/media-ex/a/b.jpg</StringToSign></Error>\nours: \"GET\\n\\n\\nWed, 17 Jul 2013 21:47:42 +0000\\n/media-ex/a/b.jpg\"", false)]
    public void A_resource_without_the_bucket(string text, bool isLost) =>
        Assert.Equal(isLost, Read(text).RootCause == CauseId.SignedHostMismatch);

    [Theory]
    [InlineData("gateway log\nGET /b/k?X-Amz-Algorithm=AWS4-HMAC-SHA256&X-Amz-Credential=AKIAIOSFODNN7EXAMPLE%2F20260301%2Fus-east-1%2Fs3%2Faws4_request&X-Amz-Signature=" + Hex + "\n301 Moved Permanently, x-amz-bucket-region: sa-east-1", true)]
    [InlineData("gateway log\nGET /b/k?X-Amz-Algorithm=AWS4-HMAC-SHA256&X-Amz-Credential=AKIAIOSFODNN7EXAMPLE%2F20260301%2Fsa-east-1%2Fs3%2Faws4_request&X-Amz-Signature=" + Hex + "\n301 Moved Permanently, x-amz-bucket-region: sa-east-1", false)]
    public void A_scope_of_another_region_than_the_bucket_s(string text, bool isOther) =>
        Assert.Equal(isOther, Read(text).RootCause == CauseId.WrongRegion);

    [Fact]
    public void A_bare_redirect_of_an_unknown_host_is_not_likely_anything() =>
        Assert.NotEqual(Certainty.Likely, Read("scala sttp, presigned S3 URL of a partner: status code 301, no body").Certainty);

    [Theory]
    [InlineData("s3fs mybucket /mnt -o endpoint=cn-north-1\ninvalid credentials(host=https://s3.amazonaws.com) - result of checking service.")]
    [InlineData("goofys in cn-northwest-1: InvalidAccessKeyId: The AWS Access Key Id you provided does not exist in our records.")]
    public void Keys_of_China_at_the_public_partition(string text) => Assert.Equal(CauseId.WrongEndpointServer, Read(text).RootCause);

    private static void Likely(string cause, string text)
    {
        PresignDiagnosis diagnosis = Read(text);

        Assert.Equal(cause, diagnosis.RootCause);
        Assert.Equal(Certainty.Likely, diagnosis.Certainty);
    }

    private static PresignDiagnosis Read(string text) => TextIntake.Read(text, out _).Diagnose();
}
