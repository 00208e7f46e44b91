using PresignTools.Diagnosis;
using PresignTools.Intake.Reading;

namespace PresignTools.Tests.Diagnosis.Told;

/// <summary>Faults of the client and of the application before it: nothing was sent, or something else than was signed.</summary>
public class ClientSideTests
{
    private const string Mismatch = "SignatureDoesNotMatch: The request signature we calculated does not match the signature you provided.";

    [Theory]
    [InlineData("laravel, AWS_ENDPOINT=minio.example.com\nInvalidArgumentException: Endpoint must be a full URI, including a scheme")]
    [InlineData("ruby Aws::S3::Client.new(endpoint: 'nyc3.digitaloceanspaces.com')\nArgumentError: expected :endpoint to be a HTTP or HTTPS endpoint")]
    [InlineData("S3_ENDPOINT=fra1.digitaloceanspaces.com\nerror: upload of avatar to S3 failed: Invalid URL")]
    [InlineData("n8n, S3 host is https://minio.example.com\nError: getaddrinfo ENOTFOUND https")]
    [InlineData("spark fs.s3a.endpoint=http://https://minio:9000\njava.net.UnknownHostException: https")]
    [InlineData("pgbackrest repo1-s3-endpoint=https://minio.db.svc\nunable to get address for 'https': Name or service not known")]
    [InlineData("zammad, S3_ENDPOINT=minio:9000\nArgumentError (bad URI(is not URI?): \"minio:9000\")")]
    [InlineData("ex_aws for s3: requests go to https://https://fra1.digitaloceanspaces.com, nxdomain")]
    public void An_endpoint_without_or_with_too_much_scheme(string text) => Assert.Equal(CauseId.EndpointMalformed, Read(text).RootCause);

    [Theory]
    [InlineData("s3: getaddrinfo ENOTFOUND https-gateway.corp.example")]
    [InlineData("aws s3 ls: Could not connect to the endpoint URL: \"https://s3.corp.example/\"")]
    [InlineData("s3 client: cannot lookup https endpoints of minio behind the vpn, ENOTFOUND minio.corp.example")]
    [InlineData("S3_ENDPOINT=https://fra1.digitaloceanspaces.com\nerror: Invalid URL of the webhook")]
    public void A_whole_endpoint_is_none_of_that(string text) =>
        Assert.DoesNotContain(Read(text).Findings, static f => f.Cause == CauseId.EndpointMalformed && f.Certainty == Certainty.Likely);

    [Theory]
    [InlineData("new AWS.S3({apiKeyId, ibmAuthEndpoint}); getSignedUrl\nUnsupportedSigner: Presigning only supports S3 or SigV4 signing.", "HMAC")]
    [InlineData("ibm_boto3 generate_presigned_url\nAttributeError: 'DefaultTokenManager' object has no attribute 'access_key'", "HMAC")]
    [InlineData("s3fs.S3FileSystem(key=ID, secret=SECRET)\nAttributeError: 'tuple' object has no attribute 'split'", "comma")]
    [InlineData("django storages, S3: TypeError: can only concatenate str (not \"tuple\") to str, botocore/auth.py", "comma")]
    [InlineData("s3cmd put: WARNING: MD5 Sums don't match! the bucket is encrypted with aws:kms", "ETag")]
    [InlineData("rclone: a.bin: corrupted on transfer: md5 hash differ, bucket with default encryption on idrive e2", "ETag")]
    public void Faults_that_the_catalogue_does_not_have(string text, string says)
    {
        PresignDiagnosis read = Read(text);
        Assert.Equal(CauseId.Other, read.RootCause);
        Assert.Contains(says, read.Findings[0].Evidence + read.Remedy, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("rclone: a.bin: failed to copy to s3: corrupted on transfer: md5 hash differ")]
    [InlineData("s3: DEBUG : a: md5 = 7d7a6dd7e37454c6a82992eabe7a4613\nDEBUG : a: md5 = 7d7a6dd7e37454c6a82992eabe7a4613, bucket with KMS, failed")]
    public void Digests_alone_say_nothing_of_encryption(string text) =>
        Assert.DoesNotContain(Read(text).Findings, static f => f.Evidence.Contains("ETag", StringComparison.Ordinal));

    [Theory]
    [InlineData("new BasicAWSCredentials(System.getenv(\"K\"), s)\njava.lang.IllegalArgumentException: Access key cannot be null.")]
    [InlineData("TypeError: The \"key\" argument must be of type string or an instance of Buffer. Received undefined\n at new Hmac\n at SignatureV4.getSigningKey")]
    [InlineData("php: hash_hmac(): Argument #3 ($key) must be of type string, null given in Signature/SignatureV4.php")]
    [InlineData("System.ArgumentNullException: Value cannot be null. (Parameter 'awsSecretAccessKey')")]
    [InlineData("minio-js: AnonymousRequestError: Presigned PUT url cannot be generated for anonymous requests")]
    public void Settings_of_keys_that_are_empty(string text) => Assert.Equal(CauseId.UnsignedRequest, Read(text).RootCause);

    [Theory]
    [InlineData("TypeError: The \"key\" argument must be of type string. Received undefined\n at Map.get, s3 upload fails with SignatureDoesNotMatch")]
    public void Another_key_is_no_secret(string text) => Assert.NotEqual(CauseId.UnsignedRequest, Read(text).RootCause);

    [Theory]
    [InlineData("fetch('https://9abc.execute-api.eu-west-1.amazonaws.com/prod/presign') -> 403 {\"message\":\"Missing Authentication Token\"}")]
    [InlineData("curl https://abcdefgh.lambda-url.us-east-1.on.aws/\n{\"Message\":\"Forbidden\"}\nit makes presigned s3 urls")]
    [InlineData("https://x1.execute-api.us-east-1.amazonaws.com/dev/upload\n413\n{\n  \"message\": \"Request Too Long\"\n}\nfor an s3 upload")]
    public void The_API_that_gives_out_URLs_refuses(string text) => Assert.Equal(CauseId.NotS3, Read(text).RootCause);

    [Fact]
    public void The_API_is_fine_and_S3_refuses() => Assert.NotEqual(
        CauseId.NotS3,
        Read("url from https://x.execute-api.us-east-1.amazonaws.com/url is ok, then PUT: <Error><Code>SignatureDoesNotMatch</Code><Message>x</Message></Error> message: Forbidden").RootCause);

    [Theory]
    [InlineData("import { getSignedUrl } from '@aws-sdk/s3-request-presigner'; new PutObjectCommand({Bucket, Key, ACL: 'public-read'})\naxios.put(url, f, {headers: {'x-amz-acl': 'public-read'}})\n<Error><Code>AccessDenied</Code><Message>There were headers present in the request which were not signed</Message><HeadersNotSigned>x-amz-acl</HeadersNotSigned></Error>")]
    [InlineData("PresignPutObject with StorageClass: types.StorageClassGlacier, the app sends x-amz-storage-class\n<Error><Code>AccessDenied</Code><Message>There were headers present in the request which were not signed</Message><HeadersNotSigned>x-amz-storage-class</HeadersNotSigned></Error>")]
    public void A_presigner_that_moves_headers(string text) =>
        Assert.Contains(Read(text).Findings, static f => f.Cause == CauseId.HoistedHeader && f.Evidence.Contains("moves x-amz-*", StringComparison.Ordinal));

    [Fact]
    public void It_is_the_cause_where_the_server_does_not_state_another() => Assert.Equal(
        CauseId.HoistedHeader,
        Read("@aws-sdk/s3-request-presigner, PutObjectCommand with Metadata: { kind: 'x' }\nPUT with the header on it: 400, header 'x-amz-meta-kind' must be included in signature.").RootCause);

    [Fact]
    public void A_presigner_that_signs_headers() => Assert.NotEqual(
        CauseId.HoistedHeader,
        Read("boto3 generate_presigned_url('put_object', Params={'Metadata': {}}), requests.put(url, headers={'x-amz-acl': 'private'})\n<Error><Code>AccessDenied</Code><Message>There were headers present in the request which were not signed</Message><HeadersNotSigned>x-amz-acl</HeadersNotSigned></Error>").RootCause);

    [Theory]
    [InlineData("versioned bucket; we append versionId to the presigned url\n" + Mismatch)]
    [InlineData("the newsletter tool adds utm_source to the link, a presigned url\n" + Mismatch)]
    [InlineData("getSignedUrl of GetObject; in js I concatenate &response-content-disposition=attachment to the end of the url\n" + Mismatch)]
    public void What_is_put_behind_a_signed_URL(string text) => Assert.Equal(CauseId.ExtraQueryParameter, Read(text).RootCause);

    [Theory]
    [InlineData("presigned url of minio; the sdk adds a parameter to the query string\n" + Mismatch)]
    [InlineData("I add response-content-disposition before signing and it goes to the query of the presigned url\n" + Mismatch)]
    public void What_the_signer_puts_there_is_signed(string text) => Assert.NotEqual(CauseId.ExtraQueryParameter, Read(text).RootCause);

    [Theory]
    [InlineData("flutter MultipartRequest, presigned post to the s3 bucket: on the wire the file part comes before policy and key, 400 Bad Request")]
    [InlineData("fd.append('file', f), then the fields of createPresignedPost. S3: AccessDenied. So the fields come after the file")]
    public void A_form_that_does_not_end_with_its_file(string text) => Assert.Equal(CauseId.PostFormMalformed, Read(text).RootCause);

    [Theory]
    [InlineData("ali-oss in Chrome, big files: InvalidPart: One or more of the specified parts could not be found")]
    [InlineData("浏览器 multipartUpload:\nOne or more of the specified parts could not be found or the specified entity tag might not have matched the part's entity tag")]
    public void Parts_of_a_page_without_ETags(string text) => Assert.Equal(CauseId.CorsMisconfigured, Read(text).RootCause);

    [Fact]
    public void Parts_of_a_service_have_ETags() => Assert.NotEqual(
        CauseId.CorsMisconfigured, Read("java service on minio: InvalidPart: One or more of the specified parts could not be found").RootCause);

    [Theory]
    [InlineData("s3 = boto3.client('s3', config=Config(signature_version='s3v4'))\ns3.generate_presigned_url('get_object')  # bucket in me-south-1\n" + Mismatch, true)]
    [InlineData("s3 = boto3.client('s3', endpoint_url='https://s3.me-south-1.amazonaws.com')\ns3.generate_presigned_url('get_object')\n" + Mismatch, false)]
    [InlineData("s3 = boto3.client('s3')\ns3.generate_presigned_url('get_object')  # us-east-1\n" + Mismatch, false)]
    public void Boto3_without_an_endpoint_signs_for_the_global_host(string text, bool isSaid) =>
        Assert.Equal(isSaid, Read(text).Findings.Any(static f => f.Cause == CauseId.WrongEndpointGlobalRedirect && f.Evidence.Contains("boto3", StringComparison.Ordinal)));

    [Theory]
    [InlineData("aws4.sign({host, path: '/b/k', method: 'PUT', service: 's3'}) on the server, axios in the front end does the upload\n" + Mismatch, true)]
    [InlineData("aws4.sign({host, path: '/b/k', method: 'PUT', service: 's3', body: file}), axios sends it\n" + Mismatch, false)]
    public void Headers_that_are_signed_without_the_body(string text, bool isSaid) =>
        Assert.Equal(isSaid, Read(text).Findings.Any(static f => f.Cause == CauseId.PayloadHashMismatch && f.Evidence.Contains("no body is given", StringComparison.Ordinal)));

    [Fact]
    public void A_URL_whose_query_is_shown_elsewhere_lacks_nothing() => Assert.DoesNotContain(
        Read("{\"href\":\"https://b.s3.eu-west-1.amazonaws.com/o?X-Amz-Expires=3600&x-amz-security-token=***\ntrace: ***&X-Amz-Algorithm=AWS4-HMAC-SHA256&X-Amz-SignedHeaders=content-type;host\"}\ntrace: PUT https://b.s3.eu-west-1.amazonaws.com/o\nHTTP 403 Forbidden").Findings,
        static f => f.Cause == CauseId.MissingQueryParameter && f.Certainty >= Certainty.Likely);

    [Theory]
    [InlineData("{\"actions\":{\"upload\":{\"href\":\"https://b.s3.amazonaws.com/o?X-Amz-SignedHeaders=content-type;host&X-Amz-Signature=...\",\"header\":{}}}}\ngiftless: the upload is refused with 403", true)]
    [InlineData("{\"actions\":{\"upload\":{\"href\":\"https://b.s3.amazonaws.com/o?X-Amz-SignedHeaders=content-type;host&X-Amz-Signature=...\",\"header\":{\"Content-Type\":\"a/b\"}}}}\ngiftless: the upload is refused with 403", false)]
    public void A_signed_type_that_nobody_tells_the_client(string text, bool isSaid) =>
        Assert.Equal(isSaid, Read(text).RootCause == CauseId.ContentTypeMismatch);

    [Theory]
    [InlineData("what comes back is 501, on r2 with a presigned put", 501)]
    [InlineData("s3 upload fails with 403 on large files", 403)]
    [InlineData("the s3 bucket returns a 404 for it", 404)]
    public void A_status_in_a_sentence(string text, int status) => Assert.Equal(status, Read(text).StatusCode);

    [Theory]
    [InlineData("s3 sync returns 403 files of 500 objects, then AccessDenied: Access Denied")]
    [InlineData("s3 upload takes 500 ms and gets 450 MB, then times out")]
    public void Numbers_of_things_are_none(string text) => Assert.NotEqual(450, Read(text).StatusCode ?? 0);

    private static PresignDiagnosis Read(string text) => Failure.ByRules(TextIntake.Read(text, out _)!, Failure.Now);
}
